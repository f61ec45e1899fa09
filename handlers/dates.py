"""Days as Indonesians write them (pure): "kemarin", "27/9", "27 Sept 23", "3 hari lalu", "Senin kemarin".

Numbers are read here, day before month; a date without a year is the latest one that is not in the future.
Other words are left to dateparser, which knows Indonesian; it is imported only when it is needed, and what it makes up
is not taken. Words that name no day ("September", "bulan lalu") are not read at all: a made-up day would be worse than
asking again. Whatever is read is said back in full; what could mean another day is asked about (`is_doubtful`).
"""

import re
from datetime import date, datetime, timedelta
from typing import Final

from handlers.day_among import alone, looks_of
from handlers.day_words import put_right, usual, without_part_of_day
from storage.record import record

OLDEST: Final = date(2000, 1, 1)
LONGEST: Final = 60  # signs; whoever writes more tells a story
LONGEST_AROUND: Final = 160  # of words with one date among them
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb pebruari february", "maret mar march", "april apr", "mei may",
            "juni jun june", "juli jul july", "agustus agu agt ags agus agust august aug", "september sep sept",
            "oktober okt october oct", "november nov nopember nop", "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC: Final = re.compile(r"(\d{1,2})(?: ?[/.\-] ?| )(\d{1,2})(?:(?: ?[/.\-] ?| (?:tahun )?)(\d{4}|\d{2}))?")
