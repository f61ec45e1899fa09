"""sameness"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step. What was stored before is not compared: nobody has looked at it for likeness."""
    op.add_column("evidence", sa.Column("likeness", sa.LargeBinary(), nullable=True))
    _report_key()
    _picture_mark()
    _sameness()


def _report_key() -> None:
    op.create_table(
        "report_key",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "report_id"),
    )
    op.create_index(op.f("ix_report_key_report_id"), "report_key", ["report_id"])


def _picture_mark() -> None:
    op.create_table(
        "picture_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("evidence_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("picture_mark_region", "picture_mark", ["region", "id"])


def _sameness() -> None:
    op.create_table(
        "sameness",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "other_id"),
    )
    op.create_index(op.f("ix_sameness_other_id"), "sameness", ["other_id"])
