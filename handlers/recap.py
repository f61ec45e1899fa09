"""/rekap: the figures of a region for its moderators. Numbers only: nobody is named."""

from datetime import timedelta
from typing import Final

from handlers import classify, desk_queue
from handlers.agreement import agreement
from handlers.messages import GAP, Line, Message, Word, line
from handlers.scene import Desk, today
from handlers.tap import Tap
from storage import classifications, recap
from storage.database import Transaction
from storage.recap import Recap

PERIODS: Final = (("today", 1), ("week", 7), ("month", 30))
"""The days of each period; today is one of them."""
_MOST: Final = 8  # kinds of acts that are told one by one


async def show(tap: Tap) -> None:
    """What came in and what was decided today, in seven days and in thirty; what waits."""
    desk, transaction, now = tap.house.desk_at(tap.scene.contact_id), tap.scene.transaction, tap.scene.now
    if desk is None:
        return
    region, lines = desk.region, list[Line]()
    for name, days in PERIODS:
        start = desk_queue.midnight(region, today(region, now) - timedelta(days - 1))
        found = await recap.since(transaction, region.key, start)
        lines.append(_of(name, found))
    counted = await desk_queue.count(transaction, region, now)
    waiting = line("recap-waiting", waiting=counted.waiting, due=counted.due, late=counted.late)
    more = (*await _kinds(transaction, desk, start, now), *await _twice(transaction, desk, start, now))
    tap.scene.say(Message((line("recap-head", region=region.name), GAP, *lines, GAP, waiting, *_pace(found), *more)))


def _of(name: str, found: Recap) -> Line:
    figures = {"accepted": found.accepted, "rejected": found.rejected, "admonished": found.admonished}
    return line(f"recap-{name}", received=found.received, passed=found.passed_on, **figures)


def _pace(found: Recap) -> tuple[Line, ...]:
    if found.median is None:
        return ()
    hours = round(found.median / 3600)
    return (line("recap-median-days", days=round(hours / 24)) if hours >= 48 else line("recap-median", hours=hours),)


async def _kinds(transaction: Transaction, desk: Desk, start: float, now: float) -> tuple[Line, ...]:
    """What moderators confirmed that the acts are, the most frequent first."""
    counted = await classifications.counted(transaction, desk.region.key, start, now)
    kinds = sorted(counted.items(), key=lambda kind: (-kind[1], kind[0]))
    if not kinds:
        return ()
    rest = sum(number for _, number in kinds[_MOST:])
    more = (line("recap-kinds-more", count=rest),) if rest else ()
    return (GAP, line("recap-kinds"), *(_kind(*kind, number) for kind, number in kinds[:_MOST]), *more)


def _kind(breach: str, grade: str, count: int) -> Line:
    if not grade:
        return line("recap-kind", count=count, row=classify.shown(breach))
    return line("recap-kind-as", count=count, row=classify.shown(breach), grade=Word(f"class-{grade}"))


async def _twice(transaction: Transaction, desk: Desk, start: float, now: float) -> tuple[Line, ...]:
    """How far moderators agree, where cases are judged twice."""
    if not desk.region.desk.double:
        return ()
    found = await agreement(transaction, desk.region.key, start, now)
    head = line("recap-twice", cases=found.cases, equal=found.equal)
    each = (
        _kappa(cases, kappa, Word(f"verdict-{reason or action}")) for (action, reason), cases, kappa in found.by_verdict
    )
    return (GAP, head, *(() if found.kappa is None else (line("recap-kappa", kappa=_hundredths(found.kappa)),)), *each)


def _kappa(cases: int, kappa: float | None, verdict: Word) -> Line:
    if kappa is None:
        return line("recap-verdict", verdict=verdict, cases=cases)
    return line("recap-verdict-kappa", verdict=verdict, cases=cases, kappa=_hundredths(kappa))


def _hundredths(kappa: float) -> int:
    return round(100 * kappa)
