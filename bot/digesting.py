"""`lapornetral digest`: the daily digest of a region, to be read here; nothing is sent."""

import asyncio
import time
from datetime import date
from pathlib import Path

from bot.errands.briefings import drawn
from bot.export import OldSchemaError
from bot.houses import load_words
from bot.settings import Settings
from handlers.digest import FULL, described, told
from handlers.digest_facts import gather
from handlers.digest_times import newest
from handlers.messages import GAP, Message
from handlers.words import FALLBACK, strip
from storage.database import Database
from storage.migrate import head, taken
from storage.regions import load_region
from storage.studio import Studio


async def digest(settings: Settings, region: str, day: date | None, picture: Path | None) -> str:
    """The text. `day`: on which it is given, the newest one by default; `picture`: where to write it.

    Raises OldSchemaError, StudioFailed, OSError.
    """
    chosen, now = load_region(region), time.time()
    database, words = Database(settings.database_url), load_words()
    try:
        if await taken(database) != head():
            raise OldSchemaError
        given = day or newest(settings.digest_minutes, chosen.zone, now).day
        async with database.snapshot() as snapshot:
            briefing = await gather(snapshot, chosen, given, now)
    finally:
        await database.close()
    if picture is not None:
        async with Studio() as studio:
            drawing = await drawn(studio, words, briefing)
        await asyncio.to_thread(picture.write_bytes, drawing)
    said = Message((*told(briefing, FULL), GAP, described(briefing)))
    return strip(words.say(said, FALLBACK, chosen.zone))
