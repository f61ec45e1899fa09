"""Groups that an admin linked to a desk: they take the place of those in the settings."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel, col, delete, select, update

from storage import inquiries, reports
from storage.database import Transaction, fetch, insert_or_ignore
from storage.models import Outbox
from storage.outbox import WORK
from storage.queue_tables import Board

MODERATORS, BAWASLU = "moderators", "bawaslu"
PURPOSES: Final = (MODERATORS, BAWASLU)


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


async def of_regions(transaction: Transaction, regions: Sequence[str]) -> list[DeskGroup]:
    """The groups that are linked in these regions."""
    return await fetch(transaction, DeskGroup, select(DeskGroup).where(col(DeskGroup.region).in_(regions)))


async def take_over(transaction: Transaction, region: str, old: int, new: int) -> None:
    """What still has to go to the old group goes to the new one, where numbers of messages begin anew.

    What somebody was answered in the old group stays there.
    """
    waiting = update(Outbox).where(col(Outbox.contact_id) == old, col(Outbox.state) == "pending")
    waiting = waiting.where(col(Outbox.rank) == WORK)
    await transaction.execute(waiting.where(col(Outbox.lane) == f"{old}").values(lane=f"{new}"))
    await transaction.execute(waiting.values(contact_id=new))
    await reports.forget_cards(transaction, region)
    await inquiries.forget_messages(transaction, region)
    await transaction.execute(delete(Board).where(col(Board.region) == region))
