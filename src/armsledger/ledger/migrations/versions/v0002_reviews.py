"""Reviews: what people decided about the register."""

import sqlalchemy as sa
from alembic import op

from armsledger.ledger.migrations.append_only import forbid_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table and forbid changes to its rows."""
    op.create_table(
        "reviews",
        sa.Column("sequence", Serial, primary_key=True, autoincrement=True),
        sa.Column("id", Text, nullable=False, unique=True),
        sa.Column("decision", Text, nullable=False),
        sa.Column("claims", Text, nullable=False),
        sa.Column("deal", Text),
        sa.Column("undoes", Text),
        sa.Column("reviewer", Text, nullable=False),
        sa.Column("note", Text),
        sa.Column("recorded", Text, nullable=False),
    )
    forbid_changes("reviews")
