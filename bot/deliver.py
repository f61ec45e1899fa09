"""Outbox out: claim, carry out, settle.

    receive ──offer──> lanes in memory ──errands──> platform ──settle──> one transaction for all that is done
    claim  ──due rows──┘

What a person waits for (TALK) comes straight from `receive`, already claimed, and is claimed from the table only when
it was put off or left behind by a process that died. Work behind the scenes (WORK: files, cards, hand-overs) is always
claimed from the table, a few at a time, so that it never slows the talk down.
Within a lane one errand is carried out after the other; at-least-once: a crash between send and settle repeats one.
"""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any, Final

from bot.carry import Carry
from bot.errands import Means
from bot.measures import Measures
from bot.patience import wait_out
from bot.people import People
from bot.settle import Finished, Settle
from bot.settling import Settling
from handlers.scene import House
from storage import contacts, outbox
from storage.database import Database
from storage.models import Contact
from storage.outbox import TALK, WORK, Errand

TALK_AT_ONCE: Final = 48
WORK_AT_ONCE: Final = 12
WORK_BESIDE_TALK: Final = 4  # when many people are being answered: talk goes first
SLOW: Final = ("fetch", "paper-mail")  # kinds that other servers may take their time for
BESIDE_SLOW: Final = 2  # of the other kinds, even if those slow ones have taken every place
LAST_ORDERS: Final = 3.0  # seconds for what is under way when we are asked to stop
BUSY: Final = 24  # lanes under way: more than a quiet hour ever has
GATHER: Final = 0.01  # seconds
LOOK_EVERY: Final = 0.5  # seconds between looks at the table for what was put off


