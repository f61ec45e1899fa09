"""Brings the schema up to date.

A program starts often and migrates seldom, so the way of every day is one SELECT: the number in the database is
compared with the newest file of `migrations/versions`, and alembic is not even imported. Otherwise all missing steps
are taken in one transaction, which both databases allow for changes of the schema: a step that fails leaves nothing.

A database without any table gets those of the models at once, as if it had taken every step: the steps lead to the same
schema, to the letter, and alembic would stay in memory as long as the bot runs (10 MB).
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert, inspect, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from storage.database import Database
from storage.trouble import is_without_table

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS: Final = Path(__file__).parent / "migrations" / "versions"


class UnknownSchemaError(Exception):
    """The database was made by a newer program than this one: update the program, or restore an older backup."""


async def migrate(database: Database) -> None:
    """Take every step that this database has not taken yet; raises UnknownSchemaError.

    Programs that start at the same time wait for the first of them.
    """
    before = await taken(database)
    if before == head():
        return
    async with database.reshape() as transaction:
        await transaction.run_sync(upgrade if before else _make)


def steps() -> list[str]:
    """The numbers of all steps, oldest first."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def head() -> str | None:
    """The number of the newest step."""
    return max(steps(), default=None)


def configured(connection: Connection) -> "Config":
    """Alembic's settings for this connection; they need no file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


async def taken(database: Database) -> str | None:
    """The newest step this database has taken, None when it is new; raises UnknownSchemaError."""
    try:
        async with database.transaction() as transaction:
            found: str | None = (await transaction.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    except (OperationalError, ProgrammingError) as error:
        if is_without_table(error):  # nothing was ever migrated here
            return None
        raise
    if found is not None and found not in steps():
        raise UnknownSchemaError(f"the schema is {found}, this program knows it up to {head()}")
    return found


def upgrade(connection: Connection) -> None:
    """Take the missing steps, one by one."""
    from alembic import command

    command.upgrade(configured(connection), "head")


def _make(connection: Connection) -> None:
    """The tables of a new database; one that has some (another program was first) takes the steps."""
    if inspect(connection).get_table_names():
        upgrade(connection)
        return
    from storage.every_table import METADATA, give_indexes_their_conditions

    if connection.dialect.name == "postgresql":
        give_indexes_their_conditions()
    METADATA.create_all(connection, checkfirst=False)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=head()))


_VERSION: Final = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where alembic writes down how far it has come, as it makes that itself."""
