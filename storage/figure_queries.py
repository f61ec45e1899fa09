"""The queries of figures: what happened in a region within a span of time, and what waited at its end.

Parameters: `region` (its key), `start`, `stop` (the span), `end` (of the whole period), in UTC seconds. What came after
the end is not looked at, so a period that is over reads the same ever after.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, text
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage.counted import ANSWERS, CORRECTIONS, DECISIONS, ENTRIES, EXITS, HANDED_OVER, IS_COUNTED
from storage.models import Event, Report
from storage.queue_tables import Queued
from storage.states import IS_WAITING

_MOVES: Final = (*ENTRIES, *EXITS)
_REPLACED: Final = (*DECISIONS, "withdrawn", "undo", "reopen")
"""After one of these, a decision before it does not count."""
_OTHER: Final[Any] = aliased(Event)
"""Another event of the same case, found by the draft of its report: so that only those of the region are looked for."""
_STOP: Final[Any] = bindparam("stop")
_END: Final[Any] = bindparam("end")


def _in_span(time: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return time >= bindparam("start"), time < _STOP


def _acts() -> Any:
    """What is counted in the span, of all regions; `last`: the place of its case's last act that replaces others.

    One pass over the span finds what looking after each act would find in as many looks.
    """
    place = case((col(Event.action).in_(_REPLACED), col(Event.place)))
    last = func.max(place).over(partition_by=col(Event.chain)).label("last")
    columns: tuple[Any, ...] = (col(Event.chain), col(Event.place), col(Event.action), col(Event.at), last)
    acts = select(*columns)
    return acts.where(text(IS_COUNTED), *_in_span(col(Event.at)), col(Event.action) != ENTRIES[0]).subquery("acts")


_ACTS: Final[Any] = _acts().c


def _later(since: Any, *actions: str) -> ColumnElement[bool]:
    """Whether one of these followed at this time or after it, before the end."""
    after = _OTHER.chain == col(Report.draft), _OTHER.place > _ACTS.place, _OTHER.at >= since, _OTHER.at < _END
    return select(_OTHER.id).where(*after, _OTHER.action.in_(actions)).exists()


def _newest(*limits: ColumnElement[bool], among: tuple[str, ...]) -> Any:
    """The newest action of these in the case of a report within the limits; NULL when there is none."""
    found = select(_OTHER.action).where(_OTHER.chain == col(Report.draft), *limits, _OTHER.action.in_(among))
    return found.order_by(_OTHER.place.desc()).limit(1).scalar_subquery()


def _before(*among: str) -> Any:
    return _newest(_OTHER.place < _ACTS.place, among=among)


def _answer(key: str) -> Any:
    return col(Report.answers)[key].as_string()


def _received() -> Any:
    """A report was sent when its first event says so, to the millisecond; but reports can be found by their region, so
    that nobody looks through the cases of others.
    """
    about = _answer("behaviour").label("behaviour"), _answer("agency").label("agency")
    sent = select(*about, func.count()).where(col(Report.region) == bindparam("region"))
    return sent.where(*_in_span(col(Report.submitted_at))).group_by(*about)


def _moved() -> Any:
    """(action, when, seconds since the case was sent, whether it was in time) of what counts as having happened."""
    action, stands = _ACTS.action, (_ACTS.place == _ACTS.last, or_(_STOP == _END, ~_later(_STOP, *_REPLACED)))
    answer = func.coalesce(_before(*ANSWERS, *CORRECTIONS), CORRECTIONS[0]).in_(CORRECTIONS)
    happened = or_(
        action == HANDED_OVER,
        and_(action.in_((*DECISIONS, "withdrawn")), *stands),
        and_(action == "erased", _before(*_MOVES).in_(ENTRIES)),
        and_(action.in_(ANSWERS), answer, ~_later(_ACTS.at, *CORRECTIONS)),
    )
    due = select(col(Queued.due_at)).where(col(Queued.report_id) == col(Report.id)).scalar_subquery()
    timely = case((action == HANDED_OVER, _ACTS.at <= due))
    moved = select(action, _ACTS.at, _ACTS.at - col(Report.submitted_at), timely)
    joined = moved.join(Report, col(Report.draft) == _ACTS.chain)
    return joined.where(col(Report.region) == bindparam("region"), happened)


def _waited(*columns: Any) -> tuple[Any, Any]:
    """Of the cases of a region that waited at the end: those that have not moved since, and those that have."""
    here = select(*columns).select_from(Report)
    still = here.where(text(f"report.{IS_WAITING}"), col(Report.draft).not_in(_SINCE))
    moved = here.where(col(Report.draft).in_(_SINCE), _newest(_OTHER.at < _END, among=_MOVES).in_(ENTRIES))
    region = col(Report.region) == bindparam("region")
    return still.where(region), moved.where(region)


_SINCE: Final = select(col(Event.chain)).where(text(IS_COUNTED), col(Event.at) >= _END)
"""The cases that have moved since the end: of all others it is known that they were then where they are now."""
NUMBERS: Final = _waited(func.count())
"""How many waited."""
WAITED: Final = tuple(
    waited.outerjoin(Queued, col(Queued.report_id) == col(Report.id)).group_by(col(Queued.due_at))
    for waited in _waited(col(Queued.due_at), func.count())
)
"""(limit, how many) of those that waited."""
RECEIVED: Final = _received()
MOVED: Final = _moved()
