"""Whom a report waits for after its hand-over (pure): since when, how many working days, and until when by law.

The clocks are data of the region (`storage.recipients.Step`); where no law that we know sets one, only the days are
counted. Nothing is decided by a clock that has run out: that it has is said as a fact.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from handlers.deadlines import SATURDAY, working_days
from handlers.history import Passed, stations
from handlers.limits import Counter, counter_of, election_of
from storage.models import Report
from storage.recipients import Step, clock_of, recipient_at
from storage.record import record
from storage.regions import Region
from storage.states import AT_BAWASLU, ENDED, EXAMINED, FORWARDED, OWN_WAY, RECOMMENDED, REFERRED

MOST: Final = 2_000
"""Working days that are counted; eight years."""


@record
class Clock:
    """What the law says: so many days, working days or not, until this one.

    `left`: the working days until then, negative once there are some behind it; zero on a week-end before or behind it.
    """

    days: int
    working: bool
    due: date
    left: int
    over: bool


@record
class Waiting:
    """Whom a report waits for, as people call them, since when, and how many working days by now."""

    who: str
    since: date
    waited: int
    clock: Clock | None = None


def waiting(report: Report, region: Region, passed: Sequence[Passed], today: date) -> Waiting | None:
    """Whom this report waits for now; None when it is over, or its hand-over has not arrived."""
    if not passed or report.state in ENDED:
        return None
    since, election = stations(passed)[-1].day, election_of(report)
    counter, regime = counter_of(region, election), election.regime if election else ""
    step = clock_of(region.examination, region.recipients, report.state, regime, since)
    clock = _clock(step, since, today, counter) if step else None
    return Waiting(who_acts(report.state, region, since), since, _counted(since, today, counter), clock)


def who_acts(state: str, region: Region, day: date) -> str:
    """Whose turn it is in this state, as people call them."""
    if state == FORWARDED:
        body = recipient_at(region.recipients, day)
        return body.short if body else region.ppk
    if state in AT_BAWASLU or state == EXAMINED:
        return region.bawaslu.name
    return region.ppk if state == RECOMMENDED else region.personnel


def ahead(report: Report, region: Region, passed: Sequence[Passed]) -> str:
    """The state that usually comes next in this region; "" at the end of the way."""
    if report.state in ENDED:
        return ""
    been = {step.state for step in passed}
    way = OWN_WAY if REFERRED in been else region.way
    last = max((place for place, state in enumerate(way) if state in been), default=-1)
    return next(iter(way[last + 1 :]), "")


def _clock(step: Step, since: date, today: date, counter: Counter) -> Clock:
    if step.working:
        due = next(islice(working_days(since, counter), step.days - 1, None))
    else:
        due = since + timedelta(step.days)
    over = due < today
    left = -_counted(due, today, counter) if over else _counted(today, due, counter)
    return Clock(step.days, step.working, due, left, over)


def _counted(start: date, end: date, counter: Counter) -> int:
    """Working days after the first and up to the last."""
    weeks, rest = divmod(max(0, (end - start).days), 7)
    odd = sum(_is_weekday(start + timedelta(number)) for number in range(1, rest + 1))
    off = sum(start < day <= end and _is_weekday(day) for day in counter.holidays)
    return min(MOST, 5 * weeks + odd - off)


def _is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY
