"""What the moderators' card says of the time that is left for Bawaslu: a line, and in an election the other counting.

It never says that a report is refused for being late: what is late for Bawaslu may still be a matter of discipline.
"""

from datetime import UTC, date, datetime
from typing import Final

from handlers.deadlines import Deadlines, Limit, deadlines
from handlers.messages import Line, Moment, line
from storage.elections import Election, election_at, load_elections, phase_at
from storage.holidays import load_holidays
from storage.hours import Hours
from storage.models import Report
from storage.record import record
from storage.regions import Region, UnknownRegionError, load_region

OPEN: Final = ("waiting", "accepted", "rejected")
"""The states in which a report can still be brought to Bawaslu."""


@record
class Counter:
    """Where reports are handed in: a `deadlines.Place`."""

    zone: str
    hours: Hours
    holidays: frozenset[date]
    known_years: frozenset[int]


def counter_of(region: Region, election: Election | None) -> Counter:
    """Bawaslu's counter in this region. Voting day is a day off, whether a calendar knows of it or not."""
    votes = (election.vote,) if election else ()
    national = load_holidays()
    free = national.days().union(region.holidays, votes)
    return Counter(region.zone, region.bawaslu.hours, free, national.known_years())


def limit_of(report: Report, now: float) -> Deadlines | None:
    """The limits of this report at this moment; None when its days or its region are not known."""
    happened, known = (report.answers.get(key) for key in ("happened", "known"))
    try:
        region = load_region(report.region)
    except UnknownRegionError:
        return None
    if not happened:
        return None
    election = _election(report)
    counter = counter_of(region, election)
    return deadlines(
        election.regime if election else "",
        date.fromisoformat(happened),
        date.fromisoformat(known) if known else None,
        datetime.fromtimestamp(now, UTC),
        counter,
        lambda day: _never_closes(counter, election, day),
    )


def limit_lines(report: Report, now: float) -> tuple[Line, ...]:
    """The lines for the card; none once the report is with Bawaslu, or gone."""
    found = limit_of(report, now) if report.state in OPEN else None
    if found is None:
        return ()
    election = _election(report)
    if election is None:
        return (line("limit-outside-late") if found.late else _left("outside", found),)
    if found.late:
        return (line("limit-late", ends=_moment(found.own)),)
    first = line("limit-passed") if found.rules.ends.timestamp() < now else _left("bawaslu", found)
    return (first, line(f"limit-working-{election.regime}", ends=_moment(found.working)))


def _left(where: str, found: Deadlines) -> Line:
    """The limit with the days that are left: "H-6/H-7" while it is not known whether the day of knowing counts."""
    low, high = found.rules.left
    how = "last" if found.passed else "one" if low == high else "two"
    days = {"low": low, "high": high} if how == "two" else {"high": high}
    return line(f"limit-{where}-{how}", ends=_moment(found.rules), **days)


def _moment(limit: Limit) -> Moment:
    return Moment(limit.ends.timestamp())


def _election(report: Report) -> Election | None:
    return election_at(load_elections(), date.fromisoformat(report.answers["happened"]))


def _never_closes(counter: Counter, election: Election | None, day: date) -> bool:
    return election is not None and counter.hours.all_day(election.regime, phase_at(election, day))
