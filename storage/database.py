"""The engine and `transaction()`: the only file that knows SQLite from PostgreSQL.

SQLite: as installed, a transaction begins at its first write, so two that read and then write can both go on from
the same old value, and one of them is lost without an error. Here each begins IMMEDIATE. Within one process its one
connection is handed round in order (`one_writer`); SQLite's own waiting would poll with sleeps.
"""

import sqlite3
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import fields, make_dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import orjson
from sqlalchemy import ARRAY, BigInteger, bindparam, event, func, insert, make_url, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlmodel import SQLModel

from storage import one_hop
from storage.one_writer import OneWriter, driver_of, loose

Transaction = AsyncConnection
Table = TypeVar("Table", bound=SQLModel)


class BrokenReferencesError(Exception):
    """A migration would leave rows that refer to nothing; it was undone."""


class Database:
    """A pool of connections and the way to begin a transaction on it."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _engine(url, connect_args=_POSTGRES)
        self._writer = OneWriter(self.engine) if self.is_sqlite else None

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Commits at the end of the block; an exception inside rolls everything back."""
        return self._writer.transaction() if self._writer else self.engine.begin()

    def connection(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """For what no transaction can do. On SQLite nobody else in this process has one meanwhile."""
        return self._writer.connection() if self._writer else self.engine.connect()

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
        """Empty SQLite's log into its file: until then, rows that were deleted can still be read in it."""
        if not self.is_sqlite:
            return
        async with self.connection() as connection:
            driver = await driver_of(connection)
            # Fetched in one step: who is cancelled in between would keep a statement open, and nobody could commit.
            await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def folder(self) -> Path | None:
        """Where SQLite's file is; None for what is not a file of this computer."""
        name = self.url.database
        return Path(name).absolute().parent if self.is_sqlite and name and name != ":memory:" else None

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
        """Close every connection."""
        if self._writer:
            await self._writer.close()
        await self.engine.dispose()


def _is_corrupt(error: Exception) -> bool:
    codes = (getattr(one, "sqlite_errorcode", 0) for one in (error, error.__cause__))
    return any(code & 0xFF == sqlite3.SQLITE_CORRUPT for code in codes)


_POSTGRES: Final = {"server_settings": {"jit": "off", "random_page_cost": "1.1"}}
"""Compiling a query of figures takes longer than running it; and looks into an index are rated for no disk of today."""


def _compact(value: object) -> str:
    return orjson.dumps(value).decode()


def _engine(url: str, **options: Any) -> AsyncEngine:
    """Errors end in a log, and logs hold nothing that people wrote: neither parameters nor PostgreSQL's quotations."""
    json: dict[str, Any] = {"json_serializer": _compact, "json_deserializer": orjson.loads}
    engine = create_async_engine(url, hide_parameters=True, **json, **options)
    event.listen(engine.sync_engine, "handle_error", _leave_out_the_row)
    return engine


def _leave_out_the_row(context: Any) -> None:
    cause = context.original_exception.__cause__
    if getattr(cause, "detail", None):  # "Failing row contains ..."
        cause.detail = None


def _sqlite_engine(url: str) -> AsyncEngine:
    name = make_url(url).database
    in_memory = not name or name == ":memory:"
    if not in_memory:
        Path(str(name)).parent.mkdir(parents=True, exist_ok=True)
    # One connection is all a single writer can use; WAL lets other programs read beside it.
    engine = _engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        pool_reset_on_return=None,  # every transaction here ends itself
        max_overflow=0,
        connect_args={"isolation_level": None, "timeout": 30, "async_creator_fn": one_hop.connect},
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", lambda connection: connection.connection.driver_connection.begin())
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    try:
        # secure_delete: what is deleted is overwritten. Debian's SQLite does so by itself, others do not.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
    except Exception:  # a file that is no database, or may not be written: the pool forgets this connection unclosed
        connection.close()
        raise
    cursor.close()


def insert_or_ignore(transaction: Transaction, table: type[SQLModel], key: str = "") -> Any:
    """An INSERT that passes over rows whose key is already there. `key`: the column that alone counts; "": any."""
    return _ignoring(transaction.dialect.name, table, key)


@cache
def _ignoring(dialect: str, table: type[SQLModel], key: str) -> Any:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    return statement.on_conflict_do_nothing(index_elements=[key] if key else None)


def upsert(transaction: Transaction, table: type[SQLModel], key: str, columns: tuple[str, ...]) -> Any:
    """An INSERT that overwrites `columns` of the row that already has this `key`."""
    return _overwriting(transaction.dialect.name, table, key, columns)


@cache
def _overwriting(dialect: str, table: type[SQLModel], key: str, columns: tuple[str, ...]) -> Any:
    statement = (sqlite if dialect == "sqlite" else postgresql).insert(table)
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
