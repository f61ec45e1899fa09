"""Transactions lose nothing and leave nothing; statements that differ between the databases do the same on both."""

import asyncio
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import delete, select, update

from storage.contacts import Contacts
from storage.database import Database, Transaction, insert_numbered, insert_or_ignore
from storage.models import Contact, Inbox, Outbox
from storage.one_writer import ClosedError
from tests.storage.post import NOW, met, to_do

COUNTERS = 50
READ = "SELECT last_message FROM contact"
ADD = "UPDATE contact SET last_message = :value"


async def count_up(url: str, times: int) -> None:
    """What another process does in the test below: read, then write, `times` times at once."""
    database = Database(url)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await asyncio.gather(*(_count(database) for _ in range(times)))
    await database.close()


async def _count(database: Database) -> None:
    async with database.transaction() as transaction:
        before = (await transaction.execute(select(Contact.last_message).with_for_update())).scalar_one()
        await asyncio.sleep(0)
        await transaction.execute(update(Contact).values(last_message=before + 1))


async def _counted(database: Database) -> int:
    async with database.transaction() as transaction:
        return int((await transaction.execute(text(READ))).scalar_one())


@pytest.mark.usefixtures("resident")
async def test_50_concurrent_read_then_write_transactions_all_survive(database: Database) -> None:
    await asyncio.gather(*(_count(database) for _ in range(COUNTERS)))
    assert await _counted(database) == COUNTERS


