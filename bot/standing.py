"""Where each region stands today, for /metrics: looked up when somebody asks, and then not again for a minute."""

import asyncio
from collections.abc import Sequence
from typing import Final

from handlers.scene import House, today
from storage import figures
from storage.database import Database
from storage.figures import Figures

KEPT: Final = 60.0  # seconds


class Standing:
    """The figures of today, region by region."""

    def __init__(self, house: House, database: Database) -> None:
        self._house = house
        self._database = database
        self._found: Sequence[Figures] = ()
        self._looked_at = 0.0
        self._door = asyncio.Lock()  # of many who ask at once, one looks

    async def figures(self) -> Sequence[Figures]:
        """Not older than a minute."""
        async with self._door:
            now = self._house.clock()
            if not 0 <= now - self._looked_at < KEPT:
                self._found, self._looked_at = await self._look(now), now
            return self._found

    async def _look(self, now: float) -> Sequence[Figures]:
        regions = [desk.region for desk in self._house.desks.values()]
        async with self._database.snapshot() as snapshot:
            return [await figures.of(snapshot, region, day, day) for region in regions for day in [today(region, now)]]
