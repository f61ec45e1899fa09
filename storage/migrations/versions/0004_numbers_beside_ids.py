"""numbers beside ids"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step. A number that somebody on WhatsApp gave up may be a stranger's by now: it finds nobody."""
    no = sa.text("false")
    beside: sa.Column[bool] = sa.Column("beside", sa.Boolean(), server_default=no, nullable=False)
    op.add_column("former_contact", beside)
    people = "SELECT id FROM contact WHERE channel = 'whatsapp'"
    op.execute(f"DELETE FROM former_contact WHERE contact_id IN ({people})")  # noqa: S608 - both texts are ours
