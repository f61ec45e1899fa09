"""desk"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _table("claim", _text("by"), _text("who"), _time("until"))
    op.create_index(op.f("ix_claim_until"), "claim", ["until"])
    _remarks()
    _table("recusal", _text("by"), keys=("report_id", "by"))
    _table(
        "proposal", sa.Column("version", sa.Integer(), nullable=False), *map(_text, ("action", "reason", "by", "who"))
    )
    _table("classification", *map(_text, ("breach", "grade", "who")), _time("at"))
    judged = (sa.Column("place", sa.Integer(), nullable=False), *map(_text, ("by", "who", "action", "reason")))
    _table("judgement", *judged, _time("at"), keys=("report_id", "place"))


def _table(name: str, *columns: sa.Column[Any], keys: tuple[str, ...] = ("report_id",)) -> None:
    """A table about reports."""
    op.create_table(
        name,
        sa.Column("report_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(*keys),
    )


def _remarks() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        _text("who"),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        _time("at"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_remark_report_id"), "remark", ["report_id"])


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _time(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Float(precision=53), nullable=False)
