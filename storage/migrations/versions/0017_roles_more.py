"""Roles have a name, invitations and a daily look; an admin links the groups of a desk."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    name: sa.Column[bytes] = sa.Column("name", sa.LargeBinary(), server_default=sa.text("''"), nullable=False)
    looked: sa.Column[float] = sa.Column("looked_at", sa.Float(53), server_default=sa.text("0"), nullable=False)
    op.add_column("role", name)
    op.add_column("role", looked)
    op.create_table(
        "role_invitation",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("until", sa.Float(53), nullable=False),
        sa.PrimaryKeyConstraint("word"),
    )
    op.create_table(
        "desk_group",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.Float(53), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("region", "purpose"),
        sa.UniqueConstraint("contact_id"),
    )
