"""Words that a session has in the place of those of its content: of a question as it was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; every session that there is has the words of its content."""
    op.create_table(
        "wordings",
        sa.Column("session", sa.String(32), nullable=False),
        sa.Column("exercise", sa.String(80), nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_wordings_session"),
        sa.PrimaryKeyConstraint("session", "exercise", "question", name="pk_wordings"),
    )
