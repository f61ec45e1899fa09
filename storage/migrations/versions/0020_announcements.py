"""Who asked for news, and announcements to them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None
SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "subscription",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Float(53), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("region", "contact_id"),
    )
    op.create_index("subscription_contact", "subscription", ["contact_id"])
    op.create_table(
        "announcement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("by", "role", "kind", "title", "text", "state")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("total", "cursor", "walked", "sent")),
        sa.Column("message", sa.String(), nullable=False),
        *(sa.Column(name, sa.Float(53), nullable=False) for name in ("created_at", "began_at", "next_at")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "announcement_sending",
        "announcement",
        ["region"],
        unique=True,
        sqlite_where=SENDING,
        postgresql_where=SENDING,
    )
