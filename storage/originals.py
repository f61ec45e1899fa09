"""The store of originals: a folder, or an object store, by `EVIDENCE_URL`. Sealed, each kept once under its SHA-256.

    taken_in ──pieces, sealed──> a file of its own ──keep_file──> originals/ab/abcd...      read by `opened`
    give_up  ──> going/abcd... ──nobody needs it──> gone      ──somebody does──> back

The name of an original is known only when its last byte is here. So everything arrives in a sealed file on this
computer, is looked at, and then goes into the store as a whole: renamed after fsync where the store is a folder
(`folder_store`), uploaded where it is not (`object_store`). Killed at any point, an original is there and complete, or
is not there. What was left half-arrived is cleared away at the start.

    StoreDownError     the store or the disk does not work: nothing is known about the file, try again later
    FileNotFoundError  there is no such original
    CannotOpenError    it was changed, or a key is missing
"""

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from storage.crypt import CannotOpenError, Crypt
from storage.folder_store import FolderStore
from storage.pieces import PIECE
from storage.sealed_file import SealedFile, StoreDownError, seal_into
from storage.store import Kept, Store

__all__ = ["Kept", "Originals", "SealedFile", "StoreDownError"]


class Originals:
    """`url`: `file:data/evidence`, `s3://bucket/prefix`, `gs://`, `az://`, `memory:///`."""

    def __init__(self, url: str, crypt: Crypt) -> None:
        self._crypt = crypt
        self._store = _store(url)
        self.folder = self._store.folder

    @asynccontextmanager
    async def taken_in(self, pieces: AsyncIterable[bytes]) -> AsyncIterator[SealedFile]:
        """What comes in pieces, sealed on this computer; gone at the end unless it is kept.

        Raises StoreDownError, and what `pieces` raises.
        """
        with self._store.room() as file:
            yield await seal_into(file, pieces, self._crypt)

    async def keep_file(self, file: SealedFile) -> None:
        """Put a file that was taken in into the store. Raises StoreDownError."""
        await self._store.settle(file.file, len(file), _name(file.sha256))

    async def keep(self, data: bytes | memoryview) -> str:
        """Keep these bytes; returns their SHA-256 (hex). Raises StoreDownError."""
        async with self.taken_in(_sliced(data)) as file:
            await self.keep_file(file)
            return file.sha256

    @asynccontextmanager
    async def opened(self, sha256: str) -> AsyncIterator[SealedFile]:
        """An original, to be read in pieces. Raises FileNotFoundError, CannotOpenError, StoreDownError."""
        async with self._store.opened(_name(sha256)) as file:
            yield SealedFile(file, self._crypt, sha256)

    async def read(self, sha256: str) -> bytes:
        """The bytes as they were received. Raises FileNotFoundError, CannotOpenError, StoreDownError."""
        async with self.opened(sha256) as file:
            return await file.read()

    async def keep_tile(self, sha256: str, tile: bytes) -> None:
        """Keep the small picture of an original beside it; the original must be there already. Raises StoreDownError.

        One that is lost is drawn anew.
        """
        await self._store.put(_tile(sha256), self._crypt.seal(tile, about=_about_tile(sha256)))

    async def tile(self, sha256: str) -> bytes | None:
        """The small picture of an original; None when it is lost or broken. Raises StoreDownError."""
        try:
            return self._crypt.open(await self._store.get(_tile(sha256)), about=_about_tile(sha256))
        except (FileNotFoundError, CannotOpenError):
            return None

    async def destroy(self, sha256: str) -> None:
        """Remove an original and its tile; none there is fine. Raises StoreDownError."""
        await self._remove(_name(sha256), _aside(sha256), _tile(sha256))

    async def _remove(self, *names: str) -> None:
        for name in names:
            await self._store.remove(name)

    async def give_up(self, sha256: str, is_needed: Callable[[], Awaitable[bool]]) -> bool:
        """Remove an original that nobody needs; whether it is gone. Raises StoreDownError.

        Whoever keeps the same bytes meanwhile says so before (`evidence.claim`). So it is put aside first, and only
        when still nobody needs it then, that one is removed, never one that came afterwards.
        """
        if not await is_needed():
            await self._store.move(_name(sha256), _aside(sha256))
        if await is_needed():
            await self._store.move(_aside(sha256), _name(sha256))
            return False
        await self._remove(_aside(sha256), _tile(sha256))
        return True

    async def listed(self) -> AsyncIterator[list[Kept]]:
        """All that is in the store, in batches; what was put aside as well. Raises StoreDownError."""
        for above in ("originals", "going"):
            async for batch in self._store.listed(above):
                yield batch

    def clear(self) -> None:
        """Remove what arrived when the program was killed; what somebody else is still writing stays."""
        self._store.clear()


def _store(url: str) -> Store:
    folder = _folder(url)
    if folder is not None:
        return FolderStore(folder)
    from storage.object_store import ObjectStore  # brings obstore

    return ObjectStore(url)


def _folder(url: str) -> Path | None:
    """The folder of a `file:` URL, which may be relative to the current one."""
    scheme, _, rest = url.partition(":")
    if scheme != "file":
        return None
    return Path("/" + rest.lstrip("/")) if rest.startswith("/") else Path(rest).absolute()


async def _sliced(data: bytes | memoryview) -> AsyncIterator[bytes]:
    """In pieces, so that nobody copies the whole of it on the way."""
    for start in range(0, len(data), PIECE):
        yield bytes(data[start : start + PIECE])


def _name(sha256: str) -> str:
    return f"originals/{sha256[:2]}/{sha256}"


def _tile(sha256: str) -> str:
    return f"tiles/{sha256[:2]}/{sha256}"


def _about_tile(sha256: str) -> bytes:
    return b"tile" + bytes.fromhex(sha256)


def _aside(sha256: str) -> str:
    return f"going/{sha256}"
