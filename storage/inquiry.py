"""The table of inquiries: what a moderator asked a resident about a report, and what came back."""

from sqlalchemy import Column, Index, LargeBinary, text
from sqlalchemy.types import Float
from sqlmodel import Field, SQLModel


def _sealed() -> Column[bytes]:
    return Column(LargeBinary, nullable=False, server_default=text("''"))


def _time(*, nullable: bool = False) -> Column[float]:
    return Column(Float(53), nullable=nullable)


class Inquiry(SQLModel, table=True):
    """One question to the resident of a report with its answer, or what one side wrote in the talk after it.

    `key`: the question of the report form that is asked again, or "words". `due_at`: when the clock looks at it next.
    `words`, `was`, `answer` are sealed: what the moderator wrote, the answer before (JSON), what the resident wrote.
    """

    __table_args__ = (Index("inquiry_due", "due_at"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", ondelete="CASCADE", index=True)
    key: str
    by: str = ""  # the moderator's display name; "": the resident began
    state: str = "open"  # open | reminded | late | answered | unknown | said | closed
    words: bytes = Field(default=b"", sa_column=_sealed())
    was: bytes = Field(default=b"", sa_column=_sealed())
    answer: bytes = Field(default=b"", sa_column=_sealed())
    files: int = 0  # that came with the answer
    message: str = ""  # the group's message that shows the answer
    asked_at: float = Field(default=0.0, sa_column=_time())
    due_at: float | None = Field(default=None, sa_column=_time(nullable=True))
    answered_at: float | None = Field(default=None, sa_column=_time(nullable=True))
