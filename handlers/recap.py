"""/rekap: the figures of a region for its moderators. Numbers only: nobody is named."""

from datetime import timedelta
from typing import Final

from handlers import desk_queue
from handlers.messages import GAP, Line, Message, line
from handlers.scene import today
from handlers.tap import Tap
from storage import recap
from storage.recap import Recap

PERIODS: Final = (("today", 1), ("week", 7), ("month", 30))
"""The days of each period; today is one of them."""


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
    tap.scene.say(Message((line("recap-head", region=region.name), GAP, *lines, GAP, waiting, *_pace(found))))


def _of(name: str, found: Recap) -> Line:
    figures = {"accepted": found.accepted, "rejected": found.rejected, "passed": found.passed_on}
    return line(f"recap-{name}", received=found.received, **figures)


def _pace(found: Recap) -> tuple[Line, ...]:
    if found.median is None:
        return ()
    hours = round(found.median / 3600)
    return (line("recap-median-days", days=round(hours / 24)) if hours >= 48 else line("recap-median", hours=hours),)
