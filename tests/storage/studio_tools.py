"""What the tests of the studio share: small jobs, and a hand on the worker's process."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Final

import psutil

from storage.studio import Inspected, Receipt, Studio
from tests.storage.honest import drawing, encoded

ROOT: Final = Path(__file__).resolve().parents[2]
RECEIPT: Final = Receipt(
    "Tanda terima", "LN-7K3M-9QXT", [("Jumlah berkas", "1")], ["Simpan gambar ini."], "LaporNetral"
)
SMALL: Final = encoded(drawing(), "PNG")
SMALL_SEEN: Final = Inspected("image/png", 108, 240, 1)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - the kernel sets no events
            await asyncio.sleep(0.002)


def gone(pid: int) -> bool:
    """No such process, or only its name is left (nobody has asked for its exit status yet)."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


async def frozen(studio: Studio) -> int:
    """The worker, started and stopped in its tracks: a job given to it is under way until somebody acts."""
    await studio.inspect(SMALL)
    assert studio.pid is not None
    os.kill(studio.pid, signal.SIGSTOP)
    return studio.pid
