"""Alembic's entry. The connection comes from audit/index.py; there is no alembic.ini and no offline mode."""

from alembic import context

from audit.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
