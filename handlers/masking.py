"""What names or reaches a person (pure): numbers and mail addresses, masked in free text before a group sees it.

From links in it goes what tells who shared them (`link_sharers`).

NIP and NI PPPK have 18 digits, NIK 16; phone numbers begin with 08 or +62, with 8 in whole groups, with the code of an
area, or with + and another country's. What is called NIP is masked however long it is. Only the last digits stay
readable, however they are grouped: with dashes of any kind, spaces of any width, or marks that cannot be seen, as
copied contacts have them. Dates, times and years beside each other are no such number. Names of accounts (@...) stay:
they may be whom the report is about.
"""

import re
import unicodedata
from typing import Final

from handlers.link_sharers import clean_links

_SPACES: Final = r" \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DASHES: Final = r"\-\u2010-\u2015\u2212"
_UNSEEN: Final = r"\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_GAP: Final = rf"[{_UNSEEN}]{{0,3}}[{_SPACES}{_DASHES}_.]?[{_UNSEEN}]{{0,3}}"
_WIDE: Final = rf"[{_SPACES}{_DASHES}{_UNSEEN}_./]{{0,4}}"
_DATE: Final = r"\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d(?!\d)"
_PARTED: Final = rf"\d{{8}}{_WIDE}\d{{6}}{_WIDE}\d{_WIDE}\d{{3}}"
# With one more digit behind a small gap it may be a mistyped number: then all of it is masked.
# The few digits behind a run of twenty may be the end of a number that began in it.
_LONG: Final = re.compile(
    rf"(?<!\d)(?:{_PARTED}(?!{_GAP}\d)"
    rf"|\d(?:{_GAP}\d){{14,19}}(?!\d)(?P<rest>(?:{_GAP}\d){{1,14}}(?!{_GAP}\d))?|{_PARTED}|\d{{15,}})(?!\d)"
)
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
# A letter stands where a zero is meant, and only there: no other letter is written before a number of a phone.
_ZERO: Final = r"(?:0|(?<!\w)[oO])"
_TRUNK: Final = rf"(?:(?:\+|00)?62\.?{_BETWEEN}(?:0{_BETWEEN})?|{_ZERO}{_BETWEEN})"
# Behind a word that counts something, a short number and a whole date are these: "RT 08 12-11-2027".
_COUNTS: Final = "|".join(rf"(?<=\b(?i:{word}) )" for word in ("RT", "RW", "TPS", "jam", "pukul"))
_NO_DATE: Final = rf"(?!{_DATE})(?!(?:{_COUNTS})0\d\d? {_DATE})"
# Dots stand in times and dates too, so with dots only whole groups of three or four digits make a phone number.
_PHONE: Final = re.compile(
    rf"(?<!\d)(?<!\d/){_NO_DATE}\(?{_TRUNK}8(?:\d{{1,2}}(?:[.,]\d{{3,4}}){{2,3}}|(?:{_BETWEEN}\d){{7,11}})(?!\d)"
)
# Between whole groups anything may stand, a new line too: four digits of the network, not the three of a polling
# station. A year behind a slash ends the number of a letter.
_APART: Final = rf"[{_SPACES}{_DASHES}{_UNSEEN}()\r\n/_*|:]{{1,8}}"
_YEARS: Final = r"(?:19|20)\d\d[ \-](?:19|20)\d\d(?!\d)"
_GROUPS: Final = re.compile(
    rf"(?<![\d•])(?<!\d/)\(?{_TRUNK}8\d\d(?!{_APART}{_YEARS})(?:(?:{_APART}\d{{3,4}}){{2,3}}|{_APART}\d{{7,8}})"
    r"(?<!/19\d\d)(?<!/20\d\d)(?!/?\d)"
    rf"|(?<![\d•])(?<!\d[{_DASHES}./,])8[1-9]\d(?:[{_DASHES}]\d{{3,4}}){{2}}(?![{_DASHES}]?\d)"
)
_CODED: Final = rf"(?:\) ?|[ {_DASHES}])"  # behind the code of an area; with a slash it may be a letter's number
_AREA: Final = re.compile(
    rf"(?<![\d•/.,])(?<![\d/][{_DASHES}])(?<!(?i:TPS) )"
    rf"(?:\(?0[2-9]\d{_CODED}(?!{_YEARS}|(?:19|20)\d\d )\d{{3,4}}[ {_DASHES}]?\d{{4}}"
    rf"|\(?0[2-9]\d\d{_CODED}\d{{3}}[ {_DASHES}]?\d{{3,4}}|0[2-9]\d{{8,9}})(?![/.]?\d)"
)
_ABROAD: Final = re.compile(rf"(?<![\w•])\+[1-9](?:[{_SPACES}{_DASHES}{_UNSEEN}()]{{0,2}}\d){{8,14}}(?!\d)")
_DIGIT: Final = re.compile(r"\d")
_MAIL: Final = re.compile(r"(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w@])")


def mask(text: str) -> str:
    """The text with employee, identity and phone numbers reduced to their last digits, and without mail addresses.

    Links come first: a password before an @ looks like mail, and the host behind it is where the link leads.
    """
    text = clean_links(text)
    text = text if text.isascii() else "".join(map(_plain, text))
    text = _numbers(text) if _DIGIT.search(text) else text
    return _MAIL.sub("•••@•••", text) if "@" in text else text


def _numbers(text: str) -> str:
    text = LABELLED.sub(_labelled, text)
    text = _LONG.sub(_long, text)
    for phone in (_PHONE, _GROUPS, _AREA, _ABROAD):
        text = phone.sub(lambda found: _tail(found[0], 2), text)
    return text


def _plain(sign: str) -> str:
    """A digit of any script as its own number."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _labelled(found: re.Match[str]) -> str:
    return found[0].removesuffix(found["number"]) + _tail(found["number"], 4)


def _long(found: re.Match[str]) -> str:
    rest = found["rest"] or ""
    number = found[0].removesuffix(rest)
    if _TIMES.fullmatch(number):
        return number + mask(rest)
    if dates := _DATES.match(found[0]):
        return dates[0] + mask(found[0][dates.end() :])
    after = mask(rest)
    return _tail(found[0], 2) if rest and after == rest else _tail(number, 4) + after


def _tail(number: str, kept: int) -> str:
    digits = re.sub(r"\D", "", number)
    return "•" * (len(digits) - kept) + digits[-kept:]
