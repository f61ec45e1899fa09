"""The queue of a region: what waits for a decision, in the order of the time that is left, and what is held back.

It is made up of reports; a row of `Queued` only adds the limit, whether the card is held, and the words to find it by.
A report that was stored before there was a queue has none until `missing` finds it.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, text
from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, first, holds, insert_or_ignore, upsert
from storage.desk_tables import Claim
from storage.inquiries import WAITING as ANSWERABLE
from storage.inquiry import Inquiry
from storage.lists import among
from storage.models import Report
from storage.queue_tables import Board, Queued, Reminder
from storage.record import record
from storage.states import ACCEPTED, ERASED, ESCALATING, IS_WAITING, WAITING

UNDECIDED: Final = col(Report.state) == WAITING
Wanted = tuple[ColumnElement[bool], ...]
"""Which part of a queue."""


@record
class Counts:
    """How many reports of a region wait. `soon`, `due`: whose limit ends before the times that were given."""

    waiting: int = 0
    shown: int = 0  # with a card in the group
    held: int = 0
    soon: int = 0
    due: int = 0
    late: int = 0


def waiting() -> Wanted:
    """Everything that is not decided yet."""
    return (UNDECIDED,)


def due(until: float, now: float) -> Wanted:
    """What must be with Bawaslu by then: undecided, or accepted and not yet brought there in time."""
    return (or_(UNDECIDED, and_(col(Report.state) == ACCEPTED, col(Queued.late_at) >= now)), col(Queued.due_at) < until)


async def coming(
    transaction: Transaction, region: str, now: float, until: float, most: int
) -> tuple[list[Report], int, int]:
    """(What must be with Bawaslu by then, the most pressing first; how much that is; how much is undecided and late by
    every reading of the law).

    The ways are given: from limits that are near to their reports, from what is undecided to its limit. A join would
    leave it to the database, which may begin with all that was ever late.
    """
    near = _near(region, now, until)
    past = select(literal(1)).where(_SAME, col(Queued.late_at) < now).exists()
    late = select(col(Report.id)).where(text(IS_WAITING), col(Report.region) == region, past)
    numbers = (await transaction.execute(near.order_by(*_PRESSING).limit(most))).scalars().all()
    found = await these(transaction, numbers)
    return found, await _number(transaction, near), await _number(transaction, late)


async def limits(transaction: Transaction, region: str, now: float, until: float) -> list[tuple[int, float]]:
    """(report, its earliest limit) of all that must be with Bawaslu by then, the most pressing first."""
    rows = await transaction.execute(_near(region, now, until).order_by(*_PRESSING))
    return [(number, due_at) for number, due_at in rows]


async def these(transaction: Transaction, numbers: Sequence[int]) -> list[Report]:
    """These reports, in this order."""
    asked = select(Report).where(among(col(Report.id), numbers))
    found = {report.id: report for report in await fetch(transaction, Report, asked)}
    return [found[number] for number in numbers]


def _near(region: str, now: float, until: float) -> Any:
    still = select(literal(1)).where(_SAME, col(Report.state).in_(_NOT_THERE)).exists()
    near = select(col(Queued.report_id), col(Queued.due_at)).where(col(Queued.region) == region, still)
    return near.where(col(Queued.late_at) >= now, col(Queued.due_at) < until)


async def _number(transaction: Transaction, asked: Any) -> int:
    return int((await transaction.execute(select(func.count()).select_from(asked.subquery()))).scalar_one())


def asked() -> Wanted:
    """Those whose residents were asked something and have still time to answer."""
    return (col(Report.id).in_(select(col(Inquiry.report_id)).where(col(Inquiry.state).in_(ANSWERABLE))),)


def mine(by: str, now: float) -> Wanted:
    """What this moderator (a keyed hash) holds."""
    return (col(Report.id).in_(select(col(Claim.report_id)).where(col(Claim.by) == by, col(Claim.until) > now)),)


def unclaimed(now: float) -> Wanted:
    """What is not decided yet and nobody holds."""
    return (UNDECIDED, col(Report.id).not_in(select(col(Claim.report_id)).where(col(Claim.until) > now)))


async def counts(transaction: Transaction, region: str, now: float, soon: float, until: float) -> Counts:
    """The numbers of one region. `soon`, `until`: the times before which the two kinds of limits end."""
    late = and_(UNDECIDED, col(Queued.late_at) < now)
    parts = (
        UNDECIDED,
        and_(UNDECIDED, col(Report.card) != ""),
        and_(UNDECIDED, col(Queued.held).is_(True)),
        and_(*due(soon, now), or_(col(Queued.late_at) >= now, col(Queued.late_at).is_(None))),
        and_(*due(until, now)),
        late,
    )
    sums = [func.coalesce(func.sum(case((part, 1), else_=0)), 0) for part in parts]
    asked = select(*sums).select_from(Report).outerjoin(Queued, _SAME).where(*_open(region))
    return Counts(*(int(number) for number in (await transaction.execute(asked)).one()))


async def count(transaction: Transaction, region: str, wanted: Wanted) -> int:
    """How many reports are in this part of the queue."""
    asked = select(func.count()).select_from(Report).outerjoin(Queued, _SAME).where(*_open(region), *wanted)
    return int((await transaction.execute(asked)).scalar_one())


async def page(transaction: Transaction, region: str, wanted: Wanted, start: int, most: int) -> list[Report]:
    """The reports from this place on, the most pressing first."""
    asked = select(Report).outerjoin(Queued, _SAME).where(*_open(region), *wanted)
    return await fetch(transaction, Report, asked.order_by(*_ORDER).offset(start).limit(most))


async def place(transaction: Transaction, report_id: int) -> Queued | None:
    """The row of one report."""
    return await first(transaction, Queued, select(Queued).where(col(Queued.report_id) == report_id))


async def enter(transaction: Transaction, rows: Sequence[Queued]) -> None:
    """Note the places of these reports; a card that is held stays so."""
    if rows:
        made = upsert(transaction, Queued, "report_id", ("due_at", "late_at", "words"))
        await transaction.execute(made, [row.model_dump() for row in rows])


async def missing(transaction: Transaction, limit: int, *, decided: bool) -> list[Report]:
    """Reports that have no place yet, the newest first; with `decided` not only of those that wait."""
    which = col(Report.state) != ERASED if decided else UNDECIDED
    without = select(Report).outerjoin(Queued, _SAME).where(which)
    without = without.where(col(Queued.report_id).is_(None)).order_by(col(Report.id).desc())
    return await fetch(transaction, Report, without.limit(limit))


async def find(
    transaction: Transaction, region: str, wanted: Sequence[Sequence[str]], most: int
) -> list[tuple[int, str]]:
    """(report, its words) of this region in whose words one of each of these parts stands, the newest first."""
    parts = [or_(*(holds(transaction, col(Queued.words), part) for part in patterns)) for patterns in wanted]
    # By no index of the region: all that fit would be sorted, where the newest of the table are enough.
    asked = select(col(Queued.report_id), col(Queued.words)).where(col(Queued.region) + "" == region, *parts)
    rows = await transaction.execute(asked.order_by(col(Queued.report_id).desc()).limit(most))
    return [(number, words) for number, words in rows]


async def forget(transaction: Transaction, report_id: int) -> None:
    """What this report said is destroyed: it has no place, and no words by which it is found."""
    await transaction.execute(delete(Queued).where(col(Queued.report_id) == report_id))


async def keep(transaction: Transaction, row: Queued) -> None:
    """This is the place of a report now."""
    made = upsert(transaction, Queued, "report_id", ("due_at", "late_at", "words", "held"))
    await transaction.execute(made, row.model_dump())


async def move(transaction: Transaction, report_id: int, region: str) -> None:
    """This report stands in another queue from now on; its card is not held back there."""
    moved = update(Queued).where(col(Queued.report_id) == report_id)
    await transaction.execute(moved.values(region=region, held=False))


async def let_go(transaction: Transaction, region: str, most: int) -> list[Report]:
    """The first `most` reports whose cards are held; now they are not any more."""
    asked = select(Report).join(Queued, _SAME).where(*_open(region), *_HELD)
    found = await fetch(transaction, Report, asked.order_by(*_ORDER).limit(most).with_for_update(skip_locked=True))
    await _released(transaction, [report.id or 0 for report in found])
    return found


async def show(transaction: Transaction, report_id: int) -> None:
    """The card of this report is asked for: it is held no longer."""
    await _released(transaction, [report_id])


async def _released(transaction: Transaction, numbers: Sequence[int]) -> None:
    if numbers:
        theirs = among(col(Queued.report_id), numbers), col(Queued.held).is_(True)
        await transaction.execute(update(Queued).where(*theirs).values(held=False))


async def board(transaction: Transaction, region: str) -> Board | None:
    """The message that tells how many cards are held back, while there is one."""
    return await first(transaction, Board, select(Board).where(col(Board.region) == region))


async def draw(transaction: Transaction, drawn: Board) -> None:
    """This is what the message shows now."""
    made = upsert(transaction, Board, "region", ("message", "shown", "drawn_at"))
    await transaction.execute(made, drawn.model_dump())


async def take_down(transaction: Transaction, region: str) -> None:
    """Nothing is held back any more: the next time there will be another message."""
    await transaction.execute(delete(Board).where(col(Board.region) == region))


async def any_held(transaction: Transaction, region: str) -> bool:
    """Whether cards of this region are held back."""
    asked = select(literal(1)).select_from(Report).join(Queued, _SAME).where(*_open(region), *_HELD).limit(1)
    return (await transaction.execute(asked)).first() is not None


async def remind(transaction: Transaction, region: str, occasion: str, now: float) -> bool:
    """Note that a group is told on this occasion; whether that is news."""
    row = Reminder(region=region, occasion=occasion, at=now).model_dump()
    return bool((await transaction.execute(insert_or_ignore(transaction, Reminder), [row])).rowcount == 1)


async def set_back(transaction: Transaction, region: str, today: str) -> None:
    """Forget the occasions of days to come: the clock was set back since, and on those days nobody would be told."""
    ahead = col(Reminder.region) == region, func.substr(col(Reminder.occasion), 1, len(today)) > today
    await transaction.execute(delete(Reminder).where(*ahead))


async def trim(transaction: Transaction, before: float) -> None:
    """Forget the occasions that are long past."""
    await transaction.execute(delete(Reminder).where(col(Reminder.at) < before))


_STILL: Final = (WAITING, ACCEPTED)
"""The states in which a report stands in the queue."""
_NOT_THERE: Final = (*_STILL, ESCALATING)
"""Those in which it still has to reach Bawaslu: a hand-over is stuck while nobody can write to their chat."""
_HELD: Final = UNDECIDED, col(Queued.held).is_(True)
_SAME: Final = col(Queued.report_id) == col(Report.id)
_PRESSING: Final = col(Queued.due_at), col(Queued.report_id)
_ORDER: Final[tuple[Any, ...]] = (
    col(Queued.due_at).is_(None), col(Queued.due_at), col(Report.submitted_at), col(Report.id),
)  # fmt: skip


def _open(region: str) -> tuple[ColumnElement[bool], ...]:
    return col(Report.region) == region, col(Report.state).in_(_STILL)
