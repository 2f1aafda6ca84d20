"""What single people said is kept for some days; a session knows the files it was saved in."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day, and the table; sessions of before get their day when a host starts."""
    op.add_column("sessions", sa.Column("keeps_until", sa.DateTime()))
    op.add_column("sessions", sa.Column("emptied", sa.DateTime()))
    op.add_column("sessions", sa.Column("were", sa.JSON(none_as_null=True)))
    op.add_column(
        "sessions",
        sa.Column("passing", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "saved",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("name", sa.String(400), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_saved_session"),
        sa.PrimaryKeyConstraint("session", "name", name="pk_saved"),
    )
