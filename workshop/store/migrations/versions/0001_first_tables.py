"""The first tables: sessions, events, participants, responses, facilitators."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _sessions()
    _participants()
    _responses()
    op.create_table(
        "facilitators",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_facilitators"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("agenda", sa.String(80), nullable=False),
        sa.Column("departments", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered", sa.DateTime()),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("code", name="uq_sessions_code"),
    )
    op.create_table(
        "events",
        sa.Column("op", sa.String(64), nullable=False),
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("op", name="pk_events"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_events_session"),
    )


def _participants() -> None:
    op.create_table(
        "participants",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("department", sa.String(40), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("joined", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_participants"),
        sa.UniqueConstraint("id", name="uq_participants_id"),
        sa.UniqueConstraint("token_hash", name="uq_participants_token_hash"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_participants_session"),
    )
    op.create_index("ix_participants_session", "participants", ["session"])


def _responses() -> None:
    op.create_table(
        "responses",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("op", sa.String(64), nullable=False),
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("department", sa.String(40), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_responses"),
        sa.UniqueConstraint("op", name="uq_responses_op"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_responses_session"),
        sa.ForeignKeyConstraint(
            ["participant"], ["participants.id"], name="fk_responses_participant"
        ),
    )
    op.create_index(
        "ix_responses_room", "responses", ["session", "exercise", "participant", "question"]
    )
