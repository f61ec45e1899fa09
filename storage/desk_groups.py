"""Groups that an admin linked to a desk: they take the place of those in the settings."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import case
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select, update

from storage import inquiries, reports
from storage.database import Transaction, fetch, first, insert_or_ignore
from storage.held_up import UNLINKED, UNREACHABLE, UNSEATED
from storage.lists import among
from storage.models import Outbox, Report
from storage.outbox import WORK
from storage.queue_tables import Board
from storage.regions import ELSEWHERE

MODERATORS, BAWASLU = "moderators", "bawaslu"
PURPOSES: Final = (MODERATORS, BAWASLU)
HANDED_ON: Final = ("straight", "dossier-files", "handover", "dossier", "paper-files", "paper-mail")
"""Kinds of errands with which a report goes to Bawaslu's desk, whoever sits there."""
_AWAITED: Final = (UNSEATED, UNLINKED, UNREACHABLE)


class DeskGroup(SQLModel, table=True):
    """Which group is the moderators' or Bawaslu's of a region. `by`: admin:<name>."""

    __tablename__ = "desk_group"
    region: str = Field(primary_key=True)
    purpose: str = Field(primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", ondelete="CASCADE", unique=True)
    by: str
    at: float = Field(sa_column=Column(Float(53), nullable=False))


async def link(transaction: Transaction, group: DeskGroup) -> bool:
    """This group from now on; False when it serves something else already."""
    own = col(DeskGroup.region) == group.region, col(DeskGroup.purpose) == group.purpose
    free = select(DeskGroup).where(col(DeskGroup.contact_id) == group.contact_id)
    if await fetch(transaction, DeskGroup, free):
        return False
    await transaction.execute(delete(DeskGroup).where(*own))
    made = await transaction.execute(insert_or_ignore(transaction, DeskGroup), [group.model_dump()])
    return bool(made.rowcount == 1)


async def get(transaction: Transaction, region: str, purpose: str) -> DeskGroup | None:
    """The group that is linked for this."""
    own = col(DeskGroup.region) == region, col(DeskGroup.purpose) == purpose
    return await first(transaction, DeskGroup, select(DeskGroup).where(*own))


async def unlink(transaction: Transaction, group: DeskGroup) -> None:
    """This group is nobody's any more."""
    await transaction.execute(delete(DeskGroup).where(col(DeskGroup.contact_id) == group.contact_id))


async def keep(transaction: Transaction, early: int, contact_id: int) -> None:
    """Two contacts turn out to be one group: what `early` was linked for, the other is, unless it is linked itself."""
    taken = select(DeskGroup).where(col(DeskGroup.contact_id) == contact_id)
    if not await fetch(transaction, DeskGroup, taken):
        linked = update(DeskGroup).where(col(DeskGroup.contact_id) == early)
        await transaction.execute(linked.values(contact_id=contact_id))


async def of_regions(transaction: Transaction, regions: Sequence[str]) -> list[DeskGroup]:
    """The groups that are linked in these regions."""
    return await fetch(transaction, DeskGroup, select(DeskGroup).where(among(col(DeskGroup.region), regions)))


async def take_over(transaction: Transaction, region: str, old: int, new: int) -> None:
    """What still has to go to the old group of moderators goes to the new one, where numbers of messages begin anew.

    What somebody was answered in the old group stays there.
    """
    await fill(transaction, old, new)
    await reports.forget_cards(transaction, region)
    await inquiries.forget_messages(transaction, region)
    await transaction.execute(delete(Board).where(col(Board.region) == region))


async def fill(transaction: Transaction, old: int, new: int) -> None:
    """The work that waits for one contact goes to another, and at once."""
    waiting = update(Outbox).where(col(Outbox.contact_id) == old, col(Outbox.state) == "pending")
    waiting = waiting.where(col(Outbox.rank) == WORK)
    await transaction.execute(waiting.where(col(Outbox.lane) == f"{old}").values(lane=f"{new}"))
    await transaction.execute(waiting.values(contact_id=new, **_at_once()))


async def hand_on(transaction: Transaction, region: str, new: int) -> None:
    """The reports of this region that still have to go to Bawaslu go to this chat, wherever they were to go before.

    Whatever else waits for whoever sat there stays theirs.
    """
    here = select(col(Report.id)).where(col(Report.region).in_((region, region + ELSEWHERE)))
    about = col(Outbox.body)["report"].as_integer().in_(here)
    waiting = update(Outbox).where(col(Outbox.kind).in_(HANDED_ON), col(Outbox.state).in_(("pending", "stopped")))
    moved = waiting.where(about, col(Outbox.contact_id) != new)
    await transaction.execute(moved.values(contact_id=new, state="pending", settled_at=None, **_at_once()))


def _at_once() -> dict[str, Any]:
    """What waited for somebody at the desk waits no more; other pauses go on, with their reason."""
    waited, due, error = col(Outbox.error).in_(_AWAITED), col(Outbox.due_at), col(Outbox.error)
    return {"due_at": case((waited, 0.0), else_=due), "error": case((waited, ""), else_=error)}
