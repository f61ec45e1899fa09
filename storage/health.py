"""Looks at what is kept without changing it, for an operator who wants to know whether all is well."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import func, text
from sqlmodel import col, select

from storage.crypt import CannotOpenError, Crypt
from storage.database import Database, Transaction, fetch
from storage.lists import among
from storage.models import Contact, Report
from storage.originals import Originals, StoreDownError
from storage.states import WAITING

PATIENCE: Final = 5.0
"""Seconds for each thing that a store is asked to do here; there is not much of it to be brought."""
_NOBODYS: Final = "0" * 64


class _UndoneError(Exception):
    """What was done only to see whether it can be is taken back."""


async def try_to_write(database: Database) -> None:
    """Make a table and take it back, as a migration would; raises what the driver raises when that cannot be."""
    try:
        async with database.transaction() as transaction:
            await transaction.execute(text("CREATE TABLE check_probe (number INTEGER)"))
            raise _UndoneError
    except _UndoneError:
        return


async def resting_reports(transaction: Transaction, regions: Sequence[str]) -> int:
    """How many reports wait for a decision in regions that are not among these."""
    resting = col(Report.state) == WAITING, col(Report.region).not_in(regions)
    return int((await transaction.execute(select(func.count(col(Report.id))).where(*resting))).scalar_one())


async def closed_contacts(transaction: Transaction, crypt: Crypt) -> tuple[int, int]:
    """(how many contacts there are, how many of them these keys do not open).

    A sealed value begins with the number of its key (storage.crypt): one of each key is opened and stands for all.
    """
    key = func.substr(col(Contact.sealed), 1, 4)
    groups = (await transaction.execute(select(func.min(col(Contact.id)), func.count()).group_by(key))).all()
    many: dict[int, int] = {number or 0: count for number, count in groups}
    rows = await fetch(transaction, Contact, select(Contact).where(among(col(Contact.id), many)))
    return sum(many.values()), sum(many[row.id or 0] for row in rows if not _opens(crypt, row.sealed))


def _opens(crypt: Crypt, sealed: bytes) -> bool:
    try:
        crypt.open(sealed)
    except CannotOpenError:
        return False
    return True


async def try_the_store(originals: Originals, data: bytes, patience: float = PATIENCE) -> bool:
    """Keep these bytes, read them back and remove them: whether they were the same.

    Raises what the store raises, and TimeoutError when it does not answer.
    """
    async with asyncio.timeout(patience):
        name = await originals.keep(data)
    try:
        async with asyncio.timeout(patience):
            return await originals.read(name) == data
    finally:
        async with asyncio.timeout(patience):
            await originals.destroy(name)


async def answers(originals: Originals, patience: float = PATIENCE) -> bool:
    """Whether the store answers at all, be it with a refusal: a list of all that it has may take its time."""
    try:
        async with asyncio.timeout(patience):
            await originals.tile(_NOBODYS)
    except TimeoutError:
        return False
    except StoreDownError:
        return True
    return True


def folders(database: Database, originals: Originals) -> list[Path]:
    """Where on this computer something is kept; of a folder that is still to be made, the one above it."""
    return [_existing(folder) for folder in (database.folder, originals.folder) if folder is not None]


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())
