"""Announcements: what an office sends to everybody who asked for its news, and how far it has come.

Subscribers are walked through in the order of their numbers. The cursor moves in the transaction that writes the rows
of those it passed, so nobody is reached twice, whatever dies when and however many processes look.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Index, func, text
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select, update

from storage import outbox
from storage.database import Transaction, fetch, first, insert_numbered
from storage.lists import among
from storage.models import NEVER_REUSED, Contact, Outbox
from storage.outbox import WORK
from storage.record import record
from storage.subscriptions import Subscription

DRAFT, SENDING, STOPPED, DONE = "draft", "sending", "stopped", "done"
CHANNELS = ("telegram", "whatsapp")
_SENDING = "state = 'sending'"


class Announcement(SQLModel, table=True):
    """Its words are meant for everybody, so they are not sealed. Who wrote them: a contact (no longer there when they
    had themselves erased), `by`, its keyed hash, and the role in which they did.

    `cursor`: the last subscriber that was passed; `walked`: how many were, whether they could be written to or not.
    `message`: the one that shows its author how far it is.
    """

    __table_args__ = (
        Index("announcement_sending", "region", unique=True, sqlite_where=text(_SENDING)),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    region: str
    contact_id: int
    by: str
    role: str
    kind: str  # circular | reminder
    title: str
    text: str
    state: str = DRAFT
    total: int = 0
    cursor: int = 0
    walked: int = 0
    sent: int = 0
    message: str = ""
    created_at: float = Field(sa_column=Column(Float(53), nullable=False))
    began_at: float = Field(default=0.0, sa_column=Column(Float(53), nullable=False))
    next_at: float = Field(default=0.0, sa_column=Column(Float(53), nullable=False))


@record
class Reader:
    """A subscriber whose turn has come."""

    contact_id: int
    channel: str
    reachable: bool


def lane(number: int, channel: str) -> str:
    """Its rows are carried out one after the other, so that it never takes more than one hand from other work."""
    return f"news:{number}:{channel}"


async def put(transaction: Transaction, announcement: Announcement) -> int:
    """Keep a draft; returns its number."""
    return (await insert_numbered(transaction, Announcement, [announcement.model_dump(exclude={"id"})]))[0]


async def by_id(transaction: Transaction, number: int) -> Announcement | None:
    """One announcement."""
    return await first(transaction, Announcement, select(Announcement).where(col(Announcement.id) == number))


async def sending_in(transaction: Transaction, region: str) -> Announcement | None:
    """The one that is being sent in this region."""
    here = col(Announcement.region) == region, col(Announcement.state) == SENDING
    return await first(transaction, Announcement, select(Announcement).where(*here))


async def begun_since(transaction: Transaction, region: str, since: float) -> int:
    """How many were sent in this region since then, to the end or not."""
    own = select(func.count()).select_from(Announcement).where(col(Announcement.region) == region)
    return int((await transaction.execute(own.where(col(Announcement.began_at) >= since))).scalar_one())


async def newest(transaction: Transaction, regions: Sequence[str]) -> Announcement | None:
    """The last one that was sent to the end in any of these regions."""
    sent = select(Announcement).where(among(col(Announcement.region), regions), col(Announcement.state) == DONE)
    return await first(transaction, Announcement, sent.order_by(col(Announcement.began_at).desc()).limit(1))


async def drop(transaction: Transaction, number: int) -> bool:
    """Throw a draft away; False when it is none any more."""
    draft = delete(Announcement).where(col(Announcement.id) == number, col(Announcement.state) == DRAFT)
    return bool((await transaction.execute(draft)).rowcount == 1)


async def trim(transaction: Transaction, before: float) -> None:
    """Throw away drafts that were never sent."""
    old = col(Announcement.state) == DRAFT, col(Announcement.created_at) < before
    await transaction.execute(delete(Announcement).where(*old))


async def start(transaction: Transaction, number: int, total: int, now: float) -> bool:
    """Begin to send a draft; False when it is none any more."""
    draft = update(Announcement).where(col(Announcement.id) == number, col(Announcement.state) == DRAFT)
    begun = draft.values(state=SENDING, total=total, began_at=now, next_at=now)
    return bool((await transaction.execute(begun)).rowcount == 1)


async def due(transaction: Transaction, now: float) -> list[Announcement]:
    """Those that go on now. Until the transaction ends nobody else gets them."""
    ready = select(Announcement).where(col(Announcement.state) == SENDING, col(Announcement.next_at) <= now)
    taken = ready.order_by(col(Announcement.id)).with_for_update(skip_locked=True)
    return await fetch(transaction, Announcement, taken)


async def readers(transaction: Transaction, announcement: Announcement, most: int) -> list[Reader]:
    """The next subscribers, of those who were there when it began. None of them is forgotten before the commit."""
    wanted = (
        select(col(Contact.id), col(Contact.channel), col(Contact.reachable))
        .join(Subscription, col(Subscription.contact_id) == col(Contact.id))
        .where(
            col(Subscription.region) == announcement.region,
            col(Subscription.contact_id) > announcement.cursor,
            col(Subscription.since) <= announcement.began_at,
        )
        .order_by(col(Subscription.contact_id))
        .limit(most)
        .with_for_update(read=True, key_share=True, of=Contact)
    )
    return [_reader(row) for row in (await transaction.execute(wanted)).all()]


def _reader(row: Any) -> Reader:
    return Reader(*row)


async def is_wanted(transaction: Transaction, announcement: Announcement, contact_id: int) -> bool:
    """Whether this contact still wants news of its region."""
    theirs = col(Subscription.contact_id) == contact_id, col(Subscription.region) == announcement.region
    return (await transaction.execute(select(col(Subscription.since)).where(*theirs))).first() is not None


async def walk(transaction: Transaction, announcement: Announcement, passed: Sequence[Reader], next_at: float) -> None:
    """Rows were written for these; go on at that time."""
    moved = {"cursor": passed[-1].contact_id, "walked": announcement.walked + len(passed)} if passed else {}
    own = update(Announcement).where(col(Announcement.id) == announcement.id)
    await transaction.execute(own.values(**moved, next_at=next_at))


async def waiting(transaction: Transaction, number: int) -> int:
    """How many of its rows are not carried out yet."""
    return await outbox.waiting_in(transaction, *(lane(number, channel) for channel in CHANNELS))


async def arrived(transaction: Transaction, number: int) -> None:
    """It went out to one more."""
    own = update(Announcement).where(col(Announcement.id) == number)
    await transaction.execute(own.values(sent=col(Announcement.sent) + 1))


async def finish(transaction: Transaction, number: int) -> None:
    """All were walked through."""
    await transaction.execute(update(Announcement).where(col(Announcement.id) == number).values(state=DONE))


async def stop(transaction: Transaction, number: int) -> bool:
    """Whatever is not under way is not sent; False when it was not being sent."""
    running = update(Announcement).where(col(Announcement.id) == number, col(Announcement.state) == SENDING)
    if (await transaction.execute(running.values(state=STOPPED))).rowcount != 1:
        return False
    own = col(Outbox.lane).in_([lane(number, channel) for channel in CHANNELS])
    idle = col(Outbox.rank) == WORK, col(Outbox.state) == "pending", col(Outbox.claimed_until) == 0.0
    await transaction.execute(delete(Outbox).where(own, *idle))
    return True


async def shown_in(transaction: Transaction, number: int, message: str) -> None:
    """This message shows its author how far it is."""
    await transaction.execute(update(Announcement).where(col(Announcement.id) == number).values(message=message))


async def author(transaction: Transaction, announcement: Announcement) -> Reader | None:
    """Who wrote it, if they are still there; they are not forgotten before the commit."""
    own = select(col(Contact.id), col(Contact.channel), col(Contact.reachable))
    found = own.where(col(Contact.id) == announcement.contact_id).with_for_update(read=True, key_share=True)
    row = (await transaction.execute(found)).first()
    return None if row is None else _reader(row)
