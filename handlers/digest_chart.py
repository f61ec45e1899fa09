"""The values of the digest's picture (pure): `chart.typ` draws them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from handlers.digest import Briefing, behaviour
from handlers.messages import Moment, Value, line
from handlers.papers.printable import printable
from handlers.recap_text import known
from handlers.words import FALLBACK, Words
from storage.figures import Day, suppressed

_AGES: Final = (
    (range(-100_000, 0), "chart-late", "late"),
    (range(1), "chart-today", "soon"),
    (range(1, 3), "chart-soon", "soon"),
    (range(3, 8), "chart-week", "calm"),
    (range(8, 100_000), "chart-later", "calm"),
)
"""Days to Bawaslu's limit by the earliest reading of the law, what they are called, how they are drawn."""
_MOST: Final = 6  # behaviours


class Told(Protocol):
    """Words as they stand in the picture."""

    def __call__(self, key: str, **values: Value) -> str: ...


def chart(words: Words, briefing: Briefing) -> dict[str, Any]:
    """What stands in the picture, in Indonesian."""
    figures, region = briefing.figures, briefing.region

    def told(key: str, **values: Value) -> str:
        return printable(words.plain(line(key, **values), FALLBACK, region.zone))

    kinds = _kinds(told, list(suppressed(known(figures.behaviours)).items()))
    return {
        "lang": FALLBACK,
        "nothing": told("digest-nothing"),
        "title": printable(region.name),
        "subtitle": told("chart-subtitle", at=Moment(briefing.at, region.zone)),
        "days": [_column(told, day) for day in figures.days],
        "flow": {
            "title": told("chart-flow", days=len(figures.days)),
            "received": told("chart-received"),
            "decided": told("chart-decided"),
        },
        "queue": {"title": told("chart-queue"), "rows": _ages(_as_of_now(briefing), told)},
        "kinds": {
            "title": told("chart-kinds"),
            "rows": kinds,
            "nothing": told("digest-too-few" if sum(figures.behaviours.values()) else "digest-nothing"),
            "note": told("chart-hidden") if kinds else "",
        },
    }


def _column(told: Told, day: Day) -> dict[str, Any]:
    """A day: how tall its two columns are, and what is written above them."""
    counts = {"received": day.received, "decided": day.decided}
    return {"label": f"{day.day.day}", **counts, "told": {name: _number(told, own) for name, own in counts.items()}}


def _kinds(told: Told, kinds: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    """The most frequent ones; what there is no room for together, so that the picture shows all that came in."""
    shown = kinds if len(kinds) <= _MOST + 1 else kinds[:_MOST]
    rows = [_row(told, told("plain", text=behaviour(key)), count, "calm") for key, count in shown]
    left = [count for _, count in kinds[len(shown) :]]
    return [*rows, _row(told, told("digest-more", count=len(left)), sum(left), "calm")] if left else rows


def _row(told: Told, label: str, count: int, tone: str) -> dict[str, Any]:
    return {"label": label, "count": count, "told": _number(told, count), "tone": tone}


def _number(told: Told, count: int) -> str:
    return told("recap-value-count", count=count)


def _as_of_now(briefing: Briefing) -> dict[int | None, int]:
    """The figures count the days that are left from their own last day; the words beside the picture from today."""
    today = datetime.fromtimestamp(briefing.at, ZoneInfo(briefing.region.zone)).date()
    passed = (today - briefing.figures.days[-1].day).days
    return {None if days is None else days - passed: count for days, count in briefing.figures.ages.items()}


def _ages(ages: Mapping[int | None, int], told: Told) -> list[dict[str, Any]]:
    """The waiting reports by the days that are left; those of which no limit is known come last."""
    known = {days: count for days, count in ages.items() if days is not None}
    found = [(key, sum(known[days] for days in known if days in span), tone) for span, key, tone in _AGES]
    found.append(("chart-unknown", ages.get(None, 0), "unknown"))
    return [_row(told, told(key), count, tone) for key, count, tone in found if count]
