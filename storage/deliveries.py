"""What a platform tells us later of messages it took: sent, delivered, read, failed. Such news only moves forward.

Statuses come out of order, twice, and of messages we know nothing of.
"""

from typing import Final

from sqlalchemy import bindparam
from sqlmodel import col, select, update

from storage.database import Transaction, first
from storage.models import Outbox

BEFORE: Final = {
    "sent": ("",),
    "delivered": ("", "sent"),
    "read": ("", "sent", "delivered"),
    "failed": ("", "sent"),
}
"""State -> the states it may follow; a message that arrived cannot fail any more."""


async def move(transaction: Transaction, message: str, state: str) -> bool:
    """Note what became of a message; False when that is no news, or not about a message of ours."""
    values = {"told": message, "state_now": state, "earlier": list(BEFORE[state])}
    return (await transaction.execute(_MOVE, values)).rowcount == 1


async def take_back(transaction: Transaction, message: str) -> int | None:
    """A message that was taken and not delivered is held as if it had never been sent; returns whose it is."""
    row = await first(transaction, Outbox, select(Outbox).where(col(Outbox.message) == message))
    if row is None or row.state != "sent" or row.delivery in ("delivered", "read"):
        return None
    held = {"state": "stopped", "message": "", "delivery": "", "settled_at": row.settled_at}
    await transaction.execute(update(Outbox).where(col(Outbox.id) == row.id).values(held))
    return row.contact_id


_MOVE: Final = (
    update(Outbox)
    .where(col(Outbox.message) == bindparam("told"), col(Outbox.delivery).in_(bindparam("earlier", expanding=True)))
    .values(delivery=bindparam("state_now"))
)
