"""Answers that a language model was asked to write, and how they came to be."""

import sqlalchemy as sa
from alembic import op

from assistant.storage.tables import UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "model_answers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("making", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_model_answers_at", "model_answers", ["at"])


def downgrade() -> None:
    op.drop_table("model_answers")
