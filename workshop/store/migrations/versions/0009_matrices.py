"""Who answers for which number, and who judges it: a table that a room fills in."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table. No session of before has filled one in."""
    op.create_table(
        "matrices",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("judges", sa.JSON(), nullable=False),
        sa.Column("example", sa.Boolean(), nullable=False),
        sa.Column("ops", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("session", "exercise", "question", name="pk_matrices"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_matrices_session_sessions"),
    )
