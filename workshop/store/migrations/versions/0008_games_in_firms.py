"""Games that a room plays: who plays where, and what is paid for."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables. No session of before has played a game."""
    op.create_table(
        "firms",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("session", "exercise", "participant", name="pk_firms"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_firms_session_sessions"),
        sa.ForeignKeyConstraint(
            ["participant"], ["participants.id"], name="fk_firms_participant_participants"
        ),
    )
    op.create_table(
        "games",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("play", sa.String(80), nullable=False),
        sa.Column("bonus", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("session", "exercise", "play", name="pk_games"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_games_session_sessions"),
    )
