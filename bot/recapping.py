"""`lapornetral recap`: the figures of a period as PDF or spreadsheet, written on the server.

NotDoneError
    NoRegionError     there is no such region
    NoPeriodError     the two days are none, or in the wrong order
    NoKindError       the name of the file says neither PDF nor spreadsheet
    NoPurposeError    it is not said what for
"""

import time
from pathlib import Path
from typing import Final

from bot.export import arriving
from bot.houses import load_words
from bot.opened import NotDoneError, opened
from bot.recap_files import made
from bot.settings import Settings
from handlers import exports
from handlers.exports import KINDS, LENGTHS, Export
from handlers.period import MisreadPeriodError, read_period
from handlers.scene import today
from storage import custody
from storage.regions import Region, UnknownRegionError, load_region

OPERATOR: Final = "operator"


class NoRegionError(NotDoneError):
    """--region: there is no such region."""


class NoPeriodError(NotDoneError):
    """--from, --to: write days that have begun, such as 2026-11-01 and 2026-11-15, at most a year apart."""


class NoKindError(NotDoneError):
    """--out: the name of the file has to end with .pdf or .xlsx."""


class NoPurposeError(NotDoneError):
    """--purpose: say in 3 to 200 signs what it is for, without names; it is noted for good."""


async def write(settings: Settings, key: str, first: str, last: str, path: Path, purpose: str) -> None:
    """Write the file. Raises NotDoneError, FileExistsError, OSError, StudioFailed.

    That it was made is noted before: should the disk be full, the chain says too much, not too little.
    """
    now = time.time()
    region, export = _ordered(key, f"{first} {last}", path.suffix.removeprefix("."), " ".join(purpose.split()), now)
    async with opened(settings) as database:
        with arriving(path) as out:
            async with database.transaction() as transaction:
                await custody.write(transaction, [exports.noted(export, OPERATOR, "")], now)
            out.write(await made(database, load_words(), region, export, now))


def _ordered(key: str, days: str, kind: str, purpose: str, now: float) -> tuple[Region, Export]:
    try:
        region = load_region(key)
        period = read_period(days, today(region, now))
    except UnknownRegionError:
        raise NoRegionError from None
    except MisreadPeriodError:
        raise NoPeriodError from None
    if kind not in KINDS:
        raise NoKindError
    if len(purpose) not in LENGTHS:
        raise NoPurposeError
    return region, Export(kind, key, period, purpose)
