"""The tables of what leaves the house on paper: packages on their way, and what is covered on copies."""

from sqlalchemy.types import JSON, Float
from sqlmodel import Column, Field, SQLModel

from storage.models import NEVER_REUSED


class Dispatch(SQLModel, table=True):
    """The papers of a case on their way to one recipient. Until they are there their package waits in the store.

    `recipient`: a mail address; "" for the chat. `sha256`: that of the package, as it is named in the store.
    """

    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", ondelete="CASCADE", index=True)
    way: str  # chat | mail
    recipient: str = ""
    sha256: str = Field(index=True)
    state: str = "queued"  # queued | sent | refused
    reason: str = ""
    made_at: float = Field(default=0.0, sa_column=Column(Float(53), nullable=False))
    settled_at: float | None = Field(default=None, sa_column=Column(Float(53), nullable=True))


class Blur(SQLModel, table=True):
    """What is covered on every copy of a file that leaves the house; the original stays as it is.

    `boxes`: [page, left, top, right, bottom] each, the page from 1, the sides in per cent of the picture.
    """

    evidence_id: int = Field(primary_key=True, foreign_key="evidence.id", ondelete="CASCADE")
    boxes: list[list[int]] = Field(sa_column=Column(JSON, nullable=False))
