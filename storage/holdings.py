"""Whether every file that is kept is still the one that was received, as the events say it."""

from collections.abc import AsyncIterator, Callable, Sequence
from hashlib import sha256
from typing import Any, Final

from sqlmodel import col, select

from storage.crypt import CannotOpenError
from storage.database import Database, Transaction, fetch
from storage.evidence import STORED
from storage.lists import among
from storage.models import Event, Evidence, Report
from storage.originals import Originals
from storage.record import record

PAGE: Final = 100
_TELL: Final = ("stored", "chained")
"""Events that say what a file is."""


@record
class BrokenFile:
    """A file that is not what it was: gone, not to be opened, changed, or other than its event says."""

    chain: str
    number: int
    why: str  # missing | closed | changed | unnoted


async def walk(database: Database, originals: Originals, told: Callable[[int], None]) -> AsyncIterator[BrokenFile]:
    """Every file in the store that does not hold. `told` hears after each how many were looked at.

    Raises StoreDownError.
    """
    after, seen = 0, 0
    while True:
        async with database.transaction() as transaction:
            page = await _page(transaction, after)
            noted = await _noted(transaction, [file.chain for file in page])
        for file in page:
            why = "" if noted.get((file.chain, file.id)) == (file.sha256, file.size) else "unnoted"
            why = await _fault(originals, file) or why
            if why:
                yield BrokenFile(file.chain, file.id or 0, why)
            seen += 1
            told(seen)
        if len(page) < PAGE:
            return
        after = page[-1].id or 0


async def _page(transaction: Transaction, after: int) -> list[Evidence]:
    stored = select(Evidence).where(col(Evidence.id) > after, col(Evidence.state) == STORED)
    return await fetch(transaction, Evidence, stored.order_by(col(Evidence.id)).limit(PAGE))


async def _noted(transaction: Transaction, chains: Sequence[str]) -> dict[Any, tuple[Any, Any]]:
    """What the events say of each file in these cases: (case, number) -> (SHA-256, bytes)."""
    telling = select(Event).where(among(col(Event.chain), set(chains)), col(Event.action).in_(_TELL))
    noted = {}
    for event in await fetch(transaction, Event, telling):
        for file in event.detail.get("files", [event.detail]):
            noted[event.chain, file.get("file")] = file.get("sha256"), file.get("size")
    return noted


async def _fault(originals: Originals, file: Evidence) -> str:
    digest, size = sha256(), 0
    try:
        async with originals.opened(file.sha256) as original:
            async for piece in original.pieces():
                digest.update(piece)
                size += len(piece)
    except FileNotFoundError:
        return "missing"
    except CannotOpenError:
        return "closed"
    return "" if (digest.hexdigest(), size) == (file.sha256, file.size) else "changed"


async def tickets(transaction: Transaction, chains: Sequence[str]) -> dict[str, str]:
    """The ticket of each of these cases that has one."""
    named = select(col(Report.draft), col(Report.ticket)).where(among(col(Report.draft), set(chains)))
    return {draft: ticket for draft, ticket in await transaction.execute(named)}  # noqa: C416 - rows are no pairs to mypy


async def silent(transaction: Transaction) -> list[str]:
    """The tickets of reports of which no event is left."""
    told = select(col(Event.chain)).where(col(Event.chain) == col(Report.draft)).exists()
    rows = await transaction.execute(select(col(Report.ticket)).where(~told).order_by(col(Report.id)).limit(PAGE))
    return list(rows.scalars())
