"""`lapornetral identity`: the way to a formal reporter, opened by whoever holds the keys, with a reason.

NotDoneError
    UnknownReportError    there is no such report
    InformantError        whoever only informs is never named
    NobodyError           nobody knows any more who reported it
"""

import time
from functools import partial
from pathlib import Path

from bot.export import arriving
from bot.opened import NotDoneError, opened
from bot.package_words import told
from bot.press import press
from bot.settings import Settings
from handlers import custodian
from handlers.messages import Message, line, to_json
from handlers.papers import identity
from storage import contacts, outbox, reports
from storage.contacts import Contacts, Place
from storage.crypt import Crypt
from storage.database import Transaction
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.regions import load_region


class UnknownReportError(NotDoneError):
    """There is no report with this number."""


class InformantError(NotDoneError):
    """Whoever sent this report chose to inform only, so who they are is never opened."""


class NobodyError(NotDoneError):
    """This report was withdrawn or erased, or its resident's data were: there is no way to them any more."""


async def reveal(settings: Settings, ticket: str, reason: str, path: Path) -> None:
    """Write the page to `path`, for its owner alone. Raises NotDoneError, FileExistsError, OSError, StudioFailed.

    That it was opened is noted before it is written: should the disk be full, the case says too much, not too little.
    """
    now = time.time()
    async with opened(settings) as database:
        with arriving(path) as out:
            async with database.transaction() as transaction:
                report, place = await _found(transaction, Contacts(Crypt(settings.keys)), ticket)
            say = partial(told, zone=load_region(report.region).zone)
            page = await press("identity", identity.fields(say, report, place, reason, now), (), now)
            async with database.transaction() as transaction:
                await _noted(transaction, ticket, reason, now)
            out.write(page)


async def _found(transaction: Transaction, book: Contacts, ticket: str) -> tuple[Report, Place]:
    report = await _formal(transaction, ticket)
    contact = await contacts.get(transaction, report.contact_id or 0)
    if contact is None:
        raise NobodyError
    return report, Place(contact.channel, book.address(contact))


async def _formal(transaction: Transaction, ticket: str) -> Report:
    """The report, if whoever sent it may be named."""
    report = await reports.by_ticket(transaction, ticket)
    if report is None:
        raise UnknownReportError
    why = custodian.closed(report)
    if why == custodian.NOBODY:
        raise NobodyError
    if why:
        raise InformantError
    return report


async def _noted(transaction: Transaction, ticket: str, reason: str, now: float) -> None:
    """In the case, and to the resident; they may have withdrawn it meanwhile."""
    report = await _formal(transaction, ticket)
    await reports.note(transaction, report.id, "operator", "revealed", now, reason=reason)
    news = Message((line("identity-told", ticket=ticket),))
    await outbox.put(transaction, [Effect(report.contact_id or 0, "say", to_json(news), rank=WORK)], now)
