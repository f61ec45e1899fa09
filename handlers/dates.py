"""Days as Indonesians write them (pure): "kemarin", "27/9", "27 Sept 23", "3 hari lalu", "Senin kemarin".

Numbers are read here, day before month; a date without a year is the latest one that is not in the future.
Other words are left to dateparser, which knows Indonesian; it is imported only when it is needed. Words that name no
day ("September", "bulan lalu") are not read at all: a made-up day would be worse than asking again.
"""

import re
from datetime import date, datetime, timedelta
from typing import Final

OLDEST: Final = date(2000, 1, 1)
LONGEST: Final = 60  # signs; whoever writes more tells a story
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun", "juli jul",
            "agustus agu agt ags agus agust", "september sep sept", "oktober okt", "november nov nopember nop",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC: Final = re.compile(r"(\d{1,2})(?: ?[/.\-] ?| )(\d{1,2})(?:(?: ?[/.\-] ?| )(\d{4}|\d{2}))?")
_NAMED: Final = re.compile(r"(\d{1,2}) ?[/.\-]? ?([a-z]{3,9})\.?(?: ?[/.\-]? ?(\d{4}|\d{2}))?")
_ISO: Final = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_COUNTED: Final = ("se", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_LATER: Final = re.compile(
    rf"(\d{{1,4}}|satu|{'|'.join(_COUNTED)}) ?(hari|hr|minggu|mgg) (?:yang |yg )?(?:lalu|kemarin|kemaren|yll)"
)
_TODAY: Final = (
    r"barusan|sekarang|today|tadi( pagi| siang| sore)?|(pagi|siang|sore) tadi|(hari|hr|pagi|siang|sore|malam) ini"
)
_YESTERDAY: Final = r"(kemarin|kemaren|kmrn|kmren)( pagi| siang| sore| malam)?|yesterday|semalam|tadi malam|malam tadi"
_BEFORE: Final = r"(kemarin|kemaren) (lusa|dulu)|lusa kemarin|selumbari"
_AGO: Final = tuple((re.compile(names), days) for days, names in enumerate((_TODAY, _YESTERDAY, _BEFORE)))
_WEEKDAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_ANY_WEEKDAY: Final = "|".join(_WEEKDAYS)
_WEEKDAY: Final = re.compile(rf"(?:hari )?({_ANY_WEEKDAY}|jum'at)(?: (?:(?:yang |yg )?lalu|kemarin|kemaren|ini|tadi))?")
_LEAD: Final = re.compile(rf"^(?:hari )?(?:(?:{_ANY_WEEKDAY}|jum'at) )?(?:(?:tanggal|tgl)\.? )?")
_NO_DAY: Final = re.compile(r"bulan|bln|tahun|thn")


class MisreadDateError(ValueError):
    """Not a day we can use; `key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_day(text: str, today: date) -> date:
    """The day these words mean; raises MisreadDateError when there is none, or it is in the future or before 2000."""
    words = " ".join(text.lower().replace(",", " ").replace("’", "'").split()).strip(" .!?")
    if len(words) > LONGEST:
        raise MisreadDateError("misread-day")
    found = _numbers(words, today) or _ago(words, today) or _weekday(words, today) or _other(words, today)
    if found is None:
        raise MisreadDateError("misread-day")
    if found > today:
        raise MisreadDateError("misread-day-future")
    if found < OLDEST:
        raise MisreadDateError("misread-day-old")
    return found


def _numbers(words: str, today: date) -> date | None:
    bare = _LEAD.sub("", words)
    if iso := _ISO.fullmatch(bare):
        return _make(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(bare):
        return _latest(int(numeric[1]), int(numeric[2]), numeric[3], today)
    named = _NAMED.fullmatch(bare)
    if named and named[2] in _MONTHS:
        return _latest(int(named[1]), _MONTHS[named[2]], named[3], today)
    return None


def _latest(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return _make(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if (day, month) == (29, 2):
        return next(date(past, 2, 29) for past in range(today.year, 1990, -1) if _is_past_leap_day(past, today))
    this_year = _make(today.year, month, day)
    return this_year if this_year <= today else _make(today.year - 1, month, day)


def _is_past_leap_day(year: int, today: date) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) and date(year, 2, 29) <= today


def _make(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise MisreadDateError("misread-day-none") from None


def _ago(words: str, today: date) -> date | None:
    if counted := _LATER.fullmatch(words):
        return today - timedelta(_count(counted[1]) * (1 if counted[2] in ("hari", "hr") else 7))
    return next((today - timedelta(days) for pattern, days in _AGO if pattern.fullmatch(words)), None)


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return _COUNTED.index(word) + 1 if word in _COUNTED else 1


def _weekday(words: str, today: date) -> date | None:
    named = _WEEKDAY.fullmatch(words)
    if not named:
        return None
    wanted = _WEEKDAYS.index(named[1].replace("'", ""))
    return today - timedelta((today.weekday() - wanted) % 7 or (0 if words.endswith((" ini", " tadi")) else 7))


def _other(words: str, today: date) -> date | None:
    if not re.search(r"[a-z]{3}", words) or _NO_DAY.search(words):
        return None
    import dateparser

    noon = datetime(today.year, today.month, today.day, 12)  # noqa: DTZ001 - a calendar day has no zone
    settings: dict[str, object] = {"RELATIVE_BASE": noon, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    settings["REQUIRE_PARTS"] = ["day", "month"]
    found = dateparser.parse(words, languages=["id"], settings=settings)
    return found.date() if found else None
