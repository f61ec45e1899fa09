"""The clock of the law (pure): until when Bawaslu can take a report.

A report must reach Bawaslu within seven days of the day somebody knew. For Pemilu the law counts working days (UU
7/2017 Ps 454 (6)), for Pilkada days (Ps 134 (4)), handled as calendar days though some count working days there too;
and nobody could confirm whether the day of knowing counts. So both ways are worked out, each with both readings, and
the earlier one rules. A day ends when the office closes; when it is closed that day, on the last day before on which
it is open. Being late says nothing about the personnel track, which knows no such limit.

Where holidays are missing, working days come out earlier; calendar days may then end on a day on which it is closed.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from storage.record import record

DAYS: Final = 7
COUNTED: Final = {"pemilu": "working", "pilkada": "calendar"}
_DAY: Final = timedelta(1)
_MIDNIGHT: Final = time(23, 59, 59)
SATURDAY: Final = 5


class Hours(Protocol):
    """When the office is open."""

    def on(self, day: date) -> tuple[time, time] | None:
        """Opening and closing on this day of the week; None when it is closed."""


class Place(Protocol):
    """What must be known of a region. `holidays`: all its days off, as far as they are known."""

    @property
    def zone(self) -> str: ...
    @property
    def hours(self) -> Hours: ...
    @property
    def holidays(self) -> frozenset[date]: ...


@record
class Limit:
    """The last moments of one way to count, in the region's time: the day of knowing is day 0, or day 1 (`strict`).

    `left`: the local days from today to the two, the strict one first; negative once they are past.
    """

    ends: datetime
    strict: datetime
    left: tuple[int, int]


@record
class Deadlines:
    """Until when Bawaslu can take it.

    `rules`: the earlier of the two limits. `own`: the one that the law of this election names; outside of any, the
    earlier. `passed`: whether the earliest reading of all is over, so that it depends on who counts. `late`: whether
    the last reading of `own` is over.
    """

    working: Limit
    calendar: Limit
    rules: Limit
    own: Limit
    passed: bool
    late: bool


def never(_day: date) -> bool:
    """For offices that always close at night."""
    return False


def deadlines(
    regime: str,
    happened: date,
    known: date | None,
    now: datetime,
    region: Place,
    all_day: Callable[[date], bool] = never,
) -> Deadlines:
    """The limits of one report.

    `regime`: "pemilu", "pilkada", or "" outside of any election. `known`: None when the resident did not say; then the
    earliest possible day is taken, that on which it happened. `now` is aware. `all_day`: days on which the office does
    not close.
    """
    start = happened if known is None else known
    here = now.astimezone(ZoneInfo(region.zone))
    open_days = islice(working_days(start, region), DAYS)
    counts_itself = next(working_days(start - _DAY, region)) == start
    *before, last = open_days
    working = _limit(start, before[-1] if counts_itself else last, last, here, region, all_day)
    calendar = _limit(start, start + _DAY * (DAYS - 1), start + _DAY * DAYS, here, region, all_day)
    rules = min(working, calendar, key=lambda limit: limit.ends)
    own = {"working": working, "calendar": calendar}.get(COUNTED.get(regime, ""), rules)
    return Deadlines(working, calendar, rules, own, here > rules.strict, here > own.ends)


def working_days(after: date, region: Place) -> Iterator[date]:
    """Working days behind this day, without end."""
    for number in count(1):
        day = after + _DAY * number
        if day.weekday() < SATURDAY and day not in region.holidays:
            yield day


def _limit(
    start: date, strict: date, last: date, here: datetime, region: Place, all_day: Callable[[date], bool]
) -> Limit:
    ends, strictly = (_closing(start, day, region, all_day) for day in (last, strict))
    return Limit(ends, strictly, ((strictly.date() - here.date()).days, (ends.date() - here.date()).days))


def _closing(start: date, day: date, region: Place, all_day: Callable[[date], bool]) -> datetime:
    """The last moment, up to the end of this day, at which the office is open after the day it began."""
    zone, wanted = ZoneInfo(region.zone), day
    while wanted > start:
        if all_day(wanted):
            return datetime.combine(wanted, _MIDNIGHT, zone)
        span = region.hours.on(wanted)
        if span and wanted not in region.holidays:
            return datetime.combine(wanted, span[1], zone)
        wanted -= _DAY
    return datetime.combine(day, _MIDNIGHT, zone)  # closed all the while: then only what is filed online counts
