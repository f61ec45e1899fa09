"""The cases of a region as a list: what may be said of each without a person in it."""

from typing import Any, Final

from sqlalchemy import bindparam, func
from sqlmodel import col, select

from storage.database import Transaction
from storage.models import Report
from storage.queue_tables import Queued
from storage.record import record


@record
class Listed:
    """One case. Times in UTC seconds; `due_at`: by the earliest reading of the law; "" and None for what there is not.

    `agency`: as somebody wrote it, so it may name a person.
    """

    ticket: str
    submitted_at: float
    state: str
    behaviour: str
    agency: str
    decided_at: float | None
    reason: str
    handed_over_at: float | None
    due_at: float | None


async def received(transaction: Transaction, region: str, start: float, stop: float) -> list[Listed]:
    """The cases that figures count as received in this time, the earliest first.

    Ask day by day: nobody who writes should have to wait for more.
    """
    span = {"region": region, "start": start, "stop": stop}
    return [Listed(*row) for row in await transaction.execute(_RECEIVED, span)]


_SAID: Final = [func.coalesce(col(Report.answers)[key].as_string(), "") for key in ("behaviour", "agency")]
_RECEIVED: Final[Any] = (
    select(col(Report.ticket), col(Report.submitted_at), col(Report.state), *_SAID)
    .add_columns(col(Report.decided_at), col(Report.reason), col(Report.handed_over_at), col(Queued.due_at))
    .outerjoin(Queued, col(Queued.report_id) == col(Report.id))
    .where(col(Report.region) == bindparam("region"))
    .where(col(Report.submitted_at) >= bindparam("start"), col(Report.submitted_at) < bindparam("stop"))
    .order_by(col(Report.submitted_at), col(Report.id))
)
