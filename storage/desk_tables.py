"""The tables of the moderators' desk. Moderators are known by keyed hashes (`by`), and by the names their group shows.

Free words are sealed. All of it goes with its report.
"""

from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.types import Float
from sqlmodel import Column, Field, SQLModel

from storage.models import NEVER_REUSED


def _of_report(*, key: bool = True) -> Any:
    return Field(primary_key=key, foreign_key="report.id", ondelete="CASCADE", index=not key)


class Claim(SQLModel, table=True):
    """A case that one moderator works on, until a time that every act of theirs on it puts off."""

    report_id: int = _of_report()
    by: str
    who: str
    until: float = Field(sa_column=Column(Float(53), nullable=False, index=True))


class Remark(SQLModel, table=True):
    """Words for colleagues, which the resident never sees."""

    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = _of_report(key=False)
    who: str
    words: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    at: float = Field(sa_column=Column(Float(53), nullable=False))


class Recusal(SQLModel, table=True):
    """A moderator who says of themselves that they are not neutral in this case."""

    report_id: int = _of_report()
    by: str = Field(primary_key=True)


class Proposal(SQLModel, table=True):
    """A decision that needs a second moderator. It holds for the version of the report that it was made on."""

    report_id: int = _of_report()
    version: int
    action: str
    reason: str
    by: str
    who: str


class Classification(SQLModel, table=True):
    """What a moderator confirmed that the act is: a row of the taxonomy, and the class of the sanction."""

    report_id: int = _of_report()
    breach: str
    grade: str  # "" (not said yet) | sedang | berat | none
    who: str
    at: float = Field(sa_column=Column(Float(53), nullable=False))


class Judgement(SQLModel, table=True):
    """What one of two moderators found of a case that is judged twice; the second one does not see the first."""

    report_id: int = _of_report()
    place: int = Field(primary_key=True)  # 1 | 2
    by: str
    who: str
    action: str
    reason: str
    at: float = Field(sa_column=Column(Float(53), nullable=False))
