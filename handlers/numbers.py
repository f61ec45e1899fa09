"""Employee numbers (pure): what an NIP or an NI PPPK that somebody wrote tells, and what looks wrong with it.

NIP of PNS: birth YYYYMMDD, appointment YYYYMM, sex 1 or 2, serial of three (Perka BKN 22 and 43/2007). NI PPPK: birth
YYYYMMDD, year YYYY, a code of the contract of two digits, sex, serial. So the digits 13 and 14 are a month for a PNS
and none for a PPPK, and a number is never refused for them. A number is never asked for, never required and never
blocks anything; it tells birth and sex of a person, so it is shown by its last four digits only.
"""

import re
from datetime import date
from typing import Final

from handlers.masking import LABELLED, mask
from handlers.messages import Line, line
from storage.record import record

DIGITS: Final = 18
AGES: Final = range(17, 71)  # at the year of appointment
_GAP: Final = r"[\s.\-\u2010-\u2015_/]{0,3}"
_BARE: Final = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{{DIGITS - 1}}}(?!\d)")


@record
class EmployeeNumber:
    """A number as it was read. `likely`: "pns", "pppk", or "" when it does not tell.

    `warnings`, none of which blocks: "length" (not 18 digits; nothing else is looked at), "birth" (no such day), "age"
    (not of working age in the year of appointment), "sex" (digit 15 is neither 1 nor 2).
    """

    digits: str
    likely: str = ""
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Without the number: it must not get into a log."""
        return f"EmployeeNumber({self.masked!r}, {self.likely!r}, {self.warnings!r})"

    @property
    def masked(self) -> str:
        """As people may see it: the last four digits."""
        return "•" * (len(self.digits) - 4) + self.digits[-4:]


def read_employee_number(text: str) -> EmployeeNumber | None:
    """The first employee number in these words: 18 digits however grouped, or any that is called NIP or NI PPPK."""
    found = LABELLED.search(text)
    bare = None if found else _BARE.search(text)
    if bare and mask(bare[0]) == bare[0]:  # dates beside each other are no number
        return None
    written = found["number"] if found else bare[0] if bare else ""
    digits = "".join(str(int(sign)) for sign in written if sign.isdecimal())
    if not digits:
        return None
    if len(digits) != DIGITS:
        return EmployeeNumber(digits, warnings=("length",))
    return EmployeeNumber(digits, _likely(digits), tuple(_warnings(digits)))


def _likely(digits: str) -> str:
    code = int(digits[12:14])
    return "" if code == 0 else "pns" if code <= 12 else "pppk"


def _warnings(digits: str) -> list[str]:
    birth, appointed, sex = digits[:8], int(digits[8:12]), digits[14]
    found = []
    try:
        born = date(int(birth[:4]), int(birth[4:6]), int(birth[6:])).year
    except ValueError:
        found.append("birth")
    else:
        found += [] if appointed - born in AGES else ["age"]
    return found + ([] if sex in "12" else ["sex"])


def beside(text: str) -> tuple[Line, ...]:
    """What is said beside words with an employee number in them: what it likely is, or that it should be looked at."""
    number = read_employee_number(text)
    if number is None:
        return ()
    if number.warnings == ("length",):
        return (line("number-length", number=number.masked, count=len(number.digits)),)
    if number.warnings:
        return (line("number-odd", number=number.masked),)
    return (line(f"number-{number.likely or 'unknown'}", number=number.masked),)
