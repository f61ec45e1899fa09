"""How a program that runs on ends: at Ctrl-C, or when it is told to, and tidily."""

import asyncio
import signal
import sys
from collections.abc import Coroutine
from typing import Any


def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until Ctrl-C or a polite kill; both end tidily."""
    if sys.platform == "win32":
        asyncio.run(_stoppable(work))
        return
    import uvloop

    uvloop.run(_stoppable(work))


async def _stoppable(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)
    if sys.platform != "win32":
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return
