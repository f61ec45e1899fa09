"""The studio's worker: the process in which files from strangers are decoded. Started by `studio`, never by hand.

It may be killed at any moment, so it keeps nothing. Its own means are small on purpose: little memory, a low
priority, no core dumps, first in line when the machine runs out of memory, and gone as soon as the bot is.

    python -P -m storage.studio_worker <bot's process id> <bytes of memory> <seconds a job>
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from dataclasses import asdict
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from storage import copies, images, receipt
from storage.pictures import Inspected, Receipt, Unreadable
from storage.studio_frames import LENGTH, head, head_length, parse_head

NICENESS: Final = 10
COMPUTING: Final = 10.0
"""Seconds of CPU for one job; the largest picture that we take needs two, ten full pages of a PDF five."""
_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h

Answer = tuple[dict[str, Any], list[bytes]]


def main(bot: int, memory: int, seconds: int) -> None:
    """Say that we are ready, then take jobs from stdin and answer on stdout until the bot closes the pipe."""
    jobs, answers = _own_pipes()
    _die_with(bot)
    _live_small(memory)
    _write(answers, {"ready": os.getpid()}, [])
    while _serve(jobs, answers, seconds):
        pass


def _serve(jobs: FileIO, answers: BinaryIO, seconds: int) -> bool:
    """One job, if there is one more; a function of its own, so that no file stays in memory between two jobs."""
    job = _read(jobs)
    if job is None:
        return False
    _ring_after(seconds)
    answer = do(*job)
    _ring_after(0)
    _write(answers, *answer)
    return True


def do(memo: dict[str, Any], blobs: list[bytes]) -> Answer:
    """One job; a picture that cannot be read is an answer like any other, an error is told by its name only."""
    try:
        return _done(memo, blobs)
    except Unreadable as fault:
        return {"unreadable": fault.reason}, []
    except MemoryError:
        os._exit(1)  # what is left may be in pieces; a fresh worker is cheap
    except Exception as fault:  # the bot has to hear of it, whatever it is
        return {"failed": type(fault).__name__}, []


def _done(memo: dict[str, Any], blobs: list[bytes]) -> Answer:
    match memo["job"]:
        case "inspect":
            return _seen(images.inspect(blobs[0]))
        case "nearest" | "alike":
            return _compared(memo, *blobs)
        case "sheet":
            return {}, [images.sheet(blobs, memo["more"], memo["signs"])]
        case "receipt":
            return {}, [receipt.draw(Receipt(**memo["receipt"]))]
        case "clean":
            return {}, copies.clean(blobs[0], memo["boxes"], memo["longest"])
        case "paper":
            return {}, [_paper(memo, blobs)]
        case "chart":
            return {}, [_chart(memo)]
        case "workbook":
            return {}, [_workbook(blobs[0])]
        case "fit":
            return {}, [copies.fitted(blobs[0], memo["most"])]
        case "placeholder":
            return {}, [images.placeholder()]
    raise ValueError("no such job")


def _compared(memo: dict[str, Any], first: bytes, *others: bytes) -> Answer:
    from storage import likeness  # brings numpy

    if memo["job"] == "alike":
        return {"alike": likeness.alike_until(memo["enough"], others, first, memo["windows"])}, []
    return {"near": [asdict(near) for near in likeness.nearest(first, others[0], memo["skipped"])]}, []


def _paper(memo: dict[str, Any], pictures: list[bytes]) -> bytes:
    from storage import press  # brings typst

    return press.pdf(memo["template"], memo["data"], pictures, memo["at"])


def _chart(memo: dict[str, Any]) -> bytes:
    from storage import press

    return press.png(memo["template"], memo["data"])


def _workbook(book: bytes) -> bytes:
    from storage import workbook  # brings xlsxwriter

    return workbook.written(book)


def _seen(seen: Inspected) -> Answer:
    facts = asdict(seen)
    return facts, [facts.pop("tile"), facts.pop("likeness")]


def _own_pipes() -> tuple[FileIO, BinaryIO]:
    """The two pipes for ourselves alone: a stray print anywhere must not end up between the answers."""
    jobs, answers = FileIO(os.dup(0)), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("r+b") as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
    return jobs, answers


def _read(pipe: FileIO) -> tuple[dict[str, Any], list[bytes]] | None:
    """The next job, or None when there will be no more."""
    try:
        memo, sizes = parse_head(_exactly(pipe, head_length(_exactly(pipe, LENGTH.size))))
        return memo, [_exactly(pipe, size) for size in sizes]
    except EOFError:
        return None


def _exactly(pipe: FileIO, size: int) -> bytes:
    data = bytearray(size)
    left = memoryview(data)
    while left:
        count = pipe.readinto(left)
        if not count:
            raise EOFError
        left = left[count:]
    return bytes(data)


def _write(pipe: BinaryIO, memo: dict[str, Any], blobs: list[bytes]) -> None:
    pipe.write(head(memo, blobs))
    for blob in blobs:
        pipe.write(blob)
    pipe.flush()


def _die_with(bot: int) -> None:
    """End at once with the bot, however it ends; elsewhere than on Linux the pipe's end does it after the job."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")  # the machine is out of memory: us first, not the bot
    if os.getppid() != bot:
        os._exit(0)


def _live_small(memory: int) -> None:
    """Talk goes before drawing, and a picture may take so much memory and no more, where the platform can say so."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    os.setpgid(0, 0)  # Ctrl-C is for the bot, which ends us in good order; a session of our own would void `nice`
    os.nice(NICENESS)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _ring_after(seconds: int) -> None:
    """A job may compute for so long and no longer: a small file can ask for hours. And the last resort against one that
    only waits: the bot gives up first, but the bot may be gone or asleep.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, min(seconds, COMPUTING))
        signal.alarm(seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
