"""Departments may have names of their own in a session."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; in the sessions there are, departments go by the ordinary names."""
    op.add_column("sessions", sa.Column("names", sa.JSON(none_as_null=True)))
