"""A text may be shown in the words of another one that says the same."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; every text that was written before stands by itself."""
    op.add_column(
        "responses", sa.Column("joined", sa.String(64), nullable=False, server_default="")
    )
