"""The inbox: each update is admitted once; what cannot be handled is buried where an operator sees it."""

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Float, String, bindparam, func, true
from sqlmodel import col, delete, select

from storage.crypt import Crypt
from storage.database import Transaction, fetch, insert_or_ignore
from storage.lists import rows
from storage.models import DeadLetter, Inbox

_COLUMNS: Final = ["channel", "update_id", "received_at"]


async def admit(transaction: Transaction, channel: str, update_ids: Sequence[str], now: float) -> set[str]:
    """Those of `update_ids` that were not here before; they are now."""
    if not update_ids:
        return set()
    # In one order, so that two transactions that are given the same updates never wait for each other.
    values = {"channel": channel, "updates": sorted(set(update_ids)), "now": now}
    told = rows("updates", String())
    news: Any = select(bindparam("channel", type_=String()), told.c.value, bindparam("now", type_=Float())).where(
        true()
    )
    admitted = insert_or_ignore(transaction, Inbox).from_select(_COLUMNS, news).returning(col(Inbox.update_id))
    return set((await transaction.execute(admitted, values)).scalars())


async def bury(
    transaction: Transaction, crypt: Crypt, source: str, reason: str, body: dict[str, Any], now: float
) -> None:
    """Keep what could not be handled, sealed; `reason` must name no one."""
    sealed = crypt.seal(json.dumps(body, default=str).encode())  # as ASCII: what broke the handling may be no Unicode
    row = {"source": source, "reason": reason[:500], "sealed": sealed, "at": now}
    await transaction.execute(insert_or_ignore(transaction, DeadLetter), [row])


async def count_buried(transaction: Transaction) -> int:
    """How many dead letters wait for an operator."""
    return int((await transaction.execute(select(func.count()).select_from(DeadLetter))).scalar_one())


async def buried(transaction: Transaction) -> list[DeadLetter]:
    """All dead letters, the oldest first."""
    return await fetch(transaction, DeadLetter, select(DeadLetter).order_by(col(DeadLetter.id)))


async def forget(transaction: Transaction, number: int | None) -> int:
    """Remove one dead letter, or with None all; how many there were."""
    gone = delete(DeadLetter) if number is None else delete(DeadLetter).where(col(DeadLetter.id) == number)
    return int((await transaction.execute(gone)).rowcount)


async def trim(transaction: Transaction, before: float) -> None:
    """Forget the numbers of updates older than `before`: no platform delivers those again."""
    await transaction.execute(delete(Inbox).where(col(Inbox.received_at) < before))
