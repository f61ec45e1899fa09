"""Daily digests: who was given that of which day and who muted them; what hinders a house, and what Bawaslu owes.

A row of `digest` is written in the transaction that orders the message, so whoever comes second orders nothing.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import and_, func, or_, text
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select

from storage.database import Transaction, fetch, insert_or_ignore
from storage.lists import among
from storage.models import DeadLetter, Event, Outbox, Report
from storage.outbox import TELL
from storage.record import record
from storage.states import IS_OUTSIDE

STUCK_AFTER: Final = 3_600.0
BURIED_SINCE: Final = 86_400.0
MOST: Final = 300
"""Cases after their hand-over that are looked at, those decided longest ago first."""


class Digest(SQLModel, table=True):
    """An official who was given the digest of a day, or had muted it."""

    region: str = Field(primary_key=True)
    day: str = Field(primary_key=True)  # on which it goes out: 2026-11-26, in the time of the region
    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    at: float = Field(sa_column=Column(Float(53), nullable=False))


class DigestMute(SQLModel, table=True):
    """An official who wants no digest of a region up to this day."""

    __tablename__ = "digest_mute"
    region: str = Field(primary_key=True)
    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    last: str  # 2026-11-26


@record
class Troubles:
    """What hinders: messages that wait for over an hour, and what had to be given up since a day, in the whole house;
    news of decisions that did not reach residents of this region.
    """

    stuck: int = 0
    buried: int = 0
    untold: int = 0


async def begin(transaction: Transaction, region: str, day: str, contact_ids: Sequence[int], now: float) -> set[int]:
    """Note that these are given the digest of this day; those to whom it is news."""
    rows = [{"region": region, "day": day, "contact_id": number, "at": now} for number in sorted(contact_ids)]
    if not rows:
        return set()
    noted = insert_or_ignore(transaction, Digest).returning(col(Digest.contact_id))
    return set((await transaction.execute(noted, rows)).scalars())


async def mutes(transaction: Transaction, region: str, contact_ids: Collection[int]) -> dict[int, str]:
    """Contact -> the last day of which they want no digest, for those who said so."""
    said = select(DigestMute).where(col(DigestMute.region) == region, among(col(DigestMute.contact_id), contact_ids))
    return {row.contact_id: row.last for row in await fetch(transaction, DigestMute, said)}


async def mute(transaction: Transaction, region: str, contact_id: int, last: str) -> None:
    """This official wants no digest up to this day."""
    await unmute(transaction, region, [contact_id])
    row = {"region": region, "contact_id": contact_id, "last": last}
    await transaction.execute(insert_or_ignore(transaction, DigestMute), [row])


async def unmute(transaction: Transaction, region: str, contact_ids: Collection[int]) -> None:
    """They want it again."""
    theirs = col(DigestMute.region) == region, among(col(DigestMute.contact_id), contact_ids)
    await transaction.execute(delete(DigestMute).where(*theirs))


async def join(transaction: Transaction, keep: int, gone: int) -> None:
    """Two contacts become one: what one of them was given the other was given as well."""
    for table in (Digest, DigestMute):
        theirs = await fetch(transaction, table, select(table).where(col(table.contact_id) == gone))
        rows = [{**row.model_dump(), "contact_id": keep} for row in theirs]
        if rows:
            await transaction.execute(insert_or_ignore(transaction, table), rows)


async def troubles(transaction: Transaction, region: str, now: float) -> Troubles:
    """What hinders now."""
    waiting = col(Outbox.state) == "pending", col(Outbox.created_at) < now - STUCK_AFTER
    stuck = select(func.count()).select_from(Outbox).where(*waiting)
    buried = select(func.count()).select_from(DeadLetter).where(col(DeadLetter.at) >= now - BURIED_SINCE)
    numbers = [int((await transaction.execute(asked)).scalar_one()) for asked in (stuck, buried, _untold(region))]
    return Troubles(*numbers)


def _untold(region: str) -> Any:
    about = col(Outbox.body)["report"].as_integer()
    failed = and_(col(Outbox.state) == "sent", col(Outbox.delivery) == "failed")
    lost = or_(col(Outbox.state).in_(("stopped", "dead")), failed)
    here = select(col(Report.id)).where(col(Report.region) == region)
    return select(func.count(about.distinct())).where(col(Outbox.kind) == TELL, lost, about.in_(here))


async def handed_over(transaction: Transaction, region: str) -> list[tuple[Report, list[Event]]]:
    """Reports of a region that somebody outside is at, each with its events, oldest first."""
    open_ = select(Report).where(text(IS_OUTSIDE), col(Report.region) == region)
    found = await fetch(transaction, Report, open_.order_by(col(Report.decided_at)).limit(MOST))
    trails: dict[str, list[Event]] = {report.draft: [] for report in found}
    own = select(Event).where(among(col(Event.chain), trails)).order_by(col(Event.chain), col(Event.place))
    for event in await fetch(transaction, Event, own):
        trails[event.chain].append(event)
    return [(report, trails[report.draft]) for report in found]


async def sent(transaction: Transaction, contact_id: int, row_id: int) -> tuple[int, set[int]]:
    """(The newest message that this contact had before this row was written, all messages of theirs that are known).

    Only numbers of Telegram, where they rise.
    """
    rows = await fetch(transaction, Outbox, select(Outbox).where(col(Outbox.contact_id) == contact_id))
    begun = next((row.created_at for row in rows if row.id == row_id), 0.0)
    known = {int(row.message): row.settled_at or 0.0 for row in rows if row.message.isdecimal()}
    return max((number for number, at in known.items() if at <= begun), default=0), set(known)
