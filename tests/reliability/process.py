"""The bot as a process of its own: started, killed, asked to stop; nothing of it may be left."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import psutil

from bot.settings import Settings

ROOT: Final = Path(__file__).resolve().parents[2]


def environment(settings: Settings) -> dict[str, str]:
    """These settings as environment variables, and nothing else of ours."""
    values = settings.model_dump()
    plain = {
        name.upper(): str(getattr(value, "get_secret_value", lambda value=value: value)())
        for name, value in values.items()
        if name != "secret_keys" and value is not None
    }
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        **plain,
        "SECRET_KEYS": ",".join(settings.keys),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }


class BotProcess:
    """`python -m bot run`. Everything it prints ends in `log`."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log
        self._helpers: list[psutil.Process] = []

    @property
    def log(self) -> str:
        """What all bots of this folder have printed."""
        return self._log.read_text(encoding="utf-8")

    async def kill(self) -> None:
        """kill -9 of the bot alone: its picture worker has to notice by itself."""
        self._look()
        self._process.kill()
        await self._gone()

    async def stop(self) -> int:
        """A polite stop, as systemd and docker do it; the exit code."""
        self._look()
        self._process.send_signal(signal.SIGTERM)
        return await self._gone()

    async def ended(self) -> int:
        """Until it ends by itself; the exit code."""
        return await self._gone()

    def _look(self) -> None:
        try:
            self._helpers = psutil.Process(self._process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return

    async def _gone(self) -> int:
        async with asyncio.timeout(30):
            code = await self._process.wait()
            while any(map(_alive, self._helpers)):  # noqa: ASYNC110 - the kernel sets no events
                await asyncio.sleep(0.002)
        return code

    async def clear_away(self) -> None:
        """Whatever a failed test leaves."""
        self._look()
        for helper in self._helpers:
            if _alive(helper):
                helper.kill()
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


def _alive(process: psutil.Process) -> bool:
    """Running, and not only a name that nobody has asked about yet."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@asynccontextmanager
async def started(folder: Path, given: dict[str, str]) -> AsyncIterator[BotProcess]:
    """A bot with this environment; `folder` is where it works and where `bot.log` is."""
    log = folder / "bot.log"
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=folder, env=given, stdout=out, stderr=out, start_new_session=True
        )
    bot = BotProcess(process, log)
    try:
        yield bot
    finally:
        await bot.clear_away()
