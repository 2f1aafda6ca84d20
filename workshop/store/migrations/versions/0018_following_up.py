"""What follows a session up: indicators, what promises are counted by, and pulses in sums."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and what a promise is counted by; sessions of before have none of it."""
    op.add_column(
        "promises", sa.Column("measured", sa.String(32), nullable=False, server_default="")
    )
    op.create_table(
        "indicators",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("known", sa.String(80), nullable=False),
        sa.Column("text", sa.String(160), nullable=False),
        sa.Column("unit", sa.String(8), nullable=False),
        sa.Column("better", sa.String(8), nullable=False),
        sa.Column("taken", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_indicators_session"),
        sa.PrimaryKeyConstraint("session", "id", name="pk_indicators"),
    )
    op.create_table(
        "pulses",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("which", sa.String(8), nullable=False),
        sa.Column("pulse", sa.JSON(), nullable=False),
        sa.Column("counted", sa.JSON(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.Column("closed", sa.DateTime()),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_pulses_session"),
        sa.PrimaryKeyConstraint("session", "which", name="pk_pulses"),
    )
    op.create_table(
        "pulse_numbers",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("which", sa.String(8), nullable=False),
        sa.Column("number", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_pulse_numbers_session"),
        sa.PrimaryKeyConstraint("session", "which", "number", name="pk_pulse_numbers"),
    )
