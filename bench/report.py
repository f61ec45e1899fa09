"""What the rounds came to, as JSON and as the tables of the README."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bench.ingest import Ingest
from bench.processes import ROOT
from bench.proof import Inbox
from bench.rounds import Afterwards, Round, Starts

RESULT: Final = ROOT / "bench" / "results" / "latest.json"
README: Final = ROOT / "bench" / "README.md"
TABLES, LIKENESS, PICTURES = "tables", "likeness", "pictures"
"""The marks in the README between which tables stand: `<!-- tables: begin -->`."""
BUSY: Final = 0.9
"""Share of a core above which the load itself may have been what held things up."""

Table = list[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run of the bench came to."""

    at: str
    machine: dict[str, Any]
    window: float
    rounds: list[Round]
    starts: Starts | None
    ingests: list[Ingest] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Report":
        """Read what `save` wrote."""
        data = json.loads(path.read_text(encoding="utf-8"))
        rounds = [
            Round(**{**entry, "afterwards": Afterwards(**entry["afterwards"]) if entry["afterwards"] else None})
            for entry in data.pop("rounds")
        ]
        ingests = [
            Ingest(**{**entry, "kept": Inbox(**entry["kept"]) if entry["kept"] else None})
            for entry in data.pop("ingests", [])
        ]
        starts = data.pop("starts")
        return cls(**data, rounds=rounds, starts=Starts(**starts) if starts else None, ingests=ingests)

    @property
    def sound(self) -> bool:
        """Whether nothing is missing and no bot lost its way."""
        return all(r.sound for r in self.rounds) and all(i.sound for i in self.ingests)

    def warnings(self) -> list[str]:
        """What a reader must know before believing the figures."""
        found = [
            f"{r.title} at {r.residents}: the load used {r.generator_cpu:.0%} of its core and may have been the limit"
            for r in self.rounds
            if r.generator_cpu > BUSY
        ]
        found += [f"{r.title} at {r.residents} lost its way: {r.astray[0]}" for r in self.rounds if r.astray]
        found += [f"{r.title} at {r.residents}: {r.left} residents left alone" for r in self.rounds if r.left]
        for r in self.rounds:
            if r.afterwards and not r.afterwards.drained:
                found.append(
                    f"{r.title} at {r.residents}: files or receipts were still waiting when we stopped to wait"
                )
            if r.afterwards and not r.afterwards.complete:
                found.append(f"{r.title} at {r.residents}: NOT everything is there that residents were thanked for")
        found += [warning for ingest in self.ingests for warning in _doubts(ingest)]
        if not self.machine["pinned"]:
            found.append("bot and load shared their cores: this platform, or machine, cannot keep them apart")
        return found

    def markdown(self) -> str:
        """The tables with where and when they were made."""
        machine = self.machine
        made = (
            f"{self.at}; {machine['processor']}, {machine['cores']} cores, one for the bot and one for the load; "
            f"{machine['system']}, Python {machine['python']}, {machine['build']}; "
            + ", ".join(f"{name} {number}" for name, number in machine["libraries"].items())
            + f"; fsync of 4 KiB {machine['fsync'] * 1e6:.0f} us. Window {self.window:g} s."
        )
        parts = [made, _markdown(_speed(self.rounds)), _markdown(_kept(self.rounds)), _markdown(_pushed(self.ingests))]
        if self.starts:
            parts.append(_started(self.starts))
        parts += [f"- {warning}" for warning in self.warnings()]
        return "\n\n".join(part for part in parts if part)


def _started(starts: Starts) -> str:
    return (
        f"First answer after the start of `run` (median of {starts.times}): "
        f"{starts.fresh:.2f} s with an empty database ({starts.fresh_cpu:.2f} s of CPU), "
        f"{starts.again:.2f} s with one that is there ({starts.again_cpu:.2f} s)."
    )


def _speed(rounds: Sequence[Round]) -> Table:
    rows: Table = [
        ("bot", "residents", "updates/s", "p50 ms", "p99 ms", "left alone", "reports", "MB", "of it main process",
         "CPU ms an update", "CPU of the bot", "CPU of the load", "calls an update", "loop s"),
    ]  # fmt: skip
    for r in rounds:
        memory = f"{_mb(r.memory['tree'])} ({_mb(r.memory['fair'])})"
        rows.append(
            (r.title, f"{r.residents:,}", _rate(r), _ms(r.p50), _ms(r.p99), str(r.left),
             f"{r.reports:,}", memory, _mb(r.memory["alone"]), _each(r, r.cpu_per_update * 1000),
             f"{r.cpu['tree']:.0%}", f"{r.generator_cpu:.0%}", _each(r, sum(r.calls.values()) / max(1, r.answered)),
             _loop(r))
        )  # fmt: skip
    return rows


