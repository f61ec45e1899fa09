"""What the desk knows of one case, in one look, for its card; and how all of it is forgotten."""

from typing import Any, Final

from sqlalchemy import and_, bindparam, func
from sqlalchemy.orm import aliased
from sqlmodel import col, delete, select

from storage.database import Transaction
from storage.desk_tables import Claim, Classification, Judgement, Proposal, Remark
from storage.models import Report
from storage.record import record


@record
class DeskState:
    """`held_by`: who works on it. `remark`: the newest one, sealed. `proposed`: (by whom, action, reason) of a decision
    that waits for a second moderator. `confirmed`: (row of the taxonomy, class). `judged`: (by whom, action, reason)
    of each judgement.
    """

    held_by: str = ""
    remarks: int = 0
    remark: bytes = b""
    remark_by: str = ""
    proposed: tuple[str, str, str] | None = None
    confirmed: tuple[str, str] | None = None
    judged: tuple[tuple[str, str, str], ...] = ()


NOTHING: Final = DeskState()


async def of_report(transaction: Transaction, report_id: int, now: float) -> DeskState:
    """What is known now."""
    row = (await transaction.execute(_ALL, {"number": report_id, "now": now})).first()
    if row is None:
        return NOTHING
    held, remarks, words, by, *rest = row
    proposed, confirmed, judged = rest[:3], rest[3:5], (rest[5:8], rest[8:11])
    return DeskState(
        held or "",
        remarks or 0,
        words or b"",
        by or "",
        _whole(proposed),
        _whole(confirmed),
        tuple(found for each in judged if (found := _whole(each))),
    )


def _whole(columns: list[Any]) -> Any:
    """The columns of a row that was joined, or None when there was none."""
    return None if columns[0] is None else tuple(columns)


async def forget(transaction: Transaction, report_id: int) -> None:
    """The report was erased: nothing that was said at the desk about it stays."""
    for table in (Claim, Remark, Proposal):
        await transaction.execute(delete(table).where(col(table.report_id) == report_id))


def _newest() -> Any:
    return select(func.max(col(Remark.id))).where(col(Remark.report_id) == bindparam("number")).scalar_subquery()


def _many() -> Any:
    return select(func.count(col(Remark.id))).where(col(Remark.report_id) == bindparam("number")).scalar_subquery()


def _everything() -> Any:
    one, two = aliased(Judgement), aliased(Judgement)
    judged = [column for each in (one, two) for column in (each.who, each.action, each.reason)]
    shown = (Claim.who, _many(), Remark.words, Remark.who, Proposal.who, Proposal.action, Proposal.reason)
    joined = select(*shown, Classification.breach, Classification.grade, *judged).select_from(Report)  # type: ignore[call-overload]
    number = col(Report.id)
    held = and_(col(Claim.report_id) == number, col(Claim.until) > bindparam("now"))
    present = and_(col(Proposal.report_id) == number, col(Proposal.version) == col(Report.version))
    joined = joined.outerjoin(Claim, held).outerjoin(Remark, col(Remark.id) == _newest()).outerjoin(Proposal, present)
    joined = joined.outerjoin(Classification, col(Classification.report_id) == number)
    for place, each in ((1, one), (2, two)):
        joined = joined.outerjoin(each, and_(col(each.report_id) == number, col(each.place) == place))
    return joined.where(number == bindparam("number"))


_ALL: Final = _everything()
