"""SQLite's one connection after what seldom happens: a commit that fails, a file that is full, a circle of waiting."""

import asyncio
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.one_writer import FileGoneError, driver_of
from storage.trouble import passes

FILL = text("INSERT INTO heap (filling) VALUES (randomblob(:size))")
TABLES = (
    "CREATE TABLE heap (filling BLOB)",
    "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
    "CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)",
)


@pytest.fixture
async def made(sqlite_url: str) -> Database:
    """A database with three empty tables, which is closed by the test."""
    database = Database(sqlite_url)
    async with database.transaction() as transaction:
        for table in TABLES:
            await transaction.execute(text(table))
    return database


async def _count(database: Database) -> int:
    async with database.transaction() as transaction:
        return int((await transaction.execute(text("SELECT count(*) FROM heap"))).scalar_one())


async def _fill(transaction: AsyncConnection, size: int) -> None:
    await transaction.execute(FILL, {"size": size})


async def test_after_a_commit_that_failed_others_can_begin(made: Database) -> None:
    """SQLite leaves such a transaction open, while SQLAlchemy takes it for ended."""
    with pytest.raises(IntegrityError):
        async with made.transaction() as transaction:
            await _fill(transaction, 10)
            await transaction.execute(text("INSERT INTO child VALUES (99)"))
    async with made.transaction() as transaction:
        await _fill(transaction, 10)
    assert await _count(made) == 1
    await made.close()


async def test_what_sqlite_rolled_back_by_itself_cannot_go_on(made: Database) -> None:
    """Without room SQLite ends the whole transaction; what was said afterwards would be kept, and nothing before it."""
    async with made.connection() as connection:
        await (await driver_of(connection)).execute_fetchall("PRAGMA max_page_count=1")  # SQLite takes what there is
    with pytest.raises(DBAPIError, match="rolled back"):
        async with made.transaction() as transaction:
            await _fill(transaction, 10)
            with pytest.raises(DBAPIError, match="full"):
                await _fill(transaction, 5_000_000)
            await _fill(transaction, 11)
    assert await _count(made) == 0
    async with made.transaction() as transaction:
        await _fill(transaction, 12)
    assert await _count(made) == 1
    await made.close()


async def test_a_transaction_within_a_transaction_is_refused_and_does_not_wait_for_itself(made: Database) -> None:
    async with asyncio.timeout(10):
        async with made.transaction() as transaction:
            await _fill(transaction, 10)
            with pytest.raises(RuntimeError, match="within"):
                async with made.transaction():
                    pass
            await _fill(transaction, 10)
        assert await _count(made) == 2
    await made.close()


async def test_references_are_minded_again_after_a_change_of_the_schema_that_was_broken_off(made: Database) -> None:
    """Also when it is broken off while SQLite is told not to mind them."""
    busy, free = threading.Event(), threading.Event()
    async with made.connection() as connection:
        driver = await driver_of(connection)

    def be_busy(_connection: sqlite3.Connection) -> None:
        busy.set()
        free.wait()

    occupied = asyncio.create_task(driver.hop(be_busy))
    await asyncio.to_thread(busy.wait)
    changing = asyncio.create_task(_change(made))
    for _ in range(20):  # as far as it gets while the thread is busy
        await asyncio.sleep(0)
    changing.cancel()
    free.set()
    await asyncio.wait([changing, occupied])
    assert changing.cancelled()
    async with made.connection() as connection:
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
    await made.close()


async def _change(database: Database) -> None:
    async with database.reshape() as transaction:
        await transaction.execute(text("CREATE TABLE another (one INTEGER)"))


async def test_into_a_file_that_is_no_longer_there_nothing_is_written(made: Database, tmp_path: Path) -> None:
    """SQLite would write on, into what nobody finds again."""
    file, elsewhere = tmp_path / "test.db", tmp_path / "elsewhere.db"
    file.rename(elsewhere)
    for _ in range(2):
        with pytest.raises(FileGoneError):
            await _count(made)
    shutil.copy(elsewhere, file)  # another one in its place
    with pytest.raises(FileGoneError):
        await _count(made)
    file.unlink()
    elsewhere.rename(file)
    assert await _count(made) == 0
    await made.close()


def test_that_the_file_is_gone_is_trouble_that_may_pass() -> None:
    assert passes(FileGoneError())
