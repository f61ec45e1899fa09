"""Trouble of the database that passes is waited out: a bot that ended because of it would not come back by itself."""

import asyncio
from typing import Final

from bot.logs import fault, log
from storage.trouble import passes

AGAIN_AFTER: Final = 5.0  # seconds


async def wait_out(error: Exception) -> None:
    """To be called before the same is tried again. Raises the error when it is not of the kind that passes."""
    if not passes(error):
        raise error
    log().error("the database takes nothing; trying again", fault=fault(error))
    await asyncio.sleep(AGAIN_AFTER)
