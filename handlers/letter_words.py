"""Letters as staff type them (pure): "bkn 800/123/2026 tanggal 20 November 2026"."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from handlers.dates import MONTHS, MisreadDateError, read_day
from handlers.masking import mask
from handlers.words import clean
from storage.record import record

LONGEST: Final = 80  # signs of a number
OTHER: Final = "other"
"""A letter that is no step."""
KINDS: Final = {
    "pengantar": "refer", "registrasi": "register", "kajian": "examine", "penerusan": "forward", "bkn": "forward",
    "kasn": "forward", "rekomendasi": "recommend", "keputusan": "rule", "ppk": "rule", "sk": "rule",
    "sanksi": "execute", "pelaksanaan": "execute", "tutup": "clear", "cabut": "discontinue", "lain": OTHER,
}  # fmt: skip
"""The word behind the ticket, and the step that such a letter stands for."""
SANCTIONS: Final = {
    "moral": "moral", "etik": "moral", "sedang": "moderate", "berat": "severe", "ptdh": "dismissal",
    "kontrak": "contract",
}  # fmt: skip
"""The word behind "sanksi" or "keputusan", and the kind of sanction it means."""
_LEAD: Final = re.compile(r"^(?:nomor|nomer|no)\b[.:]?\s*", re.IGNORECASE)
_TAIL: Final = re.compile(r"[\s,;]*(?:\b(?:tanggal|tgl|tertanggal)\b\.?)?[\s,;]*$", re.IGNORECASE)
_NAMED_DAY: Final = re.compile(r"\b(?:tanggal|tgl|tertanggal)\b\W{0,3}(\d.*)", re.IGNORECASE | re.DOTALL)
_BEGINS_A_DAY: Final = re.compile(
    r"\d{1,2}|\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?|\d{4}-\d{1,2}-\d{1,2}|[a-z]+", re.IGNORECASE
)
_WHOLE_DAY: Final = re.compile(
    r"(?<!\S)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}} (?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}) \d{{4}})(?![\w/-])",
    re.IGNORECASE,
)
"""A day with its year, among other words."""
_WORDS_OF_A_DAY: Final = 4


@record
class Noted:
    """What was read; "" for what was not said. `day`: as 2026-11-24."""

    number: str
    day: str


def read_kind(words: str) -> tuple[str, str]:
    """(the step that the first word stands for, the other words); with a sanction `execute-<kind>`; "" for none."""
    kind, _, rest = words.partition(" ")
    step, (meant, _, behind) = KINDS.get(kind.lower(), ""), rest.strip().partition(" ")
    if step in ("rule", "execute") and (sanction := SANCTIONS.get(meant.lower())):
        return f"{step}-{sanction}", behind
    return step, rest


def read_letter(words: str, today: date) -> Noted:
    """Number and day of a letter. Raises MisreadDateError for a day that is still to come, or that there is not."""
    tokens = words.split()
    for length in range(min(_WORDS_OF_A_DAY, len(tokens)), 0, -1):
        tail = " ".join(tokens[-length:]).rstrip(".,;")
        day = _day(tail, today) if _BEGINS_A_DAY.fullmatch(tokens[-length].rstrip(",")) else None
        if day:
            return Noted(_number(" ".join(tokens[:-length])), day.isoformat())
    named = _NAMED_DAY.search(words)
    if named:  # its day is not the last word, or there is no such day, which this says
        return Noted(_number(words[: named.start()]), _beginning(named[1].split(), today).isoformat())
    whole = [*_WHOLE_DAY.finditer(words)]
    if len(whole) == 1:
        return Noted(_number(words[: whole[0].start()]), read_day(whole[0][0], today).isoformat())
    return Noted(_number(" ".join(tokens)), "")


def _beginning(tokens: Sequence[str], today: date) -> date:
    """The day that these words begin with, whatever is behind it. Raises MisreadDateError."""
    for length in range(min(_WORDS_OF_A_DAY, len(tokens)), 1, -1):
        try:
            return read_day(" ".join(tokens[:length]).rstrip(".,;"), today)
        except MisreadDateError as error:
            if error.key != "misread-day":
                raise
    return read_day(tokens[0].rstrip(".,;"), today)


def _day(tail: str, today: date) -> date | None:
    try:
        return read_day(tail, today)
    except MisreadDateError as error:
        if error.key == "misread-day-future":
            raise
        return None


def _number(words: str) -> str:
    """Long runs of digits are masked: a letter's number has none, but what is pasted by mistake may."""
    return mask(_TAIL.sub("", _LEAD.sub("", clean(words).strip())))[:LONGEST]
