"""Reports are found by when they were sent, and those that wait by their region, as figures ask for them.

By time first: an index that begins with the region would look best to SQLite for much that it is bad for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Take the step."""
    op.create_index("report_sent", "report", ["submitted_at", "region"])
    columns = ["region", "draft", "id"]
    op.create_index("report_waiting", "report", columns, sqlite_where=WAITING, postgresql_where=WAITING)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("report_waiting", "report")
    op.drop_index("report_sent", "report")
