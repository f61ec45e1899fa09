"""Remarks: sealed words that moderators leave for each other at a case."""

from sqlmodel import col, select

from storage.database import Transaction, fetch, insert_numbered
from storage.desk_tables import Remark


async def add(transaction: Transaction, remark: Remark) -> int:
    """Keep a remark; its number."""
    return (await insert_numbered(transaction, Remark, [remark.model_dump(exclude={"id"})]))[0]


async def latest(transaction: Transaction, report_id: int, limit: int) -> list[Remark]:
    """The newest remarks at a case, oldest first."""
    newest = select(Remark).where(col(Remark.report_id) == report_id).order_by(col(Remark.id).desc()).limit(limit)
    return (await fetch(transaction, Remark, newest))[::-1]
