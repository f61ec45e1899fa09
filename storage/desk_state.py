"""What the desk knows of one case, in one look, for its card; and how all of it is forgotten."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import and_, bindparam, func, true
from sqlalchemy.orm import aliased
from sqlmodel import col, delete, select

from storage.database import Transaction
from storage.desk_tables import Claim, Classification, Judgement, Proposal, Remark
from storage.lists import among
from storage.models import Report
from storage.record import record
from storage.states import WAITING


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


async def leave(transaction: Transaction, region: str, by: Sequence[str]) -> dict[int, str]:
    """A moderator, known by any of these hashes, left this region's group: what they hold, proposed or judged first
    counts no more. The cases that were concerned, and the name that they were known by.
    """
    left = dict[int, str]()
    for table, counts in _STANDING:
        here = select(1).where(col(Report.id) == col(table.report_id), col(Report.region) == region, counts)
        ended = delete(table).where(among(col(table.by), by), here.exists())
        for number, who in await transaction.execute(ended.returning(col(table.report_id), col(table.who))):
            left[number] = who
    return left


def _alone() -> Any:
    """A judgement that waits for a second one."""
    seconds = select(col(Judgement.report_id)).where(col(Judgement.place) == 2)
    return and_(col(Report.state) == WAITING, col(Judgement.report_id).not_in(seconds))


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


_STANDING: Final[tuple[tuple[type[Claim | Proposal | Judgement], Any], ...]] = (
    (Claim, true()),
    (Proposal, col(Proposal.version) == col(Report.version)),
    (Judgement, _alone()),
)
_ALL: Final = _everything()
