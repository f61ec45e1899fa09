"""Carries out one errand: knows its contact, waits for its turn, and tells how it ended."""

import asyncio

from bot import errands
from bot.channels.channel import SendFailed, StoreClosed, TryLater, Unclear
from bot.errands import Means, Outcome, paused_with
from bot.logs import fault, log
from bot.settle import Finished
from storage import contacts, outbox
from storage.models import Contact
from storage.originals import StoreDownError
from storage.outbox import Errand


class Carry:
    """The way of an errand to the outside. `people`: contacts that are remembered, by number."""

    def __init__(self, means: Means, people: dict[int, Contact]) -> None:
        self._means = means
        self._paces = means.paces
        self._people = people
        self._clock = means.house.clock

    async def out(self, errand: Errand) -> Finished:
        """Carry it out; whatever goes wrong comes back as a failure."""
        contact: Contact | None = None
        try:
            contact = await self._contact(errand.contact_id) or await self._joined(errand)
            if contact is None:
                return Finished(errand, Outcome())
            spared = await errands.spared(self._means, errand, contact)
            if spared is not None:
                return Finished(errand, spared)
            await self._take_place(errand, contact)
            return Finished(errand, await errands.run(self._means, errand, contact))
        except SendFailed as failure:
            if isinstance(failure, TryLater) and contact is not None:
                self._means.hold(contact.channel, paused_with(errand, contact.channel), failure)
            return Finished(errand, failure=failure)
        except StoreDownError as down:
            log().error("the store of files (EVIDENCE_URL) does not work; trying again later", fault=str(down))
            return Finished(errand, failure=StoreClosed(str(down)))
        except Exception as error:
            log().error("errand failed", kind=errand.kind, errand=errand.id, fault=fault(error))
            return Finished(errand, failure=Unclear(type(error).__name__))

    async def _contact(self, contact_id: int) -> Contact | None:
        if contact_id not in self._people:
            async with self._means.database.transaction() as transaction:
                found = await contacts.get(transaction, contact_id)
            if found is None:
                return None
            self._people[contact_id] = found
        return self._people[contact_id]

    async def _joined(self, errand: Errand) -> Contact | None:
        """The contact that this errand's became one with, if it did."""
        async with self._means.database.transaction() as transaction:
            contact_id = await outbox.contact_of(transaction, errand)
        return None if contact_id is None else await self._contact(contact_id)

    async def _take_place(self, errand: Errand, contact: Contact) -> None:
        """Wait for our turn overall; a chat whose turn is further off is put off, so that others can go before."""
        channel, now = contact.channel, self._clock()
        pace, cost = self._paces[channel], errands.cost(errand, channel)
        group = contact.kind == "group" and cost > 0
        ready = pace.ready_at(paused_with(errand, channel), now, group=group, cost=cost + errands.leaves(errand))
        if ready > now:
            raise TryLater(ready - now)
        if not cost:
            return
        pace.spent(errand.contact_id, now, group=group, cost=cost)
        pause = pace.wait(now)
        if pause:
            await asyncio.sleep(pause)
