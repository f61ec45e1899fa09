"""The bot as a process of its own: started, killed, asked to stop; nothing of it may be left."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import psutil

from bench.processes import is_there
from bot.settings import Settings

ROOT: Final = Path(__file__).resolve().parents[2]


def environment(settings: Settings) -> dict[str, str]:
    """These settings as environment variables, and nothing else of ours."""
    values = settings.model_dump()
    plain = {
        name.upper(): str(getattr(value, "get_secret_value", lambda value=value: value)())
        for name, value in values.items()
        if name != "secret_keys" and value not in (None, {})
    }
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        **plain,
        "SECRET_KEYS": ",".join(settings.keys),
        "REGIONS": ",".join(settings.regions),
        "OFFICIAL_CHAT_IDS": ",".join(map(str, settings.official_chat_ids)),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }


class BotProcess:
    """`python -m bot run`, by its process id; `code`: what it ends with. Everything it prints ends in `log`."""

    def __init__(self, pid: int, code: "asyncio.Task[int]", log: Path) -> None:
        self._pid = pid
        self._code = code
        self._log = log
        self._helpers: list[psutil.Process] = []

    @property
    def log(self) -> str:
        """What all bots of this folder have printed."""
        return self._log.read_text(encoding="utf-8")

    async def kill(self) -> None:
        """kill -9 of the bot alone: its picture worker has to notice by itself."""
        self._look()
        os.kill(self._pid, signal.SIGKILL)
        await self._gone()

    async def stop(self) -> int:
        """A polite stop, as systemd and docker do it; the exit code."""
        self._look()
        os.kill(self._pid, signal.SIGTERM)
        return await self._gone()

    async def ended(self) -> int:
        """Until it ends by itself; the exit code."""
        return await self._gone()

    def _look(self) -> None:
        try:
            self._helpers = psutil.Process(self._pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return

    async def _gone(self) -> int:
        async with asyncio.timeout(30):
            code = await self._code
            while any(map(is_there, self._helpers)):  # noqa: ASYNC110 - the kernel sets no events
                await asyncio.sleep(0.002)
        return code

    async def clear_away(self) -> None:
        """Whatever a failed test leaves."""
        self._look()
        for helper in self._helpers:
            if is_there(helper):
                helper.kill()
        if not self._code.done():
            os.kill(self._pid, signal.SIGKILL)
            await self._code


Start = Callable[[Path, dict[str, str], Path], Awaitable[tuple[int, "asyncio.Task[int]"]]]
"""(where it works, environment, log) -> (process id, the task of its exit code)"""


async def afresh(folder: Path, given: dict[str, str], log: Path) -> tuple[int, "asyncio.Task[int]"]:
    """As an operator starts it."""
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=folder, env=given, stdout=out, stderr=out, start_new_session=True
        )
    return process.pid, asyncio.create_task(process.wait())


@asynccontextmanager
async def nursery() -> AsyncIterator[Start]:
    """Starts one bot after the other in a hundredth of the time: see `nursery.py`."""
    given = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.reliability.nursery"), env=given, stdin=PIPE, stdout=PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    orders, answers = process.stdin, process.stdout

    async def number() -> int:
        return int(await answers.readline())

    async def start(folder: Path, environment: dict[str, str], log: Path) -> tuple[int, "asyncio.Task[int]"]:
        orders.write(json.dumps([str(folder), environment, str(log)]).encode() + b"\n")
        return await number(), asyncio.create_task(number())

    try:
        yield start
    finally:
        orders.close()
        await process.wait()


@asynccontextmanager
async def started(folder: Path, given: dict[str, str], start: Start = afresh) -> AsyncIterator[BotProcess]:
    """A bot with this environment; `folder` is where it works and where `bot.log` is."""
    log = folder / "bot.log"
    log.touch()
    bot = BotProcess(*await start(folder, given, log), log)
    try:
        yield bot
    finally:
        await bot.clear_away()
