"""What a digest is made of, looked up: the figures, what is urgent, what hinders, who is silent.

Every look asks for the region's own key, so reports about the desk itself, which have a key of their own, are in none.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from handlers import desk_queue, waits
from handlers.digest import DAYS, FULL, Briefing, Urgent
from handlers.history import history
from handlers.limits import Left, left_of, limit_of
from handlers.scene import today
from storage import digests, figures, queue
from storage.database import Transaction
from storage.models import Event, Report
from storage.regions import Region


async def gather(transaction: Transaction, region: Region, day: date, now: float) -> Briefing:
    """The digest that is given on this day; what waits and what hinders are those of now."""
    outside = await digests.handed_over(transaction, region.key)
    last, before = day - timedelta(1), day - timedelta(2)
    return Briefing(
        region,
        day,
        now,
        await figures.of(transaction, region, last - timedelta(DAYS - 1), last),
        await _urgent(transaction, region, now),
        await digests.troubles(transaction, region.key, now),
        await figures.waiting(transaction, region, before),
        _silent(region, outside, today(region, now)),
        len(outside) == digests.MOST,
    )


async def _urgent(transaction: Transaction, region: Region, now: float) -> Urgent:
    until = desk_queue.end_of(region, now, desk_queue.DUE_DAYS)
    found, count, late = await queue.coming(transaction, region.key, now, until, FULL.urgent)
    return Urgent(tuple(one for case in found for one in _left(case, now)), count, late)


def _left(report: Report, now: float) -> list[tuple[str, Left]]:
    """What is left of a case, as the card and the lists of the moderators tell it."""
    limit = limit_of(report, now)
    return [] if limit is None or limit.late else [(report.ticket, left_of(limit))]


def _silent(region: Region, cases: Sequence[tuple[Report, list[Event]]], day: date) -> tuple[tuple[str, int], ...]:
    """Who has a clock of the law that has run out, and in how many cases."""
    waiting = (waits.waiting(report, region, history(region.zone, events), day) for report, events in cases)
    over = Counter(one.who for one in waiting if one is not None and one.clock is not None and one.clock.left < 0)
    return tuple(sorted(over.items(), key=lambda body: (-body[1], body[0])))
