"""Figures: what they count is found by its time; public ones are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COUNTED = (
    "action IN ('submitted', 'undo', 'reopen', 'accept', 'reject', 'admonish', 'escalate', 'withdrawn', 'erased', "
    "'delivered', 'register', 'examine', 'forward', 'recommend', 'rule', 'execute', 'clear', 'discontinue')"
)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "statistics",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("region"),
    )
    where = sa.text(COUNTED)
    op.create_index("event_counted", "event", ["at"], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("event_counted", "event")
    op.drop_table("statistics")
