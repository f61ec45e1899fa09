"""The values of the digest's picture (pure): `chart.typ` draws them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from handlers.digest import Briefing, behaviour
from handlers.messages import Moment, Value, line
from handlers.papers.printable import printable
from handlers.words import FALLBACK, Words
from storage.figures import suppressed

_AGES: Final = (
    (range(-100_000, 0), "chart-late", "late"),
    (range(1), "chart-today", "soon"),
    (range(1, 3), "chart-soon", "soon"),
    (range(3, 8), "chart-week", "calm"),
    (range(8, 100_000), "chart-later", "calm"),
)
"""Days to Bawaslu's limit by the earliest reading of the law, what they are called, how they are drawn."""
_MOST: Final = 6  # behaviours


def chart(words: Words, briefing: Briefing) -> dict[str, Any]:
    """What stands in the picture, in Indonesian."""
    figures, region = briefing.figures, briefing.region

    def told(key: str, **values: Value) -> str:
        return printable(words.plain(line(key, **values), FALLBACK, region.zone))

    kinds = list(suppressed(figures.behaviours).items())
    return {
        "lang": FALLBACK,
        "nothing": told("digest-nothing"),
        "title": printable(region.name),
        "subtitle": told("chart-subtitle", at=Moment(briefing.at, region.zone)),
        "days": [{"label": f"{day.day.day}", "received": day.received, "decided": day.decided} for day in figures.days],
        "flow": {
            "title": told("chart-flow", days=len(figures.days)),
            "received": told("chart-received"),
            "decided": told("chart-decided"),
        },
        "queue": {"title": told("chart-queue"), "rows": _ages(_as_of_now(briefing), told)},
        "kinds": {
            "title": told("chart-kinds"),
            "rows": [
                {"label": told("plain", text=behaviour(key)), "count": count, "tone": "calm"}
                for key, count in kinds[:_MOST]
            ],
            "note": told("chart-hidden") if figures.behaviours else "",
        },
    }


def _as_of_now(briefing: Briefing) -> dict[int | None, int]:
    """The figures count the days that are left from their own last day; the words beside the picture from today."""
    today = datetime.fromtimestamp(briefing.at, ZoneInfo(briefing.region.zone)).date()
    passed = (today - briefing.figures.days[-1].day).days
    return {None if days is None else days - passed: count for days, count in briefing.figures.ages.items()}


def _ages(ages: Mapping[int | None, int], told: Callable[[str], str]) -> list[dict[str, Any]]:
    """The waiting reports by the days that are left; those of which no limit is known come last."""
    known = {days: count for days, count in ages.items() if days is not None}
    found = [(key, sum(known[days] for days in known if days in span), tone) for span, key, tone in _AGES]
    found.append(("chart-unknown", ages.get(None, 0), "unknown"))
    return [{"label": told(key), "count": count, "tone": tone} for key, count, tone in found if count]
