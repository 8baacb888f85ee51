"""Acts in evaluations, evidence that is withdrawn, and whose collections an answer was written from."""

import sqlalchemy as sa
from alembic import op

from assistant.storage.tables import UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("act", sa.Integer, nullable=False),
        sa.Column("evaluation", sa.String, nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True)),
        sa.Column("after", sa.JSON(none_as_null=True)),
        sa.UniqueConstraint("evaluation", "item", "version", name="uq_entries_version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_entries_item", "entries", ["item", "evaluation"])
    op.add_column("documents", sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("model_answers", sa.Column("collection", sa.String, nullable=False, server_default="public"))


def downgrade() -> None:
    op.drop_column("model_answers", "collection")
    op.drop_column("documents", "hidden")
    op.drop_table("entries")
