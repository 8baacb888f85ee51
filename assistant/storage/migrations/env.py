"""Alembic's entry: runs on the connection, and in the transaction, that `schema.migrate` opened."""

from alembic import context

from assistant.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
