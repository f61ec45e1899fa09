"""The daily digest (pure): what an official reads in the morning, laid out as offices write their daily reports.

Numbers, tickets and days only: no name of a person is ever in it, and counts below three are left out. What does not
fit below a picture gives way stage by stage (`ROOMS`); a button opens the whole of it. An empty section says "Nihil",
so that silence never means that something failed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from handlers.forms import label_key
from handlers.messages import GAP, Day, Line, Moment, Value, Word, line
from handlers.report import REPORT
from handlers.short import shorten
from storage.digests import Troubles
from storage.figures import Day as Figure
from storage.figures import Figures, suppressed
from storage.record import record
from storage.regions import Region

DAYS: Final = 14
"""Days that figures and picture go back; the last of them is the day before the digest."""
WEEK: Final = 7
_WIDE: Final = 40  # signs of the name of an agency
_ROWS: Final = {
    "received": "digest-received",
    "accepted": "digest-accepted",
    "rejected": "digest-rejected",
    "admonished": "digest-admonished",
    "escalated": "digest-escalated",
}
_GREETINGS: Final = ((4, "digest-evening"), (11, "digest-morning"), (15, "digest-midday"), (18, "digest-afternoon"))
"""What is said before this hour of the day; from the last one on it is evening again."""
_TOLD: Final = {choice for question in REPORT.questions if question.key == "behaviour" for choice in question.choices}


@record
class Urgent:
    """What must be with Bawaslu soon: tickets with the days that are left, how many there are, how many are late."""

    tickets: tuple[tuple[str, int], ...] = ()
    count: int = 0
    late: int = 0


@record
class Briefing:
    """All that a digest tells. `day`: on which it is given; `at`: when it was worked out, UTC seconds.

    `before`: how many waited a day before the end of the figures; `silent`: whose clock has run out, as people call
    them, and in how many cases; `least`: there are more cases than were looked at.
    """

    region: Region
    day: date
    at: float
    figures: Figures
    urgent: Urgent
    troubles: Troubles
    before: int = 0
    silent: tuple[tuple[str, int], ...] = ()
    least: bool = False

    @property
    def told(self) -> date:
        """The day that it tells of."""
        return self.day - timedelta(1)


@record
class Room:
    """How much of each list is told. `brief`: what hinders is only counted."""

    urgent: int
    cells: int
    brief: bool = False


FULL: Final = Room(50, 25)
ROOMS: Final = (Room(10, 10), Room(10, 5), Room(5, 3), Room(3, 2), Room(3, 1, brief=True), Room(1, 0, brief=True))
"""For a caption, the widest first."""


def told(briefing: Briefing, room: Room, *before: Line) -> tuple[Line, ...]:
    """The digest. `before`: what is said of this one alone, such as that it comes late."""
    parts = (
        _recap(briefing),
        _urgent(briefing.urgent, room),
        _cells(briefing.figures, room),
        _forwarded(briefing.figures),
        _troubles(briefing, room),
    )
    opening = line("digest-opening", region=briefing.region.name, at=Moment(briefing.at, briefing.region.zone))
    body = [part for section in parts for part in section]
    return (line(_greeting(briefing)), *before, opening, GAP, *body, GAP, line("digest-closing"))


def described(briefing: Briefing) -> Line:
    """What the picture shows, for whoever cannot see it."""
    days = briefing.figures.days
    came, decided = sum(day.received for day in days), sum(day.decided for day in days)
    return line("digest-alt", received=came, decided=decided, waiting=briefing.figures.waiting)


def _greeting(briefing: Briefing) -> str:
    hour = datetime.fromtimestamp(briefing.at, UTC).astimezone(ZoneInfo(briefing.region.zone)).hour
    return next((key for until, key in _GREETINGS if hour < until), "digest-evening")


def _recap(briefing: Briefing) -> list[Line]:
    days = briefing.figures.days
    last, head = days[-1], line("digest-part-a", day=Day(briefing.told))
    now = briefing.figures.waiting
    waiting = line("digest-waiting", count=now, trend=_trend(now - briefing.before))
    if not any(getattr(last, name) for name in _ROWS):
        return [head, line("digest-quiet"), waiting]
    return [head, *(_row(key, name, days) for name, key in _ROWS.items()), waiting]


def _row(key: str, name: str, days: Sequence[Figure]) -> Line:
    """One count, against the day before and the mean of the week before it."""
    *earlier, count = (getattr(day, name) for day in days)
    week = earlier[-WEEK:]
    whole, tenth = divmod(round(10 * sum(week) / max(1, len(week))), 10)
    return line(key, count=count, trend=_trend(count - (earlier[-1] if earlier else 0)), whole=whole, tenth=tenth)


def _trend(change: int) -> str:
    return f"▲{change}" if change > 0 else f"▼{-change}" if change < 0 else "="


def _urgent(urgent: Urgent, room: Room) -> list[Line]:
    rows = [line("digest-ticket", ticket=ticket, days=days) for ticket, days in urgent.tickets[: room.urgent]]
    if urgent.count > len(rows):
        rows.append(line("digest-more", count=urgent.count - len(rows)))
    if urgent.late:
        rows.append(line("digest-late-cases", count=urgent.late))
    return [GAP, line("digest-part-b"), *(rows or [line("digest-nothing")])]


def _cells(figures: Figures, room: Room) -> list[Line]:
    head = line("digest-part-c", days=len(figures.days))
    if not sum(figures.behaviours.values()):
        return [GAP, head, line("digest-nothing")]
    kinds, agencies = suppressed(figures.behaviours), suppressed(figures.agencies)
    rows = [*_some(kinds, room.cells, behaviour), *_some(agencies, room.cells, agency)]
    return [GAP, head, *rows]


def _some(cells: Mapping[str, int], most: int, name: Callable[[str], Value]) -> list[Line]:
    rows = [line("digest-cell", name=name(key), count=count) for key, count in list(cells.items())[:most]]
    return [*rows, line("digest-more", count=len(cells) - most)] if len(cells) > most else rows


def _forwarded(figures: Figures) -> list[Line]:
    head = line("digest-part-d", days=len(figures.days))
    if not figures.forwarded and not figures.answered:
        return [GAP, head, line("digest-nothing")]
    return [GAP, head, line("digest-forwarded", forwarded=figures.forwarded, answered=figures.answered)]


def _troubles(briefing: Briefing, room: Room) -> list[Line]:
    found, silent = briefing.troubles, briefing.silent
    key = "digest-silent-least" if briefing.least else "digest-silent"
    rows = [line(key, who=who, count=count) for who, count in silent]
    if found.untold:
        rows.append(line("digest-untold", count=found.untold))
    if found.stuck:
        rows.append(line("digest-stuck", count=found.stuck))
    if found.buried:
        rows.append(line("digest-buried", count=found.buried))
    if room.brief and len(rows) > 1:
        rows = [line("digest-troubles", count=len(rows))]
    return [GAP, line("digest-part-e"), *(rows or [line("digest-well")])]


def behaviour(key: str) -> Value:
    """What a behaviour is called."""
    return Word(label_key("behaviour", key)) if key in _TOLD else Word("digest-other-kinds")


def agency(name: str) -> Value:
    """What an agency of the region's sheet is called."""
    return shorten(name, _WIDE) if name else Word("digest-other-agencies")
