"""Invitations to a role: words that make somebody a moderator, an official ... of a region, once, within three days.

The word itself is not kept, only its keyed hash; whoever has it may use it, so it goes to one person, by a safe way.
"""

from sqlalchemy import insert
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select

from storage.database import Transaction, first


class RoleInvitation(SQLModel, table=True):
    """`word`: its keyed hash; `by`: who gives the role, operator | admin:<name>."""

    __tablename__ = "role_invitation"
    word: str = Field(primary_key=True)
    region: str
    role: str
    by: str
    until: float = Field(sa_column=Column(Float(53), nullable=False))


async def put(transaction: Transaction, invitation: RoleInvitation, now: float) -> None:
    """Keep an invitation, and forget those that are over."""
    await transaction.execute(delete(RoleInvitation).where(col(RoleInvitation.until) <= now))
    await transaction.execute(insert(RoleInvitation), [invitation.model_dump()])


async def find(transaction: Transaction, word: str, now: float) -> RoleInvitation | None:
    """The invitation with this word, while it may be used."""
    valid = col(RoleInvitation.word) == word, col(RoleInvitation.until) > now
    return await first(transaction, RoleInvitation, select(RoleInvitation).where(*valid))


async def drop_of_admins(transaction: Transaction, region: str) -> None:
    """What admins gave out in this region is good no more. An operator's stays: that is how the first admin comes."""
    given = col(RoleInvitation.region) == region, col(RoleInvitation.by).like("admin:%")
    await transaction.execute(delete(RoleInvitation).where(*given))


async def use(transaction: Transaction, invitation: RoleInvitation) -> bool:
    """It is used up; False when somebody was faster."""
    used = delete(RoleInvitation).where(col(RoleInvitation.word) == invitation.word)
    return bool((await transaction.execute(used)).rowcount == 1)
