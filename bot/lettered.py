"""The letter and the copies that `lapornetral export` puts into a package, as a hand-over does (DOSSIER)."""

from typing import Any

from bot import press
from bot.houses import load_words
from bot.press import Copier
from handlers.desk import Desk
from storage import reports
from storage.crypt import Crypt
from storage.database import Database
from storage.originals import Originals
from storage.package import ErasedError, UnknownTicketError
from storage.regions import ELSEWHERE, Region, load_region
from storage.states import ERASED
from storage.studio import Studio


async def papers(database: Database, crypt: Crypt, originals: Originals, ticket: str, now: float) -> dict[str, Any]:
    """What `package.taken` needs for them. Raises UnknownTicketError, ErasedError, StudioFailed, Unreadable, and what
    the store raises.
    """
    async with database.transaction() as transaction:
        report = await reports.by_ticket(transaction, ticket)
    if report is None:
        raise UnknownTicketError(ticket)
    if report.state == ERASED:
        raise ErasedError(ticket)
    filing, boxes = await press.filed(database, crypt, report.id or 0, now)
    async with Studio() as studio:
        copier = Copier(originals, studio, boxes)
        pdf = await press.dossier(load_words(), _region(report.region), filing, copier)
        return {"dossier": pdf, "copies": await press.copied(filing, copier)}


def _region(key: str) -> Region:
    """In whose name the letter is: never in that of the office that it is about."""
    region = load_region(key)
    return Desk(region).for_own().region if key.endswith(ELSEWHERE) else region
