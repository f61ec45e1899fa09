"""The one date in a longer text (pure): "Kejadiannya tgl. 27/9 di kantor kecamatan".

Only what is written as a date counts: with a month's name, with the year, or behind "tanggal" (RT 3/4 is no day). What
stands beside it must not be able to mean another day: no second number, no "sebelum", "sampai", "bukan".
"""

import re
from collections.abc import Iterable
from typing import Final

_APART: Final = frozenset((
    "atau", "dan", "sampai", "sampe", "hingga", "sd", "antara", "sebelum", "sebelumnya", "setelah", "setelahnya",
    "sesudah", "sesudahnya", "menjelang", "sehabis", "selain", "bukan", "tidak", "kemarin", "lusa", "besok", "lalu",
    "or", "and", "until", "between", "before", "after", "not",
))  # fmt: skip
_TIME: Final = re.compile(r"\bjam \d{1,2}(?:[.:]\d{2})?\b")


def looks_of(months: Iterable[str], weekdays: Iterable[str]) -> re.Pattern[str]:
    """How a date looks among other words, in their usual spelling. `months`, `weekdays`: how they may be called."""
    month = rf"(?:{'|'.join(sorted(months, key=len, reverse=True))})\b\.?"
    named = rf"\d{{1,2}} ?[/.\-]? ?{month}(?: ?[/.\-]? ?(?:tahun )?\d{{4}})?"
    whole = r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    told = r"tanggal \d{1,2}[/.\-]\d{1,2}(?:[/.\-](?:\d{4}|\d{2}))?"
    lead = rf"(?:(?:hari )?(?:{'|'.join(weekdays)}) )?"
    return re.compile(rf"(?<![\w/.\-]){lead}(?:(?:tanggal )?(?:{named}|{whole})|{told})(?![\w/\-]|[.,]\d)")


def alone(text: str, looks: re.Pattern[str]) -> str:
    """The date in this text; "" where there is none, or more than one, or where it may not be the day that is meant."""
    found = looks.findall(text)
    rest = _TIME.sub(" ", looks.sub(" ", text))
    apart = re.search(r"\d", rest) or _APART & set(re.findall(r"\w+", rest))
    return str(found[0]) if len(found) == 1 and not apart else ""