def _kept(rounds: Sequence[Round]) -> Table:
    rows: Table = [
        ("bot", "residents", "files and receipts done after", "receipts", "cards left (20 a minute)", "thanked",
         "in the database after kill -9", "files sent", "files read back unchanged"),
    ]  # fmt: skip
    for r in rounds:
        if a := r.afterwards:
            drain = f"{a.drain_seconds:.1f} s" if a.drained else f"not in {a.drain_seconds:.0f} s"
            rows.append(
                (r.title, f"{r.residents:,}", drain, f"{a.receipts:,}", f"{a.cards_left:,}", f"{a.thanked:,}",
                 f"{a.reports_kept:,}", f"{a.files_sent:,}", f"{a.files_kept:,}")
            )  # fmt: skip
    return rows


def _pushed(ingests: Sequence[Ingest]) -> Table:
    rows: Table = [
        ("webhook of WhatsApp", "residents", "connections", "messages/s", "p50 ms", "p99 ms", "handled/s", "refused",
         "MB", "CPU of the bot", "CPU of the load", "answered 200 before kill -9", "not handled then",
         "handled after the next start", "in the inbox", "answers sent", "answers waiting in the outbox", "loop s"),
    ]  # fmt: skip
    for i in ingests:
        memory, k = f"{_mb(i.memory['tree'])} ({_mb(i.memory['fair'])})", i.kept
        rows.append(
            (i.title, f"{i.residents:,}", str(i.connections), _rate(i), _ms(i.p50), _ms(i.p99),
             f"{i.handled / i.seconds:,.0f}" if k else "–", str(i.refused), memory, f"{i.cpu['tree']:.0%}",
             f"{i.generator_cpu:.0%}", *(_found(k) if k else ["–"] * 6), _loop(i))
        )  # fmt: skip
    return rows


def _found(k: Inbox) -> list[str]:
    within = f"in {k.seconds:.1f} s" if k.waited else "–"
    counts = k.found, k.answers_sent, k.answers_waiting
    return [f"{k.told:,}", f"{k.waited:,}", within, *(f"{count:,}" for count in counts)]


def _rate(round_: Round | Ingest) -> str:
    """A rate; in brackets the least and the most of all rounds, when there were several."""
    if not round_.others:
        return f"{round_.rate:,.0f}"
    all_ = [round_.rate, *round_.others]
    return f"{round_.rate:,.0f} ({min(all_):,.0f}–{max(all_):,.0f})"


def _doubts(ingest: Ingest) -> list[str]:
    """The same of a round of the webhook."""
    told, found = f"the webhook of {ingest.title}", []
    if ingest.generator_cpu > BUSY:
        found.append(f"{told}: the load used {ingest.generator_cpu:.0%} of its core and may have been the limit")
    if ingest.astray:
        found.append(f"{told} lost its way: {ingest.astray[0]}")
    if ingest.kept and not ingest.kept.complete:
        found.append(f"{told}: NOT everything is there that was answered by 200, or an answer to a resident is missing")
    return found


def _markdown(rows: Table) -> str:
    if len(rows) < 2:
        return ""
    lines = [" | ".join(row) for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]
    return "\n".join(f"| {line} |" for line in lines)


def _each(round_: Round, amount: float) -> str:
    """For each update that was answered, if any was."""
    return f"{amount:.2f}" if round_.answered else "–"


def _loop(round_: Round | Ingest) -> str:
    return "–" if round_.loop is None else f"{round_.loop:.2f}"


def _ms(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds * 1000:,.0f}"


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f}"


def now() -> str:
    """When the run began."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def filled(text: str, tables: str, name: str = TABLES) -> str:
    """The text with the tables between the marks of this name. ValueError: it has no such marks."""
    marks = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, begin, rest = text.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not begin or not end:
        raise ValueError("the marks for the tables are missing")
    return f"{before}{begin}\n{tables}\n{end}{after}"


def write_readme() -> None:
    """Put the latest tables into the README. FileNotFoundError: nothing was measured yet."""
    put(Report.load(RESULT).markdown(), TABLES)


def put(tables: str, name: str) -> None:
    """Put tables into the README, between the marks of this name."""
    README.write_text(filled(README.read_text(encoding="utf-8"), tables, name), encoding="utf-8")
