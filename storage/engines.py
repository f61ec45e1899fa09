"""SQLAlchemy's engines for the two databases: one that writes, and one that reads beside it."""

from pathlib import Path
from typing import Any, Final

import orjson
from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool

from storage import one_hop
from storage.folders import make_private

_POSTGRES: Final = {"server_settings": {"jit": "off", "random_page_cost": "1.1"}}
"""Compiling a query of figures takes longer than running it; and looks into an index are rated for no disk of today."""
_SQLITE: Final = {"isolation_level": None, "timeout": 30, "async_creator_fn": one_hop.connect}

_ROWS_AT_ONCE: Final = 16
"""Of an INSERT that returns something: each number of rows is a statement of its own, that SQLite's driver keeps."""


def postgresql(url: str) -> AsyncEngine:
    """Of as many connections as are needed."""
    return _engine(url, connect_args=_POSTGRES)


def postgresql_reader(engine: AsyncEngine) -> AsyncEngine:
    """The same connections, for transactions that see one state and cannot write."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def sqlite(url: str) -> AsyncEngine:
    """Of one connection, which is all a single writer can use; WAL lets others read beside it."""
    name = make_url(url).database
    in_memory = not name or name == ":memory:"
    if not in_memory:
        make_private(Path(str(name)).absolute().parent)  # what residents wrote is not sealed
    engine = _engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        pool_reset_on_return=None,  # every transaction here ends itself
        max_overflow=0,
        insertmanyvalues_page_size=_ROWS_AT_ONCE,
        connect_args=_SQLITE,
    )
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    event.listen(engine.sync_engine, "begin", lambda connection: _driver(connection).begin())
    return engine


def sqlite_reader(url: URL) -> AsyncEngine:
    """Of connections that cannot write; each is opened anew, for it is seldom that one is needed."""
    engine = _engine(url, poolclass=NullPool, connect_args=_SQLITE)
    event.listen(engine.sync_engine, "connect", _forbid_writing)
    event.listen(engine.sync_engine, "begin", lambda connection: _driver(connection).begin("BEGIN"))
    return engine


def prepare_sqlite(connection: Any, _record: object) -> None:
    """A new connection that may write. Raises what SQLite does where that is no database, or may not be written."""
    # secure_delete: what is deleted is overwritten. Debian's SQLite does so by itself, others do not.
    # cache_size: a megabyte. The system keeps the pages of the file as well, and for all connections.
    _say(connection, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "cache_size=-1000")


def _forbid_writing(connection: Any, _record: object) -> None:
    _say(connection, "query_only=ON")


def _say(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    try:
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
    except Exception:  # the pool would forget this connection unclosed
        connection.close()
        raise
    cursor.close()


def _driver(connection: Any) -> one_hop.OneHopConnection:
    made: one_hop.OneHopConnection = connection.connection.driver_connection
    return made


def _compact(value: object) -> str:
    return orjson.dumps(value).decode()


def _engine(url: str | URL, **options: Any) -> AsyncEngine:
    """Errors end in a log, and logs hold nothing that people wrote: neither parameters nor PostgreSQL's quotations."""
    json: dict[str, Any] = {"json_serializer": _compact, "json_deserializer": orjson.loads}
    engine = create_async_engine(url, hide_parameters=True, **json, **options)
    event.listen(engine.sync_engine, "handle_error", _leave_out_the_row)
    return engine


def _leave_out_the_row(context: Any) -> None:
    cause = context.original_exception.__cause__
    if getattr(cause, "detail", None):  # "Failing row contains ..."
        cause.detail = None
