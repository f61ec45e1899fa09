"""A sealed file on this computer's disk: written while it arrives, read piece by piece; in the clear only in memory.

Sealing, hashing and the disk take their time in a thread, a piece at once, so that the event loop goes on.
"""

import asyncio
import errno
import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from storage.crypt import CannotOpenError, Crypt
from storage.pieces import HEAD, MAGIC, PIECE, SEALED_PIECE, Opener, Sealer, plain_size

WHOLE_EXTRA: Final = 32
"""Bytes around what was sealed as a whole: key id, nonce, tag (`storage.crypt`)."""


class StoreDownError(Exception):
    """The store does not take or give anything just now. Nothing is known about the file: try again later."""


class SealedFile:
    """One sealed file that is open on this computer; its length is that of what is in it. One reader at a time."""

    def __init__(self, file: BinaryIO, crypt: Crypt, sha256: str) -> None:
        """Raises CannotOpenError when it is too short to be one."""
        self.file = file
        self.sha256 = sha256
        self._crypt = crypt
        self._end = os.fstat(file.fileno()).st_size
        self._head = _read(file, 0, HEAD)
        self._in_pieces = self._head.startswith(MAGIC)
        self._size = plain_size(self._end) if self._in_pieces else self._end - WHOLE_EXTRA
        if self._size < 0:
            raise CannotOpenError("the file is cut off")

    def __len__(self) -> int:
        return self._size

    async def pieces(self) -> AsyncIterator[bytes]:
        """What is in it, from the beginning. That nothing is missing is known only with the last piece.

        Raises CannotOpenError; StoreDownError when the disk does not give it.
        """
        if not self._in_pieces:
            yield await asyncio.to_thread(self._whole)
            return
        opener = Opener(self._crypt, self._head, bytes.fromhex(self.sha256))
        for place in range(HEAD, self._end, SEALED_PIECE):
            yield await asyncio.to_thread(self._piece, opener, place)

    async def read(self) -> bytes:
        """All of it at once. Raises CannotOpenError, StoreDownError."""
        return b"".join([piece async for piece in self.pieces()])

    def _piece(self, opener: Opener, place: int) -> bytes:
        return opener.open(_read(self.file, place, SEALED_PIECE), last=place + SEALED_PIECE >= self._end)

    def _whole(self) -> bytes:
        """An object from before files were sealed in pieces."""
        return self._crypt.open(_read(self.file, 0, self._end), about=bytes.fromhex(self.sha256))


async def seal_into(file: BinaryIO, pieces: AsyncIterable[bytes], crypt: Crypt) -> SealedFile:
    """Write these pieces, sealed, into an empty file. Raises StoreDownError, and what `pieces` raises."""
    intake, waiting, size = _Intake(file, crypt), list[bytes](), 0
    async for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= PIECE:
            await asyncio.to_thread(intake.add, waiting)
            waiting, size = [], 0
    return SealedFile(file, crypt, await asyncio.to_thread(intake.end, waiting))


class _Intake:
    """Works in a thread."""

    def __init__(self, file: BinaryIO, crypt: Crypt) -> None:
        self._file = file
        self._sealer = Sealer(crypt)
        self._hash = hashlib.sha256()
        self._head = self._sealer.head

    def add(self, pieces: list[bytes]) -> None:
        with disk():
            for piece in pieces:
                self._hash.update(piece)
                self._file.write(self._head + self._sealer.add(piece))
                self._head = b""

    def end(self, pieces: list[bytes]) -> str:
        """The last of it; returns the SHA-256 of all."""
        self.add([*pieces, b""])  # an empty file has a head too
        with disk():
            self._file.write(self._sealer.end(self._hash.digest()))
            self._file.flush()
        return self._hash.hexdigest()


def _read(file: BinaryIO, place: int, size: int) -> bytes:
    with disk():
        file.seek(place)
        return file.read(size)


@contextmanager
def disk() -> Iterator[None]:
    """A disk that is full or broken is no fault of the file. Raises StoreDownError."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StoreDownError("the disk is full" if full else type(error).__name__) from error
