"""Questions and worries that people park, whether the wall shows them, and seats on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the columns; nobody has parked anything, and everybody had a phone."""
    op.create_table(
        "parked",
        sa.Column("op", sa.String(64), nullable=False),
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("text", sa.String(280), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_parked_session"),
        sa.ForeignKeyConstraint(["participant"], ["participants.id"], name="fk_parked_participant"),
        sa.PrimaryKeyConstraint("op", name="pk_parked"),
    )
    op.create_index("ix_parked_session", "parked", ["session"])
    op.add_column(
        "participants",
        sa.Column("paper", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "sessions", sa.Column("parking", sa.Boolean(), nullable=False, server_default=sa.false())
    )
