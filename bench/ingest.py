"""One round of the webhook: so many messages pushed at once, each durable before its 200, and kill -9 in the middle."""

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench import proof
from bench.bots import Bot, database, secret_key
from bench.machine import loop_cost
from bench.processes import Load, Memory, Program
from bench.rounds import Plan
from bot.hosting import reserved_port

RESIDENTS: Final = 1_000
CONNECTIONS: Final = 50
LONGEST: Final = 120.0
"""Seconds that a bot which starts again may take for what waited."""
EVERY: Final = 0.1


@dataclass(frozen=True, slots=True)
class Ingest:
    """What one round came to; times in seconds, memory in bytes, CPU as a share of one core.

    `answered`: by 200, within the window; `refused`: by anything else; `handled`: in the same time, by a bot that keeps
    what it did; `sent`: answers to residents that left us.
    """

    bot: str
    title: str
    residents: int
    connections: int
    seconds: float
    answered: int
    handled: int
    refused: int
    p50: float | None
    p99: float | None
    sent: int
    astray: list[str]
    generator_cpu: float
    memory: dict[str, int]
    cpu: dict[str, float]
    kept: proof.Inbox | None = None
    loop: float | None = None  # seconds of CPU, see `machine.loop_cost`; before and after the round
    others: list[float] = field(default_factory=list)  # what the same came to in other rounds

    @property
    def rate(self) -> float:
        """As every kind of round has it."""
        return self.messages_per_second

    @property
    def sound(self) -> bool:
        """Whether nothing is missing and the bot did not lose its way."""
        return not self.astray and (self.kept is None or self.kept.complete)

    @property
    def messages_per_second(self) -> float:
        """Messages that were answered by 200."""
        return self.answered / self.seconds


_SEEN: Final = ("seconds", "answered", "handled", "refused", "p50", "p99", "sent", "generator_cpu")


def push(bot: Bot, residents: int, connections: int, plan: Plan, folder: Path) -> Ingest:
    """One round in a fresh folder; the bot is killed while messages come in. RuntimeError when the load dies."""
    folder.mkdir(parents=True, exist_ok=True)
    loops = [loop_cost()]
    with Load(folder, name="pushers") as load:
        place = {**load.place, "port": reserved_port()}
        with Program(bot.command, folder, 0, bot.given(folder, place)) as program:
            with Memory(program) as memory:
                ours = database(folder) if bot.durable else None
                seen, cpu = _measured(load, program, plan, place["port"], residents, connections, ours)
            program.kill()
            halted = load.order("halt")
            loops.append(loop_cost())
        kept = _kept(bot, folder, place, halted["told"]) if bot.durable else None
    return Ingest(
        bot=bot.name,
        title=bot.title,
        residents=residents,
        connections=connections,
        astray=halted["astray"],
        memory={"tree": memory.tree, "alone": memory.alone, "fair": memory.fair},
        cpu=cpu,
        kept=kept,
        loop=statistics.mean(loops),
        **{name: seen[name] for name in _SEEN},
    )


def _kept(bot: Bot, folder: Path, place: dict[str, Any], told: list[int]) -> proof.Inbox:
    """What the bot finds when it starts again, once it has handled what waited."""
    waited, began = proof.backlog(database(folder)), time.monotonic()
    with Program(bot.command, folder, 0, bot.given(folder, place), "again"):
        while proof.backlog(database(folder)) and time.monotonic() - began < LONGEST:
            time.sleep(EVERY)
        seconds = time.monotonic() - began
    return proof.inbox(database(folder), secret_key(folder), told, waited, seconds)


def _measured(
    load: Load, program: Program, plan: Plan, port: int, residents: int, connections: int, ours: Path | None
) -> tuple[dict[str, Any], dict[str, float]]:
    """What the window came to, and the CPU of the bot in it."""
    load.ready(program, "reached", port=port)
    load.order("push", port=port, residents=residents, connections=connections, warm_up=plan.warm_up)
    before, handled = program.cpu(), _handled(ours)
    seen = load.order("window", seconds=plan.seconds)
    seen["handled"] = _handled(ours) - handled
    alone, tree = (now - then for now, then in zip(program.cpu(), before, strict=True))
    return seen, {"alone": alone / seen["seconds"], "tree": tree / seen["seconds"]}


def _handled(ours: Path | None) -> int:
    return proof.handled(ours) if ours is not None else 0
