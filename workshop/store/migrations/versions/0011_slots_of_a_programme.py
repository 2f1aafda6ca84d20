"""A programme may leave open which of some exercises is played; what they are is the session's."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; sessions that were opened before had nothing to choose from."""
    op.add_column("sessions", sa.Column("slots", sa.JSON()))
