"""A session goes at the pace of whoever leads, or at each one's own."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the sessions there are go on as they were led."""
    op.add_column("sessions", sa.Column("pace", sa.String(8), nullable=False, server_default="led"))
    op.add_column(
        "sessions", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false())
    )
