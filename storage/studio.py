"""The bot's door to the picture room: hand over bytes, wait, get an answer; the event loop never decodes a picture.

All drawing happens in one worker process (`studio_worker`), one job at a time, first come, first served. A file that
makes it crash, hang or eat memory costs that worker and nobody else anything: it is killed, and the next job, even one
that was on its way already, gets a fresh one. A worker's death is not always its job's fault (the machine may have
killed it), so the job is tried once more before the file is called broken; a job that took too long is not.

What is wrong with a sealed file (`SealedFile`) is raised as it is, and costs the worker that has half of it.

    Unreadable       this file is no picture we can show; ask its sender for another one (see `pictures`)
    StudioFailed     this picture could not be drawn; go on without it, the studio stays open
     └ StudioDown    no worker starts, or the studio is closed: nothing is known about the files; try again later
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Final, Self, cast

from storage.nearness import Near
from storage.pictures import COPY, REASONS, Inspected, Reason, Receipt, Unreadable
from storage.studio_frames import head
from storage.studio_process import LOST, Blob, Bystander, Told, Worker

__all__ = ["Inspected", "Receipt", "Studio", "StudioDown", "StudioFailed", "Unreadable"]

MEMORY: Final = 1152 << 20
"""Bytes of address space for the worker: the largest WebP we take needs two thirds of it, numpy 120 MB."""
SECONDS: Final = 20.0
"""For one job, once a worker is ready."""
TRIES: Final = 2
SMALL: Final = 1 << 20
"""Bytes of a file that may wait for its turn in memory; a screenshot has half as many."""
MOST_SHOWN: Final = 10
"""Pictures on one sheet; the others are only counted."""


class StudioFailed(Exception):  # noqa: N818 - named after what happened, as all failures of this project
    """This picture could not be drawn; go on without it, the studio stays open."""


class StudioDown(StudioFailed):
    """No worker starts, or the studio is closed; it is not the files' fault, so keep them and try again later."""


