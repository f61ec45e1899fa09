"""What digests tell and show, worked out once for all officials of a region, and remembered for a few minutes."""

import asyncio
import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from bot.logs import log
from handlers.digest import Briefing
from handlers.digest_chart import chart
from handlers.digest_facts import gather
from handlers.words import Words
from storage.database import Database
from storage.record import record
from storage.regions import Region
from storage.studio import Studio, StudioFailed

GOOD_FOR: Final = 300.0  # seconds


@record
class Made:
    """A digest and its picture (PNG); b"": it could not be drawn."""

    briefing: Briefing
    picture: bytes


class Briefings:
    """The newest digest of each region."""

    def __init__(self, database: Database, studio: Studio) -> None:
        self._database = database
        self._studio = studio
        self._made: dict[str, Made] = {}
        self._one_by_one = asyncio.Lock()

    async def of(self, words: Words, region: Region, day: date, now: float) -> Made:
        """What is told on this day."""
        async with self._one_by_one:
            known = self._made.get(region.key)
            if known is None or known.briefing.day != day or not 0 <= now - known.briefing.at < GOOD_FOR:
                known = self._made[region.key] = await self._make(words, region, day, now)
            return known

    async def _make(self, words: Words, region: Region, day: date, now: float) -> Made:
        async with self._database.snapshot() as snapshot:
            briefing = await gather(snapshot, region, day, now)
        try:
            return Made(briefing, await drawn(self._studio, words, briefing))
        except StudioFailed as failure:
            log().warning("a digest goes out without its picture", region=region.key, fault=str(failure))
            return Made(briefing, b"")


async def drawn(studio: Studio, words: Words, briefing: Briefing) -> bytes:
    """The picture of a digest. Raises StudioFailed."""
    return await studio.chart(_template(), json.dumps(chart(words, briefing)))


@cache
def _template() -> str:
    return (files("handlers.papers") / "chart.typ").read_text(encoding="utf-8")
