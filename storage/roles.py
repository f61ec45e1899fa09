"""Roles: what somebody may do or gets besides reporting, region by region. Nobody has one by knowing a chat's number.

Whoever gets a role is a contact like every resident, so their address is sealed; who gave it is a word of ours.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Index, LargeBinary, text
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select, update

from storage.database import Transaction, fetch, first, hold_names, insert_or_ignore
from storage.lists import among

MODERATOR, LEAD, OFFICIAL = "moderator", "lead", "official"
BAWASLU, CUSTODIAN, ADMIN = "bawaslu", "custodian", "admin"
DIGESTED: Final = (OFFICIAL, LEAD, ADMIN)
"""Who may ask for the daily digest; officials get it unasked."""
ROLES: Final = (MODERATOR, LEAD, OFFICIAL, BAWASLU, CUSTODIAN, ADMIN)


class Role(SQLModel, table=True):
    """`by`: operator | admin:<name>; `name`: sealed, what the platform called them when they took it.

    `looked_at`: when it was last looked whether they are still in the group of the moderators.
    """

    __table_args__ = (Index("role_region", "region", "role"),)
    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    region: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    by: str
    since: float = Field(sa_column=Column(Float(53), nullable=False))
    name: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False, server_default=text("''")))
    looked_at: float = Field(default=0.0, sa_column=Column(Float(53), nullable=False, server_default=text("0")))


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


async def of_regions(transaction: Transaction, regions: Sequence[str]) -> list[Role]:
    """Every role in these regions, the oldest first, so that the place of one in the list stays the same."""
    here = select(Role).where(among(col(Role.region), regions))
    order = col(Role.since), col(Role.contact_id), col(Role.region), col(Role.role)
    return await fetch(transaction, Role, here.order_by(*order))


async def get(transaction: Transaction, contact_id: int, region: str, role: str) -> Role | None:
    """One role of one contact."""
    own = col(Role.contact_id) == contact_id, col(Role.region) == region, col(Role.role) == role
    return await first(transaction, Role, select(Role).where(*own))


async def hold(transaction: Transaction, region: str) -> None:
    """Nobody else changes who has which role here until the transaction ends."""
    await hold_names(transaction, [f"roles:{region}"])


async def unlooked(transaction: Transaction, role: str, before: float, now: float) -> list[Role]:
    """Those with this role of whom it was last looked before this time; that they are looked at now is noted."""
    due = col(Role.role) == role, col(Role.looked_at) < before, col(Role.since) < before
    found = await fetch(transaction, Role, select(Role).where(*due).with_for_update(skip_locked=True))
    for held in found:
        own = col(Role.contact_id) == held.contact_id, col(Role.region) == held.region, col(Role.role) == role
        await transaction.execute(update(Role).where(*own).values(looked_at=now))
    return found
