"""Updates that a platform pushes to us: each is answered only when it is kept, and many share one commit.

A few at once are handled at once: kept is then the same as handled. When more come than that, they are kept as they
are, at a fraction of the cost, and handled batch after batch in the order in which they came; until none is left,
whatever comes joins the queue. So a crowd is let in as fast as words can be written down, not as they are answered.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

from bot.logs import fault, log
from bot.shelf import Shelved
from handlers.messages import Update
from storage.trouble import passes

MANY: Final = 8  # more at once than a quiet hour ever has
GATHER: Final = 0.002  # seconds; who was just answered may have more to say
IN_A_RUSH: Final = 12  # handled at once: whoever is at the door waits for each such batch
TOGETHER: Final = 50  # the same when nobody has come since the last one
MOST: Final = 200  # kept at once
AGAIN_AFTER: Final = 5.0  # seconds until handling is tried again when the database refuses
ENOUGH: Final = 12  # times; then each is tried alone, and what fails alone as well is given up
LAST_ORDERS: Final = 2.0  # seconds for a batch that is being handled when we are asked to stop


class Waits(Protocol):
    """Where updates wait: `bot.shelf.Shelf`."""

    async def keep(self, updates: Sequence[Update]) -> None: ...
    async def waits(self) -> bool: ...
    async def others_wait(self) -> bool: ...
    async def oldest(self, most: int) -> list[Shelved]: ...
    async def give_up(self, one: Shelved, reason: str) -> None: ...


class Pushed:
    """Keeps what is pushed. `admit`: handles a batch, given with the numbers of its rows where it waited, or raises."""

    def __init__(self, admit: Callable[[Sequence[Update], Sequence[int]], Awaitable[None]], shelf: Waits) -> None:
        self._admit = admit
        self._shelf = shelf
        self._waiting: list[tuple[Update, asyncio.Future[None]]] = []
        self._keeping: asyncio.Task[None] | None = None
        self._handling: asyncio.Task[None] | None = None
        self._more = False  # whether something may wait that `_handle` has not looked for
        self._closing = False

    @property
    def behind(self) -> bool:
        """Whether something waits, as far as this process knows."""
        return self._handling is not None and not self._handling.done()

    async def take(self, update: Update) -> None:
        """Keep this one. Raises what keeping raises: the platform will push it again."""
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((update, kept))
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep())
        await kept

    async def look(self) -> None:
        """Begin to handle what was kept in an earlier life, or by a process that died; at a start, before `take`."""
        if not self.behind and await self._shelf.waits():
            self._catch_up()

    async def caught_up(self) -> None:
        """Until nothing waits that this process handles."""
        if self._handling is not None:
            await asyncio.wait([self._handling])

    async def close(self) -> None:
        """Let go once the batch that is being handled is done; what waits is there at the next start."""
        self._closing = True
        tasks = [task for task in (self._keeping, self._handling) if task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=LAST_ORDERS)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep(self) -> None:
        """Until nobody stands at the door."""
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                await self._let_in([update for update, _ in batch])
            except Exception as error:
                _end(batch, error)
            except asyncio.CancelledError:
                _end([*batch, *self._waiting], ConnectionAbortedError("we were asked to stop"))
                raise
            _end(batch)
            if len(batch) >= MANY:
                await asyncio.sleep(GATHER)

    async def _let_in(self, updates: Sequence[Update]) -> None:
        few = len(updates) <= MANY and not self.behind and not self._closing
        if few and not await self._shelf.others_wait():
            await self._admit(updates, ())
        else:
            await self._shelf.keep(updates)
            self._catch_up()

    def _catch_up(self) -> None:
        self._more = True
        if not self.behind:
            self._handling = asyncio.create_task(self._handle())

    async def _handle(self) -> None:
        """Until nothing waits."""
        tries = 0
        while not self._closing:
            rush, self._more = self._more, False
            try:
                found = await self._shelf.oldest(IN_A_RUSH if rush else TOGETHER)
                if found:
                    await self._admit_waiting(found, alone=tries >= ENOUGH)
                elif not self._more:
                    return
                tries = 0
            except Exception as error:
                tries += 1
                log().error("what waits could not be handled; trying again", fault=fault(error))
                await asyncio.sleep(AGAIN_AFTER)

    async def _admit_waiting(self, found: Sequence[Shelved], *, alone: bool) -> None:
        if not alone:
            await self._admit([one.update for one in found], [one.row for one in found])
            return
        for one in found:
            try:
                await self._admit([one.update], [one.row])
            except Exception:
                await asyncio.sleep(AGAIN_AFTER)
                await self._admit_or_give_up(one)

    async def _admit_or_give_up(self, one: Shelved) -> None:
        try:
            await self._admit([one.update], [one.row])
        except Exception as error:  # nobody behind it shall wait for ever
            if passes(error):
                raise
            log().error("what waited is given up", fault=fault(error))
            await self._shelf.give_up(one, type(error).__name__)


def _end(batch: Sequence[tuple[Update, asyncio.Future[None]]], error: Exception | None = None) -> None:
    for kept in (kept for _, kept in batch if not kept.done()):  # whoever hung up meanwhile waits for nothing
        if error is None:
            kept.set_result(None)
        else:
            kept.set_exception(error)
