"""Periods as people write them (pure): "kemarin", "minggu lalu", "november", "1 nov - 15 nov", "2026-11-01 2026-11-15".

Both ends are days of the region's calendar and belong to it; days are read by `dates`. A period may end later than
today, as in "1 nov - 30 nov": it is cut there. What is read is said back in full with the answer.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from handlers.dates import LONGEST, MONTHS, MisreadDateError, read_day
from handlers.day_words import usual
from storage.record import record

MOST_DAYS: Final = 366
WEEK: Final = 7
MONTH: Final = 30
_DAY: Final = timedelta(1)
_SINCE: Final = re.compile(r"(?:sejak|dari|mulai|since|from)\s+(.+)")
_BETWEEN: Final = re.compile(
    r"\s+(?:sampai(?: dengan)?|s\.?/?d\.?|hingga|ke|to|until)\s+|\s*(?:–|—|\.\.+|~)\s*|\s+-\s+"
)
_ISO_PAIR: Final = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})\W+(\d{4}-\d{1,2}-\d{1,2})")
_ISO_MONTH: Final = re.compile(r"(20\d\d)-(\d{1,2})")
_ONE_DAY: Final = re.compile(r"[\d/.]+(?:\s*-\s*\d+){0,2}|\d{1,2}\s+\d{1,2}\s+\d{2,4}")
_SHORT: Final = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2}\D.*)")
_DASHED: Final = re.compile(r"([^-]*\d[^-]*)-([^-]*\d[^-]*)")
_LAST: Final = re.compile(r"(\d{1,3}) (hari|minggu|pekan)(?: (?:terakhir|ini))?")
_ONE: Final = re.compile(r"se(minggu|pekan|bulan)(?: terakhir| ini)?")
_NAMED_YEAR: Final = re.compile(r"(?:tahun )?(20\d\d)")
_NAMED_MONTH: Final = re.compile(r"(?:bulan )?([a-z]{3,9})(?: (20\d\d|lalu|ini))?")
_YEAR: Final = re.compile(r"\b\d{4}\b|\d{1,2}\D+\w+\D+\d{2}$")


class MisreadPeriodError(ValueError):
    """Not a period we can use; `key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@record
class Period:
    """Calendar days from `first` to `last`, both belong to it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


def read_period(text: str, today: date) -> Period:
    """The period these words mean; raises MisreadPeriodError when there is none, or it lies ahead or is too long."""
    words = " ".join(text.lower().split())
    if len(words) > LONGEST:
        raise MisreadPeriodError("period-misread")
    found = _named(words, today) or _month(usual(words), today) or _spelled(words, today)
    if found.first > today:
        raise MisreadPeriodError("period-future")
    cut = Period(found.first, min(found.last, today))
    if cut.days > MOST_DAYS:
        raise MisreadPeriodError("period-long")
    return cut


def last_week(today: date) -> Period:
    """Monday to Sunday of the week before."""
    monday = today - timedelta(today.weekday() + WEEK)
    return Period(monday, monday + timedelta(WEEK - 1))


def _back(days: int) -> Callable[[date], Period]:
    return lambda today: Period(today - timedelta(days - 1), today)


def _of_month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, (first + timedelta(31)).replace(day=1) - _DAY)


def _month_before(today: date) -> Period:
    before = today.replace(day=1) - _DAY
    return _of_month(before.year, before.month)


_NAMED: Final[dict[str, Callable[[date], Period]]] = {
    "": _back(1),
    "hari": _back(1),
    "minggu": _back(WEEK),
    "bulan": _back(MONTH),
    "tahun": lambda today: Period(today.replace(month=1, day=1), today),
    "minggu ini": lambda today: Period(today - timedelta(today.weekday()), today),
    "minggu lalu": last_week,
    "bulan ini": lambda today: Period(today.replace(day=1), today),
    "bulan lalu": _month_before,
    "tahun ini": lambda today: Period(today.replace(month=1, day=1), today),
    "tahun lalu": lambda today: Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
}


def _named(words: str, today: date) -> Period | None:
    """By name, "pekan" and its like being "minggu"; a year by its number; or so many days back."""
    one = _ONE.fullmatch(said := usual(words))
    plain = re.sub(r"\b(?:pekan|mgg)\b", "minggu", one[1] if one else said).replace("kemarin", "lalu")
    if year := _NAMED_YEAR.fullmatch(plain):
        return Period(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31))
    if name := _NAMED.get(plain if " " in plain or plain != "lalu" else "kemarin"):
        return name(today)
    counted = _LAST.fullmatch(plain)
    days = int(counted[1]) * (1 if counted[2] == "hari" else WEEK) if counted else 0
    return _back(days)(today) if days else None


def _month(words: str, today: date) -> Period | None:
    """A month by its name or number; without a year, the latest that has begun."""
    if iso := _ISO_MONTH.fullmatch(words):
        return _of_month(int(iso[1]), int(iso[2])) if 1 <= int(iso[2]) <= 12 else None
    named = _NAMED_MONTH.fullmatch(words)
    if named is None or named[1] not in MONTHS:
        return None
    month, year = MONTHS[named[1]], named[2] or ""
    if year.isdecimal():
        return _of_month(int(year), month)
    return _of_month(today.year - (month > today.month or year == "lalu"), month)


def _spelled(words: str, today: date) -> Period:
    """From one day to another, or one day alone."""
    try:
        if _ONE_DAY.fullmatch(words):
            return _day(words, today)
        if since := _SINCE.fullmatch(words):
            words = since[1]
        if ends := _ends(words):
            return _between(*ends, today)
        return Period(read_day(words, today), today) if since else _day(words, today)
    except MisreadDateError as misread:
        raise MisreadPeriodError("period-future" if misread.key == "misread-day-future" else "period-misread") from None


def _day(words: str, today: date) -> Period:
    day = read_day(words, today)
    return Period(day, day)


def _ends(words: str) -> tuple[str, str] | None:
    """The two days in these words; "1-15 nov" is said for "1 nov-15 nov"."""
    if iso := _ISO_PAIR.fullmatch(words):
        return iso[1], iso[2]
    parts = _BETWEEN.split(words)
    if len(parts) == 2 and all(parts):
        first, last = parts
    elif found := _SHORT.fullmatch(words) or _DASHED.fullmatch(words):
        first, last = found[1], found[2]
    else:
        return None
    return (_like(first, last) if first.strip().isdecimal() else first), last


def _like(number: str, last: str) -> str:
    """The day of this number in the month of the other."""
    return re.sub(r"\d{1,2}", number.strip(), last, count=1)


def _between(first: str, last: str, today: date) -> Period:
    """What has no year is meant so that the two are close to each other; named the wrong way round, they are turned."""
    if _YEAR.search(last.strip()):
        end = _ahead(last, today)
        begin = read_day(first, end if end < today else today)
        return Period(min(begin, end), max(begin, end))
    begin, end = read_day(first, today), _ahead(last, today)
    if end >= begin:
        return Period(begin, end)
    later = read_day(last, begin + timedelta(MOST_DAYS - 2)) if re.search(r"\d", last) else end
    return Period(begin, later) if 0 < (later - begin).days < (begin - end).days else Period(end, begin)


def _ahead(words: str, today: date) -> date:
    """A day that may lie ahead when its year is named."""
    try:
        return read_day(words, today)
    except MisreadDateError as misread:
        if misread.key != "misread-day-future":
            raise
    return read_day(words, today + timedelta(10 * MOST_DAYS))
