"""The steps lead to the very tables of the models, on both databases, whoever takes them and how often."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, String, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import SQLModel

from storage.database import BrokenReferencesError, Database
from storage.migrate import UnknownSchemaError, configured, head, migrate, steps, upgrade
from tests.storage.postgres import Postgres

SQLITE_SHAPE = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable, column_default,
        row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position) -- a column that is gone leaves a gap
    FROM information_schema.columns WHERE table_schema = 'public'"""
INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""
TRIGGERS = "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"


def _shape(connection: Connection) -> list[list[str]]:
    """Everything the database itself says about its tables; the order of constraints means nothing.

    A table that SQLite had to make anew stands in quotes, which mean nothing either.
    """
    queries = (SQLITE_SHAPE,) if connection.dialect.name == "sqlite" else (COLUMNS, INDEXES, CONSTRAINTS, TRIGGERS)
    told = (" | ".join(map(str, row)) for query in queries for row in connection.execute(text(query)))
    rows = [re.sub('CREATE TABLE "(.+?)"', r"CREATE TABLE \1", row) for row in told]
    kept = [row for row in rows if "sqlite_sequence" not in row]
    return sorted(sorted(" ".join(part.split()).strip("( )") for part in row.split(",")) for row in kept)


async def _shape_of(url: str, *, by_steps: bool = False) -> list[list[str]]:
    """That of a new database as it is made, or as the steps make it."""
    database = Database(url)
    if by_steps:
        async with database.reshape() as transaction:
            await transaction.run_sync(upgrade)
    else:
        await migrate(database)
    async with database.transaction() as transaction:
        shape = await transaction.run_sync(_shape)
        assert (await transaction.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == [head()]
    await database.close()
    return shape


def _differences(connection: Connection) -> list[Any]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), SQLModel.metadata))


async def test_alembic_finds_no_difference_between_the_steps_and_the_models(empty_url: str) -> None:
    database = Database(empty_url)
    async with database.reshape() as transaction:
        await transaction.run_sync(upgrade)
        assert await transaction.run_sync(_differences) == []
    await database.close()


async def test_the_steps_make_the_same_sqlite_as_the_models() -> None:
    """To the letter: also what alembic does not compare, such as conditions of indexes and AUTOINCREMENT."""
    memory = "sqlite+aiosqlite:///:memory:"
    assert await _shape_of(memory) == await _shape_of(memory, by_steps=True)


async def test_the_steps_make_the_same_postgresql_as_the_models(postgres: Postgres) -> None:
    urls = [postgres.make().render_as_string(hide_password=False) for _ in range(2)]
    assert await _shape_of(urls[0]) == await _shape_of(urls[1], by_steps=True)


async def test_the_comparison_would_see_a_forgotten_index(own_url: str) -> None:
    """The tests above can fail."""
    database = Database(own_url)
    async with database.transaction() as transaction:
        before = await transaction.run_sync(_shape)
        await transaction.execute(text("DROP INDEX outbox_pending"))
        assert [difference[0] for difference in await transaction.run_sync(_differences)] == ["add_index"]
        await transaction.execute(text("CREATE INDEX outbox_pending ON outbox (rank, lane, id)"))
        assert await transaction.run_sync(_shape) != before
    await database.close()


def test_the_head_is_alembics_head() -> None:
    configuration = configured(connection=None)  # type: ignore[arg-type]  # nothing is run on it
    scripts = ScriptDirectory.from_config(configuration)
    assert scripts.get_current_head() == head()
    assert [script.revision for script in scripts.walk_revisions()] == steps()[::-1]


