"""What a platform tells us of messages after it took them, and what follows when one did not arrive.

Whatever is held or lost of a decision is shown on the card of its report: the card's edit is a row of the transaction
that notes it.
"""

from collections.abc import Callable
from typing import Final

from bot import retry
from bot.channels.channel import SendFailed, TryLater, WindowClosed
from bot.channels.whatsapp_codes import judge_code
from bot.channels.whatsapp_wire import NAME
from bot.measures import Measures
from handlers.scene import House, cards
from storage import contacts, deliveries, inquiries, outbox
from storage.database import Transaction
from storage.models import Outbox
from storage.outbox import TELL, Effect, told_of

REPEATED: Final = ("say", TELL, "receipt")
"""Kinds that are sent again when they did not arrive: as they were, and to one person alone."""
AT_MOST: Final = 5
"""Times. Each was taken once, and who is written to too often calls it spam."""


class Tidings:
    """Writes what became of messages. `met`: what is remembered of this contact is out of date; `hold`: nothing may go
    out on a channel to a contact, or to anybody, for a while.
    """

    def __init__(
        self,
        house: House,
        measures: Measures,
        met: Callable[[int], object],
        hold: Callable[[str, int, TryLater], object],
    ) -> None:
        self._house = house
        self._measures = measures
        self._met = met
        self._pause = hold

    async def hear(self, transaction: Transaction, message: str, state: str, error: int, now: float) -> list[Effect]:
        """What became of a message whose row is settled. One that came too late for its window is held; one that would
        arrive at another time is sent again then. Whoever answered what it asked has read it, whatever is told of it.
        """
        row = await deliveries.undelivered(transaction, message) if state == "failed" else None
        if row is not None:
            failure = judge_code(error)
            if isinstance(failure, TryLater):
                self._pause(NAME, row.contact_id, failure)
            if (inquiry := row.body.get("inquiry")) and await inquiries.is_over(transaction, inquiry):
                return []
            if isinstance(failure, WindowClosed):
                return await self._hold(transaction, row, now)
            if await self._put_off(transaction, row, failure, error, now):
                return []
        reports = await deliveries.move(transaction, message, state)
        if reports is None:
            return []
        self._measures.delivered(state, error)
        return await cards(self._house, transaction, reports) if state == "failed" else []

    async def _hold(self, transaction: Transaction, row: Outbox, now: float) -> list[Effect]:
        if not await deliveries.hold(transaction, row):
            return []
        self._met(row.contact_id)
        shown = await cards(self._house, transaction, told_of([row]))
        return [*shown, *await knock(self._house, transaction, row.contact_id, now)]

    async def _put_off(
        self, transaction: Transaction, row: Outbox, failure: SendFailed, error: int, now: float
    ) -> bool:  # whether it is sent again
        verdict = retry.judge(failure, row.tries, now)
        if row.kind not in REPEATED or row.tries >= AT_MOST or not isinstance(verdict, retry.Again):
            return False
        if await deliveries.is_superseded(transaction, row):
            return False
        self._measures.failed(f"{error}")
        return await deliveries.put_off(transaction, row, verdict.at, f"{error}")


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
