"""Recusals: the moderators who are not neutral in a case, and say so."""

from collections.abc import Sequence

from sqlmodel import col, select

from storage.database import Transaction, insert_or_ignore
from storage.desk_tables import Recusal
from storage.lists import among


async def add(transaction: Transaction, report_id: int, by: str) -> bool:
    """This moderator stays out of this case; whether that is news."""
    row = {"report_id": report_id, "by": by}
    return bool((await transaction.execute(insert_or_ignore(transaction, Recusal), [row])).rowcount == 1)


async def has(transaction: Transaction, report_id: int, by: Sequence[str]) -> bool:
    """Whether this moderator, known by any of these hashes, stays out of this case."""
    own = col(Recusal.report_id) == report_id, among(col(Recusal.by), by)
    return (await transaction.execute(select(col(Recusal.by)).where(*own))).first() is not None
