"""What follows when work behind the scenes is given up: no report waits for what does not come any more.

The dead letter is for the operator, who may look days later; until then the report goes on with what there is.
"""

from handlers import arrival, desk_queue, followup
from handlers.scene import House, Scene
from storage import contacts, deliveries, evidence, outbox
from storage.database import Transaction
from storage.outbox import Effect, Errand


async def follow(house: House, transaction: Transaction, errand: Errand, now: float) -> list[Effect]:
    """Go on without it; to be called once its row is dead."""
    if errand.kind == "fetch":
        return await _without_file(house, transaction, errand, now)
    if errand.kind == "card":
        return await _later(house, transaction, errand.body["report"], now)
    return []


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
