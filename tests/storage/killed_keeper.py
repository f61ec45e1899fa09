"""Keeps files, each in a process of its own that kills itself at the n-th thing it does to the disk, n = 1, 2, 3 ...

    python -m tests.storage.killed_keeper FOLDER KEY

Prints the number of processes that were killed; the first one that gets to its end is the last.
"""

import asyncio
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage.crypt import Crypt
from storage.originals import Originals

SIZE = 700_000


def content(number: int) -> bytes:
    """What the n-th process keeps."""
    return number.to_bytes(4) * (SIZE // 4)


def _deadly(act: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def acting(*given: Any, **more: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return act(*given, **more)

    return acting


class _DeadlyFile(io.BufferedRandom):
    """A file of which only half of what is written last gets to the disk."""

    left: list[int]

    def write(self, data: Any) -> int:
        self.left[0] -= 1
        if not self.left[0]:
            super().write(data[: len(data) // 2])
            self.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().write(data)


def _keep(folder: str, key: str, number: int) -> None:
    left = _DeadlyFile.left = [number]
    opened = Path.open

    def opens(path: Path, mode: str = "r", **more: Any) -> Any:
        if mode != "x+b":
            return opened(path, mode, **more)
        return _DeadlyFile(io.FileIO(path, "x+b"))

    for where, names in ((os, ("fsync", "mkdir")), (Path, ("replace", "mkdir", "unlink"))):
        for name in names:
            setattr(where, name, _deadly(getattr(where, name), left))
    Path.open = opens  # type: ignore[method-assign, assignment]
    store = Originals(f"file:{folder}", Crypt([key]))
    store.clear()
    asyncio.run(store.keep(content(number)))
    os._exit(0)


if __name__ == "__main__":
    number = 0
    while True:
        number += 1
        born = os.fork()
        if not born:
            _keep(sys.argv[1], sys.argv[2], number)
        if os.waitstatus_to_exitcode(os.waitpid(born, 0)[1]) != -signal.SIGKILL:
            break
    print(number - 1)
