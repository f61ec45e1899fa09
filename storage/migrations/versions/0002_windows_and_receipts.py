"""windows and receipts"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TRACED = sa.text("message >= 'wamid.' AND message < 'wamid/'")


def upgrade() -> None:
    """Take the step."""
    heard_at = sa.Column("heard_at", sa.Float(precision=53), server_default=sa.text("0"), nullable=False)
    op.add_column("contact", heard_at)
    op.add_column("outbox", sa.Column("delivery", sa.String(), server_default=sa.text("''"), nullable=False))
    op.create_index("outbox_told", "outbox", ["message"], sqlite_where=TRACED, postgresql_where=TRACED)
