"""Snapshots: what is read stays as it was, whoever writes goes on meanwhile, and the log is not waited for."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import DBAPIError

from storage.database import Database, Transaction
from storage.models import Inbox
from tests.storage.post import NOW

PATIENCE = 10
"""Seconds; who waits for a reader here would wait for ever, or for SQLite's thirty seconds."""


async def counted(transaction: Transaction) -> int:
    """How many updates have been taken in."""
    return int((await transaction.execute(select(func.count()).select_from(Inbox))).scalar_one())


async def put(transaction: Transaction, name: str) -> None:
    """One more."""
    await transaction.execute(insert(Inbox), [{"channel": "telegram", "update_id": name, "received_at": NOW}])


async def add(database: Database, name: str) -> None:
    """One more, in a transaction of its own."""
    async with database.transaction() as transaction:
        await put(transaction, name)


async def test_all_is_as_it_was_at_the_first_look(database: Database) -> None:
    await add(database, "before")
    async with asyncio.timeout(PATIENCE), database.snapshot() as snapshot:
        assert await counted(snapshot) == 1
        await add(database, "meanwhile")
        assert await counted(snapshot) == 1
    async with database.snapshot() as snapshot:
        assert await counted(snapshot) == 2


async def test_whoever_reads_does_not_wait_for_who_writes(database: Database) -> None:
    async with asyncio.timeout(PATIENCE), database.transaction() as transaction:
        await put(transaction, "half done")
        async with database.snapshot() as snapshot:
            assert await counted(snapshot) == 0
        assert await counted(transaction) == 1


async def test_nothing_can_be_written(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"read-?\s?only"):
        async with database.snapshot() as snapshot:
            await put(snapshot, "forbidden")
    await add(database, "allowed")
    async with database.snapshot() as snapshot:
        assert await counted(snapshot) == 1


async def test_several_at_once_each_with_its_own_moment(database: Database) -> None:
    seen = []
    async with asyncio.timeout(PATIENCE), database.snapshot() as first:
        seen.append(await counted(first))
        await add(database, "one")
        async with database.snapshot() as second:
            seen.append(await counted(second))
            await add(database, "two")
            seen += [await counted(second), await counted(first)]
    assert seen == [0, 1, 1, 0]


async def test_who_is_cancelled_leaves_nothing_open(database: Database) -> None:
    async def look(ready: asyncio.Event) -> None:
        async with database.snapshot() as snapshot:
            await counted(snapshot)
            ready.set()
            await asyncio.Event().wait()

    for number in range(5):
        ready = asyncio.Event()
        looking = asyncio.create_task(look(ready))
        await ready.wait()
        looking.cancel()
        await asyncio.wait([looking])
        await add(database, f"{number}")
    async with asyncio.timeout(PATIENCE), database.snapshot() as snapshot:
        assert await counted(snapshot) == 5


async def test_in_memory_it_is_a_transaction_like_any_other() -> None:
    """Another connection would see another database."""
    database = Database("sqlite+aiosqlite:///:memory:")
    async with database.transaction() as transaction:
        await transaction.run_sync(Inbox.metadata.create_all)
    await add(database, "there")
    async with database.snapshot() as snapshot:
        assert await counted(snapshot) == 1
    await database.close()


async def test_the_log_is_emptied_once_nobody_reads(sqlite_url: str, tmp_path: Path) -> None:
    """Waiting for a reader, SQLite would keep everybody waiting who writes."""
    database, log = Database(sqlite_url), tmp_path / "test.db-wal"
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM inbox").fetchall()
    await add(database, "newer")
    async with asyncio.timeout(PATIENCE):
        await database.tidy()
    assert log.stat().st_size > 0
    other.execute("COMMIT")
    other.close()
    await database.tidy()
    assert log.stat().st_size == 0
    await database.close()


async def test_after_a_look_at_the_log_others_are_waited_for_as_before(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await add(database, "some")
    await database.tidy()
    async with database.connection() as connection:
        assert (await connection.exec_driver_sql("PRAGMA busy_timeout")).scalar() == 30_000
    await database.close()
