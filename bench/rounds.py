"""One round: one bot, so many residents, from the first word to the proof that nothing is lost. And the start."""

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench import proof
from bench.bots import OURS, Bot, database, originals, secret_key
from bench.machine import loop_cost
from bench.pictures import Pictures
from bench.processes import Load, Memory, Program

ANSWERED_WITHIN = 5.0
"""Seconds after which a resident counts as left alone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long is measured: warm-up and window in seconds, the longest wait for work behind the scenes; how fast."""

    warm_up: float = 3.0
    seconds: float = 15.0
    drain: float = 300.0
    think: float = 0.0  # seconds between an answer and what is said next


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
    seconds: float
    answered: int
    p50: float | None
    p99: float | None
    longest: float | None
    reports: int
    left: int
    unasked: int
    astray: list[str]
    calls: dict[str, int]
    generator_cpu: float
    memory: dict[str, int]
    cpu: dict[str, float]
    afterwards: Afterwards | None = None
    loop: float | None = None  # seconds of CPU, see `machine.loop_cost`; before and after the window
    others: list[float] = field(default_factory=list)  # what the same came to in other rounds

    @property
    def rate(self) -> float:
        """As every kind of round has it."""
        return self.updates_per_second

    @property
    def sound(self) -> bool:
        """Whether nothing is missing and the bot did not lose its way."""
        return not self.astray and (self.afterwards is None or self.afterwards.complete)

    @property
    def updates_per_second(self) -> float:
        """Updates that were answered by a message."""
        return self.answered / self.seconds

    @property
    def cpu_per_update(self) -> float:
        """Seconds of CPU of the main process: what an update costs, however busy the machine was with other things."""
        return self.cpu["alone"] * self.seconds / max(1, self.answered)


_SEEN: Final = (
    "seconds", "answered", "p50", "p99", "longest", "reports", "left", "unasked", "astray", "calls", "generator_cpu",
)  # fmt: skip


def play(bot: Bot, residents: int, plan: Plan, folder: Path, pictures: Path, core: int | None = 0) -> Round:
    """One round in a fresh folder, the bot on this core (None: on all there are). RuntimeError when the load dies."""
    folder.mkdir(parents=True, exist_ok=True)
    loops = [loop_cost()]
    with Load(folder, pictures) as load, Program(bot.command, folder, core, bot.given(folder, load.place)) as program:
        with Memory(program) as memory:
            load.ready(program)
            load.order("load", residents=residents, warm_up=plan.warm_up, think=plan.think)
            before = program.cpu()
            load.order("window", seconds=plan.seconds)
            alone, tree = (now - then for now, then in zip(program.cpu(), before, strict=True))
            stopped = time.monotonic()
            seen = load.order("stop")
            loops.append(loop_cost())
            left = _drained(load, folder, stopped + plan.drain, len(seen["tickets"])) if bot.durable else None
            drain = time.monotonic() - stopped
        program.kill()
    afterwards = _prove(folder, seen, left, drain, Pictures.load(pictures)) if left else None
    return Round(
        bot=bot.name,
        title=bot.title,
        residents=residents,
        memory={"tree": memory.tree, "alone": memory.alone, "fair": memory.fair},
        cpu={"alone": alone / seen["seconds"], "tree": tree / seen["seconds"]},
        afterwards=afterwards,
        loop=statistics.mean(loops),
        **{name: seen[name] for name in _SEEN},
    )


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


@dataclass(frozen=True, slots=True)
class Starts:
    """Median seconds to the first answer, and of CPU: on an empty database, and on one that is there already."""

    times: int
    fresh: float
    fresh_cpu: float
    again: float
    again_cpu: float


def starts(times: int, folder: Path, pictures: Path) -> Starts:
    """Start our bot while somebody already waits for an answer. RuntimeError when it does not start."""
    folder.mkdir(parents=True, exist_ok=True)
    with Load(folder, pictures) as load:
        fresh = [_start(load, folder / str(number)) for number in range(times)]
        again = [_start(load, folder / "0") for _ in range(times)]
    (first, first_cpu), (later, later_cpu) = (
        map(statistics.median, zip(*each, strict=True)) for each in (fresh, again)
    )
    return Starts(times, first, first_cpu, later, later_cpu)


def _start(load: Load, home: Path) -> tuple[float, float]:
    """(seconds from the start of the program to its first answer, seconds of CPU until it had nothing left to do)."""
    home.mkdir(exist_ok=True)
    load.order("knock")
    with Program(OURS.command, home, 0, OURS.given(home, load.place)) as program:
        load.ready(program)
        taken = load.order("heard")["at"] - program.started_at
        _, used = program.cpu()
        program.stop()
    return taken, used
