"""One worker process of the studio as the bot holds it: start it, exchange one job, end it.

A plain subprocess and two pipes instead of `multiprocessing`: nothing is pickled, nothing is inherited, and it does
not matter how the bot itself was started. Works under asyncio and uvloop alike.
"""

from __future__ import annotations

import asyncio
import math
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self, cast

from storage.sealed_file import SealedFile
from storage.studio_frames import LENGTH, BadFrame, head_length, parse_head

Blob = bytes | SealedFile
"""A file for the worker: in memory, or opened piece by piece on its way through the pipe."""

START: Final = 30.0
"""Seconds until a new worker must have said that it is ready."""

LOST: Final = (OSError, EOFError, BadFrame)
"""What talking to a dead or a confused worker raises."""

Told = tuple[dict[str, Any], list[bytes]]
"""An answer: what the worker says, and what it drew."""


class Bystander(Exception):  # noqa: N818 - named after what happened, as all failures of this project
    """Another job spoiled the worker that this one was for."""


_PIECE: Final = 256 * 1024
"""Bytes handed to the pipe at once, so that a large file is not copied as a whole."""

_KEPT: Final = 32 << 10
"""Bytes: what is larger, such as a screenshot's pixels, is given back at once (mallopt(3), M_MMAP_THRESHOLD).

To keep it for the next one would make no job faster, but the process 10 MB larger for as long as it lives; and what is
of middling size, such as the rows of a sketch, would lie about between what stays, with gaps that nothing fits into.
"""

_KEPT_FROM_OUR_ENVIRONMENT: Final = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""The rest holds tokens and keys, and the worker opens files from strangers."""


@dataclass(slots=True)
class Worker:
    """A running worker. It works on one job while the next one is already on its way to it, so that it never waits for
    us; answers come in the order of the jobs.
    """

    process: Process
    jobs: asyncio.StreamWriter
    answers: asyncio.StreamReader
    spoiled: bool = False  # it died, or no longer makes sense; not to be used again
    _at_fault: bool = False  # a job has been found that did it
    _saying: asyncio.Lock = field(default_factory=asyncio.Lock)
    _hearing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    async def start(cls, memory: int, seconds: float) -> Self:
        """A worker that has said it is ready; `memory` in bytes, `seconds` for a job. Raises one of LOST."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "storage.studio_worker"),
            *(str(os.getpid()), str(memory), str(math.ceil(seconds) + 5)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,  # decoders print what they like about a file; our log may not hold it
            limit=_PIECE,
            env=_environment(),
        )
        worker = cls(process, cast(asyncio.StreamWriter, process.stdin), cast(asyncio.StreamReader, process.stdout))
        try:
            async with asyncio.timeout(START):
                await worker._hear()
        except BaseException:
            await worker.end()
            raise
        return worker

    @property
    def alive(self) -> bool:
        """Whether the process has not ended, as far as we have heard, and makes sense."""
        return self.process.returncode is None and not self.spoiled

    async def exchange(self, head: bytes, blobs: Sequence[Blob], seconds: float) -> Told:
        """Hand over one job and wait for its answer, `seconds` once the worker has turned to it.

        Raises Bystander when another job spoiled the worker; else one of LOST, TimeoutError, or what reading a sealed
        file raises, and then it is this job that did.
        """
        async with self._saying:
            if self.spoiled:
                raise Bystander
            try:
                async with asyncio.timeout(2 * seconds):  # the job before has a limit of its own
                    await self._hand_over(head, blobs)
                    await self._hearing.acquire()  # whoever speaks next waits until we are heard
            except BaseException as fault:
                if self._innocent(fault, other=self._hearing.locked()):
                    raise Bystander from fault
                raise
        try:
            async with asyncio.timeout(seconds):
                return await self._hear()
        except BaseException as fault:
            if self._innocent(fault, other=False):
                raise Bystander from fault
            raise
        finally:
            self._hearing.release()

    def _innocent(self, fault: BaseException, *, other: bool) -> bool:
        """Whether a worker is lost through another job than the one that met this; `other`: another is being heard."""
        self.spoiled = True
        innocent = isinstance(fault, LOST) and (self._at_fault or other)
        self._at_fault |= not innocent
        return innocent

    async def _hand_over(self, head: bytes, blobs: Sequence[Blob]) -> None:
        await self._say(memoryview(head))
        for blob in blobs:
            async for piece in _pieces(blob):
                await self._say(piece)

    async def _say(self, piece: memoryview) -> None:
        try:
            self.jobs.write(piece)
        except RuntimeError as fault:  # uvloop's word for a pipe whose reader is gone
            raise BrokenPipeError("the worker has ended") from fault
        await self.jobs.drain()

    async def _hear(self) -> Told:
        if self.spoiled:
            raise BrokenPipeError("the worker is lost to the job before")
        length = head_length(await self.answers.readexactly(LENGTH.size))
        memo, sizes = parse_head(await self.answers.readexactly(length))
        return memo, [await self.answers.readexactly(size) for size in sizes]

    async def overran(self) -> bool:
        """Whether the process, which is of no more use, was ended because its job computed for too long."""
        self.kill()
        return sys.platform != "win32" and await self.process.wait() == -signal.SIGPROF

    def kill(self) -> None:
        """End the process; an exchange that is under way raises one of LOST."""
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self.process.kill()
            elif self.process.returncode is None:  # asyncio's own `kill` may take the exit status away from `wait`
                os.kill(self.process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Kill the process and wait until nothing of it is left: no zombie, no pipe. Exchanges raise one of LOST."""
        self.spoiled = True
        self.kill()
        self.jobs.close()
        async with self._hearing:  # whoever listens still hears of the end first
            await self.process.communicate()
        with suppress(OSError, RuntimeError):  # how its pipe broke is no news; unasked, asyncio would log it
            async with asyncio.timeout(1):
                await self.jobs.wait_closed()


async def _pieces(blob: Blob) -> AsyncIterator[memoryview]:
    if isinstance(blob, SealedFile):
        async for piece in blob.pieces():
            yield memoryview(piece)
        return
    whole = memoryview(blob)
    for place in range(0, len(whole), _PIECE):
        yield whole[place : place + _PIECE]


def _environment() -> dict[str, str]:
    """What the worker needs to find its modules where we found ours."""
    kept = {name: os.environ[name] for name in _KEPT_FROM_OUR_ENVIRONMENT if name in os.environ}
    paths = os.pathsep.join(str(Path(place).resolve()) for place in sys.path)
    keep = {"MALLOC_MMAP_THRESHOLD_": f"{_KEPT}", "MALLOC_TRIM_THRESHOLD_": f"{_KEPT}"}  # glibc
    one_thread = {"OPENBLAS_NUM_THREADS": "1"}  # numpy's matrices are small here; threads would only take memory
    return kept | keep | one_thread | {"PYTHONPATH": paths}
