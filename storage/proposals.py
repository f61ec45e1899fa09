"""Proposals: decisions that wait for a second moderator, at most one a case, for the version it was made on."""

from collections.abc import Sequence

from sqlmodel import col, delete, select

from storage.database import Transaction, first, insert_or_ignore
from storage.desk_tables import Proposal
from storage.lists import among


async def of_report(transaction: Transaction, report_id: int) -> Proposal | None:
    """The newest proposal, also one that was carried out or is over."""
    return await first(transaction, Proposal, select(Proposal).where(col(Proposal.report_id) == report_id))


async def put(transaction: Transaction, proposal: Proposal) -> None:
    """Propose this instead of whatever was proposed before. The report must be held (`reports.by_ticket`)."""
    await drop(transaction, proposal.report_id)
    await transaction.execute(insert_or_ignore(transaction, Proposal), [proposal.model_dump()])


async def drop(transaction: Transaction, report_id: int, by: Sequence[str] = ()) -> bool:
    """Nothing is proposed any more; with `by` (one moderator's hash under each key), only if it was theirs.

    Whether there was something.
    """
    there = col(Proposal.report_id) == report_id, *((among(col(Proposal.by), by),) if by else ())
    return bool((await transaction.execute(delete(Proposal).where(*there))).rowcount)
