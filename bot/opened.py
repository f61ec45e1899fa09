"""What commands that end have in common: the database of the settings, open while they work, and how they say no.

NotDoneError
    BehindError        the schema is not that of this program
    NewerError         nor of any that this program knows
    NoDatabaseError    there is no database that works
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.settings import Settings
from storage.database import Database
from storage.migrate import UnknownSchemaError, head, migrate, taken
from storage.trouble import OURS, DatabaseFault, why


class NotDoneError(Exception):
    """A command did nothing. Its text says why; without one the line below the name of its kind does."""

    def __str__(self) -> str:
        return super().__str__() or self.__doc__ or ""


class BehindError(NotDoneError):
    """The database is not up to date. Run: lapornetral migrate"""


class NewerError(NotDoneError):
    """Update the program, or restore an older backup."""


class NoDatabaseError(NotDoneError):
    """There is none that works; its text says why."""

    def __init__(self, error: Exception) -> None:
        what = f"DATABASE_URL: the database does not work ({why(error)})."
        super().__init__(f"{what} Is it running, is the path right, may we write there? See: lapornetral check")


@asynccontextmanager
async def reached(settings: Settings) -> AsyncIterator[Database]:
    """The database, whatever its schema; closed at the end. Raises NoDatabaseError."""
    database = await _answering(settings)
    try:
        yield database
    except OURS:
        raise  # a fault of the program wants its whole story
    except DatabaseFault as error:
        raise NoDatabaseError(error) from error
    finally:
        await database.close()


async def _answering(settings: Settings) -> Database:
    try:
        database = Database(settings.database_url)
    except Exception as error:  # whatever the driver raises
        raise NoDatabaseError(error) from error
    try:
        await database.answer()
    except Exception as error:
        with suppress(Exception):
            await database.close()
        raise NoDatabaseError(error) from error
    return database


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The same. Raises BehindError when its schema is not that of this program."""
    async with reached(settings) as database:
        if await _step(database) != head():
            raise BehindError
        yield database


async def brought_up(settings: Settings) -> None:
    """Give the database the schema of this program. Raises NoDatabaseError, NewerError."""
    async with reached(settings) as database:
        await _step(database)
        await migrate(database)


async def _step(database: Database) -> str | None:
    try:
        return await taken(database)
    except UnknownSchemaError as error:
        raise NewerError(f"DATABASE_URL: {error}. {NewerError.__doc__}") from None
