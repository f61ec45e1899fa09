"""The recap of a period as a paper (pure): numbers only, nobody is named, small cells are summed up."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from handlers import exports, recap_text
from handlers.agreement import Agreement
from handlers.exports import Export
from handlers.messages import Day, Line, Moment, Value, line
from handlers.papers.printable import printable
from handlers.papers.trail import Say
from handlers.recap_text import BY_DAY, Fact
from handlers.scene import today
from handlers.words import FALLBACK, Calendar
from storage.figures import Day as Figure
from storage.figures import Figures
from storage.record import record
from storage.regions import Region

BY_MONTH_FROM: Final = 46
"""Days from which on a period is told month by month."""
_SHORTER: Final = ("escalated", "withdrawn")
"""What a table's head calls more shortly."""

Rows = list[tuple[str, str]]


@record
class Findings:
    """What a recap tells. `agreed`: how far moderators agree, where cases are judged twice."""

    figures: Figures
    agreed: Agreement | None = None


def fields(told: Say, calendar: Calendar, region: Region, export: Export, found: Findings, at: float) -> dict[str, Any]:
    """The values of `recap.typ`. `at`: when it is made, UTC seconds."""

    def say(part: Line) -> str:
        return printable(told(part))

    def words(key: str, **values: Value) -> str:
        return say(line(f"paper-{key}", **values))

    period = say(recap_text.span(export.period))
    purpose = say(line("plain", text=exports.shown(export.purpose)))
    opening = words("opening", region=region.name, at=Moment(at, region.zone))
    return {
        "lang": FALLBACK,
        "title": f"{words('title')}, {period}",
        "author": printable(region.office),
        "office": printable(region.office),
        "maker": words("maker"),
        "date": say(line("plain", text=Day(today(region, at)))),
        "letter": [
            (words("about"), words("title")), (words("period"), period), (words("purpose"), purpose)
        ],
        "opening": [words("greeting"), opening, *map(say, recap_text.scope(region))],
        "sections": list(_sections(say, calendar, found, over=export.period.last < today(region, at))),
        "closing": [words("decisions"), words("closing")],
        "sign": [printable(region.office), words("sign")],
        "foot": words("foot", region=region.name),
        "page": say(line("dossier-page")),
        "of": say(line("dossier-of")),
    }  # fmt: skip


def _sections(say: Say, calendar: Calendar, found: Findings, *, over: bool) -> Iterator[dict[str, Any]]:
    figures = found.figures
    nothing = [say(line("paper-none"))] if recap_text.is_empty(figures) else []
    yield _section(say, "totals", rows=_rows(say, recap_text.totals(figures, over=over)), text=nothing)
    yield _section(say, "pace", rows=_rows(say, recap_text.pace(figures)))
    if found.agreed is not None:
        yield _section(say, "agreed", text=_agreed(say, found.agreed))
    for name, counts in (("behaviours", recap_text.behaviours(figures)), ("agencies", recap_text.agencies(figures))):
        note = say(line("paper-small" if counts else "paper-few"))
        yield _section(say, name, note=note, bars=_bars(say, counts))
    if len(figures.days) >= BY_MONTH_FROM:
        yield _section(say, "months", table=_table(say, "months", _months(figures.days, calendar), figures.days))
    else:
        days = [(say(line("plain", text=Day(day.day))), [day]) for day in figures.days]
        yield _section(say, "days", table=_table(say, "days", days, figures.days))


def _section(say: Say, name: str, **parts: Any) -> dict[str, Any]:
    return {
        "title": say(line(f"paper-part-{name}")),
        "note": "",
        "rows": [],
        "text": [],
        "bars": [],
        "table": None,
        **parts,
    }


def _rows(say: Say, facts: Sequence[Fact]) -> Rows:
    return [(say(line(fact.label)), say(fact.value())) for fact in facts]


def _bars(say: Say, counts: Sequence[tuple[Value, int]]) -> list[tuple[str, str, float]]:
    """(what, how many, the share of the largest)."""
    most = max((count for _, count in counts), default=1)
    return [(say(line("plain", text=what)), _number(say, count), count / most) for what, count in counts]


def _number(say: Say, count: int) -> str:
    return say(line("recap-value-count", count=count))


def _agreed(say: Say, found: Agreement) -> list[str]:
    words = [say(line("paper-agreed", cases=found.cases, equal=found.equal))]
    return words if found.kappa is None else [*words, say(line("paper-kappa", percent=round(100 * found.kappa)))]


def _months(days: Sequence[Figure], calendar: Calendar) -> list[tuple[str, list[Figure]]]:
    def month(day: Figure) -> date:
        return day.day.replace(day=1)

    return [(f"{calendar.months[first.month - 1]} {first.year}", list(own)) for first, own in groupby(days, month)]


def _table(
    say: Say, first: str, parts: Sequence[tuple[str, Sequence[Figure]]], days: Sequence[Figure]
) -> dict[str, Any]:
    heads = [line(f"paper-head-{name}" if name in _SHORTER else f"figure-{name}") for name in BY_DAY]
    return {
        "head": [say(line(f"paper-head-{first}")), *map(say, heads)],
        "rows": [[name, *_sums(say, own)] for name, own in parts],
        "sum": [say(line("paper-sum")), *_sums(say, days)],
    }


def _sums(say: Say, days: Sequence[Figure]) -> list[str]:
    return [_number(say, sum(getattr(day, name) for day in days)) for name in BY_DAY]
