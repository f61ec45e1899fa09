"""Whether the store and the database agree: no row without its bytes, no bytes without a row.

An orphan is an original that no row names: of a draft that was given up while the store did not answer, or of a
database that was put back to an older day. Because of the latter nothing here destroys one unasked.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import func
from sqlmodel import col, select

from storage import evidence
from storage.crypt import CannotOpenError, UnknownKeyError
from storage.database import Database
from storage.evidence import AWAITED, NEEDED, STORED
from storage.lists import among
from storage.models import Evidence, Report
from storage.originals import Kept, Originals
from storage.paper_tables import Dispatch
from storage.pieces import sealed_size
from storage.sealed_file import WHOLE_EXTRA

_AT_ONCE: Final = 1_000
_LOOKED_FOR_AGAIN: Final = 100


@dataclass(slots=True)
class Survey:
    """What was found, by SHA-256. `known`: originals that rows name; `cut`: of another size than their row says."""

    known: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    orphans: list[Kept] = field(default_factory=list)


async def survey(database: Database, originals: Originals) -> Survey:
    """Compare all of the store with all rows. Raises StoreDownError.

    The bot may be running: the store is listed first, and what is not on the list is looked for again.
    """
    found, left = Survey(), {kept.sha256: kept async for batch in originals.listed() for kept in batch}
    async for batch in _named(database):
        for sha256, size, is_stored in batch:
            kept = left.pop(sha256, None)
            if is_stored:
                found.known.append(sha256)
            if kept is None and is_stored:
                found.missing.append(sha256)
            elif kept is not None and is_stored and kept.size not in (sealed_size(size), size + WHOLE_EXTRA):
                found.cut.append(sha256)
    for waiting in await _on_their_way(database):
        left.pop(waiting, None)
    again, rest = found.missing[:_LOOKED_FOR_AGAIN], found.missing[_LOOKED_FOR_AGAIN:]
    found.missing = [sha256 for sha256 in again if not await _is_there(originals, sha256)] + rest
    found.orphans = list(left.values())
    return found


async def _named(database: Database) -> AsyncIterator[list[tuple[str, int, bool]]]:
    """(SHA-256, size, whether its bytes must be there) of every original that a row names, in batches."""
    last = ""
    while True:
        wanted = select(
            col(Evidence.sha256), func.max(col(Evidence.size)), func.max(col(Evidence.state)) != AWAITED
        ).where(col(Evidence.sha256) > last, col(Evidence.state).in_(NEEDED))
        async with database.transaction() as transaction:
            rows = await transaction.execute(
                wanted.group_by(col(Evidence.sha256)).order_by(col(Evidence.sha256)).limit(_AT_ONCE)
            )
            batch = [(sha256, size, bool(is_stored)) for sha256, size, is_stored in rows]
        if not batch:
            return
        yield batch
        last = batch[-1][0]


async def _on_their_way(database: Database) -> list[str]:
    """The packages that wait in the store for being sent."""
    waiting = select(col(Dispatch.sha256)).where(col(Dispatch.state) == "queued")
    async with database.transaction() as transaction:
        return list((await transaction.execute(waiting)).scalars())


async def _is_there(originals: Originals, sha256: str) -> bool:
    with suppress(FileNotFoundError, CannotOpenError):
        async with originals.opened(sha256):
            return True
    return False


@dataclass(slots=True)
class Opened:
    """Which of some originals could not be opened."""

    locked: list[str] = field(default_factory=list)
    """Their key is missing."""
    changed: list[str] = field(default_factory=list)


async def open_all(originals: Originals, wanted: Iterable[str]) -> Opened:
    """Read these to their ends. What is not there is not told here. Raises StoreDownError."""
    found = Opened()
    for sha256 in wanted:
        try:
            with suppress(FileNotFoundError):
                async with originals.opened(sha256) as file:
                    async for _ in file.pieces():
                        pass
        except UnknownKeyError:
            found.locked.append(sha256)
        except CannotOpenError:
            found.changed.append(sha256)
    return found


async def places(database: Database, wanted: Iterable[str]) -> list[str]:
    """Where these belong: the ticket of each report that has one of them, "a draft" for what has no ticket."""
    named = (
        select(col(Report.ticket))
        .select_from(Evidence)
        .join(Report, col(Report.id) == col(Evidence.report_id), isouter=True)
        .where(among(col(Evidence.sha256), wanted), col(Evidence.state) == STORED)
        .order_by(col(Evidence.id))
    )
    async with database.transaction() as transaction:
        tickets = (await transaction.execute(named)).scalars()
        return list(dict.fromkeys(ticket or "a draft" for ticket in tickets))


async def destroy(database: Database, originals: Originals, orphan: Kept) -> bool:
    """Remove an orphan, unless a row names it by now; whether it is gone. Raises StoreDownError."""

    async def is_needed() -> bool:
        async with database.transaction() as transaction:
            return await evidence.is_needed(transaction, orphan.sha256)

    return await originals.give_up(orphan.sha256, is_needed)
