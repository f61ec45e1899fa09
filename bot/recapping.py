"""`lapornetral recap`: the figures of a period as PDF or spreadsheet, written on the server.

RecapRefusedError
    NoRegionError     there is no such region
    NoPeriodError     the two days are none, or in the wrong order
    NoKindError       the name of the file says neither PDF nor spreadsheet
    NoPurposeError    it is not said what for
    BehindError       the database has to be migrated first
"""

import time
from pathlib import Path
from typing import Final

from bot.export import arriving
from bot.houses import load_words
from bot.recap_files import made
from bot.settings import Settings
from handlers import exports
from handlers.exports import KINDS, LENGTHS, Export
from handlers.period import MisreadPeriodError, read_period
from handlers.scene import today
from storage import custody
from storage.database import Database
from storage.migrate import head, taken
from storage.regions import Region, UnknownRegionError, load_region

OPERATOR: Final = "operator"


class RecapRefusedError(Exception):
    """Nothing was written and nothing noted; its text says why."""


class NoRegionError(RecapRefusedError):
    """--region: there is no such region."""


class NoPeriodError(RecapRefusedError):
    """--from, --to: write days that have begun, such as 2026-11-01 and 2026-11-15, at most a year apart."""


class NoKindError(RecapRefusedError):
    """--out: the name of the file has to end with .pdf or .xlsx."""


class NoPurposeError(RecapRefusedError):
    """--purpose: say in 3 to 200 signs what it is for, without names; it is noted for good."""


class BehindError(RecapRefusedError):
    """The database is not up to date. Run: lapornetral migrate"""


async def write(settings: Settings, key: str, first: str, last: str, path: Path, purpose: str) -> None:
    """Write the file. Raises RecapRefusedError, FileExistsError, OSError, StudioFailed.

    That it was made is noted before: should the disk be full, the chain says too much, not too little.
    """
    now = time.time()
    region, export = _ordered(key, f"{first} {last}", path.suffix.removeprefix("."), " ".join(purpose.split()), now)
    database = Database(settings.database_url)
    try:
        if await taken(database) != head():
            raise BehindError(BehindError.__doc__)
        with arriving(path) as out:
            async with database.transaction() as transaction:
                await custody.write(transaction, [exports.noted(export, OPERATOR, "")], now)
            out.write(await made(database, load_words(), region, export, now))
    finally:
        await database.close()


def _ordered(key: str, days: str, kind: str, purpose: str, now: float) -> tuple[Region, Export]:
    try:
        region = load_region(key)
        period = read_period(days, today(region, now))
    except UnknownRegionError:
        raise NoRegionError(NoRegionError.__doc__) from None
    except MisreadPeriodError:
        raise NoPeriodError(NoPeriodError.__doc__) from None
    if kind not in KINDS:
        raise NoKindError(NoKindError.__doc__)
    if len(purpose) not in LENGTHS:
        raise NoPurposeError(NoPurposeError.__doc__)
    return region, Export(kind, key, period, purpose)
