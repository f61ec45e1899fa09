"""What a recap says of a period (pure): the same facts in a chat and on paper. Numbers only; nobody is named."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from handlers.messages import GAP, Day, Line, Message, Value, Word, line
from handlers.period import Period
from handlers.report import BEHAVIOURS
from storage.figures import Figures, suppressed
from storage.record import record
from storage.regions import ELSEWHERE, Region

BY_DAY: Final = ("received", "accepted", "rejected", "admonished", "escalated", "withdrawn")
"""What is told of each day, and of all of them together."""
STAGES: Final = ("decided", "forwarded", "answered")
UNITS: Final = ("count", "hours", "days", "share")
_HOUR, _DAYS_FROM = 3_600, 48  # from so many hours on, days are told


@record
class Fact:
    """One number: what it is (a key of the words), in which unit, and its values."""

    label: str
    unit: str
    values: Mapping[str, Value]

    def row(self) -> Line:
        """As a line of a chat."""
        return line(f"recap-row-{self.unit}", what=Word(self.label), **self.values)

    def value(self) -> Line:
        """Without what it is."""
        return line(f"recap-value-{self.unit}", **self.values)


def totals(figures: Figures, *, over: bool) -> list[Fact]:
    """What came in, what was decided, what waits. `over`: the last day is, and so is every limit that ends on it."""
    late = sum(count for left, count in figures.ages.items() if left is not None and left < over)
    sums = [(name, sum(getattr(day, name) for day in figures.days)) for name in BY_DAY]
    return [_count(*one) for one in (*sums, ("left", figures.waiting), ("late", late))]


def pace(figures: Figures) -> list[Fact]:
    """What went to Bawaslu and came back, within the limit or not, and how long it took (medians)."""
    facts = [_count("forwarded", figures.forwarded), _count("answered", figures.answered)]
    timely, limited = figures.in_time
    if limited:
        share = {"part": timely, "whole": limited, "percent": _percent(timely, limited)}
        facts.append(Fact("figure-timely", "share", share))
    return facts + [_time(stage, figures.medians[stage]) for stage in STAGES if stage in figures.medians]


def _percent(part: int, whole: int) -> int:
    """Rounded, but 0 and 100 say that it is none and all."""
    return 100 * part // whole if part in (0, whole) else min(99, max(1, round(100 * part / whole)))


def behaviours(figures: Figures) -> list[tuple[Value, int]]:
    """All reports by what they are about; those of which that is not known are among the others, or a total beside
    these would tell how many they are.
    """
    shown = suppressed(known(figures.behaviours)).items()
    return [(Word(f"choice-behaviour-{name}" if name else "digest-other-kinds"), count) for name, count in shown]


def known(behaviours: Mapping[str, int]) -> dict[str, int]:
    """The same counts; behaviours of a form from another day, which have no name, are among those not said ("")."""
    counts = Counter[str]()
    for name, count in behaviours.items():
        counts[name if name in BEHAVIOURS else ""] += count
    return dict(counts)


def agencies(figures: Figures) -> list[tuple[Value, int]]:
    """The same by agency."""
    return [(name or Word("digest-other-agencies"), count) for name, count in suppressed(figures.agencies).items()]


def span(period: Period) -> Line:
    """The period in words."""
    if period.days == 1:
        return line("recap-day", day=Day(period.first))
    return line("recap-span", first=Day(period.first), last=Day(period.last))


def scope(region: Region) -> tuple[Line, ...]:
    """What is said beside figures that are not those of a whole region, but of the reports about its own desk."""
    return (line("recap-scope"),) if region.key.endswith(ELSEWHERE) else ()


def is_empty(figures: Figures) -> bool:
    """Whether nothing happened: nothing came in, nothing was decided, nothing went on."""
    moved = any(getattr(day, name) for day in figures.days for name in BY_DAY)
    return not (moved or figures.forwarded or figures.answered)


def told(region: str, period: Period, figures: Figures, *, over: bool, beside: tuple[Line, ...] = ()) -> Message:
    """The whole recap for a chat, without its buttons. `over`: the last day is; `beside`: their `scope`."""
    head = (line("recap-head", region=region), span(period), *beside)
    nothing = (GAP, line("recap-nothing")) if is_empty(figures) else ()
    facts = (GAP, *(fact.row() for fact in totals(figures, over=over)), GAP, *(fact.row() for fact in pace(figures)))
    return Message((*head, *nothing, *facts, *_parts(figures)))


def _parts(figures: Figures) -> Iterator[Line]:
    for title, counts in (("recap-behaviours", behaviours(figures)), ("recap-agencies", agencies(figures))):
        if counts:
            yield from (GAP, line(title))
            yield from (line("recap-cell", what=what, count=count) for what, count in counts)


def _count(label: str, count: int) -> Fact:
    return Fact(f"figure-{label}", "count", {"count": count})


def _time(stage: str, seconds: float) -> Fact:
    hours = round(seconds / _HOUR)
    unit, count = ("days", round(hours / 24)) if hours >= _DAYS_FROM else ("hours", hours)
    return Fact(f"figure-took-{stage}", unit, {"count": count})
