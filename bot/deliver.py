"""Outbox out: claim, carry out, settle.

    receive ──offer──> lanes in memory ──errands──> platform ──settle──> one transaction for all that is done
    claim  ──due rows──┘

What a person waits for (TALK) comes straight from `receive`, already claimed, and is claimed from the table only when
it was put off or left behind by a process that died. Work behind the scenes (WORK: files, cards, hand-overs) is always
claimed from the table, a few at a time, so that it never slows the talk down.
Within a lane one errand is carried out after the other; at-least-once: a crash between send and settle repeats one.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot import retry
from bot.channels.channel import Refused, SendFailed, TryLater, Unclear
from bot.errands import Errands, Outcome
from bot.logs import fault, log
from bot.measures import Measures
from bot.pace import Pace
from handlers.scene import House
from storage import contacts, inbox, outbox
from storage.database import Database, Transaction
from storage.models import Contact
from storage.outbox import TALK, WORK, Errand

TALK_AT_ONCE: Final = 48
WORK_AT_ONCE: Final = 4
LAST_ORDERS: Final = 3.0  # seconds for what is under way when we are asked to stop
LOOK_EVERY: Final = 0.5  # seconds between looks at the table for what was put off


@dataclass(frozen=True, slots=True)
class Finished:
    """An errand and how it ended: its outcome, or the failure."""

    errand: Errand
    outcome: Outcome | None = None
    failure: SendFailed | None = None


class Deliver:
    """Carries out what stands in the outbox."""

    def __init__(self, house: House, database: Database, errands: Errands, pace: Pace, measures: Measures) -> None:
        self._house = house
        self._database = database
        self._errands = errands
        self._pace = pace
        self._measures = measures
        self._lanes: dict[str, deque[Errand]] = {}  # TALK under way
        self._working: set[str] = set()  # WORK under way
        self._unsettled: Counter[str] = Counter()  # TALK done out there, not yet written
        self._broken: set[str] = set()  # TALK lanes whose rows went back to the table
        self._people: dict[int, Contact] = {}
        self._finished: list[Finished] = []
        self._something_finished = asyncio.Event()
        self._look = asyncio.Event()
        self._talk_left = True
        self._closing = False
        self._talk_slots = asyncio.Semaphore(TALK_AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def ours(self) -> set[str]:
        """The lanes whose next row this process may carry out at once: everything before it is ours, or done."""
        return {*self._lanes, *self._unsettled}

    @property
    def idle(self) -> bool:
        """Whether nothing is under way in this process."""
        return not (self._lanes or self._working or self._finished or self._unsettled)

    async def done(self) -> None:
        """Until nothing is left to do: for tests, examples and measurements."""
        while not (self.idle and await self._nothing_waits()):  # noqa: ASYNC110 - rows may also become due by time
            await asyncio.sleep(0.005)

    async def _nothing_waits(self) -> bool:
        async with self._database.transaction() as transaction:
            return await outbox.next_due(transaction) is None

    def offer(self, errands: Sequence[Errand], people: dict[int, Contact]) -> None:
        """Take on rows that were born claimed. Also a sign that there may be work in the table."""
        self._people.update(people)
        for errand in errands:
            if errand.lane in self._broken or self._closing:
                self._finish(Finished(errand))
            elif errand.lane in self._lanes:
                self._lanes[errand.lane].append(errand)
            else:
                self._lanes[errand.lane] = deque([errand])
                self._start(self._walk(errand.lane))
        self._look.set()

    def met(self, contact_id: int) -> None:
        """What is remembered of this contact is out of date."""
        self._people.pop(contact_id, None)

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._settle_forever())
            group.create_task(self._look_forever())

    async def recover(self) -> None:
        """At the start of the only process on this database."""
        async with self._database.transaction() as transaction:
            await outbox.recover(transaction, self._house.clock())

    async def close(self) -> None:
        """Let what is under way end, so that it is not repeated after the next start; cut off what takes too long."""
        self._closing = True
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=LAST_ORDERS)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._settle_all()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _walk(self, lane: str) -> None:
        """Carry out the errands of one lane, in order; after a failure the rest goes back to the table."""
        errands = self._lanes[lane]
        while errands:
            async with self._talk_slots:
                finished = await self._carry_out(errands[0])
            errands.popleft()
            self._finish(finished)
            if finished.failure is not None or self._closing:
                self._broken.add(lane)
                for errand in errands:
                    self._finish(Finished(errand))
                break
        del self._lanes[lane]

    async def _work(self, errand: Errand) -> None:
        self._finish(await self._carry_out(errand))

    async def _carry_out(self, errand: Errand) -> Finished:
        try:
            contact = await self._contact(errand.contact_id)
            if contact is None:
                return Finished(errand, Outcome())
            await self._take_place(errand, contact)
            return Finished(errand, await self._errands.run(errand, contact))
        except SendFailed as failure:
            return Finished(errand, failure=failure)
        except Exception as error:
            log().error("errand failed", kind=errand.kind, errand=errand.id, fault=fault(error))
            return Finished(errand, failure=Unclear(type(error).__name__))

    async def _contact(self, contact_id: int) -> Contact | None:
        if contact_id not in self._people:
            async with self._database.transaction() as transaction:
                found = await contacts.get(transaction, contact_id)
            if found is None:
                return None
            self._people[contact_id] = found
        return self._people[contact_id]

    async def _take_place(self, errand: Errand, contact: Contact) -> None:
        """Wait for our turn overall; a chat whose turn is further off is put off, so that others can go before."""
        cost, now = self._errands.cost(errand), self._house.clock()
        if not cost:
            return
        group = contact.kind == "group"
        ready = self._pace.ready_at(errand.contact_id, now, group=group, cost=cost)
        if ready > now:
            raise TryLater(ready - now)
        self._pace.spent(errand.contact_id, now, group=group, cost=cost)
        pause = self._pace.wait(now)
        if pause:
            await asyncio.sleep(pause)

    def _finish(self, finished: Finished) -> None:
        errand = finished.errand
        if errand.rank == TALK and finished.outcome is not None:
            self._unsettled[errand.lane] += 1
        self._finished.append(finished)
        self._something_finished.set()

    async def _settle_forever(self) -> None:
        while True:
            await self._something_finished.wait()
            self._something_finished.clear()
            await self._settle_all()

    async def _settle_all(self) -> None:
        batch, self._finished = self._finished, []
        if not batch:
            return
        try:
            await self._settle(batch)
        except Exception as error:
            log().error("a batch could not be settled; one by one", fault=fault(error))
            for item in batch:
                await self._settle_alone(item)
        for item in batch:
            self._let_go(item)
        self._look.set()

    def _let_go(self, item: Finished) -> None:
        lane = item.errand.lane
        if item.errand.rank == WORK:
            self._working.discard(lane)
        elif item.outcome is not None:
            self._unsettled[lane] -= 1
            if not self._unsettled[lane]:
                del self._unsettled[lane]

    async def _settle_alone(self, item: Finished) -> None:
        try:
            await self._settle([item])
        except Exception as error:
            async with self._database.transaction() as transaction:
                await self._bury(transaction, item.errand, Refused(type(error).__name__), self._house.clock())

    async def _settle(self, batch: Sequence[Finished]) -> None:
        now = self._house.clock()
        async with self._database.transaction() as transaction:
            done = [(item.errand.id, item.outcome.message) for item in batch if item.outcome is not None]
            await outbox.settle(transaction, done, now)
            effects = [effect for item in batch for effect in await self._follow(transaction, item, now)]
            fresh = await outbox.put(transaction, effects, now, self.ours)
        self._measures.settled(len(done))
        self.offer(fresh, {})

    async def _follow(self, transaction: Transaction, item: Finished, now: float) -> list[outbox.Effect]:
        errand = item.errand
        if item.failure is not None:
            await self._fail(transaction, errand, item.failure, now)
            return []
        if item.outcome is None:
            await outbox.release(transaction, errand)
            return []
        contact = self._people.get(errand.contact_id)
        if contact is not None and contact.kind == "group" and item.outcome.message.isdecimal():
            await self._saw(transaction, contact, int(item.outcome.message))
        return [] if item.outcome.then is None else await item.outcome.then(transaction, now)

    async def _saw(self, transaction: Transaction, contact: Contact, number: int) -> None:
        if number > contact.last_message:
            contact.last_message = number
            await contacts.saw_message(transaction, contact.id or 0, number)

    async def _fail(self, transaction: Transaction, errand: Errand, failure: SendFailed, now: float) -> None:
        verdict = retry.judge(failure, errand.tries, now)
        self._measures.failed(type(failure).__name__)
        match verdict:
            case retry.Again(at, unsure):
                self._pace.hold(errand.contact_id, at)
                await outbox.postpone(transaction, errand, at, type(failure).__name__, unsure=unsure)
            case retry.Done():
                await outbox.settle(transaction, [(errand.id, "")], now)
            case retry.Stop():
                await self._stop(transaction, errand, now)
            case retry.Follow(address):
                self.met(errand.contact_id)
                await self._house.contacts.move(transaction, errand.contact_id, address)
                await outbox.postpone(transaction, errand, now, "moved", unsure=False)
            case retry.Bury():
                await self._bury(transaction, errand, failure, now)

    async def _stop(self, transaction: Transaction, errand: Errand, now: float) -> None:
        if errand.contact_id in (self._house.moderators, self._house.bawaslu):
            log().error("a group cannot be reached: is the bot still a member?", errand=errand.id)
            await outbox.postpone(transaction, errand, now + retry.LONGEST_PAUSE, "unreachable", unsure=False)
            return
        self.met(errand.contact_id)
        await contacts.set_reachable(transaction, errand.contact_id, False)
        await outbox.stop(transaction, errand.contact_id, now)

    async def _bury(self, transaction: Transaction, errand: Errand, failure: SendFailed, now: float) -> None:
        log().error("errand given up", kind=errand.kind, errand=errand.id, fault=str(failure))
        body = {"outbox": errand.id, "kind": errand.kind, "body": errand.body}
        await inbox.bury(transaction, self._house.crypt, "outbox", f"{errand.kind}: {failure}", body, now)
        await outbox.bury(transaction, errand, str(failure)[:300], now)

    async def _look_forever(self) -> None:
        while True:
            look_at_talk = self._talk_left
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._look.wait()
            except TimeoutError:
                look_at_talk = True
            self._look.clear()
            if look_at_talk:
                self._talk_left = await self._claim(TALK, TALK_AT_ONCE) > 0
            await self._claim(WORK, WORK_AT_ONCE - len(self._working))

    async def _claim(self, rank: int, room: int) -> int:
        if room <= 0:
            return 0
        async with self._database.transaction() as transaction:
            busy = {*self.ours, *self._working}
            errands = await outbox.claim(transaction, rank, room, self._house.clock(), busy)
        for errand in errands:
            if rank == TALK:
                self._broken.discard(errand.lane)
                self.offer([errand], {})
            else:
                self._working.add(errand.lane)
                self._start(self._work(errand))
        return len(errands)
