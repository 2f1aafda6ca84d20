"""What two sides promise each other, and which session goes on from which."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table. No session of before goes on from another."""
    op.add_column("sessions", sa.Column("after", sa.String(32), server_default="", nullable=False))
    op.create_table(
        "promises",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(280), nullable=False),
        sa.Column("example", sa.String(80), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("agreed", sa.JSON(), nullable=False),
        sa.Column("signed", sa.JSON(), nullable=False),
        sa.Column("kept", sa.String(8), server_default="", nullable=False),
        sa.Column("judged", sa.DateTime()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("session", "id", name="pk_promises"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_promises_session_sessions"),
    )
