"""`python -m bench --profile`: where our bot spends its time, in microseconds an update (or a message of the webhook).

The profiler itself makes calls dear (about twice the time), so trust the order, not the digits.
"""

import pstats
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from rich.console import Console
from rich.table import Table

from bench.bots import OURS, PUSHED, Bot, Place
from bench.processes import ROOT, Load, Program
from bot.hosting import reserved_port

SHOWN: Final = 40
FILE: Final = "run.prof"


class Cost(NamedTuple):
    """One function: calls and CPU seconds, its own and with all that it calls."""

    where: str
    calls: int
    own: float
    whole: float


def run(residents: int, seconds: float, folder: Path, pictures: Path) -> None:
    """Load the profiled bot for `seconds`, then print what it did. Needs the signals of a Unix."""
    folder.mkdir(parents=True, exist_ok=True)
    with Load(folder, pictures) as load, _profiled(OURS, folder, load.place) as program:
        load.ready(program)
        load.order("load", residents=residents, warm_up=1.0)
        threads, _ = _watched(load, program, folder, seconds)
        _show(_costs(folder / FILE), threads, load.order("stop")["answered"], "update")


def run_webhook(residents: int, connections: int, seconds: float, folder: Path, shown: int = SHOWN) -> None:
    """The same while messages are pushed; `shown`: how many functions of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    with Load(folder, name="pushers") as load:
        port = reserved_port()
        with _profiled(PUSHED["ours"], folder, {**load.place, "port": port}) as program:
            load.ready(program, "reached", port=port)
            load.order("push", port=port, residents=residents, connections=connections, warm_up=1.0)
            threads, seen = _watched(load, program, folder, seconds)
            load.order("halt")
    _show(_costs(folder / FILE), threads, seen["answered"], "message", shown)


def _profiled(bot: Bot, folder: Path, place: Place) -> Program:
    given = {**bot.given(folder, place), "PROFILE_TO": str(folder / FILE)}
    return Program(("bench.profiled",), folder, 0, given)


def _watched(
    load: Load, program: Program, folder: Path, seconds: float
) -> tuple[dict[str, float], dict[str, Any]]:  # CPU seconds by thread, and what the load says of its window
    program.process.send_signal(signal.SIGUSR1)
    before = _threads(program)
    seen = load.order("window", seconds=seconds)
    threads = {name: spent - before.get(name, 0.0) for name, spent in _threads(program).items()}
    program.process.send_signal(signal.SIGUSR2)
    _await(folder / FILE)
    return threads, seen


def _await(file: Path) -> None:
    end = time.monotonic() + 60
    while not file.exists():
        if time.monotonic() > end:
            raise RuntimeError("the profile was not written")
        time.sleep(0.05)


def _threads(program: Program) -> dict[str, float]:
    """CPU seconds of every thread of the bot and of its picture worker."""
    found = {}
    for process in program.tree():
        name = "event loop" if process.pid == program.process.pid else "picture worker"
        for thread in process.threads():
            key = name if thread.id == process.pid else f"{name}, thread {thread.id}"
            found[key] = float(thread.user_time + thread.system_time)
    return found


def _costs(file: Path) -> list[Cost]:
    stats: Any = pstats.Stats(str(file))
    return [
        Cost(_where(path, line, name), calls, own, whole)
        for (path, line, name), (_, calls, own, whole, _) in stats.stats.items()
    ]


def _where(path: str, line: int, name: str) -> str:
    for folder in (f"{ROOT}/", f"{sys.prefix}/", f"{sys.base_prefix}/"):
        path = path.removeprefix(folder)
    path = path.partition("site-packages/")[2] or path
    return name if path == "~" else f"{path}:{line} {name}"


def _show(costs: list[Cost], threads: dict[str, float], answered: int, unit: str, shown: int = SHOWN) -> None:
    console = Console(width=140)
    scale = 1e6 / max(1, answered)
    console.print(f"{answered} {unit}s under the profiler")
    busy = [(name, f"{spent * scale:.0f}") for name, spent in threads.items() if spent > 0.01]
    console.print(_table("CPU by thread", ("thread", f"us/{unit}"), busy))
    console.print(_table("own time by package", ("package", f"us/{unit}"), _by_package(costs, scale)))
    for title, order in (("own time", "own"), ("with all that is called, our code", "whole")):
        chosen = [c for c in costs if order == "own" or c.where.startswith(("bot/", "handlers/", "storage/"))]
        chosen.sort(key=lambda cost: -float(getattr(cost, order)))
        rows = [
            (c.where, f"{c.calls * scale / 1e6:.2f}", f"{c.own * scale:.1f}", f"{c.whole * scale:.1f}")
            for c in chosen[:shown]
        ]
        console.print(_table(title, ("function", f"calls/{unit}", f"own us/{unit}", f"whole us/{unit}"), rows))


def _by_package(costs: Iterable[Cost], scale: float) -> list[tuple[str, str]]:
    sums: dict[str, float] = defaultdict(float)
    for cost in costs:
        sums[cost.where.partition("/")[0] if "/" in cost.where else "built in"] += cost.own
    return [(name, f"{own * scale:.0f}") for name, own in sorted(sums.items(), key=lambda item: -item[1])[:15]]


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left")
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if place else "left", no_wrap=bool(place), overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
