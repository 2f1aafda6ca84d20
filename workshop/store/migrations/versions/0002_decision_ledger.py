"""The decision ledger: every computation of a model in a session."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nothing that is there changes."""
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("op", sa.String(64), nullable=False),
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("run", sa.String(80), nullable=False),
        sa.Column("model", sa.String(80), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("played", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_runs"),
        sa.UniqueConstraint("op", name="uq_runs_op"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_runs_session"),
    )
    op.create_index("ix_runs_room", "runs", ["session", "exercise"])
