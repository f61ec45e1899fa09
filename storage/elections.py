"""Elections: their dates, and which of them a day belongs to. Outside of any, reports are taken and marked so.

An election has the days from `opens` to `closes`, both included; they are our own arrangement, and never overlap.
Between `fixed` and `fixed_by` nobody can say by the date alone whether the candidates were fixed yet.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from pydantic.dataclasses import dataclass

from storage.hours import Phase, Regime
from storage.sheets import STRICT, Certainty, Key, Sheet, Text, open_sheet, repeated, shaped
from storage.toml_lines import Loc

SHEET: Final = "elections.toml"
Period = tuple[date, date]
Standing = Literal["outside", "before", "unsure", "after"]
"""How far the election is for the law: whether the candidates of that day were fixed. Outside of any: "outside"."""
DATES: Final = ("opens", "fixed", "fixed_by", "campaign", "quiet", "vote", "closes")


@dataclass(frozen=True, slots=True, config=STRICT)
class Origin:
    """Where a date comes from, and how sure it is."""

    source: Text
    certainty: Certainty


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Election:
    """One election. Periods hold their first and last day; None: not known. `origins`: by the name of the date."""

    key: Key
    name: Text
    regime: Regime
    opens: date
    fixed: date
    fixed_by: date
    vote: date
    closes: date
    campaign: Period | None = None
    quiet: Period | None = None
    origins: Mapping[str, Origin]


@dataclass(frozen=True, slots=True, config=STRICT)
class Elections:
    """The sheet."""

    elections: tuple[Election, ...]


@cache
def load_elections() -> tuple[Election, ...]:
    """All elections, in the order of time. Raises BadSheetError."""
    return read_elections(open_sheet(SHEET))


def read_elections(sheet: Sheet) -> tuple[Election, ...]:
    """The elections of this sheet. Raises BadSheetError."""
    return shaped(sheet, Elections, _faults).elections


def election_at(elections: Iterable[Election], day: date) -> Election | None:
    """The election this day belongs to: the one that has it between `opens` and `closes`."""
    return next((one for one in elections if one.opens <= day <= one.closes), None)


def standing(election: Election | None, day: date) -> Standing:
    """Whether candidates were fixed on this day; the day of the fixing itself counts as after."""
    if election is None or not election.opens <= day <= election.closes:
        return "outside"
    if day < election.fixed:
        return "before"
    return "unsure" if day < election.fixed_by else "after"


def phase_at(election: Election, day: date) -> Phase:
    """What the election is at on this day."""
    if day == election.vote:
        return "vote"
    for phase, period in (("quiet", election.quiet), ("campaign", election.campaign)):
        if period and period[0] <= day <= period[1]:
            return "quiet" if phase == "quiet" else "campaign"
    if day > election.vote:
        return "after"
    return "before" if day < election.fixed else "fixed"


def _faults(made: Elections) -> list[tuple[Loc, str]]:
    found = repeated("elections", "key", made.elections)
    for place, election in enumerate(made.elections):
        found += [(("elections", place, *loc), words) for loc, words in (*_disorder(election), *_unsourced(election))]
    for place, (before, after) in enumerate(pairwise(made.elections), start=1):
        if after.opens <= before.closes:
            found.append((("elections", place, "opens"), f"must be after {before.key} closes ({before.closes})"))
    return found


def _disorder(election: Election) -> list[tuple[Loc, str]]:
    """Dates that do not come one after the other."""
    known = [(name, getattr(election, name)) for name in DATES if getattr(election, name)]
    spans = [(name, value if isinstance(value, tuple) else (value, value)) for name, value in known]
    found: list[tuple[Loc, str]] = [((name,), "ends before it begins") for name, (first, last) in spans if last < first]
    for (earlier, before), (later, after) in pairwise(spans):
        if after[0] < before[1]:
            found.append(((later,), f"must not be before {earlier} ({before[1]})"))
    return found


def _unsourced(election: Election) -> Sequence[tuple[Loc, str]]:
    wanted = [name for name in DATES if getattr(election, name) and name not in election.origins]
    strange = [name for name in election.origins if name not in DATES]
    return [
        *((("origins",), f"says nothing of where {name} comes from") for name in wanted),
        *((("origins", name), "there is no such date; is it misspelt?") for name in strange),
    ]
