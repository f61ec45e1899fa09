"""Has the daily heads stamped by an authority outside, when the settings name one.

The newest head is enough: each is bound to those before it. Two processes may both ask; the first stamp counts.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final

from bot import timestamp
from bot.logs import fault, log
from bot.timestamp import NotStampedError
from storage import heads
from storage.database import Database

EVERY: Final = 60.0  # seconds between looks
AGAIN: Final = 900.0  # seconds after an authority failed us


class Stamping:
    """Looks once a minute whether there is a head without a stamp."""

    def __init__(self, database: Database, url: str, roots: Sequence[Any], clock: Callable[[], float]) -> None:
        self._database = database
        self._url = url
        self._roots = roots
        self._clock = clock

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            pause = EVERY
            try:
                await self.tick()
            except NotStampedError as error:
                log().warning("the day could not be stamped; it is tried again", fault=str(error))
                pause = AGAIN
            except Exception as error:  # residents are served all the same
                log().error("the day could not be stamped; it is tried again", fault=fault(error))
                pause = AGAIN
            await asyncio.sleep(pause)

    async def tick(self) -> None:
        """Have the newest head stamped, if it is not yet. Raises NotStampedError."""
        async with self._database.transaction() as transaction:
            head = await heads.newest(transaction)
            if head is None or await heads.stamp(transaction, head.day) is not None:
                return
        token = await timestamp.ask(self._url, heads.line(head), self._roots)
        async with self._database.transaction() as transaction:
            await heads.keep_stamp(transaction, head.day, self._url, token, self._clock())
