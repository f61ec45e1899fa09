"""`transaction()` and `snapshot()`: with `engines`, the only file that knows SQLite from PostgreSQL.

SQLite: as installed, a transaction begins at its first write, so two that read and then write can both go on from
the same old value, and one of them is lost without an error. Here each begins IMMEDIATE. Within one process its one
connection is handed round in order (`one_writer`); SQLite's own waiting would poll with sleeps.
"""

import sqlite3
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import fields, make_dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import ARRAY, BigInteger, bindparam, func, insert, make_url, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import SQLModel

from storage import engines
from storage.one_writer import ClosedError, OneWriter, driver_of, loose

Transaction = AsyncConnection
Table = TypeVar("Table", bound=SQLModel)


class BrokenReferencesError(Exception):
    """A migration would leave rows that refer to nothing; it was undone."""


class Database:
    """A pool of connections and the way to begin a transaction on it."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = engines.sqlite(url) if self.is_sqlite else engines.postgresql(url)
        self._writer = OneWriter(self.engine, self.file) if self.is_sqlite else None
        self._closed = False

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commits at the end of the block; an exception inside rolls everything back."""
        return self._writer.transaction() if self._writer else self._usable(self.engine).begin()

    def snapshot(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that only reads, all of it as it stood at its first statement.

        For what takes its time: nobody who writes waits for it, nor it for them.
        """
        if self.is_sqlite and self.folder is None:
            return self.transaction()  # a database in memory belongs to one connection
        return self._usable(self._reader).begin()

    @cached_property
    def _reader(self) -> AsyncEngine:
        return engines.sqlite_reader(self.url) if self.is_sqlite else engines.postgresql_reader(self.engine)

    def _usable(self, engine: AsyncEngine) -> AsyncEngine:
        """SQLAlchemy opens what it was told to close again, in silence. Raises ClosedError instead."""
        if self._closed:
            raise ClosedError
        return engine

    def connection(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """For what no transaction can do. On SQLite nobody else in this process has one meanwhile."""
        return self._writer.connection() if self._writer else self._usable(self.engine).connect()

    async def answer(self) -> None:
        """Returns if it can be asked something; raises what the driver raises."""
        async with self.transaction() as transaction:
            await transaction.execute(select(1))

    @asynccontextmanager
    async def reshape(self) -> AsyncIterator[Transaction]:
        """A transaction that changes the schema; of several processes, one at a time.

        SQLite changes a table by dropping it and making it anew, and would delete what refers to it: so its foreign
        keys sleep meanwhile (within a transaction that can not be said) and are checked before the commit.
        """
        async with self.connection() as connection, loose(connection), connection.begin():
            lock = func.pg_advisory_xact_lock(func.hashtext("schema"))
            await connection.execute(select(1 if self.is_sqlite else lock))  # SQLite's begins, and that is its lock
            yield connection
            if self.is_sqlite and (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first():
                raise BrokenReferencesError("the change of the schema left rows that refer to nothing")

    async def tidy(self) -> None:
        """Empty SQLite's log into its file: until then, rows that were deleted can still be read in it.

        While somebody reads, it stays for the next time.
        """
        if not self.is_sqlite:
            return
        async with self.connection() as connection:
            # In one step: who is cancelled in between would keep a statement open, and nobody could commit.
            await (await driver_of(connection)).hop(_empty_log)

    @property
    def file(self) -> Path | None:
        """SQLite's file; None for what is not a file of this computer."""
        name = self.url.database
        return Path(name).absolute() if self.is_sqlite and name and name != ":memory:" else None

    @property
    def folder(self) -> Path | None:
        """Where that is."""
        return self.file.parent if self.file else None

    async def is_sound(self) -> bool:
        """Whether SQLite finds its file in order; others look after themselves. Nobody who writes has to wait."""
        if not self.is_sqlite:
            return True
        try:
            async with self.connection() as connection:
                driver = await driver_of(connection)
                return list(await driver.execute_fetchall("PRAGMA quick_check(1)")) == [("ok",)]
        except (DatabaseError, sqlite3.DatabaseError) as error:
            if _is_corrupt(error):  # so damaged that it cannot even be looked at
                return False
            raise

    async def close(self) -> None:
        """Close every connection, for good."""
        self._closed = True
        if self._writer:
            await self._writer.close()
        await self.engine.dispose()


def _empty_log(connection: sqlite3.Connection) -> None:
    """SQLite would wait for those who read, and everybody who writes for SQLite."""
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.execute(f"PRAGMA busy_timeout={patience}")


def _is_corrupt(error: Exception) -> bool:
    codes = (getattr(one, "sqlite_errorcode", 0) for one in (error, error.__cause__))
    return any(code & 0xFF == sqlite3.SQLITE_CORRUPT for code in codes)


def insert_or_ignore(transaction: Transaction, table: type[SQLModel], key: str = "") -> Any:
    """An INSERT that passes over rows whose key is already there. `key`: the column that alone counts; "": any."""
    return _ignoring(transaction.dialect.name, table, key)


@cache
def _ignoring(dialect: str, table: type[SQLModel], key: str) -> Any:
    statement = _insert(dialect, table)
    return statement.on_conflict_do_nothing(index_elements=[key] if key else None)


def _insert(dialect: str, table: type[SQLModel]) -> Any:
    """Each database has words of its own for a row that is there already."""
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # 2 MB, and a thirtieth of a second

    return postgresql.insert(table)


def upsert(transaction: Transaction, table: type[SQLModel], key: str, columns: tuple[str, ...]) -> Any:
    """An INSERT that overwrites `columns` of the row that already has this `key`."""
    return _overwriting(transaction.dialect.name, table, key, columns)


@cache
def _overwriting(dialect: str, table: type[SQLModel], key: str, columns: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table)
    return statement.on_conflict_do_update(
        index_elements=[key], set_={name: getattr(statement.excluded, name) for name in columns}
    )


async def fetch(transaction: Transaction, table: type[Table], statement: Any, values: Any = None) -> list[Table]:
    """The rows of a `select(table)`; `values` fill its parameters.

    Each has the table's columns and can be copied and dumped like a model, at a third of the cost of one that a session
    looks after.
    """
    rows = await transaction.execute(statement, values)
    made = _bare(table)
    return [made(*row) for row in rows]


class _Row:
    """What code may do with a row besides reading it; the names are a model's."""

    __slots__ = ()

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        made: Self = replace(self, **update)  # type: ignore[type-var]  # each is a dataclass
        return made

    def model_dump(self, *, exclude: Collection[str] = ()) -> dict[str, Any]:
        names = (one.name for one in fields(self))  # type: ignore[arg-type]
        return {name: getattr(self, name) for name in names if name not in exclude}


@cache
def _bare(table: type[SQLModel]) -> Any:
    columns = table.__table__.columns.keys()  # type: ignore[attr-defined]
    return make_dataclass(table.__name__, columns, bases=(_Row,), slots=True)


async def first(transaction: Transaction, table: type[Table], statement: Any, values: Any = None) -> Table | None:
    """The first row of a `select(table)`, or None; `values` fill its parameters."""
    rows = await fetch(transaction, table, statement, values)
    return rows[0] if rows else None


async def insert_numbered(transaction: Transaction, table: type[SQLModel], rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows; their numbers, in the same order."""
    if not rows:
        return []
    plain, returning, newest = _numbering(table)
    if transaction.dialect.name != "sqlite":
        return list((await transaction.execute(returning, rows)).scalars())
    # SQLite would return them one statement a row; but its only writer knows that they are consecutive.
    await transaction.execute(plain, rows)
    last = (await transaction.execute(newest)).scalar_one()
    return list(range(last - len(rows) + 1, last + 1))


@cache
def _numbering(table: type[SQLModel]) -> tuple[Any, Any, Any]:
    number = table.__table__.c.id  # type: ignore[attr-defined]  # SQLModel sets it when the class is made
    stored = insert(table)
    return stored, stored.returning(number, sort_by_parameter_order=True), select(func.max(number))


async def pass_door(transaction: Transaction, name: str, *, alone: bool) -> None:
    """Until the transaction ends, whoever passed this door `alone` has it for themselves; others pass it together.

    To be passed before any row is changed, so that nobody waits in a circle. SQLite's writer is alone anyway.
    """
    if transaction.dialect.name != "sqlite":
        lock = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
        await transaction.execute(select(lock(func.hashtext(name))))


async def settled(transaction: Transaction, table: type[SQLModel]) -> int:
    """The highest number of a row, once nobody is about to commit one below it; 0 when there is none.

    For tables to which rows are only ever added. Until the transaction ends, nobody adds one.
    """
    if transaction.dialect.name != "sqlite":
        await transaction.execute(text(f"LOCK TABLE {table.__tablename__} IN SHARE MODE"))
    return (await transaction.execute(_numbering(table)[2])).scalar_one() or 0


def holds(transaction: Transaction, column: Any, part: str) -> Any:
    """Whether this part stands in the words of a column; it has no signs that LIKE knows. Each in its fastest way."""
    return column.like(f"%{part}%") if transaction.dialect.name == "sqlite" else func.strpos(column, part) > 0


async def hold_names(transaction: Transaction, names: Iterable[str]) -> None:
    """Nobody else holds one of these names until the transaction ends. SQLite's writer is alone anyway.

    They are taken in one order, so that no two transactions wait for each other.
    """
    if transaction.dialect.name != "sqlite":
        numbers = sorted({int.from_bytes(sha256(name.encode()).digest()[:8], signed=True) for name in names})
        listed = bindparam("numbers", numbers, type_=ARRAY(BigInteger))
        await transaction.execute(select(func.pg_advisory_xact_lock(func.unnest(listed))))


async def hold(transaction: Transaction, number: Any, values: Iterable[int]) -> None:
    """Nobody else changes the rows with these numbers (a column that is a key) until the transaction ends.

    They are taken in one order, so that no two transactions wait for each other. SQLite's writer is alone anyway.
    """
    if transaction.dialect.name != "sqlite":
        rows = select(number).where(number.in_(set(values))).order_by(number)
        await transaction.execute(rows.with_for_update(key_share=True))
