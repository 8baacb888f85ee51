"""The tables; ``migrations/`` builds the same ones, and a test holds the two together.

Whether a fact sheet gives way to a report stands in one place, ``documents.superseded_by``; its passages and its
result follow by join, so that nothing can disagree.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)


class UtcTime(TypeDecorator[datetime]):
    """A time with its zone, stored as UTC; SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's name)
        """Refuse a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time has a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (as above)
        """Give the time its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

collections = Table(
    "collections",
    metadata,
    Column("name", String, primary_key=True),
    Column("label", String, nullable=False),
    Column("is_public", Boolean, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("collection", String, ForeignKey("collections.name"), nullable=False),
    Column("name", String, nullable=False),
    Column("source", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("content_sha256", String, nullable=False),
    Column("recipe", String, nullable=False),
    Column("municipality", String),
    Column("year", Integer),
    Column("edition", String),
    Column("title", Text, nullable=False),
    Column("oddities", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("size", Integer),
    Column("passage_count", Integer, nullable=False),
    Column("finding_count", Integer, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("added_by", String, nullable=False),
    Column("replaced_at", UtcTime),
    Column("superseded_by", String, ForeignKey("documents.id")),
    Column("hidden", Boolean, nullable=False, server_default=false()),  # evidence that has been withdrawn
    UniqueConstraint("collection", "name", name="uq_documents_collection_name"),
    Index("ix_documents_evaluation", "collection", "municipality", "year"),
    Index("ix_documents_superseded_by", "superseded_by"),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("collection", String, ForeignKey("collections.name"), nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("municipality", String),
    Column("year", Integer),
    Column("edition", String),
    Column("area", Integer),
    Column("finding_id", String),
    Column("source", Text, nullable=False),
    Column("basis", Text),
    Column("page", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Index("ix_passages_document_id", "document_id", "position"),
    Index("ix_passages_municipality", "collection", "municipality", "year"),
    Index("ix_passages_kind", "collection", "kind"),
)

passage_theme_areas = Table(
    "passage_theme_areas",
    metadata,
    Column("passage_id", String, ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("area", Integer, nullable=False),
    Index("ix_passage_theme_areas_area", "area", "passage_id"),
)

passage_questions = Table(
    "passage_questions",
    metadata,
    Column("passage_id", String, ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("question", String, nullable=False),
    Column("confidence", Float),  # of the program; none where a person set the question
    Index("ix_passage_questions_question", "question", "passage_id"),
)

results = Table(
    "results",
    metadata,
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, nullable=False),
    Column("collection", String, ForeignKey("collections.name"), nullable=False),
    Column("municipality", String, nullable=False),
    Column("country", String, nullable=False),
    Column("year", Integer),
    Column("edition", String),
    Column("total", Integer),
    Column("status", String, nullable=False),
    Column("derivation", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("see_also", JSON, nullable=False),
    Column("is_report", Boolean, nullable=False),
    Index("ix_results_municipality", "collection", "municipality"),
)

result_areas = Table(
    "result_areas",
    metadata,
    Column("document_id", String, ForeignKey("results.document_id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("area", Integer, nullable=False),
    Column("points", Integer, nullable=False),
)

result_questions = Table(
    "result_questions",
    metadata,
    Column("document_id", String, ForeignKey("results.document_id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("question", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("max_points", Integer, nullable=False),
    Column("percent", Integer, nullable=False),
)

# No foreign key: the log outlives what it tells about.
acts = Table(
    "acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("by", String, nullable=False),
    Column("verb", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("collection", String, nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_acts_collection", "collection", "id"),
    sqlite_autoincrement=True,
)

# Everything people do in evaluations; rows are added, never changed. See docs/decisions/0008.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("act", Integer, nullable=False),
    Column("evaluation", String, nullable=False),
    Column("item", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", String, nullable=False),
    Column("verb", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    UniqueConstraint("evaluation", "item", "version", name="uq_entries_version"),
    Index("ix_entries_item", "item", "evaluation"),
    sqlite_autoincrement=True,
)

# How answers came to be where a language model was asked; old rows are let go of.
model_answers = Table(
    "model_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("making", JSON, nullable=False),
    Column("collection", String, nullable=False, server_default="public"),  # who may read it
    Index("ix_model_answers_at", "at"),
    sqlite_autoincrement=True,
)

# One row for each state that the base has had; row 0 is the empty base.
revisions = Table(
    "revisions",
    metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("stamp", String, nullable=False),
)

# The last thing that happened to each passage that an index may hold; bounded by the passages there have ever been.
passage_changes = Table(
    "passage_changes",
    metadata,
    Column("passage_id", String, primary_key=True),
    Column("revision", Integer, ForeignKey("revisions.revision"), nullable=False),
    Column("present", Boolean, nullable=False),
    Index("ix_passage_changes_revision", "revision"),
)
