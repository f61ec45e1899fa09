"""/rekap: the figures of a region for its moderators. Numbers only: nobody is named."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from handlers import classify, desk_queue, recap_talk, recap_text
from handlers.agreement import agreement
from handlers.desk import Desk
from handlers.messages import GAP, Line, Message, Word, line
from handlers.scene import today
from handlers.tap import Tap
from storage import classifications, figures
from storage.database import Transaction
from storage.figures import Day, Figures

PERIODS: Final = (("today", 1), ("week", 7), ("month", 30))
"""The days of each period; today is one of them."""
_MOST: Final = 8  # kinds of acts that are told one by one


async def show(tap: Tap) -> None:
    """What came in and what was decided today, in seven days and in thirty; what waits."""
    desk, transaction, now = tap.house.desk_at(tap.scene.contact_id), tap.scene.transaction, tap.scene.now
    if desk is None:
        return
    if tap.said.argument:
        await recap_talk.in_group(tap)
        return
    if not recap_talk.affords(tap.scene, max(days for _, days in PERIODS)):
        tap.toast(line("recap-patience"))
        return
    region, last = desk.region, today(desk.region, now)
    first = last - timedelta(max(days for _, days in PERIODS) - 1)
    found, start = await figures.of(transaction, region, first, last), figures.midnight(region, first)
    lines = [_of(name, found.days[-days:]) for name, days in PERIODS]
    counted = await desk_queue.count(transaction, region, now)
    waiting = line("recap-waiting", waiting=counted.waiting, due=counted.due, late=counted.late)
    more = (*await _kinds(transaction, desk, start, now), *await _twice(transaction, desk, start, now))
    head = (line("recap-head", region=region.name), *recap_text.scope(region))
    tap.scene.say(Message((*head, GAP, *lines, GAP, waiting, *_pace(found), *more)))


def _of(name: str, days: Sequence[Day]) -> Line:
    kinds = ("received", "accepted", "rejected", "admonished")
    sums = {kind: sum(getattr(day, kind) for day in days) for kind in kinds}
    return line(f"recap-{name}", passed=sum(day.escalated for day in days), **sums)


def _pace(found: Figures) -> tuple[Line, ...]:
    took = found.medians.get("decided")
    if took is None:
        return ()
    hours = round(took / 3600)
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
