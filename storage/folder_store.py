"""Originals in a folder of this computer.

Everything arrives in a file of its own in `arriving/`, held by whoever writes it, and is renamed to where it belongs:
killed at any point, a name is there with all of its bytes, or is not there.
"""

import asyncio
import os
import secrets
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from storage.folders import make_private
from storage.sealed_file import StoreDownError, disk
from storage.store import LISTED, Kept, closed


class FolderStore:
    """See `Store`; the disk is waited for in threads."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path | None = folder
        self._top = folder
        make_private(folder)

    @contextmanager
    def room(self) -> Iterator[BinaryIO]:
        """An empty file of our own, which can be renamed."""
        path = self._top / "arriving" / secrets.token_hex(16)
        try:
            with disk():
                path.parent.mkdir(parents=True, exist_ok=True)
                file = path.open("x+b")
            with closed(file):
                _hold(file)
                yield file
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    async def settle(self, file: BinaryIO, size: int, name: str) -> None:  # noqa: ARG002 - of no matter here
        """First the bytes are on the disk, then they get their name, then that is: what the database calls stored must
        outlive a power cut.
        """
        await asyncio.to_thread(self._settle, file, self._top / name)

    def _settle(self, file: BinaryIO, target: Path) -> None:
        with disk():
            os.fsync(file.fileno())
            _rename(Path(file.name), target)
            for each in (target.parent, target.parent.parent, self._top):
                _flush(each)

    async def put(self, name: str, data: bytes) -> None:
        """It is not waited for until it is on the disk."""
        await asyncio.to_thread(self._put, self._top / name, data)

    def _put(self, target: Path, data: bytes) -> None:
        with self.room() as file, disk():
            file.write(data)
            file.flush()
            _rename(Path(file.name), target)

    async def get(self, name: str) -> bytes:
        """All the bytes."""
        with _found():
            return await asyncio.to_thread((self._top / name).read_bytes)

    @asynccontextmanager
    async def opened(self, name: str) -> AsyncIterator[BinaryIO]:
        """The file itself."""
        with _found():
            file = await asyncio.to_thread((self._top / name).open, "rb")
        with file:
            yield file

    async def remove(self, name: str) -> None:
        """None there is fine."""
        with _found():
            await asyncio.to_thread((self._top / name).unlink, missing_ok=True)

    async def move(self, old: str, new: str) -> None:
        """Give it another name; none there is fine."""
        with _found(), suppress(FileNotFoundError):
            await asyncio.to_thread(self._move, self._top / old, self._top / new)

    def _move(self, old: Path, new: Path) -> None:
        _rename(old, new)
        _flush(new.parent)

    async def listed(self, above: str) -> AsyncIterator[list[Kept]]:
        """What lies right below, and in each folder there."""
        top = self._top / above
        for folder in (top, *await asyncio.to_thread(_folders, top)):
            found = await asyncio.to_thread(_files, folder)
            for start in range(0, len(found), LISTED):
                yield found[start : start + LISTED]

    def clear(self) -> None:
        """Remove what nobody holds any more."""
        for path in (self._top / "arriving").glob("*"):
            with suppress(OSError), path.open("rb") as file:
                _hold(file)
                path.unlink()


@contextmanager
def _found() -> Iterator[None]:
    """FileNotFoundError stays, all else is StoreDownError."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreDownError(type(error).__name__) from error


def _rename(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def _folders(top: Path) -> list[Path]:
    with disk():
        return [path for path in top.iterdir() if path.is_dir()] if top.is_dir() else []


def _files(folder: Path) -> list[Kept]:
    """Those that are there when they are looked at; others may remove some meanwhile."""
    found = list[Kept]()
    with disk(), suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                if entry.is_file():
                    about = entry.stat()
                    found.append(Kept(entry.name, about.st_size, about.st_mtime))
    return found


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
