"""What a reveal looked like when it was shown is kept, by language, for what is taken home."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; what was shown before is drawn when it is taken home for the first time."""
    op.create_table(
        "drawn",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("of", sa.String(64), nullable=False),
        sa.Column("drawn", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_drawn_session"),
        sa.PrimaryKeyConstraint("session", "step", "language", name="pk_drawn"),
    )
