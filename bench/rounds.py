"""One round: one bot, so many residents, from the first word to the proof that nothing is lost. And the start."""

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import proof
from bench.bots import OURS, Bot, database, originals, secret_key
from bench.pictures import Pictures
from bench.processes import Load, Memory, Program

ANSWERED_WITHIN = 5.0
"""Seconds after which a resident counts as left alone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long is measured: warm-up and window in seconds, and the longest wait for work behind the scenes."""

    warm_up: float = 3.0
    seconds: float = 15.0
    drain: float = 300.0


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What only our bot has: work behind the scenes, and a database to look into after kill -9."""

    drain_seconds: float
    drained: bool
    files_waiting: int
    receipts: int
    cards_left: int
    thanked: int
    reports_kept: int
    files_sent: int
    files_kept: int

    @property
    def complete(self) -> bool:
        """Nothing that a resident was thanked for is missing."""
        return (self.reports_kept, self.files_kept) == (self.thanked, self.files_sent)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to; times in seconds, memory in bytes, CPU as a share of one core."""

    bot: str
    title: str
    residents: int
    updates_per_second: float
    p50: float | None
    p99: float | None
    longest: float | None
    reports: int
    left: int
    unasked: int
    astray: list[str]
    memory: int
    memory_alone: int
    bot_cpu: float
    generator_cpu: float
    calls_per_update: dict[str, float] = field(default_factory=dict)
    afterwards: Afterwards | None = None


def play(bot: Bot, residents: int, plan: Plan, folder: Path, pictures: Path) -> Round:
    """One round in a fresh folder. RuntimeError when the load dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with Load(folder, pictures) as load, Program(bot.command, folder, 0, bot.given(folder, load.place)) as program:
        with Memory(program) as memory:
            load.order("load", residents=residents, warm_up=plan.warm_up)
            used, began = program.cpu(), time.monotonic()
            load.order("window", seconds=plan.seconds)
            used = (program.cpu() - used) / (time.monotonic() - began)
            stopped = time.monotonic()
            seen = load.order("stop")
            left = _drained(load, folder, stopped + plan.drain, len(seen["tickets"])) if bot.durable else None
            drain = time.monotonic() - stopped
        program.kill()
    afterwards = _prove(folder, seen, left, drain, Pictures.load(pictures)) if left else None
    return _round(bot, residents, seen, memory, used, afterwards)


@dataclass(frozen=True, slots=True)
class _Left:
    waiting: proof.Waiting
    receipts: int
    drained: bool


def _drained(load: Load, folder: Path, until: float, thanked: int) -> _Left:
    """Wait for files and receipts. Cards go out at the group's own pace and are only counted."""
    while True:
        waiting, receipts = proof.waiting(database(folder)), load.order("receipts")["receipts"]
        drained = not waiting.files and not waiting.others and receipts >= thanked
        if drained or time.monotonic() > until:
            return _Left(waiting, receipts, drained)
        time.sleep(0.25)


def _prove(folder: Path, seen: dict[str, Any], left: _Left, drain: float, pictures: Pictures) -> Afterwards:
    kept = proof.kept(database(folder), originals(folder), secret_key(folder), seen["tickets"], pictures)
    return Afterwards(
        drain_seconds=drain,
        drained=left.drained,
        files_waiting=left.waiting.files,
        receipts=left.receipts,
        cards_left=left.waiting.cards,
        thanked=kept.thanked,
        reports_kept=kept.reports,
        files_sent=kept.files_sent,
        files_kept=kept.files,
    )


def _round(
    bot: Bot, residents: int, seen: dict[str, Any], memory: Memory, cpu: float, afterwards: Afterwards | None
) -> Round:
    answered = seen["answered"]
    return Round(
        bot=bot.name,
        title=bot.title,
        residents=residents,
        updates_per_second=answered / seen["seconds"],
        memory=memory.peak,
        memory_alone=memory.peak_alone,
        bot_cpu=cpu,
        calls_per_update={name: count / max(1, answered) for name, count in seen["calls"].items()},
        afterwards=afterwards,
        **{
            name: seen[name]
            for name in ("p50", "p99", "longest", "reports", "left", "unasked", "astray", "generator_cpu")
        },
    )


def starts(times: int, folder: Path, pictures: Path, *, fresh: bool) -> float:
    """Median seconds from the start of the program to its first answer; `fresh`: with an empty database each time."""
    taken: list[float] = []
    with Load(folder, pictures) as load:
        for number in range(times + (not fresh)):
            home = folder / (str(number) if fresh else "home")
            home.mkdir(exist_ok=True)
            load.order("knock")
            with Program(OURS.command, home, 0, OURS.given(home, load.place)) as program:
                taken.append(load.order("heard")["at"] - program.started_at)
                program.stop()
    return statistics.median(taken if fresh else taken[1:])
