"""What follows when work behind the scenes is given up: no report waits for what does not come any more.

The dead letter is for the operator, who may look days later; until then the report goes on with what there is.
"""

from typing import Final

from handlers import arrival, desk_queue, escalation, followup
from handlers.messages import Message, line, to_json
from handlers.scene import House, Scene
from storage import contacts, deliveries, evidence, outbox, reports
from storage.database import Transaction
from storage.models import Report
from storage.outbox import WORK, Effect, Errand
from storage.states import ESCALATING

AGAIN: Final = 24 * 3600.0
"""Seconds until a report that no moderators look at is handed over once more."""


async def follow(house: House, transaction: Transaction, errand: Errand, now: float) -> list[Effect]:
    """Go on without it; to be called once its row is dead."""
    if errand.kind == "fetch":
        return await _without_file(house, transaction, errand, now)
    if errand.kind == "card":
        return await _later(house, transaction, errand.body["report"], now)
    if errand.kind in ("straight", *escalation.KINDS):
        return await _not_handed_over(house, transaction, errand, now)
    return []


async def _not_handed_over(house: House, transaction: Transaction, errand: Errand, now: float) -> list[Effect]:
    """Moderators hear of it, and decide again. Where there are none it is tried again by itself."""
    report = await reports.by_id(transaction, errand.body["report"])
    if report is None:
        return []
    group = house.desk(report.region).moderators
    if not group:
        return [Effect(errand.contact_id, errand.kind, errand.body, errand.lane, errand.rank, delay=AGAIN)]
    if errand.kind == "dossier-files":
        return [_told(group, "handover-without", report)]
    taken_back = await escalation.take_back(house, transaction, report, now) if report.state == ESCALATING else []
    return [*taken_back, _told(group, "handover-failed", report)] if taken_back else []


def _told(group: int, key: str, report: Report) -> Effect:
    return Effect(group, "say", to_json(Message((line(key, ticket=report.ticket),))), rank=WORK)


async def _later(house: House, transaction: Transaction, report_id: int, now: float) -> list[Effect]:
    """A card that is held back is drawn when its group has room for it. Once: behind one that can never be drawn all
    others of its group would wait again and again. It still stands in every list.
    """
    if await deliveries.given_up(transaction, "card", report_id) > 1:
        return []
    return await desk_queue.hold(house, report_id, transaction, now)


async def _without_file(house: House, transaction: Transaction, errand: Errand, now: float) -> list[Effect]:
    """As if it was gone from where it was sent to. What was kept of it before it went wrong is destroyed."""
    file = await evidence.get(transaction, errand.body["evidence"])
    owner = await contacts.get(transaction, await outbox.contact_of(transaction, errand) or errand.contact_id)
    if file is None or owner is None or file.state != evidence.AWAITED:
        return []
    effects = await arrival.refused(Scene(house, transaction, owner, now), file, "gone")
    return [*effects, followup.destroy(house.first.moderators, file.sha256)] if file.sha256 else effects
