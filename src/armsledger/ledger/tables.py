"""The ledger's tables. Rows are only ever added."""

import sqlalchemy as sa

#: Text that sorts by code point on every server, so that answers come in one order.
Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
#: SQLite numbers rows by itself only in a plain INTEGER key.
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")

metadata = sa.MetaData()

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("text", Text, nullable=False),
    # The id forgives white space; offsets do not, so the exact text has a hash too.
    sa.Column("text_sha256", Text, nullable=False),
    sa.Column("language", Text),
    sa.Column("recorded", Text, nullable=False),
)

appearances = sa.Table(
    "appearances",
    metadata,
    # The hash of what makes the place what it is, so that adding twice adds nothing.
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

readings = sa.Table(
    "readings",
    metadata,
    # Of the readings of one report, the one with the highest sequence stands.
    sa.Column("sequence", Serial, primary_key=True, autoincrement=True),
    sa.Column("report_id", Text, sa.ForeignKey("reports.id"), nullable=False),
    sa.Column("extractor", Text, nullable=False),
    sa.Column("claims", sa.Integer, nullable=False),
    sa.Column("recorded", Text, nullable=False),
    sa.UniqueConstraint("report_id", "extractor", name="readings_report_id_extractor"),
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("report_id", Text, sa.ForeignKey("reports.id"), nullable=False, index=True),
    sa.Column("kind", Text, nullable=False),
    sa.Column("stage", Text, nullable=False),
    # JSON in ASCII: the same bytes on every server, whatever the text holds.
    sa.Column("content", Text, nullable=False),
    sa.Column("recorded", Text, nullable=False),
)

#: Which claims a reading found, in its order: one claim may stand in many readings.
read_claims = sa.Table(
    "read_claims",
    metadata,
    sa.Column("reading", Serial, sa.ForeignKey("readings.sequence"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("claim_id", Text, sa.ForeignKey("claims.id"), nullable=False, index=True),
    # The reader's own, and no part of what is claimed: two readings may differ in it.
    sa.Column("confidence", sa.Double),
)

reviews = sa.Table(
    "reviews",
    metadata,
    # Of two reviews that contradict each other, the one with the higher sequence holds.
    sa.Column("sequence", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", Text, nullable=False, unique=True),
    sa.Column("decision", Text, nullable=False),
    # Groups of claim ids, as JSON.
    sa.Column("claims", Text, nullable=False),
    sa.Column("deal", Text),
    sa.Column("undoes", Text),
    sa.Column("reviewer", Text, nullable=False),
    sa.Column("note", Text),
    sa.Column("recorded", Text, nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("cursor", Serial, primary_key=True, autoincrement=True),
    sa.Column("what", Text, nullable=False),
    sa.Column("id", Text, nullable=False),
    sa.Column("recorded", Text, nullable=False),
)
