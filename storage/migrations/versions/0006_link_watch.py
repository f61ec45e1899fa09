"""link watch"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float(precision=53), nullable=nullable)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "link_watch",
        sa.Column("report_id", sa.Integer(), nullable=False),
        _time("due_at", nullable=True),
        _time("claimed_until"),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        _time("looked_at", nullable=True),
        _time("seen_at", nullable=True),
        _time("gone_at", nullable=True),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("title_now", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id"),
    )
    op.create_index("link_watch_due", "link_watch", ["due_at"])
