"""What time brings, looked at once a minute: drafts, queues, limits, digests, announcements, what may be forgotten.

Each look has a transaction of its own, and what officials and the public are told has one for each region, so what goes
wrong in one of them stops none of the others.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from bot import silence
from bot.deliver import Deliver
from bot.logs import fault, log
from handlers import (
    broadcast,
    claim,
    desk_queue,
    digest_times,
    membership,
    reminders,
    seats,
    statistics,
    waiting,
    weekly,
)  # fmt: skip
from handlers.desk import Desk
from handlers.scene import House, today
from storage import deliveries, heads, inbox, outbox
from storage.database import Database, Transaction
from storage.held_up import held_up
from storage.outbox import Effect

EVERY: Final = 60.0
DAY: Final = 86_400.0
INBOX_KEPT: Final = 7 * DAY  # Bot API: updates are kept by the platform for at most 24 hours
OUTBOX_KEPT: Final = 7 * DAY
EARLY_KEPT: Final = DAY  # a message's row is settled within seconds of its being taken, or after a restart

Look = Callable[[House, Transaction, float], Awaitable[list[Effect]]]
"""Does what is due now (UTC seconds) and notes it in the same transaction, so that twice is once."""

LookAt = Callable[[House, Desk, Transaction, float], Awaitable[list[Effect]]]
"""The same for one region."""
_AT_DESKS: Final[Mapping[str, LookAt]] = {
    "digests": digest_times.look,
    "weekly": weekly.look,
    "statistics": statistics.look,
}


class Clock:
    """Looks once a minute what is due."""

    def __init__(self, house: House, database: Database, deliver: Deliver) -> None:
        self._house = house
        self._database = database
        self._deliver = deliver
        self._all_placed = False  # whether every report has its place in the queue
        self._told = set[tuple[str, str]]()  # what waits for the operator, as the log has told
        self._closed = ""  # the last day of which we know that it is closed

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.tick()
            await asyncio.sleep(EVERY)

    async def tick(self) -> None:
        """Do what is due now."""
        now = self._house.clock()
        await self._safely("day", self._close_day(now))
        for name, look in self._looks.items():
            await self._safely(name, self._look(look, now))
        for name, look_at in _AT_DESKS.items():
            for desk in self._house.desks.values():
                await self._safely(name, self._look(partial(_at_desk, look_at, desk), now))
        await self._safely("seats", seats.look(self._house, self._database))  # another process may have linked a group
        await self._safely("tidy", self._database.tidy())

    @property
    def _looks(self) -> dict[str, Look]:
        return {
            "drafts": silence.look,
            "places": self._place,
            "queue": desk_queue.look,
            "reminders": reminders.look,
            "waiting": waiting.look,
            "claims": claim.lapse,
            "announcements": broadcast.look,
            "members": membership.look,
            "held up": self._tell_held_up,
            "set back": _set_back,
            "trim": _trim,
        }

    async def _safely(self, name: str, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception as error:  # it is tried again in a minute; until then the log tells the operator
            log().error("the clock cannot do its work", look=name, fault=fault(error))

    async def _look(self, look: Look, now: float) -> None:
        async with self._database.transaction() as transaction:
            effects = await look(self._house, transaction, now)
            errands = await outbox.put(transaction, effects, now, self._deliver.ours)
        self._deliver.offer(errands, {}, work=len(effects) > len(errands))

    async def _place(self, _house: House, transaction: Transaction, now: float) -> list[Effect]:
        self._all_placed = self._all_placed or await desk_queue.catch_up(transaction, now)
        return []

    async def _tell_held_up(self, _house: House, transaction: Transaction, _now: float) -> list[Effect]:
        """Once, and anew when it comes again after it was over."""
        found = {(one.why, one.way): one.count for one in await held_up(transaction)}
        for why, way in found.keys() - self._told:
            log().error("something waits for you: run lapornetral check", why=why, way=way, count=found[why, way])
        self._told = set(found)
        return []

    async def _close_day(self, now: float) -> None:
        """Once a day is over in the first region, one hash is made over all that was noted."""
        day = today(self._house.first.region, now) - timedelta(days=1)
        if day.isoformat() > self._closed:
            await heads.close(self._database, day.isoformat(), now)
            self._closed = day.isoformat()


async def _at_desk(look_at: LookAt, desk: Desk, house: House, transaction: Transaction, now: float) -> list[Effect]:
    return await look_at(house, desk, transaction, now)


async def _set_back(_house: House, transaction: Transaction, now: float) -> list[Effect]:
    await outbox.set_back(transaction, now)
    return []


async def _trim(_house: House, transaction: Transaction, now: float) -> list[Effect]:
    """What is kept for some time is over after it."""
    await inbox.trim(transaction, now - INBOX_KEPT)
    await outbox.trim(transaction, now - OUTBOX_KEPT)
    await deliveries.trim(transaction, now - EARLY_KEPT)
    return []
