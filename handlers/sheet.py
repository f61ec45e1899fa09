"""The spreadsheet of a period (pure): figures by day, one row a case, and what each column means.

An allow-list, as for every paper: what is not named here does not get in. A case has no person in it; its agency is
told by the region's list alone, and only where enough reports name it (`figures.suppressed`).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from handlers import exports
from handlers.exports import Export
from handlers.messages import Line, Moment, Value, Word, line
from handlers.recap_text import BY_DAY, scope, span
from handlers.report import BEHAVIOURS
from handlers.words import ZONES
from storage.agencies import Agencies
from storage.case_list import Listed
from storage.figures import Figures, suppressed
from storage.regions import Region
from storage.states import ERASED

Say = Callable[[Line], str]
Row = list[Any]
MOST_CASES: Final = 10_000
"""Rows of one sheet: more than an office can look through; two seconds for the process that writes it."""
_DAY_SECONDS: Final = 86_400
COLUMNS: Final = {
    "ticket": "text",
    "received": "moment",
    "state": "text",
    "behaviour": "text",
    "agency": "text",
    "decided": "moment",
    "reason": "text",
    "took": "decimal",
    "forwarded": "moment",
    "due": "moment",
}


def book(say: Say, region: Region, export: Export, figures: Figures, cases: Sequence[Row], at: float) -> dict[str, Any]:
    """The workbook (see `storage.workbook`). `cases`: the rows of those received in the period (`Told.row`), more than
    `MOST_CASES` when not all are shown; `at`: UTC seconds.
    """
    title = f"{say(line('sheet-days'))} {region.name}, {say(span(export.period))}"
    sheets = [_days(say, figures), _cases(say, region, cases[:MOST_CASES])]
    about = _about(say, region, export, at, cut=len(cases) > MOST_CASES)
    return {"title": title, "author": region.office, "at": at, "sheets": [*sheets, _guide(say, region, about)]}


def _sheet(
    say: Say, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row], total: Row | None = None
) -> Any:
    return {"name": say(line(f"sheet-{name}")), "columns": columns, "rows": rows, "sum": total}


def _days(say: Say, figures: Figures) -> Any:
    columns = [(say(line("column-day")), "day"), *((say(line(f"figure-{name}")), "number") for name in BY_DAY)]
    rows: list[Row] = [[day.day.isoformat(), *(getattr(day, name) for name in BY_DAY)] for day in figures.days]
    sums = [sum(row[place] for row in rows) for place in range(1, len(columns))]
    return _sheet(say, "days", columns, rows, [say(line("paper-sum")), *sums])


def _cases(say: Say, region: Region, rows: Sequence[Row]) -> Any:
    columns = [(_heading(say, region, name), kind) for name, kind in COLUMNS.items()]
    return _sheet(say, "cases", columns, rows)


def _heading(say: Say, region: Region, name: str) -> str:
    """A column's name; where it holds times, with the zone."""
    zone = {"zone": ZONES.get(region.zone, region.zone)} if COLUMNS[name] == "moment" else {}
    return say(line(f"column-{name}", **zone))


class Told:
    """What is told of cases of a period with these figures."""

    def __init__(self, say: Say, region: Region, figures: Figures) -> None:
        self._said = cache(lambda key: say(line("plain", text=Word(key))))  # few words, in many rows
        self._zone = ZoneInfo(region.zone)
        self._agencies, self._shown = Agencies(region.agencies), suppressed(figures.agencies)

    def row(self, case: Listed) -> Row:
        """One case."""
        decided = case.decided_at
        took = None if decided is None else round((decided - case.submitted_at) / _DAY_SECONDS, 1)
        agency = self._agencies.named(case.agency) if case.agency else ""
        return [
            case.ticket,
            self._moment(case.submitted_at),
            self._state(case.state),
            self._said(f"choice-behaviour-{case.behaviour}") if case.behaviour in BEHAVIOURS else None,
            agency if agency and agency in self._shown else None,
            self._moment(decided),
            self._said(f"reason-{case.reason}") if case.reason else None,
            took,
            self._moment(case.handed_over_at),
            self._moment(case.due_at),
        ]

    def _moment(self, at: float | None) -> str | None:
        return None if at is None else f"{datetime.fromtimestamp(at, self._zone):%Y-%m-%dT%H:%M}"

    def _state(self, state: str) -> str:
        """In the words of a card, without the sign before them."""
        return self._said("sheet-erased") if state == ERASED else self._said(f"card-{state}").partition(" ")[2]


def _about(say: Say, region: Region, export: Export, at: float, *, cut: bool) -> Iterator[tuple[str, str]]:
    """What is said of the whole book."""
    yield "region", ". ".join((f"{region.name}, {region.office}", *map(say, scope(region))))
    yield "period", say(span(export.period))
    yield "purpose", say(line("plain", text=exports.shown(export.purpose)))
    yield "made", say(line("plain", text=Moment(at, region.zone)))
    yield "formula", say(line("means-formula"))
    if cut:
        yield "cut", say(line("means-cut", count=MOST_CASES))


def _guide(say: Say, region: Region, about: Iterator[tuple[str, str]]) -> Any:
    def told(key: str, **values: Value) -> str:
        return say(line(key, **values))

    columns = [(told(f"column-{name}"), "text") for name in ("sheet", "name", "meaning")]
    rows: list[Row] = [[told("guide-all"), told(f"guide-{name}"), words] for name, words in about]
    days = [(told("column-day"), told("means-day"))]
    days += [(told(f"figure-{name}"), told(f"means-all-{name}")) for name in BY_DAY]
    cases = [(_heading(say, region, name), told(f"means-{name}")) for name in COLUMNS]
    rows += [[told("sheet-days"), *one] for one in days] + [[told("sheet-cases"), *one] for one in cases]
    return _sheet(say, "guide", columns, rows)
