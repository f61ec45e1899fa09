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
from storage.states import WAITING

_MOVES: Final = (*ENTRIES, *EXITS)
_OTHER: Final[Any] = aliased(Event)
"""Another event of the same case, found by the draft of its report: so that only those of the region are looked for."""
_END: Final[Any] = bindparam("end")


def _later(*actions: str) -> ColumnElement[bool]:
    """Whether one of these followed before the end."""
    after = _OTHER.chain == col(Report.draft), _OTHER.place > col(Event.place), _OTHER.at < _END
    return select(_OTHER.id).where(*after, _OTHER.action.in_(actions)).exists()


def _newest(*limits: ColumnElement[bool], among: tuple[str, ...]) -> Any:
    """The newest action of these in the case of a report within the limits; NULL when there is none."""
    found = select(_OTHER.action).where(_OTHER.chain == col(Report.draft), *limits, _OTHER.action.in_(among))
    return found.order_by(_OTHER.place.desc()).limit(1).scalar_subquery()


def _before(*among: str) -> Any:
    return _newest(_OTHER.place < col(Event.place), among=among)


def _of_region(*columns: Any) -> Any:
    """Of what is counted, that of one region within a span of time."""
    joined = select(*columns).select_from(Event).join(Report, col(Report.draft) == col(Event.chain))
    span = col(Event.at) >= bindparam("start"), col(Event.at) < bindparam("stop")
    return joined.where(text(IS_COUNTED), *span, col(Report.region) == bindparam("region"))


def _answer(key: str) -> Any:
    return col(Report.answers)[key].as_string()


def _received() -> Any:
    about = _answer("behaviour").label("behaviour"), _answer("agency").label("agency")
    submitted = _of_region(*about, func.count()).where(col(Event.action) == ENTRIES[0])
    return submitted.group_by(*about)


def _moved() -> Any:
    """(action, seconds since the case was sent, whether it was in time) of what counts as something that happened."""
    action = col(Event.action)
    answer = func.coalesce(_before(*ANSWERS, *CORRECTIONS), CORRECTIONS[0]).in_(CORRECTIONS)
    happened = or_(
        action == HANDED_OVER,
        and_(action.in_((*DECISIONS, "withdrawn")), ~_later(*DECISIONS, "withdrawn", "undo", "reopen")),
        and_(action == "erased", _before(*_MOVES).in_(ENTRIES)),
        and_(action.in_(ANSWERS), answer, ~_later(*CORRECTIONS)),
    )
    due = select(col(Queued.due_at)).where(col(Queued.report_id) == col(Report.id)).scalar_subquery()
    timely = case((action == HANDED_OVER, col(Event.at) <= due))
    return _of_region(action, col(Event.at) - col(Report.submitted_at), timely).where(happened)


def _limits(*waited: ColumnElement[bool]) -> Any:
    """(limit, how many) of the cases of a region that waited."""
    counted = select(col(Queued.due_at), func.count()).select_from(Report)
    joined = counted.outerjoin(Queued, col(Queued.report_id) == col(Report.id))
    return joined.where(col(Report.region) == bindparam("region"), *waited).group_by(col(Queued.due_at))


_SINCE: Final = select(col(Event.chain)).where(text(IS_COUNTED), col(Event.at) >= _END)
"""The cases that have moved since the end: of all others it is known that they were then where they are now."""
WAITED: Final = (
    _limits(col(Report.state) == WAITING, col(Report.draft).not_in(_SINCE)),
    _limits(col(Report.draft).in_(_SINCE), _newest(_OTHER.at < _END, among=_MOVES).in_(ENTRIES)),
)
RECEIVED: Final = _received()
MOVED: Final = _moved()
