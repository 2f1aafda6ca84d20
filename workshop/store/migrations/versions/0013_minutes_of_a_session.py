"""What a programme of one's own plans otherwise than its exercises do is kept with the session."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; sessions that there are go by the minutes of their exercises."""
    op.add_column("sessions", sa.Column("minutes", sa.JSON(none_as_null=True), nullable=True))
