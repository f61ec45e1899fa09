"""What the store of originals asks of the place where they lie: a folder (`folder_store`) or an object store.

Names are paths with slashes, below the place: "originals/ab/abcd...". Each place raises FileNotFoundError for what is
not there, and StoreDownError when it does not work just now.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from storage.record import record

LISTED: Final = 1_000
"""Originals in one batch."""


@record
class Kept:
    """An original as the store lists it. `size`: sealed, in bytes; `at`: UTC seconds when it was written."""

    sha256: str
    size: int
    at: float


class Store(Protocol):
    """A place for sealed bytes."""

    folder: Path | None
    """None: it is not on this computer."""

    def room(self) -> AbstractContextManager[BinaryIO]:
        """An empty file on this computer, from which `settle` takes; gone at the end unless it was settled."""

    async def settle(self, file: BinaryIO, size: int, name: str) -> None:
        """Put what is in this file of `room` here, as a whole; once this is over it outlives a power cut."""

    async def put(self, name: str, data: bytes) -> None:
        """Put these bytes here, as a whole; a power cut may take them."""

    async def get(self, name: str) -> bytes:
        """All the bytes."""

    def opened(self, name: str) -> AbstractAsyncContextManager[BinaryIO]:
        """The bytes as a file on this computer."""

    async def remove(self, name: str) -> None:
        """None there is fine."""

    async def move(self, old: str, new: str) -> None:
        """Give it another name, in place of what had it; none there is fine."""

    def listed(self, above: str) -> AsyncIterator[list[Kept]]:
        """All below this folder of names, in batches of at most `LISTED`."""

    def clear(self) -> None:
        """Remove what arrived when the program was killed; what somebody else is still writing stays."""


@contextmanager
def closed(file: BinaryIO) -> Iterator[BinaryIO]:
    """Closed at the end. What the disk did not take was told before; closing would try it again, and tell it as a fault
    of the file.
    """
    try:
        yield file
    finally:
        with suppress(OSError):
            file.close()
