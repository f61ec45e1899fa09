"""Numbers that name a person (pure): masked in free text before a group sees it.

NIP and NI PPPK have 18 digits, NIK 16; phone numbers begin with 08 or +62. What is called NIP is masked however long it
is. Only the last digits stay readable, however they are grouped: with dashes of any kind, spaces of any width, or marks
that cannot be seen, as copied contacts have them. Dates, times and years beside each other are no such number.
"""

import re
import unicodedata
from typing import Final

_SPACES: Final = r" \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DASHES: Final = r"\-\u2010-\u2015\u2212"
_UNSEEN: Final = r"\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_GAP: Final = rf"[{_UNSEEN}]{{0,3}}[{_SPACES}{_DASHES}_.]?[{_UNSEEN}]{{0,3}}"
_WIDE: Final = rf"[{_SPACES}{_DASHES}{_UNSEEN}_./]{{0,4}}"
_DATE: Final = r"\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d(?!\d)"
_PARTED: Final = rf"\d{{8}}{_WIDE}\d{{6}}{_WIDE}\d{_WIDE}\d{{3}}"
# With one more digit behind a small gap it may be a mistyped number: then all of it is masked.
_LONG: Final = re.compile(rf"(?<!\d)(?:{_PARTED}(?!{_GAP}\d)|\d(?:{_GAP}\d){{14,19}}|{_PARTED}|\d{{15,}})(?!\d)")
LABELLED: Final = re.compile(
    rf"(?:\bn\.?i\.?p\.?(?:ppp[kt])?|\bni[ .]*pppk)(?:[ .:=]*(?:baru|lama|no\.?))?[ .:=]*"
    rf"(?P<number>\d(?:{_WIDE}\d){{17}}(?!\d)|\d(?:{_WIDE}\d){{7,23}}(?!\d))",
    re.I,
)
# A date ends at a space; with dashes alone it may be the beginning of a longer number.
_DATES: Final = re.compile(rf"(?:{_DATE}(?=-? )[ \-]{{1,3}})+")
_TIMES: Final = re.compile(
    rf"(?:{_DATE}|\d{{4}}-\d\d-\d\d|\d\d?\.\d\d|(?:19|20)\d\d)"
    rf"(?:[{_SPACES}{_DASHES}]{{1,3}}(?:{_DATE}|\d{{4}}-\d\d-\d\d|\d\d?\.\d\d|(?:19|20)\d\d))*"
)
_BETWEEN: Final = rf"[{_SPACES}{_DASHES}{_UNSEEN}()]{{0,4}}"
# Dots stand in times and dates too, so with dots only whole groups of three or four digits make a phone number.
_PHONE: Final = re.compile(
    rf"(?<!\d)(?<!\d/)(?!{_DATE})\(?(?:(?:\+|00)?62\.?{_BETWEEN}(?:0{_BETWEEN})?|0{_BETWEEN})"
    rf"8(?:\d{{1,2}}(?:[.,]\d{{3,4}}){{2,3}}|(?:{_BETWEEN}\d){{7,11}})(?!\d)"
)


def mask(text: str) -> str:
    """The text with employee, identity and phone numbers reduced to their last digits."""
    text = text if text.isascii() else "".join(map(_plain, text))
    text = LABELLED.sub(_labelled, text)
    return _PHONE.sub(lambda found: _tail(found[0], 2), _LONG.sub(_long, text))


def _plain(sign: str) -> str:
    """A digit of any script as its own number."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _labelled(found: re.Match[str]) -> str:
    return found[0].removesuffix(found["number"]) + _tail(found["number"], 4)


def _long(found: re.Match[str]) -> str:
    if _TIMES.fullmatch(found[0]):
        return found[0]
    dates = _DATES.match(found[0])
    return dates[0] + mask(found[0][dates.end() :]) if dates else _tail(found[0], 4)


def _tail(number: str, kept: int) -> str:
    digits = re.sub(r"\D", "", number)
    return "•" * (len(digits) - kept) + digits[-kept:]
