"""What waits at Telegram, watched: it throws away what is older than 24 hours, and tells nobody.

Source: Bot API, "Getting updates" (24 hours) and WebhookInfo. It does not tell the age of what waits; how late we read
what has come meanwhile does.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.channels.channel import SendFailed
from bot.channels.telegram import Telegram, Waiting
from bot.logs import log
from bot.measures import Measures

LOOK_EVERY: Final = 300.0  # seconds
MANY: Final = 500  # a poll takes 100, and takes them within a second
OLD: Final = 6 * 3600.0  # seconds; a quarter of the time there is
FRESH: Final = 3600.0  # seconds; a webhook that failed longer ago may be well again


def worries(waiting: Waiting, now: float) -> list[str]:
    """What an operator should know, one sentence each; names no person. `now`: UTC seconds."""
    found = []
    if waiting.count >= MANY:
        found.append(f"{waiting.count} messages wait at Telegram, which throws away what is older than 24 hours.")
    if waiting.behind >= OLD:
        hours = waiting.behind / 3600
        found.append(f"Messages were read {hours:.0f} hours late; Telegram throws away what is older than 24 hours.")
    if waiting.count and waiting.error_at and now - waiting.error_at < FRESH:
        found.append(f"Telegram could not deliver to PUBLIC_URL: {waiting.error[:120]}")
    return found


async def watch(channel: Telegram, measures: Measures, clock: Callable[[], float], every: float = LOOK_EVERY) -> None:
    """Look again and again, until cancelled. `clock`: UTC seconds; `every`: seconds."""
    while True:
        try:
            waiting = await channel.waiting()
        except SendFailed as failure:
            log().warning("how much waits at Telegram could not be asked", fault=type(failure).__name__)
        else:
            measures.waiting(waiting.count, waiting.behind)
            for worry in worries(waiting, clock()):
                log().warning(worry)
        await asyncio.sleep(every)
