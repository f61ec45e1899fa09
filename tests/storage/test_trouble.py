"""Which errors of the database pass by themselves, as a table, and what the databases really raise."""

import errno
import socket
import sqlite3
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFreeError

from storage.database import Database
from storage.one_writer import driver_of
from storage.trouble import is_doubtful, is_without_table, passes, why


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words that tell nothing")
    error.sqlite_errorcode = code
    return error


class OfPostgresError(Exception):
    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("words that tell nothing")
        self.sqlstate = sqlstate


def wrapped(error: Exception, kind: type[DBAPIError] = OperationalError, *, cut: bool = False) -> DBAPIError:
    return kind("COMMIT", {}, error, connection_invalidated=cut)


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (wrapped(of_sqlite(sqlite3.SQLITE_FULL)), True),
        (wrapped(of_sqlite(sqlite3.SQLITE_BUSY)), True),
        (wrapped(of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT)), True),  # the lower eight bits tell the kind
        (wrapped(of_sqlite(sqlite3.SQLITE_LOCKED)), True),
        (wrapped(of_sqlite(sqlite3.SQLITE_IOERR_FSYNC)), True),
        (wrapped(of_sqlite(sqlite3.SQLITE_CANTOPEN)), True),
        (wrapped(of_sqlite(sqlite3.SQLITE_READONLY)), True),
        (of_sqlite(sqlite3.SQLITE_FULL), True),
        (wrapped(of_sqlite(sqlite3.SQLITE_ERROR)), False),
        (wrapped(of_sqlite(sqlite3.SQLITE_TOOBIG), DataError), False),
        (wrapped(of_sqlite(sqlite3.SQLITE_CONSTRAINT_UNIQUE), IntegrityError), False),
        (wrapped(of_sqlite(sqlite3.SQLITE_MISMATCH), IntegrityError), False),
        (wrapped(sqlite3.OperationalError("of the driver's own")), False),
        (wrapped(OfPostgresError(None), InterfaceError, cut=True), True),
        (wrapped(OfPostgresError(None), InterfaceError), False),
        (wrapped(OfPostgresError("08006")), True),
        (wrapped(OfPostgresError("40P01"), DBAPIError), True),
        (wrapped(OfPostgresError("53100")), True),
        (wrapped(OfPostgresError("53300")), True),
        (wrapped(OfPostgresError("55P03"), DBAPIError), True),
        (wrapped(OfPostgresError("57P01"), DBAPIError), True),
        (OfPostgresError("57P03"), True),  # while it starts; nothing is wrapped before there is a connection
        (wrapped(OfPostgresError("57014"), DBAPIError), False),
        (wrapped(OfPostgresError("22003"), DataError), False),
        (wrapped(OfPostgresError("23505"), IntegrityError), False),
        (wrapped(OfPostgresError("54000")), False),
        (ConnectionRefusedError(), True),
        (FileNotFoundError(errno.ENOENT, "of a socket"), True),
        (socket.gaierror(socket.EAI_AGAIN, "of a name"), True),
        (OSError("Multiple exceptions: [Errno 111], [Errno 111]"), True),
        (TimeoutError(), True),
        (OverflowError("Python int too large to convert to SQLite INTEGER"), False),
        (AttributeError("of a broken talk"), False),
    ],
)
def test_passes(error: Exception, passing: bool) -> None:
    assert passes(error) == passing


@pytest.mark.parametrize(
    ("error", "doubtful"),
    [
        (TimeoutError(), True),
        (ConnectionResetError(), True),
        (FileNotFoundError(errno.ENOENT, "of a socket, or of ours"), True),
        (NoneFreeError(), False),  # of the pool of connections
        (wrapped(OfPostgresError("08006")), False),
        (wrapped(OfPostgresError(None), InterfaceError, cut=True), False),
        (wrapped(of_sqlite(sqlite3.SQLITE_FULL)), False),
        (AttributeError("of a broken talk"), False),
    ],
)
def test_what_may_have_come_of_something_else(error: Exception, doubtful: bool) -> None:
    assert is_doubtful(error) == doubtful


async def test_a_full_disk_passes_and_a_row_that_is_too_large_does_not(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/bot.db")
    async with database.transaction() as transaction:
        await transaction.execute(text("CREATE TABLE kept (words BLOB NOT NULL)"))
    async with database.connection() as connection:
        driver = await driver_of(connection)
        await driver.execute_fetchall("PRAGMA max_page_count=3")
    with pytest.raises(OperationalError) as full:
        async with database.transaction() as transaction:
            await transaction.execute(text("INSERT INTO kept VALUES (zeroblob(100000))"))
    with pytest.raises(DBAPIError) as large:
        async with database.transaction() as transaction:
            await transaction.execute(text("INSERT INTO kept VALUES (zeroblob(2000000000))"))
    await database.close()
    assert (passes(full.value), passes(large.value)) == (True, False)


@pytest.mark.parametrize("place", ["localhost:1/lapor", "127.0.0.1:1/lapor", "/lapor?host={folder}"])
async def test_that_the_server_is_away_passes(tmp_path: Path, place: str) -> None:
    """Over the net, and over a socket of this computer, whose file goes with the server."""
    database = Database(f"postgresql+asyncpg://postgres@{place.format(folder=tmp_path)}")
    with pytest.raises(OSError) as away:
        await database.answer()
    await database.close()
    assert passes(away.value)
    assert is_doubtful(away.value)


async def test_that_all_connections_are_in_use_passes(postgres_url: str) -> None:
    database = Database(postgres_url)
    database.engine.sync_engine.pool._timeout = 0  # type: ignore[attr-defined]  # seconds; usually thirty
    async with AsyncExitStack() as held:
        with pytest.raises(NoneFreeError) as busy:
            while True:
                await held.enter_async_context(database.transaction())
    await database.close()
    assert passes(busy.value)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (wrapped(of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT)), "another program holds it"),
        (wrapped(of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED)), "it may not be written"),
        (wrapped(of_sqlite(sqlite3.SQLITE_NOTADB)), "that file is no database"),
        (wrapped(OfPostgresError("28P01")), "user or password are not right"),
        (OfPostgresError("3D000"), "there is no database of that name"),
        (wrapped(of_sqlite(sqlite3.SQLITE_ERROR)), "OperationalError"),
        (ConnectionRefusedError(), "ConnectionRefusedError"),
        (socket.gaierror(socket.EAI_NONAME, "of a name"), "no computer of that name is known"),
        (ArgumentError("of an address"), "its address is not written as it should be"),
        (ModuleNotFoundError("of another library", name="telegram"), "ModuleNotFoundError"),
    ],
)
def test_what_is_wrong_has_words(error: Exception, words: str) -> None:
    assert why(error) == words


def test_a_driver_that_was_not_installed_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(ModuleNotFoundError) as missing:
        Database("postgresql+asyncpg://u:p@localhost/x")
    assert why(missing.value) == "asyncpg is missing: .venv/bin/pip install -c constraints.txt -e '.[postgres]'"


def test_only_what_was_never_made_is_a_missing_table() -> None:
    assert is_without_table(wrapped(of_sqlite(sqlite3.SQLITE_ERROR)))
    assert is_without_table(wrapped(OfPostgresError("42P01")))
    assert not is_without_table(wrapped(of_sqlite(sqlite3.SQLITE_BUSY)))
    assert not is_without_table(wrapped(OfPostgresError("57P03")))
