"""A door that can be locked, seats that may end, and answers that count no longer."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns. Who sat in a room until now has her seat, and every answer counts."""
    op.add_column(
        "sessions", sa.Column("door", sa.String(8), nullable=False, server_default="open")
    )
    op.add_column("participants", sa.Column("arrived", sa.DateTime()))
    op.add_column("participants", sa.Column("ended", sa.DateTime()))
    # Nobody knows any more who opened her page, and nobody may lose a seat to a newcomer for it.
    op.execute("UPDATE participants SET arrived = joined")
    op.add_column(
        "responses",
        sa.Column("left_out", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
