"""The tables of the queue in which a region's undecided reports stand. Both go with what they speak of."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel


def _maybe() -> Any:
    return Field(default=None, sa_column=Column(Float(53), nullable=True))


class Queued(SQLModel, table=True):
    """The place of a report: until when Bawaslu can take it, whether its card is still held back, how it is found.

    `due_at`: by the earliest reading of the law; `late_at`: by the last one. Both None: the days are not known.
    """

    __table_args__ = (Index("queued_held", "region", "held"), Index("queued_late", "region", "late_at"))
    report_id: int = Field(primary_key=True, foreign_key="report.id", ondelete="CASCADE")
    region: str
    due_at: float | None = _maybe()
    late_at: float | None = _maybe()
    held: bool = False
    words: str = ""  # by which it is found (`handlers.findable`)


class Board(SQLModel, table=True):
    """The one message in a region's group that tells how many cards are held back, while there are any."""

    region: str = Field(primary_key=True)
    message: str
    shown: str  # the numbers on it
    drawn_at: float = Field(sa_column=Column(Float(53), nullable=False))


class Reminder(SQLModel, table=True):
    """A day on which a region's group was told what is due; so twice is once."""

    region: str = Field(primary_key=True)
    occasion: str = Field(primary_key=True)  # 2027-02-11, or 2027-02-12 before closing
    at: float = Field(sa_column=Column(Float(53), nullable=False))
