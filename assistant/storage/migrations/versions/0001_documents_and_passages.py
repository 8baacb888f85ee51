"""Documents, passages, results, collections, the log and the index's ledger."""

import sqlalchemy as sa
from alembic import op

from assistant.domain.passage import PUBLIC
from assistant.storage.tables import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    collections = op.create_table(
        "collections",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("is_public", sa.Boolean, nullable=False),
    )
    op.bulk_insert(collections, [{"name": PUBLIC, "label": "Öppen samling", "is_public": True}])
    _create_documents()
    _create_passages()
    _create_results()
    _create_log()


def downgrade() -> None:
    for table in (
        "passage_changes",
        "revisions",
        "acts",
        "result_questions",
        "result_areas",
        "results",
        "passage_questions",
        "passage_theme_areas",
        "passages",
        "documents",
        "collections",
    ):
        op.drop_table(table)


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("collection", sa.String, sa.ForeignKey("collections.name"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("content_sha256", sa.String, nullable=False),
        sa.Column("recipe", sa.String, nullable=False),
        sa.Column("municipality", sa.String),
        sa.Column("year", sa.Integer),
        sa.Column("edition", sa.String),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("oddities", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("size", sa.Integer),
        sa.Column("passage_count", sa.Integer, nullable=False),
        sa.Column("finding_count", sa.Integer, nullable=False),
        sa.Column("added_at", UtcTime, nullable=False),
        sa.Column("added_by", sa.String, nullable=False),
        sa.Column("replaced_at", UtcTime),
        sa.Column("superseded_by", sa.String, sa.ForeignKey("documents.id")),
        sa.UniqueConstraint("collection", "name", name="uq_documents_collection_name"),
    )
    op.create_index("ix_documents_evaluation", "documents", ["collection", "municipality", "year"])
    op.create_index("ix_documents_superseded_by", "documents", ["superseded_by"])


def _create_passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("collection", sa.String, sa.ForeignKey("collections.name"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("heading", sa.Text, nullable=False),
        sa.Column("municipality", sa.String),
        sa.Column("year", sa.Integer),
        sa.Column("edition", sa.String),
        sa.Column("area", sa.Integer),
        sa.Column("finding_id", sa.String),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("basis", sa.Text),
        sa.Column("page", sa.Integer),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_passages_document_id", "passages", ["document_id", "position"])
    op.create_index("ix_passages_municipality", "passages", ["collection", "municipality", "year"])
    op.create_index("ix_passages_kind", "passages", ["collection", "kind"])
    passage = ("passage_id", "passages.id")
    _create_list("passage_theme_areas", passage, sa.Column("area", sa.Integer, nullable=False))
    op.create_index("ix_passage_theme_areas_area", "passage_theme_areas", ["area", "passage_id"])
    _create_list("passage_questions", passage, sa.Column("question", sa.String, nullable=False))
    op.create_index("ix_passage_questions_question", "passage_questions", ["question", "passage_id"])


def _create_results() -> None:
    op.create_table(
        "results",
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("collection", sa.String, sa.ForeignKey("collections.name"), nullable=False),
        sa.Column("municipality", sa.String, nullable=False),
        sa.Column("country", sa.String, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("edition", sa.String),
        sa.Column("total", sa.Integer),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("derivation", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("see_also", sa.JSON, nullable=False),
        sa.Column("is_report", sa.Boolean, nullable=False),
    )
    op.create_index("ix_results_municipality", "results", ["collection", "municipality"])
    result = ("document_id", "results.document_id")
    _create_list(
        "result_areas",
        result,
        sa.Column("area", sa.Integer, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
    )
    _create_list(
        "result_questions",
        result,
        sa.Column("question", sa.String, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("max_points", sa.Integer, nullable=False),
        sa.Column("percent", sa.Integer, nullable=False),
    )


def _create_list(name: str, owner: tuple[str, str], *columns: sa.Column[object]) -> None:
    """A table of a row's ordered list: `owner` is its column and what it refers to."""
    column, target = owner
    op.create_table(
        name,
        sa.Column(column, sa.String, sa.ForeignKey(target, ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
    )


def _create_log() -> None:
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("verb", sa.String, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("collection", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_acts_collection", "acts", ["collection", "id"])
    revisions = op.create_table(
        "revisions",
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("stamp", sa.String, nullable=False),
    )
    op.bulk_insert(revisions, [{"revision": 0, "stamp": "tom"}])
    op.create_table(
        "passage_changes",
        sa.Column("passage_id", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, sa.ForeignKey("revisions.revision"), nullable=False),
        sa.Column("present", sa.Boolean, nullable=False),
    )
    op.create_index("ix_passage_changes_revision", "passage_changes", ["revision"])
