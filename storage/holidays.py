"""National holidays and cuti bersama: the days on which no office counts, year by year.

`reference/holidays.toml` holds them; `tools/holidays_sheet.py` writes it, and leaves alone the years filled in by hand.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain
from typing import Annotated, Final

from pydantic import Field
from pydantic.dataclasses import dataclass

from storage.sheets import STRICT, Certainty, Sheet, Text, open_sheet, repeated, shaped
from storage.toml_lines import Loc

SHEET: Final = "holidays.toml"
TABLES: Final = ("holidays", "cuti_bersama")


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Year:
    """The days off of one year, and what each is for. `source`: its own, when it was filled in by hand."""

    year: int
    holidays: Mapping[date, Text]
    cuti_bersama: Mapping[date, Text] = Field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Holidays:
    """The sheet. Of the years up to `cuti_bersama_through` it also has the cuti bersama."""

    cuti_bersama_through: int
    source: Text
    certainty: Certainty
    years: Annotated[tuple[Year, ...], Field(min_length=1)]

    def days(self) -> frozenset[date]:
        """Every day off."""
        return frozenset(chain.from_iterable((*one.holidays, *one.cuti_bersama) for one in self.years))

    def known_years(self) -> frozenset[int]:
        """The years whose cuti bersama are among the days off."""
        return frozenset(one.year for one in self.years if one.year <= self.cuti_bersama_through)


@cache
def load_holidays() -> Holidays:
    """The days off of all years. Raises BadSheetError."""
    return read_holidays(open_sheet(SHEET))


def read_holidays(sheet: Sheet) -> Holidays:
    """The same out of this sheet. Raises BadSheetError."""
    return shaped(sheet, Holidays, _faults)


def _faults(made: Holidays) -> Iterator[tuple[Loc, str]]:
    yield from repeated("years", "year", made.years)
    for place, one in enumerate(made.years):
        yield from ((("years", place, *loc), words) for loc, words in _misplaced(one))
        yield from _unsure(place, one, made.cuti_bersama_through)


def _misplaced(one: Year) -> Iterator[tuple[Loc, str]]:
    for table in TABLES:
        for day in getattr(one, table):
            if day.year != one.year:
                yield (table, str(day)), f"is no day of {one.year}"
    for day in one.cuti_bersama:
        if day in one.holidays:
            yield ("cuti_bersama", str(day)), "is among the holidays already"


def _unsure(place: int, one: Year, through: int) -> Iterator[tuple[Loc, str]]:
    """The key at the head and the tables must agree, or nobody could tell which years are known."""
    if one.year <= through and not one.cuti_bersama:
        yield ("cuti_bersama_through",), f"says {through}, but {one.year} has no cuti_bersama"
    if one.year > through and one.cuti_bersama:
        yield ("years", place, "cuti_bersama"), f"cuti_bersama_through says {through}; raise it to {one.year}"
