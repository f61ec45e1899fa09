"""Reports are found by when they were sent, as figures ask for them: not by region, which is said of half of them."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_index("report_sent", "report", ["submitted_at", "region"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("report_sent", "report")
