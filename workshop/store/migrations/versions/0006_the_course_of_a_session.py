"""What a session plays is its own: a programme that is edited later changes nothing of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. What earlier sessions played the host works out, which knows the content."""
    op.add_column("sessions", sa.Column("course", sa.JSON()))
