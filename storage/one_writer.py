"""SQLite's one writer: transactions of this process follow each other on one connection that is kept at hand.

To take it from the pool and to hand it back for every transaction costs more than most of the transactions do.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class FileGoneError(sqlite3.OperationalError):
    """The database's file was moved, removed or replaced while it was open.

    What is written into it may be lost at the end of the process, without a word of SQLite; so nothing is.
    """

    sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED


class ClosedError(RuntimeError):
    """The database was closed, and something still asks it: opened anew, nobody would close it."""

    def __init__(self) -> None:
        super().__init__("the database was closed; nothing can be asked of it any more")


class OneWriter:
    """Hands its connection round, in the order in which it was asked for."""

    def __init__(self, engine: AsyncEngine, file: Path | None) -> None:
        self._engine = engine
        self._file = file
        self._opened = _identity(None)
        event.listen(engine.sync_engine, "connect", self._open)
        self._turnstile = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._user: asyncio.Task[Any] | None = None
        self._closed = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Begins with the first statement and commits at the end of the block; an exception rolls everything back."""
        async with self.connection() as connection:
            yield connection
            await connection.commit()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """The connection, for this block alone and outside a transaction. It is handed back when something breaks.

        Raises FileGoneError, ClosedError, and RuntimeError for whoever has it already: they would wait for themselves.
        """
        user = asyncio.current_task()
        if user is self._user:
            raise RuntimeError("a transaction within a transaction")
        async with self._turnstile:
            self._user = user
            try:
                yield await self._kept()
            except BaseException:
                await self._hand_back()
                raise
            finally:
                self._user = None

    async def close(self) -> None:
        """Hand the connection back to the pool, once nobody uses it; whoever asks for it later hears ClosedError."""
        async with self._turnstile:
            self._closed = True
            await self._hand_back()

    async def _kept(self) -> AsyncConnection:
        if self._closed:
            raise ClosedError
        if self._connection is None:
            self._connection = await self._engine.connect()
        if _identity(self._file) != self._opened:
            raise FileGoneError("the database's file is no longer where it was: put it back, or start anew")
        return self._connection

    def _open(self, *_: object) -> None:
        self._opened = _identity(self._file)

    async def _hand_back(self) -> None:
        if self._connection is not None:
            used, self._connection = self._connection, None
            await asyncio.shield(asyncio.create_task(_end(used)))  # whoever is cancelled twice, too, hands it back


def _identity(file: Path | None) -> tuple[int, int]:
    """What no other file has at the same time; (0, 0) of none."""
    try:
        found = file.stat() if file else None
    except FileNotFoundError:
        return 0, 0
    return (found.st_dev, found.st_ino) if found else (0, 0)


async def _end(used: AsyncConnection) -> None:
    """SQLAlchemy takes a commit that failed for the end of its transaction; SQLite does not."""
    try:
        driver = None if used.invalidated else await driver_of(used)
        with suppress(ValueError):  # it is closed already
            if driver and driver.in_transaction:
                await driver.rollback()
    finally:
        await used.close()


async def driver_of(connection: AsyncConnection) -> Any:
    """aiosqlite's own connection."""
    return (await connection.get_raw_connection()).driver_connection


@asynccontextmanager
async def loose(connection: AsyncConnection) -> AsyncIterator[None]:
    """SQLite does not mind its foreign keys in this block."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = await driver_of(connection)
    try:
        await driver.execute("PRAGMA foreign_keys=OFF")
        yield
    finally:
        with suppress(ValueError):  # it is closed, and nobody's any more
            await driver.execute("PRAGMA foreign_keys=ON")
