"""An invitation knows which admin gave it out, so that it ends with their role and with nobody else's."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    admin: sa.Column[int] = sa.Column("admin", sa.Integer(), server_default=sa.text("0"), nullable=False)
    op.add_column("role_invitation", admin)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("role_invitation") as table:
        table.drop_column("admin")
