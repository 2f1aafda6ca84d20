"""How many items of a team's own take the place of a question's; not what they say."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table. No session of before has any."""
    op.create_table(
        "own_items",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session", "exercise", "question", name="pk_own_items"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_own_items_session_sessions"),
    )
