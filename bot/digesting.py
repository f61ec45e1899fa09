"""`lapornetral digest`: the daily digest of a region, to be read here; nothing is sent."""

import asyncio
import time
from datetime import date
from pathlib import Path

from bot.errands.briefings import drawn
from bot.houses import load_words
from bot.opened import opened
from bot.settings import Settings
from handlers.digest import FULL, described, told
from handlers.digest_facts import gather
from handlers.digest_times import newest
from handlers.messages import GAP, Message
from handlers.words import FALLBACK, strip
from storage.regions import load_region
from storage.studio import Studio


async def digest(settings: Settings, region: str, day: date | None, picture: Path | None) -> str:
    """The text. `day`: on which it is given, the newest one by default; `picture`: where to write it.

    Raises BehindError, StudioFailed, OSError.
    """
    chosen, now = load_region(region), time.time()
    words = load_words()
    async with opened(settings) as database:
        given = day or newest(settings.digest_minutes, chosen.zone, now).day
        async with database.snapshot() as snapshot:
            briefing = await gather(snapshot, chosen, given, now)
    if picture is not None:
        async with Studio() as studio:
            drawing = await drawn(studio, words, briefing)
        await asyncio.to_thread(picture.write_bytes, drawing)
    said = Message((*told(briefing, FULL), GAP, described(briefing)))
    return strip(words.say(said, FALLBACK, chosen.zone))
