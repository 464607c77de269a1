"""Alembic's entry: runs the steps on the connection that the ledger hands over."""

from alembic import context

from armsledger.ledger.opening import VERSION_TABLE
from armsledger.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
