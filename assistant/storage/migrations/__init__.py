"""Alembic's migrations, run by `assistant.storage.schema.migrate`."""
