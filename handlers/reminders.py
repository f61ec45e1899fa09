"""Reminders: once on each day on which Bawaslu's counter is open, a group is told of all that must be there soon.

A case is told of three days and one day before its earliest limit, and on its last day; what would fall on a day off is
told on the open day before. In the last hours before the counter closes for several days, what ends up to the day on
which it opens again is told once more. A case whose earliest limit is over, by another reading not yet, is named with
the others. From one day before, the region's lead is told as well, if there is one: numbers only. Nothing is decided
because of the time; what is late is stated as a fact. "Today" is true for a day: what cannot be said on it is not said.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from handlers import desk_queue, queue_lists
from handlers.desk import Desk
from handlers.limits import Counter, counter_of
from handlers.messages import GAP, Line, Message, button, line, to_json
from handlers.scene import House
from storage import queue
from storage.database import Transaction
from storage.elections import election_at, load_elections
from storage.figures import midnight
from storage.models import Report
from storage.outbox import Effect
from storage.record import record
from storage.regions import Region

DAYS_BEFORE: Final = (3, 1)
LEAD_BEFORE: Final = (1,)
BEFORE_CLOSING: Final = timedelta(hours=2)
KEPT: Final = 30 * 86_400.0
_NAMED: Final = 12  # cases that are named in one message
_DAY: Final = timedelta(1)
_LONGEST_REST: Final = 30  # days


@record
class Occasion:
    """When a group is told: its name, the day, the next day on which the counter is open. `closing`: for a while."""

    name: str
    day: date
    opens: date
    closing: bool = False

    def calls_for(self, ends: date, before: Sequence[int] = DAYS_BEFORE) -> bool:
        """Whether a case that ends on this day is told of now."""
        if self.closing:
            return self.day <= ends <= self.opens
        return any(self.day <= ends - _DAY * days < self.opens for days in (*before, 0))


def occasion(counter: Counter, now: float) -> Occasion | None:
    """The occasion on which a group is told at this moment, if there is one."""
    here = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(counter.zone))
    span = _open(counter, here.date())
    if span is None or here.time() < span[0]:
        return None
    opens = _next_open(counter, here.date())
    closes = datetime.combine(here.date(), span[1], here.tzinfo)
    if opens > here.date() + _DAY and closes - BEFORE_CLOSING <= here < closes:
        return Occasion(f"{here.date()} closing", here.date(), opens, closing=True)
    return Occasion(f"{here.date()}", here.date(), opens)


def _open(counter: Counter, day: date) -> tuple[time, time] | None:
    return None if day in counter.holidays else counter.hours.on(day)


def _next_open(counter: Counter, day: date) -> date:
    days = (day + _DAY * number for number in range(1, _LONGEST_REST))
    return next((later for later in days if _open(counter, later)), day + _DAY * _LONGEST_REST)


async def look(house: House, transaction: Transaction, now: float) -> list[Effect]:
    """Tell every group, and its lead, what is due; once on each occasion."""
    effects = []
    for desk in house.groups:
        day = _day(desk.region, now)
        await queue.set_back(transaction, desk.region.key, day.isoformat())
        told = occasion(counter_of(desk.region, election_at(load_elections(), day)), now)
        if told is not None and await queue.remind(transaction, desk.region.key, told.name, now):
            tells = await _tell(transaction, desk, told, now)
            effects += [effect for effect in tells if not house.is_vacant(effect.contact_id)]
    await queue.trim(transaction, now - KEPT)
    return effects


async def _tell(transaction: Transaction, desk: Desk, told: Occasion, now: float) -> list[Effect]:
    region = desk.region
    until = midnight(region, max(told.opens, told.day + _DAY * max(DAYS_BEFORE)) + _DAY)
    limits = await queue.limits(transaction, region.key, now, until)
    ends = {number: _day(region, due_at) for number, due_at in limits}
    if not any(told.calls_for(day) for day in ends.values()):
        return []
    late = (await desk_queue.count(transaction, region, now)).late
    named = await queue.these(transaction, list(ends)[:_NAMED])
    over = midnight(region, told.day + _DAY)
    effects = [_said(desk.moderators, _to_group(told, named, len(ends), late, now), over)]
    pressing = [number for number, day in ends.items() if told.calls_for(day, LEAD_BEFORE)]
    if desk.lead and pressing:
        named = await queue.these(transaction, pressing[:_NAMED])
        effects.append(_said(desk.lead, _to_lead(desk, named, len(pressing), now), over))
    return effects


def _day(region: Region, moment: float) -> date:
    return datetime.fromtimestamp(moment, ZoneInfo(region.zone)).date()


def _said(contact_id: int, said: Message, over: float) -> Effect:
    return Effect(contact_id, "say", {**to_json(said), "until": over})


def _to_group(told: Occasion, named: Sequence[Report], count: int, late: int, now: float) -> Message:
    head = line("reminder-closing" if told.closing else "reminder-head", count=count)
    rows = [queue_lists.row(report, number, now, pressing=True) for number, report in enumerate(named, start=1)]
    more = (line("reminder-more", count=count - len(named)),) if count > len(named) else ()
    overdue = (GAP, line("board-late", late=late)) if late else ()
    shown = (head, *queue_lists.explained(rows), GAP, *rows, *more, *overdue)
    return Message(shown, ((button(f"{desk_queue.NAME}:new", "queue-show"),),))


def _to_lead(desk: Desk, named: Sequence[Report], count: int, now: float) -> Message:
    rows = [_short(report, now) for report in named]
    more = (line("reminder-more-lead", count=count - len(named)),) if count > len(named) else ()
    head = line("reminder-lead", region=desk.region.name, count=count)
    return Message((head, *queue_lists.explained(rows), *rows, *more))


def _short(report: Report, now: float) -> Line:
    return queue_lists.with_left("reminder-lead-row", report, now, ticket=report.ticket)
