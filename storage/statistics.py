"""Public figures: what everybody may know of a region. Worked out once for each day that is over, and kept.

Only what may be shown is kept: cells under three are in none of the tables, and no total gives them away.
"""

from datetime import date, timedelta
from typing import Any, Final

from sqlmodel import JSON, Column, Field, SQLModel, col, select

from storage import figures
from storage.database import Transaction, first, upsert
from storage.figures import Figures, suppressed
from storage.record import record
from storage.regions import Region

DAYS: Final = 30
LEAST: Final = 3
OUTCOMES: Final = ("accepted", "rejected", "admonished", "escalated", "withdrawn")


class Statistics(SQLModel, table=True):
    """The newest public figures of a region, as they are shown."""

    region: str = Field(primary_key=True)
    day: str  # the last one they are about: 2026-11-25, in the region's time
    counts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


@record
class Public:
    """Of so many days to `day`. `received`: 0 stands for anything under three. `outcomes`: accepted, rejected,
    admonished, escalated, withdrawn, waiting; `behaviours`: those of the form; "" in both: all that is not named.
    """

    day: date
    received: int
    outcomes: dict[str, int]
    behaviours: dict[str, int]


async def refresh(transaction: Transaction, region: Region, day: date) -> bool:
    """Work out the figures to this day, which is over; False when they are there already.

    Those of the day behind it count as well: two clocks may differ at midnight. Others were made by a clock gone wrong.
    """
    kept = await _kept(transaction, region.key)
    if kept is not None and date.fromisoformat(kept.day) - day in (timedelta(0), timedelta(1)):
        return False
    found = await figures.of(transaction, region, day - timedelta(DAYS - 1), day)
    row = Statistics(region=region.key, day=day.isoformat(), counts=counts_of(found))
    await transaction.execute(upsert(transaction, Statistics, "region", ("day", "counts")), [row.model_dump()])
    return True


def counts_of(found: Figures) -> dict[str, Any]:
    """What of these figures everybody may see."""
    received = sum(day.received for day in found.days)
    outcomes = {name: sum(getattr(day, name) for day in found.days) for name in OUTCOMES}
    return {
        "received": received if received >= LEAST else 0,
        "outcomes": suppressed({**outcomes, "waiting": found.waiting}, LEAST),
        "behaviours": suppressed(found.behaviours, LEAST),
    }


async def of(transaction: Transaction, region: str) -> Public | None:
    """The newest figures of a region; None before the first ones are worked out."""
    kept = await _kept(transaction, region)
    return None if kept is None else Public(date.fromisoformat(kept.day), **kept.counts)


async def _kept(transaction: Transaction, region: str) -> Statistics | None:
    return await first(transaction, Statistics, select(Statistics).where(col(Statistics.region) == region))
