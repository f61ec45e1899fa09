"""Originals in an object store: S3, Google's, Azure's, or in memory for tests. The only file that loads obstore, which
takes 9 MB and two dozen threads: where originals lie in a folder nobody pays for it.

Object stores cannot write under one name and end under another, so what arrives waits in a file without a name, which
goes with the process, and is uploaded as a whole (in parts, if large).
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

import obstore
from obstore.exceptions import BaseError
from obstore.store import from_url

from storage.pieces import PIECE
from storage.sealed_file import StoreDownError, disk
from storage.store import LISTED, Kept, closed

PART: Final = 5 << 20
"""Bytes of one part of a large upload; S3 takes none smaller (Amazon S3, multipart upload limits)."""
SMALL: Final = 1 << 20
"""Bytes of a sealed file that goes up beside others; larger ones go one after the other, for each holds a part."""
_PATIENCE: Final[Any] = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}
"""obstore's own tries are few: afterwards the errand is tried again, which leaves room for others meanwhile."""


class ObjectStore:
    """See `Store`. `url`: `s3://bucket/prefix`, `gs://`, `az://`, `memory:///`."""

    folder: Path | None = None

    def __init__(self, url: str) -> None:
        self._store: Any = from_url(url, retry_config=_PATIENCE)
        self._large_ones = asyncio.Lock()

    @contextmanager
    def room(self) -> Iterator[BinaryIO]:
        """A file that goes with the process."""
        with closed(_nameless()) as file:
            yield file

    async def settle(self, file: BinaryIO, size: int, name: str) -> None:
        """Upload it."""
        file.seek(0)
        async with self._large_ones if size > SMALL else nullcontext():
            try:
                with _reached():
                    await obstore.put_async(self._store, name, file, chunk_size=PART, max_concurrency=1)
            except FileNotFoundError as error:  # no such bucket
                raise StoreDownError(type(error).__name__) from error

    async def put(self, name: str, data: bytes) -> None:
        """Upload these bytes."""
        with _reached():
            await obstore.put_async(self._store, name, data)

    async def get(self, name: str) -> bytes:
        """All the bytes."""
        with _reached():
            found = await obstore.get_async(self._store, name)
            return bytes(await found.bytes_async())

    @asynccontextmanager
    async def opened(self, name: str) -> AsyncIterator[BinaryIO]:
        """A copy of it on this computer."""
        with closed(_nameless()) as file:
            with _reached():
                found = await obstore.get_async(self._store, name)
                async for chunk in found.stream(min_chunk_size=PIECE):
                    await asyncio.to_thread(file.write, chunk)
                file.flush()
            yield file

    async def remove(self, name: str) -> None:
        """None there is fine."""
        with _reached(), suppress(FileNotFoundError):
            await obstore.delete_async(self._store, name)

    async def move(self, old: str, new: str) -> None:
        """Give it another name; none there is fine."""
        with _reached(), suppress(FileNotFoundError):
            await obstore.rename_async(self._store, old, new)

    async def listed(self, above: str) -> AsyncIterator[list[Kept]]:
        """All whose names begin with this."""
        with _reached():
            async for batch in obstore.list(self._store, above, chunk_size=LISTED):
                yield [_kept(found) for found in batch]

    def clear(self) -> None:
        """Nothing is left by those that were killed."""


def _kept(found: Any) -> Kept:
    return Kept(found["path"].rpartition("/")[2], found["size"], found["last_modified"].timestamp())


def _nameless() -> BinaryIO:
    """A folder for temporary files that is not there is no original that is not."""
    with disk():
        return tempfile.TemporaryFile()


@contextmanager
def _reached() -> Iterator[None]:
    """What a store raises, in our words: FileNotFoundError stays, all else is StoreDownError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as error:
        raise StoreDownError(type(error).__name__) from error
