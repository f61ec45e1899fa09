"""Both databases, real: a SQLite file, and a PostgreSQL server that lives as long as the tests.

`database` runs a test on each; `another` opens the same one again, as a second process would.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from storage.contacts import Contacts
from storage.crypt import Crypt, new_key
from storage.database import Database
from storage.migrate import migrate
from storage.models import Contact
from tests.storage.post import Post, met
from tests.storage.postgres import Postgres, Shared


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The PostgreSQL server."""
    with tempfile.TemporaryDirectory(prefix="lapornetral-pg-") as folder:
        server = Postgres(Path(folder))
        yield server
        server.close()


@pytest.fixture(scope="session")
def postgres_migrated(postgres: Postgres) -> URL:
    """A PostgreSQL database with all tables."""
    url = postgres.make()
    asyncio.run(_migrated(_shown(url)))
    return url


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated: Path) -> str:
    """A SQLite file with all tables and no rows."""
    return f"sqlite+aiosqlite:///{shutil.copy(migrated, tmp_path / 'test.db')}"


@pytest.fixture(scope="session")
def postgres_shared(postgres: Postgres, postgres_migrated: URL) -> Iterator[Shared]:
    """A PostgreSQL database with all tables, to be emptied for every test."""
    shared = Shared(postgres.make(str(postgres_migrated.database)))
    yield shared
    shared.close()


@pytest.fixture
def postgres_url(postgres_shared: Shared) -> str:
    """A PostgreSQL database with all tables and no rows; for tests that leave the tables as they are."""
    postgres_shared.clear()
    return _shown(postgres_shared.url)


@pytest.fixture
def own_postgres_url(postgres: Postgres, postgres_migrated: URL) -> str:
    """A PostgreSQL database with all tables and no rows, to be spoiled."""
    return _shown(postgres.make(str(postgres_migrated.database)))


@pytest.fixture(params=["sqlite", "postgres"])
def own_url(request: pytest.FixtureRequest) -> str:
    """A database with all tables and no rows, to be spoiled."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "own_postgres_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/empty.db"
    server: Postgres = request.getfixturevalue("postgres")
    return _shown(server.make())


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """A database with all tables and no rows."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An open database with all tables and no rows."""
    opened = Database(url)
    yield opened
    await opened.close()


@pytest.fixture
async def another(url: str) -> AsyncIterator[Database]:
    """The same database, opened by somebody else."""
    opened = Database(url)
    yield opened
    await opened.close()


@pytest.fixture
async def postgres_database(postgres_url: str) -> AsyncIterator[Database]:
    """For what only PostgreSQL can show: two transactions at once."""
    opened = Database(postgres_url)
    yield opened
    await opened.close()


async def until_waiting(database: Database, transactions: int) -> None:
    """Until so many transactions of this PostgreSQL database wait for a lock."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(20), database.connection() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        while (await connection.execute(text(waiting))).scalar_one() != transactions:
            pass


@pytest.fixture
def crypt() -> Crypt:
    """A key of its own for every test."""
    return Crypt([new_key()])


@pytest.fixture
def contacts(crypt: Crypt) -> Contacts:
    """The book of contacts under that key."""
    return Contacts(crypt)


@pytest.fixture
async def resident(database: Database, contacts: Contacts) -> Contact:
    """Somebody who wrote to us."""
    return await met(database, contacts)


@pytest.fixture
def post(database: Database, resident: Contact) -> Post:
    """The outbox of somebody who wrote to us."""
    return Post(database, resident.id or 0)


@pytest.fixture
async def postgres_post(postgres_database: Database, contacts: Contacts) -> Post:
    """The same, where two transactions can be at it at once."""
    return Post(postgres_database, (await met(postgres_database, contacts)).id or 0)
