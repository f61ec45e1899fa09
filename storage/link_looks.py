"""Links that are watched: one row a report, with what the newest look came to and when the next one is due.

A claim is a lease, as in the outbox: of two processes one looks, and when it dies another looks again. What a look came
to counts only while the lease it was made under still stands, so no look is written twice.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, insert
from sqlmodel import col, delete, select, update

from storage.database import Transaction, fetch, first
from storage.lists import among
from storage.models import LinkWatch

LEASE: Final = 300.0  # seconds: a look and its turn at a host that others look at as well


async def begin(transaction: Transaction, report_ids: Sequence[int], now: float) -> None:
    """The links of these reports are watched from now on; the first look is due at once."""
    if report_ids:
        blank = LinkWatch(report_id=0, due_at=now).model_dump()
        await transaction.execute(_BEGIN, [{**blank, "report_id": number} for number in report_ids])


async def claim(transaction: Transaction, limit: int, now: float) -> list[LinkWatch]:
    """Take up to `limit` due looks, those that wait longest first."""
    due = await fetch(transaction, LinkWatch, _DUE, {"now": now, "room": limit})
    if due:
        mine = update(LinkWatch).where(among(col(LinkWatch.report_id), [watch.report_id for watch in due]))
        await transaction.execute(mine.values(claimed_until=now + LEASE))
    return [watch.model_copy(update={"claimed_until": now + LEASE}) for watch in due]


async def settle(transaction: Transaction, claimed: LinkWatch, **found: Any) -> bool:
    """Write down what a claimed look came to. False: the lease is over and somebody else's, or the watch has ended."""
    own = col(LinkWatch.report_id) == claimed.report_id, col(LinkWatch.claimed_until) == claimed.claimed_until
    written = await transaction.execute(update(LinkWatch).where(*own).values(claimed_until=0.0, **found))
    return written.rowcount == 1


async def of_report(transaction: Transaction, report_id: int) -> LinkWatch | None:
    """What is known of the link of one report."""
    return await first(transaction, LinkWatch, _OF_REPORT, {"number": report_id})


async def forget(transaction: Transaction, report_id: int) -> None:
    """Nothing of this link is known any more, and nobody looks for it."""
    await transaction.execute(delete(LinkWatch).where(col(LinkWatch.report_id) == report_id))


async def are_known(transaction: Transaction) -> bool:
    """Whether anything is known of any link: they are watched, or were before."""
    return (await transaction.execute(select(col(LinkWatch.report_id)).limit(1))).first() is not None


_BEGIN: Final = insert(LinkWatch)
_OF_REPORT: Final = select(LinkWatch).where(col(LinkWatch.report_id) == bindparam("number"))
_DUE: Final = (
    select(LinkWatch)
    .where(col(LinkWatch.due_at) <= bindparam("now"), col(LinkWatch.claimed_until) <= bindparam("now"))
    .order_by(col(LinkWatch.due_at))
    .limit(bindparam("room"))
    .with_for_update(skip_locked=True)
)
