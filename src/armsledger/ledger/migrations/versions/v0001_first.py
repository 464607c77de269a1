"""The first tables: reports, appearances, readings, claims and the change feed."""

import sqlalchemy as sa
from alembic import op

from armsledger.ledger.migrations.append_only import forbid_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out rather than taken from `tables`: a step must not change when the tables do.
Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables and forbid changes to their rows."""
    op.create_table(
        "reports",
        sa.Column("id", Text, primary_key=True),
        sa.Column("text", Text, nullable=False),
        sa.Column("text_sha256", Text, nullable=False),
        sa.Column("language", Text),
        sa.Column("recorded", Text, nullable=False),
    )
    op.create_table(
        "appearances",
        sa.Column("id", Text, primary_key=True),
        sa.Column("report_id", Text, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("source", Text, nullable=False),
        sa.Column("url", Text),
        sa.Column("publisher", Text),
        sa.Column("published", Text),
        sa.Column("title", Text),
        sa.Column("dateline", Text),
        sa.Column("given_id", Text, nullable=False),
        sa.Column("original_sha256", Text, nullable=False),
        sa.Column("recorded", Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("sequence", Serial, primary_key=True, autoincrement=True),
        sa.Column("report_id", Text, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("extractor", Text, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("recorded", Text, nullable=False),
        sa.UniqueConstraint("report_id", "extractor", name="readings_report_id_extractor"),
    )
    op.create_table(
        "claims",
        sa.Column("id", Text, primary_key=True),
        sa.Column("report_id", Text, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("kind", Text, nullable=False),
        sa.Column("stage", Text, nullable=False),
        sa.Column("content", Text, nullable=False),
        sa.Column("recorded", Text, nullable=False),
    )
    op.create_table(
        "read_claims",
        sa.Column("reading", Serial, sa.ForeignKey("readings.sequence"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("claim_id", Text, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("confidence", sa.Double),
    )
    op.create_table(
        "changes",
        sa.Column("cursor", Serial, primary_key=True, autoincrement=True),
        sa.Column("what", Text, nullable=False),
        sa.Column("id", Text, nullable=False),
        sa.Column("recorded", Text, nullable=False),
    )
    for table in ("reports", "appearances", "readings", "claims", "read_claims", "changes"):
        forbid_changes(table)
