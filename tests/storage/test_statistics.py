"""Public figures: worked out once for a day, and only what everybody may see is kept."""

from dataclasses import replace
from datetime import date

from storage import statistics
from storage.database import Database
from storage.figures import Day, Figures
from storage.statistics import Public, counts_of
from tests.storage.histories import REGION

DAY = date(2027, 1, 5)
FIGURES = Figures("solo", (Day(DAY, 9, 4, 1, 0, 3, 0),), 1, {None: 1}, {"engage": 8, "photo": 1}, {}, 3, 0, {}, (0, 0))


async def test_once_for_each_day(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await statistics.of(transaction, REGION.key) is None
        worked_out = [await statistics.refresh(transaction, REGION, DAY.replace(day=day)) for day in (4, 5, 5, 4)]
        assert worked_out == [True, True, False, False]
        assert await statistics.of(transaction, REGION.key) == Public(DAY, 0, {}, {})
        assert await statistics.refresh(transaction, REGION, DAY.replace(day=1))  # the clock had been days ahead


def test_nothing_small_is_kept() -> None:
    assert counts_of(FIGURES) == {"received": 9, "outcomes": {"accepted": 4, "": 5}, "behaviours": {"": 9}}
    few = replace(FIGURES, days=(Day(DAY, 2),), behaviours={"engage": 2})
    assert counts_of(few) == {"received": 0, "outcomes": {}, "behaviours": {}}
