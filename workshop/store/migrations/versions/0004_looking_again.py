"""Moves that can be taken back, and reveals that are kept as they were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table. Reveals of before are counted once more when looked at."""
    op.add_column("sessions", sa.Column("before", sa.JSON()))
    op.add_column("sessions", sa.Column("looking", sa.Integer()))
    op.add_column("sessions", sa.Column("looked", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "reveals",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("round", sa.String(80), nullable=False),
        sa.Column("results", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("left", sa.DateTime()),
        sa.PrimaryKeyConstraint("session", "step", name="pk_reveals"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_reveals_session_sessions"),
    )