class Studio:
    """One worker process for pictures; `async with Studio() as studio`. The worker starts when first needed."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._jobs = 0
        self._idle = asyncio.Event()
        self._starting: asyncio.Task[Worker] | None = None
        self._burials: set[asyncio.Task[None]] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closed = True
        if self._worker is not None:
            self._worker.kill()  # whoever waits for its answer hears of it, and gives up the turn
        while self._jobs:
            self._idle.clear()
            await self._idle.wait()
        self._bury()
        while self._burials:
            await asyncio.wait(self._burials)

    @property
    def pid(self) -> int | None:
        """The process id of the worker, None when there is none just now."""
        return None if self._worker is None else self._worker.process.pid

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._jobs > 0

    async def inspect(self, data: Blob) -> Inspected:
        """What kind of file `data` is, and its tile. Raises Unreadable, or StudioDown when nobody could look."""
        try:
            memo, made = await self._ask({"job": "inspect"}, [data])
            return _seen(memo, *made)
        except StudioDown:
            raise
        except (StudioFailed, KeyError, TypeError, ValueError) as fault:
            raise Unreadable("broken") from fault

    async def sheet(self, pictures: Sequence[Blob], more: int = 0, signs: Sequence[str] = ()) -> bytes:
        """The contact sheet (JPEG) of up to ten pictures and `more` that are not shown. Raises StudioFailed.

        `signs`: see `contact_sheet.sheet`.
        """
        shown = pictures[:MOST_SHOWN]
        memo = {"job": "sheet", "more": more + len(pictures) - len(shown), "signs": list(signs[:MOST_SHOWN])}
        return await self._draw(memo, shown)

    async def clean(self, data: Blob, boxes: Sequence[Sequence[int]] = (), longest: int = COPY) -> list[bytes]:
        """JPEGs of the same with nothing that tells of its sender: one, or one a page. Raises Unreadable, StudioFailed.

        Not for films. `boxes`: what is covered (see `storage.blurs`); `longest`: pixels of the longer side.
        """
        memo = {"job": "clean", "boxes": [list(box) for box in boxes], "longest": longest}
        _, made = await self._ask(memo, [data])
        if not made or not all(made):
            raise StudioFailed("the worker drew nothing")
        return made

    async def fit(self, data: Blob, most: int) -> bytes:
        """The same picture as a JPEG of at most `most` bytes. Raises Unreadable, StudioFailed."""
        return await self._draw({"job": "fit", "most": most}, [data])

    async def nearest(self, marks: bytes, sketch: bytes, skipped: Sequence[int]) -> list[Near]:
        """Which of these marks may be of this picture (see `likeness`). Raises StudioFailed."""
        memo, _ = await self._ask({"job": "nearest", "skipped": list(skipped)}, [marks, sketch])
        try:
            return [Near(int(near["place"]), int(near["bits"]), int(near["window"])) for near in memo["near"]]
        except (KeyError, TypeError, ValueError) as fault:
            raise StudioFailed("the worker told nothing") from fault

    async def alike(self, kept: Sequence[bytes], new: bytes, windows: Sequence[int], enough: int) -> list[int]:
        """How much each of these sketches agrees with a new one, in per cent. Raises StudioFailed.

        They are compared one after the other until one agrees so much as is enough; what is behind it is left out.
        """
        memo, _ = await self._ask({"job": "alike", "windows": list(windows), "enough": enough}, [new, *kept])
        shares = memo.get("alike")
        if not isinstance(shares, list) or not shares or len(shares) > len(kept):
            raise StudioFailed("the worker told nothing")
        return [int(share) for share in shares]

    async def receipt(self, receipt: Receipt) -> bytes:
        """The resident's receipt as PNG. Raises StudioFailed."""
        return await self._draw({"job": "receipt", "receipt": asdict(receipt)}, [])

    async def paper(self, template: str, data: str, pictures: Sequence[bytes], at: int) -> bytes:
        """A PDF/A of these values (JSON) and pictures; see `storage.press`. Raises StudioFailed."""
        memo = {"job": "paper", "template": template, "data": data, "at": at}
        return await self._draw(memo, pictures)

    async def chart(self, template: str, data: str) -> bytes:
        """A PNG of these values (JSON), for a phone. Raises StudioFailed."""
        return await self._draw({"job": "chart", "template": template, "data": data}, [])

    async def workbook(self, book: bytes) -> bytes:
        """An XLSX file of this book (JSON); see `storage.workbook`. Raises StudioFailed."""
        return await self._draw({"job": "workbook"}, [book])

    async def placeholder(self) -> bytes:
        """The sheet (JPEG) of a report without pictures. Raises StudioFailed."""
        return await self._draw({"job": "placeholder"}, [])

    async def _draw(self, memo: dict[str, Any], blobs: Sequence[Blob]) -> bytes:
        _, drawn = await self._ask(memo, blobs)
        if len(drawn) != 1 or not drawn[0]:
            raise StudioFailed("the worker drew nothing")
        return drawn[0]

    async def _ask(self, memo: dict[str, Any], blobs: Sequence[Blob]) -> Told:
        blobs = [await _at_hand(blob) for blob in blobs]
        try:
            first = head(memo, blobs)
        except ValueError as fault:
            raise StudioFailed("too large") from fault
        self._jobs += 1
        try:
            return _checked(await self._done(first, blobs))
        finally:
            self._jobs -= 1
            self._idle.set()

    async def _done(self, first: bytes, blobs: Sequence[Blob]) -> Told:
        """The job on a worker that lives through it; one that is lost to another job does not count."""
        lost = 0
        while lost < TRIES:
            worker = await self._running()
            try:
                return await self._try(worker, first, blobs)
            except Bystander:
                continue
            except LOST:
                lost += 1
        raise StudioFailed("the worker died of it")

    async def _try(self, worker: Worker, first: bytes, blobs: Sequence[Blob]) -> Told:
        """One job on the worker. However it goes wrong, the half-spoken worker is not used again."""
        try:
            return await worker.exchange(first, blobs, self._seconds)
        except TimeoutError as fault:
            self._bury(worker)
            raise StudioFailed("took too long") from fault
        except LOST as fault:
            self._bury(worker)
            if await worker.overran():
                raise StudioFailed("computed too long") from fault
            raise
        except BaseException:  # cancelled: the caller's answer must not be read by the next one
            self._bury(worker)
            raise

    async def _running(self) -> Worker:
        """The worker, started if need be. The start is a task of its own, so that no cancelled caller can lose it."""
        for _ in range(TRIES):
            if self._closed:
                raise StudioDown("the studio is closed")
            starting = self._starting
            if starting is None or (starting.done() and self._worker is None):
                self._bury()
                starting = self._starting = asyncio.create_task(Worker.start(self._memory, self._seconds))
            with suppress(*LOST):
                worker = await asyncio.shield(starting)
                if not self._closed:
                    return worker
        raise StudioDown("no worker starts")

    @property
    def _worker(self) -> Worker | None:
        """The worker that is ready and lives."""
        task = self._starting
        if task is None or not task.done() or task.cancelled() or task.exception():
            return None
        return task.result() if task.result().alive else None

    def _bury(self, worker: Worker | None = None) -> None:
        """Kill the worker and let go of it; its remains are cleared away in the background.

        `worker`: this one only, not the one that may have taken its place.
        """
        if self._starting is not None and (worker is None or _is(self._starting, worker)):
            burial = asyncio.create_task(_end(self._starting))
            self._burials.add(burial)
            burial.add_done_callback(self._burials.discard)
            self._starting = None


def _is(starting: asyncio.Task[Worker], worker: Worker) -> bool:
    return starting.done() and not starting.cancelled() and not starting.exception() and starting.result() is worker


async def _at_hand(blob: Blob) -> Blob:
    """A small file is opened before its turn comes, so that the worker does not wait for its pieces."""
    return blob if isinstance(blob, bytes) or len(blob) > SMALL else await blob.read()


def _seen(memo: dict[str, Any], tile: bytes, likeness: bytes) -> Inspected:
    """What the worker saw; it may have been taken over by the file, so that every value is put into its shape."""
    mime, width, height = str(memo["mime"]), int(memo["width"]), int(memo["height"])
    facts = {str(name): str(value) for name, value in dict(memo["facts"]).items()}
    return Inspected(mime, width, height, int(memo["frames"]), int(memo["seconds"]), facts, tile, likeness)


def _checked(answer: Told) -> Told:
    memo, _ = answer
    reason = memo.get("unreadable")
    if isinstance(reason, str) and reason in REASONS:
        raise Unreadable(cast(Reason, reason))
    if "failed" in memo or "unreadable" in memo:
        raise StudioFailed(f"the worker could not: {str(memo.get('failed'))[:80]!r}")
    return answer


async def _end(starting: asyncio.Task[Worker]) -> None:
    """End a worker that may only just be starting."""
    with suppress(*LOST):
        await (await starting).end()
