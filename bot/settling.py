"""Writes what was carried out: all of it in one transaction, one by one where that does not go.

Trouble that passes is waited out; what cannot be written at all is given up, and an operator sees it.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from bot.errands import Means
from bot.logs import fault, log
from bot.measures import Measures
from bot.patience import Patience, wait_out
from bot.settle import Finished, Settle
from handlers.scene import House
from storage import outbox
from storage.database import Database, Transaction
from storage.models import Contact
from storage.outbox import Effect, Errand


class Lanes(Protocol):
    """Where what follows is carried out."""

    closing: bool

    @property
    def ours(self) -> set[str]:
        """The lanes whose next row this process may carry out at once."""

    def offer(self, errands: Sequence[Errand], people: dict[int, Contact], *, work: bool = False) -> None:
        """Take on rows that were born claimed. `work`: there are others in the table that nobody is at."""


class Settling:
    """The transactions of one process's lanes."""

    def __init__(self, means: Means, measures: Measures, settle: Settle, lanes: Lanes) -> None:
        self._house: House = means.house
        self._database: Database = means.database
        self._measures = measures
        self._patience = Patience(means.database)
        self._settle = settle
        self._lanes = lanes

    async def write(self, batch: Sequence[Finished]) -> None:
        """Until all of it is written or given up; while the bot is closing, trouble is raised instead."""
        try:
            await self._write(batch)
        except Exception as error:
            log().error("a batch could not be settled; one by one", fault=fault(error))
            for item in batch:
                await self._write_alone(item)

    async def _write(self, batch: Sequence[Finished]) -> None:
        await self._in_one(lambda transaction, now: self._settle.write(transaction, batch, now))

    async def _in_one(self, write: Callable[[Transaction, float], Awaitable[list[Effect]]]) -> None:
        """Write this, and what follows from it, in one transaction."""
        now = self._house.clock()
        async with self._database.transaction() as transaction:
            effects = await write(transaction, now)
            fresh = await outbox.put(transaction, effects, now, self._lanes.ours)
        self._lanes.offer(fresh, {}, work=len(effects) > len(fresh))

    async def _write_alone(self, item: Finished) -> None:
        """Trouble that passes is waited out: nothing else could be written meanwhile either."""
        while not await self._is_written(item):
            pass
        self._measures.taken("settle")

    async def _is_written(self, item: Finished) -> bool:
        """Written or given up; False: it has to be tried again."""
        try:
            await self._write([item])
        except Exception as error:
            if await self._patience.ends(item.errand.id, error):
                await self._give_up(item.errand, type(error).__name__)
                return True
            if self._lanes.closing:
                raise
            await wait_out(error, self._measures, "settle")
            return False
        return True

    async def _give_up(self, errand: Errand, reason: str) -> None:
        try:
            await self._in_one(lambda transaction, now: self._settle.give_up(transaction, errand, reason, now))
        except Exception as error:  # what follows from that may be what cannot be written
            log().error("nothing follows from what is given up", kind=errand.kind, fault=fault(error))
            await self._in_one(lambda transaction, now: self._settle.lay_aside(transaction, errand, reason, now))