class Deliver:
    """Carries out what stands in the outbox."""

    def __init__(self, means: Means, measures: Measures) -> None:
        self._house: House = means.house
        self.pause = means.hold
        self._database: Database = means.database
        self._lanes: dict[str, deque[Errand]] = {}  # TALK under way
        self._working: dict[str, str] = {}  # WORK under way: lane -> kind
        self._unsettled: Counter[str] = Counter()  # TALK done out there, not yet written
        self._broken: set[str] = set()  # TALK lanes whose rows went back to the table
        self._people = People()
        self._carry = Carry(means, self._people)
        self._measures = measures
        self._settling = Settling(means, measures, Settle(means, measures, self._people), self)
        self._finished: list[Finished] = []
        self._something_finished = asyncio.Event()
        self._batch: asyncio.Task[None] | None = None  # the one that is being settled
        self._settled = asyncio.Event()  # set for a moment after each batch, for those who wait
        self._look = asyncio.Event()
        self._talk_left = True
        self.closing = False
        self._talk_slots = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(TALK_AT_ONCE))  # by channel
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

    def offer(self, errands: Sequence[Errand], people: dict[int, Contact], *, work: bool = False) -> None:
        """Take on rows that were born claimed. `work`: there are others in the table that nobody is at."""
        self._people.update(people)
        for errand in errands:
            if errand.lane in self._broken or self.closing:
                self._finish(Finished(errand))
            elif errand.lane in self._lanes:
                self._lanes[errand.lane].append(errand)
            else:
                self._lanes[errand.lane] = deque([errand])
                self._start(self._walk(errand.lane))
        if work:
            self._look.set()

    async def breathe(self) -> None:
        """When many people are being answered, gather more of them for one commit."""
        if self._crowded:
            await asyncio.sleep(GATHER)

    @property
    def _crowded(self) -> bool:
        return len(self._lanes) > BUSY

    def look(self) -> None:
        """Look at the table now, not only when it is the turn: something in it has become due."""
        self._talk_left = True
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
        self.look()

    async def close(self) -> None:
        """Let what is under way end, so that it is not repeated after the next start; cut off what takes too long."""
        self.closing = True
        self._settled.set()
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=LAST_ORDERS)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._batch is not None:
            await asyncio.wait([self._batch])
        await self._settle_all()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _walk(self, lane: str) -> None:
        """Carry out the errands of one lane, in order; after a failure the rest goes back to the table."""
        errands = self._lanes[lane]
        while errands and await self._may_go_on(lane):
            async with self._slot(errands[0]):
                finished = await self._carry.out(errands[0])
            errands.popleft()
            self._finish(finished)
            if finished.failure is not None:
                self._broken.add(lane)
                break
        for errand in errands:
            self._broken.add(lane)
            self._finish(Finished(errand))
        del self._lanes[lane]

    def _slot(self, errand: Errand) -> asyncio.Semaphore:
        """Who waits for one channel's turn keeps nobody of another channel waiting."""
        return self._talk_slots[self._people.channel_of(errand.contact_id)]

    async def _may_go_on(self, lane: str) -> bool:
        """Wait until what was done in this lane is settled, so that a crash repeats one message of it, not several."""
        while lane in self._unsettled and not self.closing:
            await self._settled.wait()
        return not self.closing

    async def _work(self, errand: Errand) -> None:
        self._finish(await self._carry.out(errand))

    def _finish(self, finished: Finished) -> None:
        errand = finished.errand
        if errand.rank == TALK and finished.outcome is not None:
            self._unsettled[errand.lane] += 1
        self._finished.append(finished)
        self._something_finished.set()

    async def _settle_forever(self) -> None:
        while True:
            await self._something_finished.wait()
            await self.breathe()
            self._something_finished.clear()
            self._batch = asyncio.create_task(self._settle_all())
            await asyncio.shield(self._batch)  # half a batch cannot be settled, so a stop waits for it

    async def _settle_all(self) -> None:
        batch, self._finished = self._finished, []
        if not batch:
            return
        await self._settling.write(batch)
        for item in batch:
            self._let_go(item)
        self._settled.set()
        self._settled.clear()
        if any(item.errand.rank == WORK or item.outcome is None for item in batch):
            self._look.set()

    def _let_go(self, item: Finished) -> None:
        lane = item.errand.lane
        if item.errand.rank == WORK:
            self._working.pop(lane, None)
        elif item.outcome is not None:
            self._unsettled[lane] -= 1
            if not self._unsettled[lane]:
                del self._unsettled[lane]

    async def _look_forever(self) -> None:
        looked = 0.0
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await self._look.wait()
            self._look.clear()
            self._people.forget_a_crowd(idle=self.idle)
            try:
                looked = await self._look_once(looked)
                self._measures.taken("look")
            except Exception as error:
                await wait_out(error, self._measures, "look")

    async def _look_once(self, looked: float) -> float:
        """`looked`: when all was looked at the last time, of the loop's seconds; returns the same."""
        now = asyncio.get_running_loop().time()
        if self._talk_left or now - looked >= LOOK_EVERY:
            looked = now
            self._talk_left = await self._claim(TALK, TALK_AT_ONCE) > 0
        most = WORK_BESIDE_TALK if self._crowded else WORK_AT_ONCE
        await self._claim(WORK, most - len(self._working))
        if len(self._working) >= most:
            quick = sum(kind not in SLOW for kind in self._working.values())
            await self._claim(WORK, BESIDE_SLOW - quick, SLOW)
        return looked

    async def _claim(self, rank: int, room: int, without: Sequence[str] = ()) -> int:
        if room <= 0:
            return 0
        async with self._database.transaction() as transaction:
            busy = {*self.ours, *self._working}
            errands = await outbox.claim(transaction, rank, room, self._house.clock(), busy, without)
            strangers = {errand.contact_id for errand in errands}.difference(self._people)
            for found in await contacts.several(transaction, strangers):
                self._people.setdefault(found.id or 0, found)  # who spoke meanwhile is known better
        for errand in errands:
            if rank == TALK:
                self._broken.discard(errand.lane)
                self.offer([errand], {})
            else:
                self._working[errand.lane] = errand.kind
                self._start(self._work(errand))
        return len(errands)
