"""Talk steps with a countdown and groups, one phone for a side, and practice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table. Every session of before is one of single people."""
    op.add_column(
        "sessions", sa.Column("mode", sa.String(8), server_default="people", nullable=False)
    )
    op.add_column("sessions", sa.Column("talk", sa.String(80), server_default="", nullable=False))
    op.add_column("sessions", sa.Column("countdown", sa.JSON()))
    op.add_column(
        "sessions", sa.Column("practice", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("events", sa.Column("talk", sa.String(80), server_default="", nullable=False))
    op.create_table(
        "groups",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("talk", sa.String(80), nullable=False),
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("understood", sa.DateTime()),
        sa.PrimaryKeyConstraint("session", "step", "talk", "participant", name="pk_groups"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_groups_session_sessions"),
        sa.ForeignKeyConstraint(
            ["participant"], ["participants.id"], name="fk_groups_participant_participants"
        ),
    )
