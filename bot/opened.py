"""What commands that end have in common: the database of the settings, open while they work, and how they say no."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from storage.database import Database
from storage.migrate import head, taken


class NotDoneError(Exception):
    """A command did nothing. Its text says why; without one the line below the name of its kind does."""

    def __str__(self) -> str:
        return super().__str__() or self.__doc__ or ""


class BehindError(NotDoneError):
    """The database is not up to date. Run: lapornetral migrate"""


@asynccontextmanager
async def reached(settings: Settings) -> AsyncIterator[Database]:
    """The database, whatever its schema; closed at the end."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The same. Raises BehindError when its schema is not that of this program."""
    async with reached(settings) as database:
        if await taken(database) != head():
            raise BehindError
        yield database
