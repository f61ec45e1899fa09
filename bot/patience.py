"""Trouble of the database that passes is waited out: a bot that ended because of it would not come back by itself.

What only looks like it has an end: one thing that fails again and again although the database answers fails by itself,
and all that comes after it would wait for ever.
"""

import asyncio
from collections import Counter
from typing import Final

from bot.logs import fault, log
from bot.measures import Measures
from storage.database import Database
from storage.trouble import is_doubtful, passes, why

AGAIN_AFTER: Final = 5.0  # seconds
ENOUGH: Final = 5  # times; a database that comes back in the middle of one is behind one of them at most
_MOST: Final = 1_000


async def wait_out(error: Exception, measures: Measures, part: str) -> None:
    """To be called before the same is tried again. Raises the error when it is not of the kind that passes."""
    if not passes(error):
        raise error
    measures.refused(part, why(error))
    log().error("the database takes nothing; trying again", fault=fault(error))
    await asyncio.sleep(AGAIN_AFTER)


class Patience:
    """Knows how often each thing has failed although the database answered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._failed = Counter[int | str]()

    async def ends(self, name: int | str, error: Exception) -> bool:
        """Whether there is no use in trying the thing of this name again."""
        if not passes(error):
            return True
        if not is_doubtful(error) or not await self._answers():
            return False
        if len(self._failed) >= _MOST:  # of those that went well after all
            self._failed.clear()
        self._failed[name] += 1
        return self._failed[name] >= ENOUGH

    async def _answers(self) -> bool:
        try:
            await self._database.answer()
        except Exception:  # it is told when the same is tried again
            return False
        return True
