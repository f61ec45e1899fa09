"""Judgements: what two moderators found of a case, each by themselves."""

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import col, delete, select

from storage.database import Transaction, fetch, insert_or_ignore
from storage.desk_tables import Judgement
from storage.lists import among
from storage.models import Report

Verdict = tuple[str, str]  # (action, reason or "")


async def of_report(transaction: Transaction, report_id: int) -> list[Judgement]:
    """None, the first one, or both in their order."""
    return await fetch(transaction, Judgement, _OF_REPORT, {"number": report_id})


async def add(transaction: Transaction, judgement: Judgement) -> None:
    """Keep a judgement. The report must be held (`reports.by_ticket`), so that no two get the same place."""
    await transaction.execute(insert_or_ignore(transaction, Judgement), [judgement.model_dump()])


async def drop_first(transaction: Transaction, report_id: int, by: Sequence[str]) -> None:
    """Their judgement counts no more, as long as it has no second one beside it."""
    seconds = select(col(Judgement.report_id)).where(col(Judgement.place) == 2)
    own = col(Judgement.report_id) == report_id, among(col(Judgement.by), by)
    await transaction.execute(delete(Judgement).where(*own, col(Judgement.report_id).not_in(seconds)))


async def drop(transaction: Transaction, report_id: int) -> None:
    """Nothing that was found of this case counts any more."""
    await transaction.execute(delete(Judgement).where(col(Judgement.report_id) == report_id))


async def pairs(transaction: Transaction, region: str, since: float, until: float) -> list[tuple[Verdict, Verdict]]:
    """What both found of each case of this region whose second judgement fell into this time."""
    one, two = aliased(Judgement), aliased(Judgement)
    both = select(one.action, one.reason, two.action, two.reason).select_from(one)
    beside = both.join(two, col(two.report_id) == col(one.report_id)).join(Report, col(Report.id) == col(one.report_id))
    wanted = col(one.place) == 1, col(two.place) == 2, col(Report.region) == region
    rows = await transaction.execute(beside.where(*wanted, col(two.at) >= since, col(two.at) < until))
    return [((first, why), (second, because)) for first, why, second, because in rows]


_OF_REPORT = select(Judgement).where(col(Judgement.report_id) == bindparam("number")).order_by(col(Judgement.place))
