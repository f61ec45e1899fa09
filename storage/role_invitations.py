"""Invitations to a role: words that make somebody a moderator, an official ... of a region, once, within three days.

The word itself is not kept, only its keyed hash; whoever has it may use it, so it goes to one person, by a safe way.
"""

from sqlalchemy import Integer, insert, text
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select, update

from storage.database import Transaction, first


class RoleInvitation(SQLModel, table=True):
    """`word`: its keyed hash; `by`: who gives the role, operator | admin:<name>; `admin`: that one's contact, or 0."""

    __tablename__ = "role_invitation"
    word: str = Field(primary_key=True)
    region: str
    role: str
    by: str
    until: float = Field(sa_column=Column(Float(53), nullable=False))
    admin: int = Field(default=0, sa_column=Column(Integer, nullable=False, server_default=text("0")))


async def put(transaction: Transaction, invitation: RoleInvitation, now: float) -> None:
    """Keep an invitation, and forget those that are over."""
    await transaction.execute(delete(RoleInvitation).where(col(RoleInvitation.until) <= now))
    await transaction.execute(insert(RoleInvitation), [invitation.model_dump()])


async def find(transaction: Transaction, word: str, now: float) -> RoleInvitation | None:
    """The invitation with this word, while it may be used."""
    valid = col(RoleInvitation.word) == word, col(RoleInvitation.until) > now
    return await first(transaction, RoleInvitation, select(RoleInvitation).where(*valid))


async def drop_of_admin(transaction: Transaction, region: str, admin: int) -> None:
    """What this admin gave out in this region is good no more; what others did, and an operator, is.

    Older invitations do not say which admin gave them out: they end as well.
    """
    theirs = (col(RoleInvitation.admin) == admin) | (col(RoleInvitation.admin) == 0)
    given = col(RoleInvitation.region) == region, col(RoleInvitation.by).like("admin:%"), theirs
    await transaction.execute(delete(RoleInvitation).where(*given))


async def take_over(transaction: Transaction, keep: int, gone: int) -> None:
    """Two contacts are one person."""
    given = update(RoleInvitation).where(col(RoleInvitation.admin) == gone)
    await transaction.execute(given.values(admin=keep))


async def use(transaction: Transaction, invitation: RoleInvitation) -> bool:
    """It is used up; False when somebody was faster."""
    used = delete(RoleInvitation).where(col(RoleInvitation.word) == invitation.word)
    return bool((await transaction.execute(used)).rowcount == 1)
