"""What a platform pushed faster than it could be handled: kept as it came, sealed, until its turn comes.

Each process keeps its own, so that nobody's words overtake each other. What a process left behind when it died is taken
on by another after `LEASE` seconds; should two ever handle the same, the inbox lets it in once.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, func, or_
from sqlalchemy.types import Float
from sqlmodel import Column, Field, LargeBinary, SQLModel, col, delete, insert, select

from storage.crypt import CannotOpenError, Crypt
from storage.database import Transaction, fetch
from storage.record import record

LEASE: Final = 120.0


class Backlog(SQLModel, table=True):
    """One update that waits to be handled. `keeper`: the process that took it."""

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    keeper: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: float = Field(sa_column=Column(Float(53), nullable=False))


@record
class Waiting:
    """An update that waits; `update` is None when no key of ours opens what is `sealed`."""

    id: int
    update: bytes | None
    sealed: bytes


async def keep(
    transaction: Transaction, crypt: Crypt, channel: str, keeper: str, updates: Sequence[bytes], now: float
) -> None:
    """Keep these, in this order, behind those that wait already."""
    common = {"channel": channel, "keeper": keeper, "at": now}
    await transaction.execute(insert(Backlog), [common | {"sealed": crypt.seal(update)} for update in updates])


async def oldest(
    transaction: Transaction, crypt: Crypt, channel: str, keeper: str, most: int, now: float
) -> list[Waiting]:
    """What is to be handled next, at most so many."""
    values = {"channel": channel, "keeper": keeper, "dead": now - LEASE, "most": most}
    rows = await fetch(transaction, Backlog, _OLDEST, values)
    return [Waiting(row.id or 0, _opened(crypt, row.sealed), row.sealed) for row in rows]


async def drop(transaction: Transaction, numbers: Sequence[int]) -> None:
    """These are handled."""
    if numbers:
        await transaction.execute(_DROP, {"numbers": list(numbers)})


async def count(transaction: Transaction) -> int:
    """How many wait, on all channels and processes."""
    return int((await transaction.execute(select(func.count()).select_from(Backlog))).scalar_one())


def _opened(crypt: Crypt, sealed: bytes) -> bytes | None:
    try:
        return crypt.open(sealed)
    except CannotOpenError:
        return None


_OLDEST: Final = (
    select(Backlog)
    .where(
        col(Backlog.channel) == bindparam("channel"),
        or_(col(Backlog.keeper) == bindparam("keeper"), col(Backlog.at) < bindparam("dead")),
    )
    .order_by(col(Backlog.id))
    .limit(bindparam("most"))
)
_DROP: Final = delete(Backlog).where(col(Backlog.id).in_(bindparam("numbers", expanding=True)))
