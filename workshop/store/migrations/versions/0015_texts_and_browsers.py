"""A text may be shown in the words of another one; a facilitator's browser has a name."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; every text there is stands by itself, and no browser said what it is."""
    op.add_column(
        "responses", sa.Column("joined", sa.String(64), nullable=False, server_default="")
    )
    op.add_column(
        "facilitators", sa.Column("browser", sa.String(40), nullable=False, server_default="")
    )
