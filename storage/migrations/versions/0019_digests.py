"""Digests: who was given which, and who has muted them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
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
    op.drop_table("digest_mute")
    op.drop_table("digest")
