"""Figures of a region, worked out from the event log: the same for digest, recap, spreadsheet and /metrics.

A day is a calendar day in the region's time zone. Every case counts once, with the decision that stands at the end of
the last day: what was taken back by then (undo), replaced (accepted, later escalated) or is looked at again (reopen)
does not count. So all that was ever received is decided, withdrawn or waiting, and the figures of a period that is over
stay what they were, whatever happens later.

Cases about the desk itself belong to another region (`regions.ELSEWHERE`) and are in no figure of this one.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import median_low
from typing import Final
from zoneinfo import ZoneInfo

from storage.agencies import Agencies
from storage.counted import ANSWERS, DECISIONS, HANDED_OVER
from storage.database import Transaction
from storage.figure_queries import MOVED, NUMBERS, RECEIVED, WAITED
from storage.record import record
from storage.regions import Region

STRETCH: Final = 14
"""Days whose moves are read at once: what the digest shows, and no more than a small database has room for."""


@record
class Day:
    """What happened on one day. `admonished`: ended with a letter, for contract staff; `escalated`: brought on the way
    to Bawaslu; `withdrawn`: taken back by the resident, or erased, before there was a decision.
    """

    day: date
    received: int = 0
    accepted: int = 0
    rejected: int = 0
    admonished: int = 0
    escalated: int = 0
    withdrawn: int = 0

    @property
    def decided(self) -> int:
        """All decisions."""
        return self.accepted + self.rejected + self.admonished + self.escalated


@record
class Figures:
    """Of one region, from the first to the last of `days`.

    `waiting`: not decided at the end; `ages`: how many of them by the days from the last day to Bawaslu's limit, by the
    earliest reading of the law; negative when it is over, None when no limit is known. `behaviours`, `agencies`: all
    reports received, by what they are about and by the office of the region's sheet that was named; not suppressed
    yet (see `suppressed`). "" stands for what was not said, or erased since, and for every place of work that the sheet
    does not know: people write names of persons there as well. `forwarded`: handed over to Bawaslu; `answered`:
    somebody beyond the house said what becomes of one, for the first time. `medians`: seconds from sending to
    "decided", to "forwarded", to "answered", only where there are any. `in_time`: (forwarded within Bawaslu's limit,
    all forwarded that have a limit).
    """

    region: str
    days: tuple[Day, ...]  # every one, the oldest first
    waiting: int
    ages: dict[int | None, int]
    behaviours: dict[str, int]
    agencies: dict[str, int]
    forwarded: int
    answered: int
    medians: dict[str, float]
    in_time: tuple[int, int]


async def of(transaction: Transaction, region: Region, first: date, last: date) -> Figures:
    """The figures of a region from the first to the last day, both included; `last` may be today."""
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    bounds = [midnight(region, day) for day in (*days, last + timedelta(1))]
    tally = _Tally(region)
    counted = list[Day]()
    for place in range(0, len(days), STRETCH):
        within = bounds[place : place + STRETCH + 1]
        counted += await tally.count(transaction, days[place : place + STRETCH], within, bounds[-1])
    return tally.figures(counted, await _ages(transaction, region, last, bounds[-1]))


async def waiting(transaction: Transaction, region: Region, day: date) -> int:
    """How many reports waited for a decision when this day was over: `Figures.waiting`, and nothing else of them."""
    span = {"region": region.key, "end": midnight(region, day + timedelta(1))}
    return sum([int((await transaction.execute(number, span)).scalar_one()) for number in NUMBERS])


async def _ages(transaction: Transaction, region: Region, last: date, end: float) -> dict[int | None, int]:
    ages = Counter[int | None]()
    for waited in WAITED:
        for due, number in await transaction.execute(waited, {"region": region.key, "end": end}):
            ages[None if due is None else (_local(region, due) - last).days] += number
    return dict(ages)


def midnight(region: Region, day: date) -> float:
    """When this day begins in the region, in UTC seconds."""
    return datetime.combine(day, time(), ZoneInfo(region.zone)).astimezone(UTC).timestamp()


def suppressed(counts: dict[str, int], least: int = 3) -> dict[str, int]:
    """The cells that may be shown, the largest first; "" is the sum of all that may not.

    That sum is never under `least` either, or a total beside it would tell what was left out: when the small cells do
    not reach it together, the smallest of the others join them. When everything together is less, nothing is shown.
    """
    shown = sorted(
        ((name, number) for name, number in counts.items() if name and number), key=lambda one: (-one[1], one[0])
    )
    rest = counts.get("", 0)
    while shown and (shown[-1][1] < least or 0 < rest < least):
        rest += shown.pop()[1]
    return {**dict(shown), **({"": rest} if rest >= least else {})}


class _Tally:
    """What is summed up while the days of a period are read, one after the other."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._agencies = Agencies(region.agencies)
        self._behaviours = Counter[str]()
        self._offices = Counter[str]()
        self._took = {name: array("d") for name in ("decided", "forwarded", "answered")}
        self._in_time, self._limited = 0, 0

    async def count(
        self, transaction: Transaction, days: Sequence[date], bounds: Sequence[float], end: float
    ) -> list[Day]:
        """A few days together: each begins at the bound of its place, the last one ends at the last bound."""
        received = [await self._received(transaction, start, stop) for start, stop in pairwise(bounds)]
        span = {"region": self._region.key, "start": bounds[0], "stop": bounds[-1], "end": end}
        kinds = [Counter[str]() for _ in days]
        for action, at, took, timely in (await transaction.execute(MOVED, span)).all():
            kinds[bisect_right(bounds, at) - 1][_KINDS.get(action, "")] += 1
            self._move(action, took, timely)
        for one in kinds:
            del one[""]
        return [Day(day, number, **one) for day, number, one in zip(days, received, kinds, strict=True)]

    async def _received(self, transaction: Transaction, start: float, stop: float) -> int:
        total, span = 0, {"region": self._region.key, "start": start, "stop": stop}
        for behaviour, agency, number in (await transaction.execute(RECEIVED, span)).all():
            total += number
            self._about(behaviour, agency, number)
        return total

    def _about(self, behaviour: str | None, agency: str | None, number: int) -> None:
        self._behaviours[behaviour or ""] += number
        self._offices[self._agencies.named(agency or "")] += number

    def _move(self, action: str, took: float, timely: bool | None) -> None:
        self._in_time += bool(timely)
        self._limited += timely is not None
        if name := _TOOK.get(action):
            self._took[name].append(took)

    def figures(self, days: list[Day], ages: dict[int | None, int]) -> Figures:
        return Figures(
            region=self._region.key,
            days=tuple(days),
            waiting=sum(ages.values()),
            ages=ages,
            behaviours=dict(self._behaviours),
            agencies=dict(self._offices),
            forwarded=len(self._took["forwarded"]),
            answered=len(self._took["answered"]),
            medians={name: median_low(took) for name, took in self._took.items() if took},
            in_time=(self._in_time, self._limited),
        )


def _local(region: Region, at: float) -> date:
    return datetime.fromtimestamp(at, ZoneInfo(region.zone)).date()


_KINDS: Final = {
    "accept": "accepted",
    "reject": "rejected",
    "admonish": "admonished",
    "escalate": "escalated",
    "withdrawn": "withdrawn",
    "erased": "withdrawn",
}
_TOOK: Final = {
    **dict.fromkeys(DECISIONS, "decided"),
    HANDED_OVER: "forwarded",
    **dict.fromkeys(ANSWERS, "answered"),
}
