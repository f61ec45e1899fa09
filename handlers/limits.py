"""The time that is left for Bawaslu: how it is told everywhere, and what the moderators' card says of it.

Where readings of the law disagree the earliest one is told ("batas tercepat"), until it is over; from then on the last
one ("batas terakhir"), and that the earliest is over. Card, lists, reminders and digest all ask `left_of`, so that none
of them tells another number of days. A card is not drawn anew every day, so it says on which day its days were counted.

It never says that a report is refused for being late: what is late for Bawaslu may still be a matter of discipline.
"""

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from handlers.deadlines import Deadlines, deadlines
from handlers.messages import Day, Line, Moment, line
from storage.elections import Election, election_at, load_elections, phase_at
from storage.holidays import load_holidays
from storage.hours import Hours
from storage.models import Report
from storage.record import record
from storage.regions import Region, UnknownRegionError, load_region

OPEN: Final = ("waiting", "accepted", "rejected")
"""The states in which a report can still be brought to Bawaslu."""


@record
class Left:
    """What is left of a limit. `how`: "early" (days to the earliest reading), "last" (that one is over: days to the
    last one), "late" (none is left).
    """

    how: str
    days: int = 0


@record
class Counter:
    """Where reports are handed in: a `deadlines.Place`."""

    zone: str
    hours: Hours
    holidays: frozenset[date]


def counter_of(region: Region, election: Election | None) -> Counter:
    """Bawaslu's counter in this region. Voting day is a day off, whether a calendar knows of it or not."""
    votes = (election.vote,) if election else ()
    free = load_holidays().days().union(region.holidays, votes)
    return Counter(region.zone, region.bawaslu.hours, free)


def limit_of(report: Report, now: float) -> Deadlines | None:
    """The limits of this report at this moment; None when its days or its region are not known."""
    happened, known = (report.answers.get(key) for key in ("happened", "known"))
    try:
        region = load_region(report.region)
    except UnknownRegionError:
        return None
    if not happened:
        return None
    election = election_of(report)
    counter = counter_of(region, election)
    return deadlines(
        election.regime if election else "",
        date.fromisoformat(happened),
        date.fromisoformat(known) if known else None,
        datetime.fromtimestamp(now, UTC),
        counter,
        lambda day: _never_closes(counter, election, day),
    )


def left_of(found: Deadlines) -> Left:
    """The days that are left, by the earliest reading of the law that is not over yet."""
    if found.late:
        return Left("late")
    return Left("last", found.own.left[1]) if found.passed else Left("early", found.rules.left[0])


def limit_lines(report: Report, now: float) -> tuple[Line, ...]:
    """The lines for the card; none once the report is with Bawaslu, or gone."""
    found = limit_of(report, now) if report.state in OPEN else None
    if found is None:
        return ()
    election = election_of(report)
    if found.late:
        return (line("limit-late", ends=_moment(found.own.ends)) if election else line("limit-outside-late"),)
    working = (line(f"limit-working-{election.regime}", ends=_moment(found.working.ends)),) if election else ()
    return (*_counted("bawaslu" if election else "outside", found, _today(report, now)), *working)


def _counted(where: str, found: Deadlines, today: Day) -> tuple[Line, ...]:
    """The limit that is told, with its days as of today; and the one that came before, or comes behind it."""
    left, strict = left_of(found), _moment(found.rules.strict)
    if left.how == "last":
        last = line("limit-last", ends=_moment(found.own.ends), days=left.days, today=today)
        return (line(f"limit-over-{where}", ends=strict), last)
    first = line(f"limit-{where}", ends=strict, days=left.days, today=today)
    apart = found.rules.ends != found.rules.strict
    return (first, *((line("limit-uncounted", ends=_moment(found.rules.ends)),) if apart else ()))


def _moment(ends: datetime) -> Moment:
    return Moment(ends.timestamp())


def _today(report: Report, now: float) -> Day:
    return Day(datetime.fromtimestamp(now, ZoneInfo(load_region(report.region).zone)).date())


def election_of(report: Report) -> Election | None:
    """The election on the day it happened; None without that day."""
    happened = report.answers.get("happened")
    return election_at(load_elections(), date.fromisoformat(happened)) if happened else None


def _never_closes(counter: Counter, election: Election | None, day: date) -> bool:
    return election is not None and counter.hours.all_day(election.regime, phase_at(election, day))
