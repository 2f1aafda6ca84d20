"""Rehearsals with feedback: who sat there, and what the trainee said at each reveal."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; no rehearsal of before had feedback."""
    op.create_table(
        "simulations",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("room", sa.String(80), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("pace", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_simulations_session"),
        sa.PrimaryKeyConstraint("session", name="pk_simulations"),
    )
    op.create_table(
        "readings",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("op", sa.String(64), nullable=False),
        sa.Column("reading", sa.String(80), nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_readings_session"),
        sa.PrimaryKeyConstraint("session", "step", name="pk_readings"),
    )
