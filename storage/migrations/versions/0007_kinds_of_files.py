"""kinds of files"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step. What files say of their making was not noted before; their tiles are drawn when needed."""
    for name, default in (("frames", "1"), ("seconds", "0")):
        number: sa.Column[int] = sa.Column(name, sa.Integer(), server_default=sa.text(default), nullable=False)
        op.add_column("evidence", number)
    for name in ("preview", "facts"):
        sealed: sa.Column[bytes] = sa.Column(name, sa.LargeBinary(), server_default=sa.text("''"), nullable=False)
        op.add_column("evidence", sealed)
