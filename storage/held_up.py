"""What waits until the operator puts something right: our settings, our rights in a group, an empty desk.

Nothing of it is lost or given up, however long it takes. The row that failed is the first of its lane and bears the
failure's name as its error; all behind it wait with it.
"""

from typing import Any, Final

from sqlalchemy import case, func
from sqlmodel import col, select

from storage.database import Transaction
from storage.models import Contact, Outbox
from storage.record import record

MISCONFIGURED, UNSEATED, UNLINKED, UNREACHABLE = "Misconfigured", "Unseated", "Unlinked", "unreachable"
WHY: Final = (MISCONFIGURED, UNSEATED, UNLINKED, UNREACHABLE)
MAIL: Final = "mail"


@record
class HeldUp:
    """How many rows wait for one reason. `way`: the channel of those they are for, or mail."""

    why: str
    way: str
    count: int


async def held_up(transaction: Transaction) -> list[HeldUp]:
    """All that waits so, put together by reason and way."""
    return [HeldUp(why, way, count) for why, way, count in await transaction.execute(_HELD_UP)]


def _asked() -> Any:
    waits = col(Outbox.state) == "pending"
    heads = select(col(Outbox.rank), col(Outbox.lane), func.max(col(Outbox.error)).label("why"))
    lanes = heads.where(waits, col(Outbox.error).in_(WHY)).group_by(col(Outbox.rank), col(Outbox.lane)).subquery()
    way = case((col(Outbox.kind) == "paper-mail", MAIL), else_=col(Contact.channel)).label("way")
    same = (lanes.c.rank == col(Outbox.rank)) & (lanes.c.lane == col(Outbox.lane))
    asked = select(lanes.c.why, way, func.count()).select_from(Outbox).join(lanes, same)
    asked = asked.join(Contact, col(Contact.id) == col(Outbox.contact_id)).where(waits)
    return asked.group_by(lanes.c.why, way).order_by(lanes.c.why, way)


_HELD_UP: Final = _asked()
