"""What the end of an errand leads to, written in the transaction that settles it.

Nothing here touches the outside world: an outcome's follow-up, a retry, a stopped contact, a dead letter are rows.
"""

from collections.abc import Sequence

from bot import retry
from bot.channels.channel import Refused, SendFailed, StoreClosed, TryLater, Unseated
from bot.errands import Means, Outcome, cost
from bot.logs import log
from bot.measures import Measures
from bot.tidings import Tidings, knock
from handlers import given_up, seats
from handlers.scene import cards
from storage import contacts, deliveries, held_up, inbox, outbox
from storage.database import Transaction
from storage.models import Contact
from storage.outbox import TELL, WORK, Effect, Errand, told_of
from storage.record import record


@record
class Finished:
    """An errand and how it ended: its outcome, or the failure, or neither when it was given back untouched."""

    errand: Errand
    outcome: Outcome | None = None
    failure: SendFailed | None = None


class Settle:
    """Writes what errands led to. `people`: the contacts that are remembered."""

    def __init__(self, means: Means, measures: Measures, people: dict[int, Contact]) -> None:
        self._house = means.house
        self._paces = means.paces
        self._measures = measures
        self._people = people
        self._tidings = Tidings(means.house, measures, lambda contact_id: people.pop(contact_id, None), means.hold)

    async def write(self, transaction: Transaction, batch: Sequence[Finished], now: float) -> list[Effect]:
        """Settle these; returns what follows from them."""
        done = [(item.errand.id, item.outcome.message) for item in batch if item.outcome is not None]
        early = await deliveries.early(transaction, [message for _, message in done])
        told = [item.errand.id for item in batch if item.outcome is not None and item.errand.kind == TELL]
        effects = await cards(self._house, transaction, await deliveries.held(transaction, told))
        await outbox.settle(transaction, done, now)
        self._measures.settled(len(done))
        effects += [effect for item in batch for effect in await self._follow(transaction, item, now)]
        for status in early:
            effects += await self._tidings.hear(transaction, status.message, status.state, status.error, now)
        return effects

    async def give_up(self, transaction: Transaction, errand: Errand, reason: str, now: float) -> list[Effect]:
        """Keep what cannot even be settled for an operator; returns what follows from that."""
        return await self._bury(transaction, errand, Refused(reason), now)

    async def lay_aside(self, transaction: Transaction, errand: Errand, reason: str, now: float) -> list[Effect]:
        """The same for what cannot be given up either: nothing follows."""
        await self._keep(transaction, errand, Refused(reason), now)
        return []

    async def _follow(self, transaction: Transaction, item: Finished, now: float) -> list[Effect]:
        errand = item.errand
        if item.failure is not None:
            return await self._fail(transaction, errand, item.failure, now)
        if item.outcome is None:
            await outbox.release(transaction, errand)
            return []
        contact = self._people.get(errand.contact_id)
        in_order = errand.rank == WORK and errand.lane == f"{errand.contact_id}"
        newest = item.outcome.message.rpartition(" ")[2]
        if in_order and contact is not None and contact.kind == "group" and newest.isdecimal():
            await self._saw(transaction, contact, int(newest))
        return [] if item.outcome.then is None else await item.outcome.then(transaction, now)

    async def _saw(self, transaction: Transaction, contact: Contact, number: int) -> None:
        """The newest message of a group's own lane: whatever is lost of this lane comes after it."""
        if number > contact.last_message:
            contact.last_message = number
            await contacts.saw_message(transaction, contact.id or 0, number)

    async def _fail(self, transaction: Transaction, errand: Errand, failure: SendFailed, now: float) -> list[Effect]:
        verdict = retry.judge(failure, errand.tries, now)
        self._measures.failed(type(failure).__name__)
        match verdict:
            case retry.Again(at, unsure, counts):
                self._hold(errand, failure, at)
                why = type(failure).__name__
                await outbox.postpone(transaction, errand, at, why, unsure=unsure, counts=counts)
            case retry.Done():
                await outbox.settle(transaction, [(errand.id, "")], now)
            case retry.Stop():
                return await self._stop(transaction, errand, now)
            case retry.KnockFirst():
                self._people.pop(errand.contact_id, None)
                return await knock(self._house, transaction, errand.contact_id, now)
            case retry.Follow(address):
                self._people.pop(errand.contact_id, None)
                await seats.follow(self._house, transaction, errand.contact_id, address)
                await outbox.postpone(transaction, errand, now, "moved", unsure=False)
            case retry.Bury():
                return await self._bury(transaction, errand, failure, now)
        return []

    def _hold(self, errand: Errand, failure: SendFailed, until: float) -> None:
        """After a failure all of the chat waits; for the pause that a platform asks for, it does already, and our own
        store, or a desk without anybody, keeps nobody from talking.
        """
        contact = self._people.get(errand.contact_id)
        apart = isinstance(failure, TryLater | StoreClosed | Unseated)
        if contact is not None and not apart and cost(errand, contact.channel):
            self._paces[contact.channel].hold(errand.contact_id, until)

    async def _stop(self, transaction: Transaction, errand: Errand, now: float) -> list[Effect]:
        if self._house.desk_at(errand.contact_id) is not None:
            log().error("a group cannot be reached: is the bot still a member?", errand=errand.id)
            await outbox.postpone(transaction, errand, now + retry.LONGEST_PAUSE, held_up.UNREACHABLE, unsure=False)
            return []
        self._people.pop(errand.contact_id, None)
        await contacts.set_reachable(transaction, errand.contact_id, False)
        return await cards(self._house, transaction, await outbox.stop(transaction, errand.contact_id, now))

    async def _bury(self, transaction: Transaction, errand: Errand, failure: SendFailed, now: float) -> list[Effect]:
        await self._keep(transaction, errand, failure, now)
        shown = await cards(self._house, transaction, told_of([errand]))
        return [*shown, *await given_up.follow(self._house, transaction, errand, now)]

    async def _keep(self, transaction: Transaction, errand: Errand, failure: SendFailed, now: float) -> None:
        log().error("errand given up", kind=errand.kind, errand=errand.id, fault=str(failure))
        body = {"outbox": errand.id, "kind": errand.kind, "body": errand.body}
        await inbox.bury(transaction, self._house.crypt, "outbox", f"{errand.kind}: {failure}", body, now)
        await outbox.bury(transaction, errand, str(failure)[:300], now)
