"""Subscriptions: who asked for news of a region's office. Whoever did not ask is not written to."""

from sqlalchemy import Index, func
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select, update

from storage.database import Transaction, fetch, insert_or_ignore
from storage.models import Contact


class Subscription(SQLModel, table=True):
    """One person who wants one region's news; it goes with the contact."""

    __table_args__ = (Index("subscription_contact", "contact_id"),)
    region: str = Field(primary_key=True)
    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    since: float = Field(sa_column=Column(Float(53), nullable=False))


async def begin(transaction: Transaction, contact_id: int, region: str, now: float) -> None:
    """They want this region's news from now on; whoever wants it already keeps their day."""
    row = {"region": region, "contact_id": contact_id, "since": now}
    await transaction.execute(insert_or_ignore(transaction, Subscription), [row])


async def end(transaction: Transaction, contact_id: int, region: str = "") -> list[str]:
    """They want no more news of this region, or of any; returns the regions of which they had it."""
    theirs = delete(Subscription).where(col(Subscription.contact_id) == contact_id)
    ended = theirs.where(col(Subscription.region) == region) if region else theirs
    return sorted((await transaction.execute(ended.returning(col(Subscription.region)))).scalars())


async def of_contact(transaction: Transaction, contact_id: int) -> list[Subscription]:
    """What this contact gets news of."""
    theirs = select(Subscription).where(col(Subscription.contact_id) == contact_id)
    return await fetch(transaction, Subscription, theirs)


async def count(transaction: Transaction, region: str) -> int:
    """How many people who can be written to want this region's news."""
    here = select(func.count()).select_from(Subscription).join(Contact, col(Contact.id) == col(Subscription.contact_id))
    wanted = here.where(col(Subscription.region) == region, col(Contact.reachable))
    return int((await transaction.execute(wanted)).scalar_one())


async def take_over(transaction: Transaction, keep: int, gone: int) -> None:
    """Two contacts are one person: what either wanted, that person wants once."""
    own = select(col(Subscription.region)).where(col(Subscription.contact_id) == keep)
    both = col(Subscription.contact_id) == gone, col(Subscription.region).in_(own)
    await transaction.execute(delete(Subscription).where(*both))
    other = update(Subscription).where(col(Subscription.contact_id) == gone)
    await transaction.execute(other.values(contact_id=keep))
