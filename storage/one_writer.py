"""SQLite's one writer: transactions of this process follow each other on one connection that is kept at hand.

To take it from the pool and to hand it back for every transaction costs more than most of the transactions do.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class OneWriter:
    """Hands its connection round, in the order in which it was asked for."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turnstile = asyncio.Lock()
        self._connection: AsyncConnection | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Begins with the first statement and commits at the end of the block; an exception rolls everything back."""
        async with self.connection() as connection:
            yield connection
            await connection.commit()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """The connection, for this block alone and outside a transaction. It is handed back when something breaks."""
        async with self._turnstile:
            try:
                yield await self._kept()
            except BaseException:
                await self._hand_back()
                raise

    async def close(self) -> None:
        """Hand the connection back to the pool, once nobody uses it."""
        async with self._turnstile:
            await self._hand_back()

    async def _kept(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
        return self._connection

    async def _hand_back(self) -> None:
        if self._connection is not None:
            used, self._connection = self._connection, None
            await asyncio.shield(asyncio.create_task(used.close()))  # whoever is cancelled twice, too, hands it back


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
    await driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        await driver.execute("PRAGMA foreign_keys=ON")
