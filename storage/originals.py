"""The store of originals: a folder, or an object store, by `EVIDENCE_URL`. Sealed, each kept once under its SHA-256.

    taken_in ──pieces, sealed──> a file of its own ──keep_file──> originals/ab/abcd...      read by `opened`
    give_up  ──> going/abcd... ──nobody needs it──> gone      ──somebody does──> back

The name of an original is known only when its last byte is here, and object stores cannot write under one name and end
under another. So everything arrives in a sealed file on this computer, is looked at, and then goes into the store as a
whole: renamed after fsync where the store is a folder, uploaded (in parts, if large) where it is not. Killed at any
point, an original is there and complete, or is not there. What was left in `arriving/` is cleared away at the start;
elsewhere it is a file without a name, which goes with the process.

    StoreDownError     the store or the disk does not work: nothing is known about the file, try again later
    FileNotFoundError  there is no such original
    CannotOpenError    it was changed, or a key is missing
"""

import asyncio
import os
import secrets
import sys
import tempfile
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, from_url

from storage.crypt import CannotOpenError, Crypt
from storage.folders import make_private
from storage.pieces import PIECE
from storage.record import record
from storage.sealed_file import SealedFile, StoreDownError, disk, seal_into

__all__ = ["Kept", "Originals", "SealedFile", "StoreDownError"]

PART: Final = 5 << 20
"""Bytes of one part of a large upload; S3 takes none smaller (Amazon S3, multipart upload limits)."""
SMALL: Final = 1 << 20
"""Bytes of a sealed file that goes up beside others; larger ones go one after the other, for each holds a part."""
_LISTED: Final = 1_000
_PATIENCE: Final[Any] = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}
"""obstore's own tries are few: afterwards the errand is tried again, which leaves room for others meanwhile."""


@record
class Kept:
    """An original as the store lists it. `size`: sealed, in bytes; `at`: UTC seconds when it was written."""

    sha256: str
    size: int
    at: float


class Originals:
    """`url`: `file:data/evidence`, `s3://bucket/prefix`, `gs://`, `az://`, `memory:///`."""

    def __init__(self, url: str, crypt: Crypt) -> None:
        self._crypt = crypt
        self.folder = _folder(url)  # None: the store is not on this computer
        if self.folder:
            make_private(self.folder)
        self._store: Any = LocalStore(self.folder) if self.folder else from_url(url, retry_config=_PATIENCE)
        self._large_ones = asyncio.Lock()

    @asynccontextmanager
    async def taken_in(self, pieces: AsyncIterable[bytes]) -> AsyncIterator[SealedFile]:
        """What comes in pieces, sealed on this computer; gone at the end unless it is kept.

        Raises StoreDownError, and what `pieces` raises.
        """
        with self._room() as file:
            yield await seal_into(file, pieces, self._crypt)

    async def keep_file(self, file: SealedFile) -> None:
        """Put a file that was taken in into the store. Raises StoreDownError."""
        if self.folder:
            await asyncio.to_thread(_settle, file.file, self.folder, _name(file.sha256))
            return
        file.file.seek(0)
        async with self._large_ones if len(file) > SMALL else nullcontext():
            try:
                with _reached():
                    await obstore.put_async(
                        self._store, _name(file.sha256), file.file, chunk_size=PART, max_concurrency=1
                    )
            except FileNotFoundError as error:  # no such bucket
                raise StoreDownError(type(error).__name__) from error

    async def keep(self, data: bytes | memoryview) -> str:
        """Keep these bytes; returns their SHA-256 (hex). Raises StoreDownError."""
        async with self.taken_in(_sliced(data)) as file:
            await self.keep_file(file)
            return file.sha256

    @asynccontextmanager
    async def opened(self, sha256: str) -> AsyncIterator[SealedFile]:
        """An original, to be read in pieces. Raises FileNotFoundError, CannotOpenError, StoreDownError."""
        if self.folder:
            with _reached():
                file = await asyncio.to_thread((self.folder / _name(sha256)).open, "rb")
            with file:
                yield SealedFile(file, self._crypt, sha256)
            return
        with _closed(_nameless()) as local:
            await self._download(_name(sha256), local)
            yield SealedFile(local, self._crypt, sha256)

    async def read(self, sha256: str) -> bytes:
        """The bytes as they were received. Raises FileNotFoundError, CannotOpenError, StoreDownError."""
        async with self.opened(sha256) as file:
            return await file.read()

    async def keep_tile(self, sha256: str, tile: bytes) -> None:
        """Keep the small picture of an original beside it; the original must be there already. Raises StoreDownError.

        It is not waited for until it is on the disk: one that is lost is drawn anew.
        """
        with _reached():
            await obstore.put_async(self._store, _tile(sha256), self._crypt.seal(tile, about=_about_tile(sha256)))

    async def tile(self, sha256: str) -> bytes | None:
        """The small picture of an original; None when it is lost or broken. Raises StoreDownError."""
        try:
            with _reached():
                found = await obstore.get_async(self._store, _tile(sha256))
                sealed = bytes(await found.bytes_async())
            return self._crypt.open(sealed, about=_about_tile(sha256))
        except (FileNotFoundError, CannotOpenError):
            return None

    async def destroy(self, sha256: str) -> None:
        """Remove an original and its tile; none there is fine. Raises StoreDownError."""
        await self._remove(_name(sha256), _aside(sha256), _tile(sha256))

    async def _remove(self, *names: str) -> None:
        for name in names:
            with _reached(), suppress(FileNotFoundError):
                await obstore.delete_async(self._store, name)

    async def give_up(self, sha256: str, is_needed: Callable[[], Awaitable[bool]]) -> bool:
        """Remove an original that nobody needs; whether it is gone. Raises StoreDownError.

        Whoever keeps the same bytes meanwhile says so before (`evidence.claim`). So it is put aside first, and only
        when still nobody needs it then, that one is removed, never one that came afterwards.
        """
        if not await is_needed():
            await self._move(_name(sha256), _aside(sha256))
        if await is_needed():
            await self._move(_aside(sha256), _name(sha256))
            return False
        await self._remove(_aside(sha256), _tile(sha256))
        return True

    async def listed(self) -> AsyncIterator[list[Kept]]:
        """All that is in the store, in batches; what was put aside as well. Raises StoreDownError."""
        for prefix in ("originals", "going"):
            with _reached():
                async for batch in obstore.list(self._store, prefix, chunk_size=_LISTED):
                    yield [_kept(found) for found in batch]

    def clear(self) -> None:
        """Remove what arrived when the program was killed; what somebody else is still writing stays."""
        for path in (self.folder / "arriving").glob("*") if self.folder else ():
            with suppress(OSError), path.open("rb") as file:
                _hold(file)
                path.unlink()

    async def _move(self, old: str, new: str) -> None:
        with _reached(), suppress(FileNotFoundError):
            await obstore.rename_async(self._store, old, new)
            if self.folder:
                await asyncio.to_thread(_flush, (self.folder / new).parent)

    async def _download(self, name: str, file: BinaryIO) -> None:
        """The sealed bytes of an object into a file of this computer."""
        with _reached():
            found = await obstore.get_async(self._store, name)
            async for chunk in found.stream(min_chunk_size=PIECE):
                await asyncio.to_thread(file.write, chunk)
            file.flush()

    @contextmanager
    def _room(self) -> Iterator[BinaryIO]:
        """An empty file of our own, where it can be renamed into the store or, elsewhere, without a name."""
        if self.folder is None:
            with _closed(_nameless()) as file:
                yield file
            return
        path = self.folder / "arriving" / secrets.token_hex(16)
        try:
            with disk():
                path.parent.mkdir(parents=True, exist_ok=True)
                file = path.open("x+b")
            with _closed(file):
                _hold(file)
                yield file
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _nameless() -> BinaryIO:
    """A file that goes with the process; a folder for temporary files that is not there is no original that is not."""
    with disk():
        return tempfile.TemporaryFile()


