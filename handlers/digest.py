"""The daily digest (pure): what an official reads in the morning, laid out as offices write their daily reports.

Numbers, tickets and days only: no name of a person is ever in it, and counts below three are left out. What does not
fit below a picture gives way stage by stage (`ROOMS`); a button opens what gave way, and nothing of the rest again. An
empty section says "Nihil", so that silence never means that something failed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from handlers.forms import label_key
from handlers.limits import Left
from handlers.messages import GAP, Day, Line, Moment, Value, Word, line
from handlers.recap_text import known
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
    "received": Word("digest-received"),
    "accepted": Word("digest-accepted"),
    "rejected": Word("digest-rejected"),
    "admonished": Word("digest-admonished"),
    "escalated": Word("digest-escalated"),
}
_GREETINGS: Final = ((4, "digest-evening"), (11, "digest-morning"), (15, "digest-midday"), (18, "digest-afternoon"))
"""What is said before this hour of the day; from the last one on it is evening again."""


@record
class Urgent:
    """What must be with Bawaslu soon: tickets with what is left of them, how many there are, how many are late."""

    tickets: tuple[tuple[str, Left], ...] = ()
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
    """How much of each list is told. `brief`: what hinders is only counted; `explained`: words are explained."""

    urgent: int
    cells: int
    brief: bool = False
    explained: bool = False


FULL: Final = Room(50, 25, explained=True)
ROOMS: Final = (
    *(Room(10, 10, explained=True), Room(10, 10), Room(10, 5), Room(5, 3), Room(3, 2)),
    *(Room(3, 1, brief=True), Room(1, 0, brief=True)),
)
"""For a caption, the widest first."""
_TERMS: Final = (line("digest-compared"), line("digest-counted"), line("digest-together"))


def told(briefing: Briefing, room: Room, *before: Line) -> tuple[Line, ...]:
    """The digest. `before`: what is said of this one alone, such as that it comes late."""
    parts = (
        _recap(briefing),
        _urgent(briefing.urgent, room),
        _cells(briefing.figures, room),
        _forwarded(briefing.figures),
        _troubles(briefing, room),
    )
    body = [part for section in parts for part in (GAP, *section)]
    opening = line("digest-opening", **_here(briefing))
    ending = *(_TERMS if room.explained else ()), line("digest-closing")
    return (line(_greeting(briefing)), *before, opening, *body, GAP, *ending)


def details(briefing: Briefing, shown: Room) -> tuple[Line, ...]:
    """In full what gave way where only so much was shown, or that nothing did. It is read without the digest, too.

    What was urgent on the day of an older digest is so no more: of that the whole of today's list is told.
    """
    parts = list[Line]()
    if len(briefing.urgent.tickets) > shown.urgent or _now(briefing).date() > briefing.day:
        parts += [GAP, *_urgent(briefing.urgent, FULL)]
    if cells := _lists(briefing.figures, FULL, shown.cells):
        parts += [GAP, _head_of_cells(briefing.figures), *cells]
    if shown.brief and len(_hindrances(briefing)) > 1:
        parts += [GAP, *_troubles(briefing, FULL)]
    head = line("digest-details", day=Day(briefing.told), **_here(briefing))
    terms = () if shown.explained else (GAP, *_TERMS)
    return (head, *(parts or (GAP, line("digest-details-none"))), *terms)


def described(briefing: Briefing) -> Line:
    """What the picture shows, for whoever cannot see it."""
    days = briefing.figures.days
    came, decided = sum(day.received for day in days), sum(day.decided for day in days)
    return line("digest-alt", received=came, decided=decided, waiting=briefing.figures.waiting)


def _now(briefing: Briefing) -> datetime:
    return datetime.fromtimestamp(briefing.at, UTC).astimezone(ZoneInfo(briefing.region.zone))


def _greeting(briefing: Briefing) -> str:
    hour = _now(briefing).hour
    return next((key for until, key in _GREETINGS if hour < until), "digest-evening")


def _here(briefing: Briefing) -> dict[str, Value]:
    return {"region": briefing.region.name, "at": Moment(briefing.at, briefing.region.zone)}


def _recap(briefing: Briefing) -> list[Line]:
    days, now = briefing.figures.days, briefing.figures.waiting
    head = line("digest-part-a", day=Day(briefing.told))
    change = now - briefing.before
    waiting = line(f"digest-waiting-{_trend(change)}", count=now, **_by(change))
    if not any(getattr(days[-1], name) for name in _ROWS):
        return [head, line("digest-quiet"), waiting]
    return [head, *(_row(word, name, days) for name, word in _ROWS.items()), waiting]


def _row(word: Word, name: str, days: Sequence[Figure]) -> Line:
    """One count, against the day before and the mean of the week before it; which is left out where it is zero."""
    *earlier, count = (getattr(day, name) for day in days)
    week = earlier[-WEEK:]
    whole, tenth = divmod(round(10 * sum(week) / max(1, len(week))), 10)
    change = count - (earlier[-1] if earlier else 0)
    told, how = {"name": word, "count": count, **_by(change)}, _trend(change)
    if whole or tenth:
        return line(f"digest-mean-{how}", whole=whole, tenth=tenth, **told)
    return line(f"digest-row-{how}", **told)


def _trend(change: int) -> str:
    return "up" if change > 0 else "down" if change < 0 else "same"


def _by(change: int) -> dict[str, Value]:
    return {"change": abs(change)} if change else {}


def _urgent(urgent: Urgent, room: Room) -> list[Line]:
    shown, alike = urgent.tickets[: room.urgent], dict[Left, list[str]]()
    for ticket, left in shown:
        alike.setdefault(left, []).append(ticket)
    rows = [line(f"digest-due-{left.how}", tickets=", ".join(alike[left]), days=left.days) for left in alike]
    if urgent.count > len(shown):
        rows.append(line("digest-more", count=urgent.count - len(shown)))
    if urgent.late:
        rows.append(line("digest-late-cases", count=urgent.late))
    return [line("digest-part-b"), *(rows or [line("digest-nothing")])]


def _cells(figures: Figures, room: Room) -> list[Line]:
    nothing = "digest-too-few" if sum(figures.behaviours.values()) else "digest-nothing"
    return [_head_of_cells(figures), *(_lists(figures, room) or [line(nothing)])]


def _head_of_cells(figures: Figures) -> Line:
    return line("digest-part-c", days=len(figures.days))


def _lists(figures: Figures, room: Room, beyond: int = 0) -> list[Line]:
    """What came in, by behaviour and by agency: those of the two lists that are longer than `beyond`."""
    kinds, agencies = suppressed(known(figures.behaviours)), suppressed(figures.agencies)
    lists = (("digest-kinds", kinds, behaviour), ("digest-agencies", agencies, agency))
    longer = [[line(key), *_some(cells, room.cells, name)] for key, cells, name in lists if len(cells) > beyond]
    return [part for rows in longer for part in rows]


def _some(cells: Mapping[str, int], most: int, name: Callable[[str], Value]) -> list[Line]:
    rows = [line("digest-cell", name=name(key), count=count) for key, count in list(cells.items())[:most]]
    return [*rows, line("digest-more", count=len(cells) - most)] if len(cells) > most else rows


def _forwarded(figures: Figures) -> list[Line]:
    head = line("digest-part-d", days=len(figures.days))
    if not figures.forwarded and not figures.answered:
        return [head, line("digest-nothing")]
    return [head, line("digest-forwarded", forwarded=figures.forwarded, answered=figures.answered)]


def _troubles(briefing: Briefing, room: Room) -> list[Line]:
    rows = _hindrances(briefing)
    if room.brief and len(rows) > 1:
        rows = [line("digest-troubles", count=len(rows))]
    return [line("digest-part-e"), *(rows or [line("digest-well")])]


def _hindrances(briefing: Briefing) -> list[Line]:
    found = briefing.troubles
    key = "digest-silent-least" if briefing.least else "digest-silent"
    rows = [line(key, who=who, count=count) for who, count in briefing.silent]
    if found.untold:
        rows.append(line("digest-untold", count=found.untold))
    if found.stuck:
        rows.append(line("digest-stuck", count=found.stuck))
    if found.buried:
        rows.append(line("digest-buried", count=found.buried))
    return rows


def behaviour(key: str) -> Value:
    """What a behaviour is called."""
    return Word(label_key("behaviour", key)) if key else Word("digest-other-kinds")


def agency(name: str) -> Value:
    """What an agency of the region's sheet is called."""
    return shorten(name, _WIDE) if name else Word("digest-other-agencies")