async def test_migrating_again_changes_nothing(empty_url: str) -> None:
    database = Database(empty_url)
    await migrate(database)
    async with database.transaction() as transaction:
        await transaction.execute(text("INSERT INTO inbox VALUES ('telegram', '1', 1.0)"))
    await migrate(database)
    async with database.transaction() as transaction:
        assert (await transaction.execute(text("SELECT count(*) FROM inbox"))).scalar() == 1
        assert (await transaction.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == [head()]
    await database.close()


_START = """
import asyncio, logging, sys
from storage.database import Database
from storage.migrate import migrate

async def start():
    database = Database(sys.argv[1])
    await migrate(database)
    await database.close()

asyncio.run(start())
print("alembic" in sys.modules, logging.getLogger().handlers, logging.getLogger("alembic").handlers)
"""


def _start(url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-c", _START, url]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_programs_that_start_at_once_migrate_once(empty_url: str) -> None:
    programs = [_start(empty_url) for _ in range(2)]
    ends = [(*program.communicate(), program.returncode) for program in programs]
    assert [(errors, code) for _, errors, code in ends] == [("", 0)] * 2


@pytest.mark.parametrize("began", ["at the head", "new"])
def test_a_start_does_not_even_load_alembic_and_touches_no_logging(sqlite_url: str, tmp_path: Path, began: str) -> None:
    """At the head there is nothing to do; a new database is made of the models."""
    url = sqlite_url if began == "at the head" else f"sqlite+aiosqlite:///{tmp_path}/new.db"
    output, errors = _start(url).communicate()
    assert (output.split(maxsplit=1), errors) == (["False", "[] []\n"], "")


async def test_tables_without_a_version_are_not_taken_for_a_new_database(empty_url: str) -> None:
    """What stands there would be left as it is, and called up to date."""
    database = Database(empty_url)
    async with database.reshape() as transaction:
        await transaction.run_sync(upgrade)
        await transaction.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(DBAPIError, match="exists"):
        await migrate(database)
    await database.close()


async def test_connections_that_migrate_at_once_wait_for_the_first(empty_url: str) -> None:
    databases = [Database(empty_url) for _ in range(4)]
    await asyncio.gather(*(migrate(database) for database in databases))
    async with databases[0].transaction() as transaction:
        assert await transaction.run_sync(_differences) == []
    for database in databases:
        await database.close()


async def test_numbers_that_people_gave_up_find_nobody_after_the_step(empty_url: str) -> None:
    """A database of before, with people in it: what else it holds stays."""
    database = Database(empty_url)
    person = "INSERT INTO contact VALUES (:id, :channel, :lookup, '', 'person', 'id', :yes, 0, 1.0, 0.0)"
    former = "INSERT INTO former_contact VALUES (:lookup, :id)"
    async with database.reshape() as transaction:
        await transaction.run_sync(lambda connection: command.upgrade(configured(connection), "0002"))
        for number, channel in enumerate(("telegram", "whatsapp", "telegram")):
            values = {"id": number, "channel": channel, "lookup": f"hash{number}", "yes": True}
            await transaction.execute(text(person), values)
            await transaction.execute(text(former), {"id": number, "lookup": f"former{number}"})
        await transaction.execute(text(DIALOGUE), {"contact": 1})
    await migrate(database)
    async with database.transaction() as transaction:
        left = (await transaction.execute(text("SELECT lookup, beside FROM former_contact ORDER BY lookup"))).all()
        assert [(lookup, bool(beside)) for lookup, beside in left] == [("former0", False), ("former2", False)]
        assert (await transaction.execute(text("SELECT count(*) FROM contact"))).scalar() == 3
        assert (await transaction.execute(text("SELECT count(*) FROM early_status"))).scalar() == 0
        assert await transaction.run_sync(_differences) == []
    assert await _dialogues(database) == 1
    await database.close()


async def test_a_newer_database_is_refused(own_url: str) -> None:
    database = Database(own_url)
    async with database.transaction() as transaction:
        await transaction.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UnknownSchemaError, match="9999"):
        await migrate(database)
    await database.close()


async def test_a_step_that_fails_leaves_nothing(empty_url: str) -> None:
    """One of the tables is in the way of the first step."""
    database = Database(empty_url)
    async with database.transaction() as transaction:
        await transaction.execute(text("CREATE TABLE evidence (id INTEGER)"))
    with pytest.raises(Exception, match="evidence"):
        await migrate(database)
    async with database.transaction() as transaction:
        names = "SELECT name FROM sqlite_master" if database.is_sqlite else "SELECT tablename FROM pg_tables"
        left = set((await transaction.execute(text(names))).scalars())
        assert left & {*SQLModel.metadata.tables, "alembic_version"} == {"evidence"}
        await transaction.execute(text("DROP TABLE evidence"))
    await migrate(database)
    await database.close()


def _rebuild_contact(connection: Connection) -> None:
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("contact", recreate="always") as table:
        table.add_column(Column("nickname", String(), nullable=True))


CONTACT = "INSERT INTO contact VALUES (1, 'telegram', 'hash', x'00', 'person', 'id', 1, 0, 1.0, 0.0)"
DIALOGUE = "INSERT INTO dialogue VALUES (:contact, 'draft', '{}', 1.0, NULL)"


async def _talking(url: str) -> Database:
    database = Database(url)
    async with database.transaction() as transaction:
        await transaction.execute(text(CONTACT))
        await transaction.execute(text(DIALOGUE), {"contact": 1})
    return database


async def _dialogues(database: Database) -> int:
    async with database.transaction() as transaction:
        return int((await transaction.execute(text("SELECT count(*) FROM dialogue"))).scalar_one())


async def test_rebuilding_a_table_of_sqlite_keeps_what_refers_to_it(sqlite_url: str) -> None:
    database = await _talking(sqlite_url)
    async with database.reshape() as transaction:
        await transaction.run_sync(_rebuild_contact)
    assert await _dialogues(database) == 1
    await database.close()


async def test_an_ordinary_transaction_would_lose_what_refers_to_it(sqlite_url: str) -> None:
    """Why `reshape` is there."""
    database = await _talking(sqlite_url)
    async with database.transaction() as transaction:
        await transaction.run_sync(_rebuild_contact)
    assert await _dialogues(database) == 0
    await database.close()


async def test_a_step_that_breaks_references_is_undone(sqlite_url: str) -> None:
    database = await _talking(sqlite_url)
    with pytest.raises(BrokenReferencesError):
        async with database.reshape() as transaction:
            await transaction.execute(text(DIALOGUE), {"contact": 2})
    assert await _dialogues(database) == 1
    with pytest.raises(IntegrityError):
        async with database.transaction() as transaction:
            await transaction.execute(text(DIALOGUE), {"contact": 2})
    await database.close()
