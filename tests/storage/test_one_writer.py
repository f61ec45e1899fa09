"""SQLite's one connection: it begins on the way to the first statement, is kept at hand and given up when it broke."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import one_hop
from storage.database import Database

ADD = text("INSERT INTO tally VALUES (1)")
COUNT = text("SELECT count(*) FROM tally")


@pytest.fixture
async def tallied(sqlite_url: str) -> Database:
    """A database with one empty table, which is closed by the test."""
    made = Database(sqlite_url)
    async with made.transaction() as transaction:
        await transaction.execute(text("CREATE TABLE tally (one INTEGER)"))
    return made


async def _count(database: Database) -> int:
    async with database.transaction() as transaction:
        return int((await transaction.execute(COUNT)).scalar_one())


async def _driver(connection: AsyncConnection) -> Any:
    return (await connection.get_raw_connection()).driver_connection


async def test_transactions_follow_each_other_on_one_connection(tallied: Database) -> None:
    seen = set()
    for _ in range(3):
        async with tallied.transaction() as transaction:
            await transaction.execute(ADD)
            seen.add((transaction, await _driver(transaction)))
    assert len(seen) == 1
    assert await _count(tallied) == 3
    await tallied.close()


@pytest.fixture
def other(tallied: Database, tmp_path: Path) -> sqlite3.Connection:  # noqa: ARG001 - it made the file
    """Another program with the same file."""
    return sqlite3.connect(tmp_path / "test.db", timeout=0, isolation_level=None)


async def test_a_transaction_without_a_statement_holds_nobody_up(tallied: Database, other: sqlite3.Connection) -> None:
    async with tallied.transaction():
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO tally VALUES (1)")
    other.execute("COMMIT")
    other.close()
    assert await _count(tallied) == 1
    await tallied.close()


async def test_who_only_read_so_far_keeps_others_from_writing_until_the_end(
    tallied: Database, other: sqlite3.Connection
) -> None:
    async with tallied.transaction() as transaction:
        await transaction.execute(COUNT)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO tally VALUES (1)")
    other.execute("INSERT INTO tally VALUES (1)")
    other.close()
    assert await _count(tallied) == 1
    await tallied.close()


async def test_a_change_of_the_schema_keeps_others_out_before_it_says_anything(
    tallied: Database, other: sqlite3.Connection
) -> None:
    """Alembic prepares itself before its first statement, and two in one process would mix up what they prepared."""
    async with tallied.reshape():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()
    await tallied.close()


async def test_another_program_sees_nothing_before_the_commit(tallied: Database, other: sqlite3.Connection) -> None:
    async with tallied.transaction() as transaction:
        await transaction.execute(ADD)
        assert other.execute("SELECT count(*) FROM tally").fetchone() == (0,)
    assert other.execute("SELECT count(*) FROM tally").fetchone() == (1,)
    other.close()
    await tallied.close()


async def test_who_could_not_begin_does_not_write_outside_a_transaction(
    tallied: Database, other: sqlite3.Connection, tmp_path: Path
) -> None:
    """A statement after one that failed to begin would otherwise be committed at once, whatever comes after it."""
    await (hurried := one_hop.connect(str(tmp_path / "test.db"), timeout=0, isolation_level=None))
    other.execute("BEGIN IMMEDIATE")
    hurried.begin()
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await hurried.cursor().execute("INSERT INTO tally VALUES (1)")
    other.execute("ROLLBACK")
    await hurried.cursor().execute("INSERT INTO tally VALUES (1)")
    await hurried.rollback()
    assert await _count(tallied) == 0
    await hurried.close()
    other.close()
    await tallied.close()


@pytest.mark.parametrize("end", ["commit", "rollback"])
async def test_a_beginning_that_ended_unused_is_forgotten(tallied: Database, tmp_path: Path, end: str) -> None:
    await (file := one_hop.connect(str(tmp_path / "test.db"), timeout=0, isolation_level=None))
    file.begin()
    await getattr(file, end)()
    await file.cursor().execute("INSERT INTO tally VALUES (1)")  # on its own, so it is there at once
    assert await _count(tallied) == 1
    await file.close()
    await tallied.close()


async def test_a_refused_statement_that_was_caught_spoils_nothing_around_it(tallied: Database) -> None:
    async with tallied.transaction() as transaction:
        await transaction.execute(ADD)
        with pytest.raises(OperationalError):
            await transaction.execute(text("INSERT INTO nowhere VALUES (1)"))
        await transaction.execute(ADD)
    assert await _count(tallied) == 2
    await tallied.close()


async def test_a_connection_whose_file_broke_is_given_up_and_the_next_one_works(tallied: Database) -> None:
    with pytest.raises(OperationalError):
        async with tallied.transaction() as transaction:
            await transaction.execute(ADD)
            await (await _driver(transaction)).close()
            await transaction.execute(ADD)
    async with asyncio.timeout(10):
        assert await _count(tallied) == 0
    await tallied.close()


async def test_cancelled_twice_it_is_handed_back_all_the_same(tallied: Database) -> None:
    """The second time while it rolls back what the first broke off."""
    for steps in range(8):
        added = asyncio.Event()
        task = asyncio.create_task(_add_and_wait(tallied, added))
        await added.wait()
        task.cancel()
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with asyncio.timeout(10):
            assert await _count(tallied) == 0
    await tallied.close()


async def _add_and_wait(database: Database, added: asyncio.Event) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(ADD)
        added.set()
        await asyncio.Event().wait()


async def test_it_is_closed_when_the_last_transaction_has_ended(
    tallied: Database, tmp_path: Path, sqlite_url: str
) -> None:
    async with tallied.transaction() as transaction:
        closing = asyncio.create_task(tallied.close())
        await asyncio.sleep(0)
        await transaction.execute(ADD)
    await closing
    assert not (tmp_path / "test.db-wal").exists()  # SQLite takes it away with the last connection
    anew = Database(sqlite_url)
    assert await _count(anew) == 1
    await anew.close()