@pytest.mark.usefixtures("resident")
async def test_50_survive_in_two_programs_worth_of_connections(database: Database, another: Database) -> None:
    await asyncio.gather(*(_count(one) for one in (database, another) for _ in range(COUNTERS // 2)))
    assert await _counted(database) == COUNTERS


async def test_50_survive_in_two_processes_on_one_file(sqlite_url: str, contacts: Contacts) -> None:
    database = await _with_resident(sqlite_url, contacts)
    program = (
        "import asyncio, sys; from tests.storage.test_database import count_up; "
        f"asyncio.run(count_up(sys.argv[1], {COUNTERS // 2}))"
    )
    processes = [_start(program, sqlite_url) for _ in range(2)]
    assert [process.stdout.readline() for process in processes if process.stdout] == ["ready\n"] * 2
    ends = [process.communicate("go\n") for process in processes]
    assert [errors for _, errors in ends] == ["", ""]
    assert await _counted(database) == COUNTERS
    await database.close()


def _start(program: str, url: str) -> subprocess.Popen[str]:
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    root = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, "-W", "error", "-c", program, url], cwd=root, text=True, **pipes)


async def test_sqlite_as_installed_would_lose_one_without_an_error(sqlite_url: str, contacts: Contacts) -> None:
    """Why transactions begin IMMEDIATE: this is what the same two steps do without it."""
    database = await _with_resident(sqlite_url, contacts)
    await database.close()
    plain = create_async_engine(sqlite_url)
    async with plain.connect() as one, plain.connect() as two:
        seen = [(await connection.execute(text(READ))).scalar_one() for connection in (one, two)]
        for connection, value in zip((one, two), seen, strict=True):
            await connection.execute(text(ADD), {"value": value + 1})
            await connection.commit()
        assert (await one.execute(text(READ))).scalar_one() == 1  # of 2
    await plain.dispose()


async def _with_resident(url: str, contacts: Contacts) -> Database:
    database = Database(url)
    await met(database, contacts)
    return database


async def test_a_second_transaction_of_sqlite_begins_when_the_first_has_ended(
    sqlite_url: str, contacts: Contacts
) -> None:
    database = await _with_resident(sqlite_url, contacts)
    async with database.transaction() as transaction:
        second = asyncio.create_task(_count(database))
        before = (await transaction.execute(text(READ))).scalar_one()
        await transaction.execute(text(ADD), {"value": before + 10})
        assert not second.done()
    await second
    assert await _counted(database) == before + 11
    await database.close()


def _seen(update_id: str) -> dict[str, Any]:
    return {"channel": "telegram", "update_id": update_id, "received_at": NOW}


async def _admitted(database: Database) -> list[str]:
    async with database.transaction() as transaction:
        return list((await transaction.execute(select(Inbox.update_id).order_by(Inbox.update_id))).scalars())


async def _admit(transaction: Transaction, *update_ids: str) -> None:
    await transaction.execute(insert_or_ignore(transaction, Inbox), [_seen(update_id) for update_id in update_ids])


async def test_an_exception_leaves_nothing_and_the_next_transaction_works(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as transaction:
            await _admit(transaction, "1", "2")
            raise ZeroDivisionError
    assert await _admitted(database) == []
    async with database.transaction() as transaction:
        await _admit(transaction, "3")
    assert await _admitted(database) == ["3"]


async def test_a_refused_statement_takes_the_whole_transaction_with_it(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.transaction() as transaction:
            await _admit(transaction, "1")
            await insert_numbered(transaction, Outbox, [to_do(contact_id=404)])
    assert await _admitted(database) == []


@pytest.mark.parametrize("broken", [{"contact_id": 404}, {"lane": None}], ids=["refers to nothing", "lacks a value"])
async def test_what_people_wrote_is_not_in_the_error_of_a_refused_statement(
    database: Database, resident: Contact, broken: dict[str, Any]
) -> None:
    """Errors go to the log, and the log must not hold a text."""
    row = to_do(resident.id or 0) | {"body": {"text": "Saya melihat Pak Contoh"}} | broken
    with pytest.raises(IntegrityError) as raised:
        async with database.transaction() as transaction:
            await insert_numbered(transaction, Outbox, [row])
    assert "Contoh" not in "".join(traceback.format_exception(raised.value))


async def test_a_cancelled_transaction_leaves_nothing_and_frees_the_connection(database: Database) -> None:
    written, never = asyncio.Event(), asyncio.Event()

    async def interrupted() -> None:
        async with database.transaction() as transaction:
            await _admit(transaction, "1")
            written.set()
            await never.wait()

    task = asyncio.create_task(interrupted())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _admitted(database) == []


async def test_cancelling_at_any_point_never_blocks_the_next(database: Database) -> None:
    """A task may be cancelled in the middle of BEGIN, of a statement, of COMMIT."""
    for steps in range(12):
        task = asyncio.create_task(_add_one(database, f"{steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        before = await _admitted(database)
        await _add_one(database, f"after {steps}")
        assert await _admitted(database) == sorted([*before, f"after {steps}"])


async def _add_one(database: Database, update_id: str) -> None:
    async with database.transaction() as transaction:
        await _admit(transaction, update_id)


async def test_sqlite_is_durable_and_minds_its_references(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    async with database.transaction() as transaction:
        for pragma, value in wanted.items():
            assert (await transaction.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == value
    await database.close()


async def test_a_database_in_memory_lasts_from_one_transaction_to_the_next() -> None:
    database = Database("sqlite+aiosqlite:///:memory:")
    async with database.transaction() as transaction:
        await transaction.run_sync(Inbox.metadata.create_all)
    await _add_one(database, "1")
    assert await _admitted(database) == ["1"]
    await database.close()


async def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/new/folder/file.db")
    async with database.transaction() as transaction:
        await transaction.execute(text("SELECT 1"))
    await database.close()
    assert (tmp_path / "new/folder/file.db").exists()


async def test_what_was_deleted_is_not_in_the_files_any_more(tmp_path: Path, sqlite_url: str) -> None:
    """SQLite only marks rows as deleted, and keeps their bytes, unless it is told otherwise."""
    database = Database(sqlite_url)
    secret = "Nama saya Saksi Contoh. " * 400
    async with database.transaction() as transaction:
        ids = [f"{number} {secret}" for number in range(20)]
        await _admit(transaction, *ids)
    async with database.transaction() as transaction:
        await transaction.execute(delete(Inbox))
    await database.tidy()
    left = b"".join(
        [await asyncio.to_thread(path.read_bytes) for path in (tmp_path / "test.db", tmp_path / "test.db-wal")]
    )
    assert b"Saksi Contoh" not in left
    await database.close()


async def test_a_tidying_that_was_cut_off_keeps_nobody_from_committing(sqlite_url: str) -> None:
    """Whoever cancels a task may keep it, and with it what it was just handed: no statement may be left half done."""
    database, cut = Database(sqlite_url), list[asyncio.Task[None]]()
    for steps in range(30):
        await _write(database, f"{steps}")
        cut.append(asyncio.create_task(database.tidy()))
        for _ in range(steps):
            time.sleep(0.001)  # noqa: ASYNC251 - the database's thread is done before the loop goes on
            await asyncio.sleep(0)
        cut[-1].cancel()
        await asyncio.wait(cut[-1:])
        await _write(database, f"{steps} after")
    assert {task.cancelled() for task in cut} == {True, False}
    await database.close()


async def _write(database: Database, update_id: str) -> None:
    async with database.transaction() as transaction:
        row = {"channel": "telegram", "update_id": update_id, "received_at": NOW}
        await transaction.execute(insert_or_ignore(transaction, Inbox), [row])


async def test_what_was_closed_stays_closed(url: str) -> None:
    """Opening anew in silence would leave a connection that nobody closes, on a file that may have been moved."""
    database = Database(url)
    await database.answer()
    async with database.snapshot() as transaction:
        await transaction.execute(text(READ))
    await database.close()
    for way in (database.transaction, database.snapshot, database.connection):
        with pytest.raises(ClosedError, match="closed"):
            async with way() as connection:
                await connection.execute(text(READ))
    await database.close()


async def test_who_asks_while_it_is_being_closed_does_not_open_it_again(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.transaction():
        closing = asyncio.create_task(database.close())
        waiting = asyncio.create_task(database.answer())
        await asyncio.sleep(0)
    await closing
    with pytest.raises(ClosedError):
        await waiting


async def test_a_folder_that_is_made_is_for_its_owner_alone(tmp_path: Path) -> None:
    """What residents wrote is not sealed, and other people may have a login on that computer."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/data/solo/file.db")
    await database.answer()
    await database.close()
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("data", "data/solo")] == [0o700] * 2
