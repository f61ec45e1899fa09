"""Roles: what somebody may do or gets besides reporting, region by region. Nobody has one by knowing a chat's number.

Whoever gets a role is a contact like every resident, so their address is sealed; who gave it is a word of ours.
"""

from typing import Final

from sqlalchemy import Index
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select

from storage.database import Transaction, fetch, insert_or_ignore

MODERATOR, LEAD, OFFICIAL = "moderator", "lead", "official"
BAWASLU, CUSTODIAN, ADMIN = "bawaslu", "custodian", "admin"
ROLES: Final = (MODERATOR, LEAD, OFFICIAL, BAWASLU, CUSTODIAN, ADMIN)


class Role(SQLModel, table=True):
    """`by`: operator | admin:<name>."""

    __table_args__ = (Index("role_region", "region", "role"),)
    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    region: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    by: str
    since: float = Field(sa_column=Column(Float(53), nullable=False))


async def grant(transaction: Transaction, role: Role) -> bool:
    """Give this role; False when they had it."""
    given = insert_or_ignore(transaction, Role).values(role.model_dump())
    return bool((await transaction.execute(given)).rowcount == 1)


async def revoke(transaction: Transaction, contact_id: int, region: str, role: str) -> bool:
    """Take this role back; False when they did not have it."""
    own = col(Role.contact_id) == contact_id, col(Role.region) == region, col(Role.role) == role
    return bool((await transaction.execute(delete(Role).where(*own))).rowcount == 1)


async def of_contact(transaction: Transaction, contact_id: int) -> list[Role]:
    """What this contact is, in every region."""
    return await fetch(transaction, Role, select(Role).where(col(Role.contact_id) == contact_id))


async def holders(transaction: Transaction, region: str, role: str) -> list[Role]:
    """Who has this role here, the longest first."""
    here = select(Role).where(col(Role.region) == region, col(Role.role) == role)
    return await fetch(transaction, Role, here.order_by(col(Role.since), col(Role.contact_id)))