_NAMED: Final = re.compile(r"(\d{1,2}) ?[/.\-]? ?([a-z]{3,9})\.?(?: ?[/.\-]? ?(?:tahun )?(\d{4}|\d{2}))?")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?: (\d{4}))?")
_ISO: Final = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_DAY_ONLY: Final = re.compile(r"tanggal (\d{1,2})(?: (bulan ini|bulan lalu|kemarin|(?:yang )?lalu))?")
_THIS_OR_LAST: Final = ("bulan ini", "bulan lalu")
_YEAR_IN_WORDS: Final = re.compile(r"(.*?\d.*?) (?:tahun (lalu|ini|kemarin)|(?:yang )?lalu|kemarin)")
_COUNTED: Final = ("se", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_LATER: Final = re.compile(
    rf"(\d{{1,4}}|satu|{'|'.join(_COUNTED)}) ?(hari|minggu|pekan) (?:yang )?(?:lalu|kemarin|sebelumnya)"
)
_PART: Final = "(?:dini hari|subuh|pagi|siang|sore|malam)"
_EARLY: Final = "(?:dini hari|subuh|pagi-pagi|pagi|siang|sore)"
_TODAY: Final = (
    rf"barusan( tadi| saja)?|baru saja|sekarang|(tadi|mau)( {_EARLY})?|{_EARLY} tadi|(hari|{_PART}) ini"
    r"|(setengah |se|satu |dua |tiga |\d )jam (yang )?lalu"
)
_YESTERDAY: Final = rf"kemarin( {_PART})?|{_PART} kemarin|semalam|(tadi|mau) malam|malam lalu|malam tadi|hari kemarin"
_BEFORE: Final = r"kemarin (lusa|dulu)|lusa kemarin|selumbari|wingenane|hari before kemarin"
_AGO: Final = tuple((re.compile(names), days) for days, names in enumerate((_TODAY, _YESTERDAY, _BEFORE)))
_WEEKDAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_ANY_WEEKDAY: Final = "|".join(_WEEKDAYS)
_WEEKDAY: Final = re.compile(
    rf"(hari |malam )?({_ANY_WEEKDAY})(?: {_PART})?"
    r"(?: ((?:yang )?lalu|kemarin|ini|tadi|(?:minggu|pekan) (?:lalu|kemarin)))?"
)
_LEAD: Final = re.compile(rf"(?:hari )?(?:({_ANY_WEEKDAY}) )?")
_DATES: Final = looks_of(MONTHS, _WEEKDAYS)
_NO_DAY: Final = re.compile(r"bulan|tahun|pekan|weekend")


class MisreadDateError(ValueError):
    """Not a day we can use; `key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@record
class _Found:
    day: date
    doubtful: bool = False


def read_day(text: str, today: date, *, among: bool = False) -> date:
    """The day these words mean; raises MisreadDateError when there is none, or it is in the future or before 2000.

    `among`: whether it may be the one date among words that mean something else.
    """
    return _read(text, today, among=among).day


def is_doubtful(text: str, today: date) -> bool:
    """Whether these words, which `read_day` can read, may well have meant another day.

    A date without a year that fell into a past one, or without a month, or beside a weekday that it was not; "minggu
    lalu" (the Sunday or the week), "Senin minggu lalu", "malam Minggu" (the night before Sunday).
    """
    return _read(text, today, among=True).doubtful


def correction(text: str, today: date) -> str | None:
    """The day behind "bukan," or "salah,", as it was written; "" when nothing stands there; None for other words."""
    meant = put_right(text)
    if meant:
        try:
            read_day(meant, today, among=True)
        except MisreadDateError as error:
            return None if error.key == "misread-day" else meant
    return meant


def _read(text: str, today: date, *, among: bool) -> _Found:
    words = usual(text[: 10 * LONGEST])
    found = (_whole(words, today) if len(words) <= LONGEST else None) or (_among(words, today) if among else None)
    if found is None:
        raise MisreadDateError("misread-day")
    if found.day > today:
        raise MisreadDateError("misread-day-future")
    if found.day < OLDEST:
        raise MisreadDateError("misread-day-old")
    return found


def _whole(words: str, today: date) -> _Found | None:
    bare = without_part_of_day(words)
    return _own(words, today) or (_own(bare, today) if bare != words else None) or _other(words, today)


def _among(words: str, today: date) -> _Found | None:
    """The one date that stands among other words, unless they name a month or a weekday besides."""
    date_alone = alone(words, _DATES) if len(words) <= LONGEST_AROUND else ""
    besides = set(words.replace(date_alone, " ").split()) & {*MONTHS, *_WEEKDAYS}
    return _numbers(date_alone, today) if date_alone and not besides else None


def _own(words: str, today: date) -> _Found | None:
    return _numbers(words, today) or _ago(words, today) or _weekday(words, today)


def _numbers(words: str, today: date) -> _Found | None:
    weekday, bare = _parted(words)
    if alone := _DAY_ONLY.fullmatch(bare):
        return _checked(
            _of_month(int(alone[1]), alone[2] or "", today), weekday, doubtful=alone[2] not in _THIS_OR_LAST
        )
    bare = bare.removeprefix("tanggal ")
    if iso := _ISO.fullmatch(bare):
        return _checked(_make(int(iso[1]), int(iso[2]), int(iso[3])), weekday)
    said = _YEAR_IN_WORDS.fullmatch(bare)
    parts = _day_and_month(said[1] if said else bare)
    if parts is None:
        return None
    day, month, year = parts
    if said and said[2] and year is None:
        year = str(today.year - (said[2] != "ini"))
    found = _latest(day, month, year, today)
    return _checked(found, weekday, doubtful=year is None and found.year < today.year)


def _parted(words: str) -> tuple[str, str]:
    """(the weekday that is named before a date, the date)."""
    lead = _LEAD.match(words)
    return (lead[1] or "", words[lead.end() :]) if lead else ("", words)


def _checked(day: date, weekday: str, *, doubtful: bool = False) -> _Found:
    """A date whose weekday was named wrongly may be another one."""
    return _Found(day, doubtful or weekday not in ("", _WEEKDAYS[day.weekday()]))


def _day_and_month(bare: str) -> tuple[int, int, str | None] | None:
    if numeric := _NUMERIC.fullmatch(bare):
        return int(numeric[1]), int(numeric[2]), numeric[3]
    named = _NAMED.fullmatch(bare)
    if named and named[2] in MONTHS:
        return int(named[1]), MONTHS[named[2]], named[3]
    first = _MONTH_FIRST.fullmatch(bare)
    return (int(first[2]), MONTHS[first[1]], first[3]) if first and first[1] in MONTHS else None


def _latest(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return _make(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if (day, month) == (29, 2):
        return next(date(past, 2, 29) for past in range(today.year, 1990, -1) if _is_past_leap_day(past, today))
    this_year = _make(today.year, month, day)
    return this_year if this_year <= today else _make(today.year - 1, month, day)


def _of_month(day: int, month: str, today: date) -> date:
    """The day of this number in "bulan ini" or "bulan lalu", or else the latest there was."""
    first = today.replace(day=1)
    if month == "bulan ini":
        return _make(first.year, first.month, day)
    if month == "bulan lalu" or day > today.day:
        first = _before(first)
    while month != "bulan lalu" and 1 <= day <= 31 and day > _length(first):
        first = _before(first)
    return _make(first.year, first.month, day)


def _before(first: date) -> date:
    """The first of the month before."""
    return (first - timedelta(1)).replace(day=1)


def _length(month: date) -> int:
    return ((month + timedelta(31)).replace(day=1) - timedelta(1)).day


def _is_past_leap_day(year: int, today: date) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) and date(year, 2, 29) <= today


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise MisreadDateError("misread-day-none") from None


def _ago(words: str, today: date) -> _Found | None:
    if counted := _LATER.fullmatch(words):
        return _Found(today - timedelta(_count(counted[1]) * (1 if counted[2] == "hari" else 7)))
    return next((_Found(today - timedelta(days)) for pattern, days in _AGO if pattern.fullmatch(words)), None)


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return _COUNTED.index(word) + 1 if word in _COUNTED else 1


def _weekday(words: str, today: date) -> _Found | None:
    named = _WEEKDAY.fullmatch(words)
    if not named:
        return None
    night, wanted, how = named[1] == "malam ", _WEEKDAYS.index(named[2]), named[3] or ""
    wanted = (wanted - night) % 7  # the night of a day is the one before it
    if how.startswith(("minggu", "pekan")):
        return _Found(today - timedelta(today.weekday() + 7 - wanted), doubtful=True)
    back = (today.weekday() - wanted) % 7 or (0 if how in ("ini", "tadi") else 7)
    return _Found(today - timedelta(back), doubtful=night or (named[2] == "minggu" and not named[1] and how != ""))


def _other(words: str, today: date) -> _Found | None:
    if not re.search(r"[a-z]{3}", words) or _NO_DAY.search(words):
        return None
    import dateparser

    noon = datetime(today.year, today.month, today.day, 12)  # noqa: DTZ001 - a calendar day has no zone
    settings: dict[str, object] = {"RELATIVE_BASE": noon, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    settings["REQUIRE_PARTS"] = ["day", "month"]
    found = dateparser.parse(words, languages=["id"], settings=settings)
    return _Found(found.date()) if found and not _made_up(found.date(), words, today) else None


def _made_up(found: date, words: str, today: date) -> bool:
    """Whether this day is not in the words: its number, or a year of long ago."""
    numbers = {int(number) for number in re.findall(r"\d{1,6}", words)}
    if not numbers or re.search(r"\d ?(?:menit|jam|detik|hari|minggu)", words):
        return False
    return found.day not in numbers or (found.year < today.year - 1 and found.year not in numbers)
