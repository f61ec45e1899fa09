"""Where the papers of a case go: to Bawaslu's chat and, where the region has them, to mail addresses.

They are made once the report has left the house, so nothing here can hold up a hand-over or be taken back with one.
"""

from typing import Any, Final

from handlers.desk import Desk
from handlers.messages import Line, Message, line, to_json
from handlers.scene import House, in_group
from handlers.words import FALLBACK
from storage import dispatches, reports
from storage.database import Transaction
from storage.dispatches import CHAT, MAIL, REFUSED, SENT
from storage.models import Report
from storage.outbox import WORK, Effect
from storage.paper_tables import Dispatch

PURPOSE: Final = "penerusan kepada Bawaslu"


def order(house: House, report: Report) -> list[Effect]:
    """Have the papers of a report made; nothing where they are switched off."""
    desk, number = house.desk(report.region), report.id or 0
    if not house.papers or not desk.bawaslu:
        return []
    return [Effect(desk.bawaslu, "dossier", {"report": number}, lane=f"dossier:{number}", rank=WORK)]


async def send_out(transaction: Transaction, desk: Desk, report: Report, sha256: str, now: float) -> list[Effect]:
    """A package is made: a row and an errand for each recipient."""
    recipients = [(CHAT, ""), *((MAIL, address) for address in desk.mail)]
    blank = {"report_id": report.id or 0, "sha256": sha256, "made_at": now}
    rows = [{**blank, "way": way, "recipient": recipient} for way, recipient in recipients]
    numbers = await dispatches.add(transaction, rows)
    return [_errand(desk, report, number, way) for number, (way, _) in zip(numbers, recipients, strict=True)]


def _errand(desk: Desk, report: Report, number: int, way: str) -> Effect:
    body: dict[str, Any] = {"report": report.id, "dispatch": number}
    if way == CHAT:
        body["pictures"] = 2  # files in the message
    kind = "paper-files" if way == CHAT else "paper-mail"
    return Effect(desk.bawaslu, kind, body, lane=f"dispatch:{number}", rank=WORK)


async def arrived(transaction: Transaction, dispatch: Dispatch, place: int, now: float) -> list[Effect]:
    """One recipient has the papers."""
    told = {"way": dispatch.way, "package": dispatch.sha256}
    await reports.note(transaction, dispatch.report_id, "system", "dispatched", now, **told)
    return await _over(transaction, dispatch, SENT, "", now, place)


async def refused(
    transaction: Transaction, house: House, dispatch: Dispatch, place: int, reason: str, now: float
) -> list[Effect]:
    """One recipient will never take them: the moderators are told."""
    report = await reports.by_id(transaction, dispatch.report_id)
    await reports.note(transaction, dispatch.report_id, "system", "undispatched", now, way=dispatch.way)
    effects = await _over(transaction, dispatch, REFUSED, reason, now, place)
    if report is None:
        return effects
    key = "papers-refused-mail" if dispatch.way == MAIL else "papers-refused-chat"
    told = to_json(Message((line(key, ticket=report.ticket),)))
    return [*effects, *in_group(house, report.region, "say", told)]


async def _over(
    transaction: Transaction, dispatch: Dispatch, state: str, reason: str, now: float, place: int
) -> list[Effect]:
    """Settled; a package that nobody waits for any more goes. `place`: a chat, in whose name that is done."""
    last = await dispatches.settle(transaction, dispatch, state, reason, now)
    if not last:
        return []
    sha256 = dispatch.sha256
    return [Effect(place, "destroy", {"sha256": sha256}, lane=f"destroy:{sha256}", rank=WORK)]


def caption(report: Report, package: str) -> tuple[Line, ...]:
    """What stands below the papers in the chat. `package`: its SHA-256."""
    return line("papers-caption", ticket=report.ticket), line("papers-head", head=package)


def letter(house: House, report: Report, package: str) -> tuple[str, str]:
    """Subject and text of the mail that brings the papers."""
    region = house.desk(report.region).region

    def say(key: str, **values: str) -> str:
        return house.words.plain(line(key, **values), FALLBACK, region.zone)

    office = {"bawaslu": region.bawaslu.name, "office": region.office}
    return say("mail-subject", ticket=report.ticket), say("mail-text", ticket=report.ticket, head=package, **office)
