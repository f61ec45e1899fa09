"""Cards are found by the message that shows them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = depends_on = None


def upgrade() -> None:
    """An index of the cards that are shown."""
    shown = sa.text("card <> ''")
    op.create_index("report_card", "report", ["card"], sqlite_where=shown, postgresql_where=shown)


def downgrade() -> None:
    """Without it."""
    op.drop_index("report_card", "report")
