"""papers on their way, and what is covered on copies"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _dispatch()
    op.create_table(
        "blur",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("boxes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evidence_id"),
    )


def _dispatch() -> None:
    op.create_table(
        "dispatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("way", "recipient", "sha256", "state", "reason")),
        sa.Column("made_at", sa.Float(53), nullable=False),
        sa.Column("settled_at", sa.Float(53), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_dispatch_report_id"), "dispatch", ["report_id"])
    op.create_index(op.f("ix_dispatch_sha256"), "dispatch", ["sha256"])
