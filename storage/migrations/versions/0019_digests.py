"""Digests: who was given which, who has muted them; what they look for is found by its time."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


OUTSIDE = (
    "state IN ('escalated', 'acknowledged', 'registered', 'completing', 'referred', 'examined', 'forwarded', "
    "'recommended', 'ruled')"
)


def upgrade() -> None:
    """Take the step."""
    where = sa.text(OUTSIDE)
    op.create_index("report_outside", "report", ["region", "decided_at"], sqlite_where=where, postgresql_where=where)
    op.create_index("queued_late", "queued", ["region", "late_at"])
    op.create_table(
        "digest",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(53), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("region", "day", "contact_id"),
    )
    op.create_table(
        "digest_mute",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("region", "contact_id"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("queued_late", "queued")
    op.drop_index("report_outside", "report")
    op.drop_table("digest_mute")
    op.drop_table("digest")
