"""A session may stand still for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; no session stood still before."""
    op.add_column("sessions", sa.Column("paused", sa.DateTime()))
