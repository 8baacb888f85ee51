"""How sure the program is of a question that it read into a passage."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("passage_questions", sa.Column("confidence", sa.Float))


def downgrade() -> None:
    op.drop_column("passage_questions", "confidence")
