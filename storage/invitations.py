"""Invitations: words with which moderators begin to note a report in their own chat. Each works once, for one person.

The word itself is not kept, only its keyed hash.
"""

from sqlalchemy import insert
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select

from storage.database import Transaction, first


class Invitation(SQLModel, table=True):
    """`word`, `by`: keyed hashes of the word and of the moderator; `who`: the name that their group shows."""

    word: str = Field(primary_key=True)
    by: str
    who: str
    region: str
    until: float = Field(sa_column=Column(Float(53), nullable=False))


async def put(transaction: Transaction, invitation: Invitation, now: float) -> None:
    """Keep an invitation, and forget those that are over."""
    await transaction.execute(delete(Invitation).where(col(Invitation.until) <= now))
    await transaction.execute(insert(Invitation), [invitation.model_dump()])


async def find(transaction: Transaction, word: str, by: str, now: float) -> Invitation | None:
    """The invitation that this moderator may still use."""
    theirs = col(Invitation.word) == word, col(Invitation.by) == by, col(Invitation.until) > now
    return await first(transaction, Invitation, select(Invitation).where(*theirs))


async def region_of(transaction: Transaction, word: str) -> str:
    """The region whose group was given this word; "" when none was."""
    found = await transaction.execute(select(col(Invitation.region)).where(col(Invitation.word) == word))
    return found.scalar_one_or_none() or ""


async def use(transaction: Transaction, invitation: Invitation) -> bool:
    """It is used up; False when somebody was faster."""
    used = delete(Invitation).where(col(Invitation.word) == invitation.word)
    return bool((await transaction.execute(used)).rowcount == 1)
