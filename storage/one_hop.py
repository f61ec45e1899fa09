"""aiosqlite with one hop to its thread a statement instead of four, and none to begin a transaction.

SQLAlchemy opens a cursor, executes, fetches and closes in four calls, and each is a round trip to the thread that owns
the SQLite connection. Here one round trip does all of it: results are small, so fetching them at once costs nothing.
A transaction begins on the way to its first statement.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite


class OneHopCursor:
    """What SQLAlchemy's adapter needs of a cursor; its rows are there when `execute` returns."""

    def __init__(self, connection: "OneHopConnection") -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> "OneHopCursor":
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> "OneHopCursor":
        """Execute, fetch and close."""
        await self._connection.hop(lambda connection: self._take(connection.execute(statement, tuple(parameters))))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> "OneHopCursor":
        """Execute for every row of parameters, and close."""
        rows = [tuple(row) for row in parameters]
        await self._connection.hop(lambda connection: self._take(connection.executemany(statement, rows)))
        return self

    async def fetchall(self) -> Sequence[Any]:
        """The rows."""
        return self._rows

    async def close(self) -> None:
        """Closed already."""

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        self._rows = cursor.fetchall() if cursor.description else ()
        self.rowcount = cursor.rowcount
        cursor.close()


class OneHopConnection(aiosqlite.Connection):
    """An aiosqlite connection whose cursors take one hop."""

    _begins = ""
    _begun = False

    def begin(self, how: str = "BEGIN IMMEDIATE") -> None:
        """The next hop begins a transaction; unless told otherwise, one that may write from its first moment on."""
        self._begins = how

    async def commit(self) -> None:
        """As aiosqlite's; a transaction in which nothing was done needs no hop."""
        if not self._begins:
            self._look(self._conn)
            await super().commit()
        self._begins, self._begun = "", False

    async def rollback(self) -> None:
        """As aiosqlite's; a transaction in which nothing was done needs no hop."""
        if not self._begins:
            await super().rollback()
        self._begins, self._begun = "", False

    def cursor(self) -> Any:
        """A cursor that is not opened before it is used."""
        return OneHopCursor(self)

    async def hop(self, work: Any) -> None:
        """Run `work(sqlite3 connection)` in the connection's thread."""
        steps = (self._begin_now if self._begins else self._look, work)
        await self._execute(_walk, steps, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped

    def _begin_now(self, connection: sqlite3.Connection) -> None:
        connection.execute(self._begins)
        self._begins, self._begun = "", True  # not before: who could not begin must not write outside of it afterwards

    def _look(self, connection: sqlite3.Connection) -> None:
        """Without room SQLite ends a transaction by itself; whoever goes on would keep half of it."""
        if self._begun and not connection.in_transaction:
            raise sqlite3.OperationalError("SQLite rolled back this transaction")


def _walk(steps: Iterable[Any], connection: sqlite3.Connection) -> None:
    for step in steps:
        step(connection)


def connect(database: str, **options: Any) -> OneHopConnection:
    """As `aiosqlite.connect`."""
    connection = OneHopConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # SQLAlchemy does the same for its own; a forgotten pool must not keep us alive
    return connection
