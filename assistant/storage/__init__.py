"""The source of truth: documents, passages and figures in a database (SQLAlchemy)."""
