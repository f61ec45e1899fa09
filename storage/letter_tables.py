"""The tables of what is written between the offices after a hand-over. Both go with the report they speak of."""

from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel

from storage.models import NEVER_REUSED


class Letter(SQLModel, table=True):
    """A letter about a report after its hand-over, as it was noted. `file`: the draft that its file belongs to."""

    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", ondelete="CASCADE", index=True)
    kind: str  # a step of `storage.states`, or "other"
    number: str = ""  # as the office wrote it; "" when it is not known
    day: str = ""  # 2026-11-24, the day it bears
    file: str = Field(default="", index=True)
    by: str  # moderator:<name> | bawaslu:<name>
    at: float = Field(sa_column=Column(Float(53), nullable=False))


class Prompt(SQLModel, table=True):
    """A message of ours in a group: the report it is about, the step that an answer stands for, or `handover`."""

    contact_id: int = Field(primary_key=True, foreign_key="contact.id", ondelete="CASCADE")
    message: str = Field(primary_key=True)
    report_id: int = Field(foreign_key="report.id", ondelete="CASCADE", index=True)
    wants: str
