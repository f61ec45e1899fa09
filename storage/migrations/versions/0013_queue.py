"""The queue of each region, its board and its reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step. Reports are given their place by the running program."""
    op.create_table(
        "queued",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("due_at", sa.Float(53), nullable=True),
        sa.Column("late_at", sa.Float(53), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id"),
    )
    op.create_index("queued_held", "queued", ["region", "held"])
    op.create_table(
        "board",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("drawn_at", sa.Float(53), nullable=False),
        sa.PrimaryKeyConstraint("region"),
    )
    op.create_table(
        "reminder",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("at", sa.Float(53), nullable=False),
        sa.PrimaryKeyConstraint("region", "occasion"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("reminder")
    op.drop_table("board")
    op.drop_table("queued")
