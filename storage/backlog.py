"""What a platform pushed faster than it could be handled: kept as it came, sealed, until its turn comes.

There is one queue for each channel, however many processes share a database, and one of them handles a batch of it at a
time: so nobody's words overtake each other, whoever takes them.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, func
from sqlalchemy.types import Float
from sqlmodel import Column, Field, LargeBinary, SQLModel, col, delete, insert, select

from storage.crypt import CannotOpenError, Crypt
from storage.database import Transaction, fetch, pass_door
from storage.lists import among
from storage.record import record


class Backlog(SQLModel, table=True):
    """One update that waits to be handled."""

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: float = Field(sa_column=Column(Float(53), nullable=False))


@record
class Waiting:
    """An update that waits; `update` is None when no key of ours opens what is `sealed`."""

    id: int
    update: bytes | None
    sealed: bytes


async def keep(transaction: Transaction, crypt: Crypt, channel: str, updates: Sequence[bytes], now: float) -> None:
    """Keep these, in this order, behind those that wait already."""
    rows = [{"channel": channel, "sealed": crypt.seal(update), "at": now} for update in updates]
    await transaction.execute(insert(Backlog), rows)


async def oldest(transaction: Transaction, crypt: Crypt, channel: str, most: int) -> list[Waiting]:
    """What is to be handled next, at most so many."""
    rows = await fetch(transaction, Backlog, _OLDEST, {"channel": channel, "most": most})
    return [Waiting(row.id or 0, _opened(crypt, row.sealed), row.sealed) for row in rows]


async def waits(transaction: Transaction, channel: str) -> bool:
    """Whether anything does."""
    return (await transaction.execute(_WAITS, {"channel": channel})).first() is not None


async def take(transaction: Transaction, channel: str, numbers: Sequence[int]) -> None:
    """These are handled in this transaction; nobody else handles any of this channel until it ends."""
    await pass_door(transaction, f"backlog {channel}", alone=True)
    await drop(transaction, numbers)


async def drop(transaction: Transaction, numbers: Sequence[int]) -> None:
    """These wait no longer."""
    if numbers:
        await transaction.execute(_DROP, {"numbers": list(numbers)})


async def count(transaction: Transaction) -> int:
    """How many wait, on all channels."""
    return int((await transaction.execute(select(func.count()).select_from(Backlog))).scalar_one())


def _opened(crypt: Crypt, sealed: bytes) -> bytes | None:
    try:
        return crypt.open(sealed)
    except CannotOpenError:
        return None


_OF: Final = col(Backlog.channel) == bindparam("channel")
_OLDEST: Final = select(Backlog).where(_OF).order_by(col(Backlog.id)).limit(bindparam("most"))
_WAITS: Final = select(col(Backlog.id)).where(_OF).limit(1)
_DROP: Final = delete(Backlog).where(among(col(Backlog.id), "numbers"))
