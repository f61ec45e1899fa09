"""What a platform tells us of messages after it took them, and what follows when one did not arrive.

Whatever is held or lost of a decision is shown on the card of its report: the card's edit is a row of the transaction
that notes it.
"""

from collections.abc import Callable

from bot import retry
from bot.channels.channel import WindowClosed
from bot.channels.whatsapp_codes import judge_code
from bot.measures import Measures
from handlers.scene import House, cards
from storage import contacts, deliveries, outbox
from storage.database import Transaction
from storage.models import Outbox
from storage.outbox import Effect, told_of


class Tidings:
    """Writes what became of messages. `met`: what is remembered of this contact is out of date."""

    def __init__(self, house: House, measures: Measures, met: Callable[[int], object]) -> None:
        self._house = house
        self._measures = measures
        self._met = met

    async def hear(self, transaction: Transaction, message: str, state: str, error: int, now: float) -> list[Effect]:
        """What became of a message whose row is settled. One that came too late for its window is held; one that would
        arrive at another time is sent again then.
        """
        row = await deliveries.undelivered(transaction, message) if state == "failed" else None
        if row is not None:
            match retry.judge(judge_code(error), row.tries, now):
                case retry.KnockFirst():
                    return await self._hold(transaction, row, now)
                case retry.Again(at):
                    self._measures.failed(f"{error}")
                    await deliveries.put_off(transaction, row, at, f"{error}")
                    return []
        reports = await deliveries.move(transaction, message, state)
        if reports is None:
            return []
        self._measures.delivered(state, error)
        return await cards(self._house, transaction, reports) if state == "failed" else []

    async def _hold(self, transaction: Transaction, row: Outbox, now: float) -> list[Effect]:
        await deliveries.hold(transaction, row)
        self._met(row.contact_id)
        shown = await cards(self._house, transaction, told_of([row]))
        return [*shown, *await knock(self._house, transaction, row.contact_id, now)]


def is_late(state: str, error: int) -> bool:
    """Whether a message was taken, and then found to have come after its window had closed."""
    return state == "failed" and isinstance(judge_code(error), WindowClosed)


async def knock(house: House, transaction: Transaction, contact_id: int, now: float) -> list[Effect]:
    """Hold what we would say to this contact until they write to us, and ask them to, once."""
    contact = await contacts.get(transaction, contact_id)
    effects = await cards(house, transaction, await outbox.stop(transaction, contact_id, now))
    if contact is None or not contact.reachable:
        return effects
    await contacts.set_reachable(transaction, contact_id, False)
    return [*effects, Effect(contact_id, "knock")]