@contextmanager
def _closed(file: BinaryIO) -> Iterator[BinaryIO]:
    """Closed at the end. What the disk did not take was told before; closing would try it again, and tell it as a fault
    of the file.
    """
    try:
        yield file
    finally:
        with suppress(OSError):
            file.close()


def _folder(url: str) -> Path | None:
    """The folder of a `file:` URL, which may be relative to the current one."""
    scheme, _, rest = url.partition(":")
    if scheme != "file":
        return None
    return Path("/" + rest.lstrip("/")) if rest.startswith("/") else Path(rest).absolute()


def _settle(file: BinaryIO, folder: Path, name: str) -> None:
    """First the bytes are on the disk, then they get their name, then that is: what the database calls stored must
    outlive a power cut.
    """
    target = folder / name
    with disk():
        os.fsync(file.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(file.name).replace(target)
        for each in (target.parent, target.parent.parent, folder):
            _flush(each)


def _flush(folder: Path) -> None:
    if sys.platform == "win32":  # which knows no such thing for folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hold(file: BinaryIO) -> None:
    """Whoever writes a file holds it. Raises OSError when somebody else does; Windows removes no open file anyway."""
    if sys.platform != "win32":
        import fcntl  # not on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def _reached() -> Iterator[None]:
    """What a store raises, in our words: FileNotFoundError stays, all else is StoreDownError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as error:
        raise StoreDownError(type(error).__name__) from error


async def _sliced(data: bytes | memoryview) -> AsyncIterator[bytes]:
    """In pieces, so that nobody copies the whole of it on the way."""
    for start in range(0, len(data), PIECE):
        yield bytes(data[start : start + PIECE])


def _kept(found: Any) -> Kept:
    return Kept(found["path"].rpartition("/")[2], found["size"], found["last_modified"].timestamp())


def _name(sha256: str) -> str:
    return f"originals/{sha256[:2]}/{sha256}"


def _tile(sha256: str) -> str:
    return f"tiles/{sha256[:2]}/{sha256}"


def _about_tile(sha256: str) -> bytes:
    return b"tile" + bytes.fromhex(sha256)


def _aside(sha256: str) -> str:
    return f"going/{sha256}"
