"""A session may go on with another laptop: tickets and return words lead people to their seats."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table; seats of before have no return word until they come again."""
    op.add_column(
        "sessions", sa.Column("carry_key", sa.String(64), nullable=False, server_default="")
    )
    op.add_column("sessions", sa.Column("closed", sa.DateTime()))
    op.add_column(
        "sessions", sa.Column("goes_on", sa.String(200), nullable=False, server_default="")
    )
    op.add_column(
        "participants", sa.Column("word_hash", sa.String(64), nullable=False, server_default="")
    )
    op.add_column("participants", sa.Column("word_until", sa.DateTime()))
    op.add_column(
        "participants", sa.Column("former", sa.String(64), nullable=False, server_default="")
    )
    op.create_table(
        "arrivals",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("ticket", sa.String(64), nullable=False),
        sa.Column("participant", sa.String(32), nullable=False),
        sa.Column("issued", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_arrivals_session"),
        sa.ForeignKeyConstraint(
            ["participant"], ["participants.id"], name="fk_arrivals_participant"
        ),
        sa.PrimaryKeyConstraint("session", "ticket", name="pk_arrivals"),
    )
