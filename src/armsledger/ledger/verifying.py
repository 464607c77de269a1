"""Checks that everything in the ledger still is what was written."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select, text

from armsledger.ledger import tables
from armsledger.ledger.asking import BATCH
from armsledger.ledger.coding import appearance_id, decode
from armsledger.ledger.originals import Originals, digest
from armsledger.ledger.records import Problem
from armsledger.ledger.reviewing import review_id
from armsledger.model import Claim, content_id


def verify(connection: Connection, originals: Originals) -> Iterator[Problem]:
    """Every problem found; nothing where all is well."""
    if connection.dialect.name == "sqlite":
        yield from _file(connection)
    yield from _reports(connection)
    yield from _appearances(connection, originals)
    yield from _readings(connection)
    yield from _claims(connection)
    yield from _reviews(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Problem("database", "", "integrity_check", said)
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield Problem("database", str(row), table, f"names a row that is not in {parent}")


def _reports(connection: Connection) -> Iterator[Problem]:
    report = tables.reports.c
    placed = select(tables.appearances.c.report_id)
    read = select(tables.readings.c.report_id)
    query = select(
        tables.reports, report.id.in_(placed).label("placed"), report.id.in_(read).label("read")
    )
    for row in _rows(connection, query.order_by(report.id)):
        if content_id(row.text) != row.id:
            yield Problem("report", row.id, "reports.text", "the id is not the hash of the text")
        if digest(row.text.encode("utf-8", "surrogatepass")) != row.text_sha256:
            yield Problem("report", row.id, "reports.text", "the text was changed")
        if not row.placed:
            yield Problem("report", row.id, "appearances", "nothing says where it was found")
        if not row.read:
            yield Problem("report", row.id, "readings", "the report has no reading")


def _appearances(connection: Connection, originals: Originals) -> Iterator[Problem]:
    place = tables.appearances.c
    for row in _rows(connection, select(tables.appearances).order_by(place.id)):
        known = {
            name: getattr(row, name)
            for name in (
                *("source", "url", "publisher", "published", "title", "dateline", "given_id"),
            )
        }
        if appearance_id(row.report_id, **known) != row.id:
            yield Problem("appearance", row.id, "appearances", f"the row was changed: {known}")
        path = originals.path(row.original_sha256)
        again = f"; add {row.source} again to bring it back"
        try:
            if digest(path.read_bytes()) != row.original_sha256:
                yield Problem(
                    "original", row.original_sha256, str(path), f"the bytes were changed{again}"
                )
        except OSError as error:
            yield Problem(
                "original",
                row.original_sha256,
                str(path),
                f"cannot be read ({error.strerror}){again}",
            )


def _readings(connection: Connection) -> Iterator[Problem]:
    reading, found = tables.readings.c, tables.read_claims.c
    counted = (
        select(func.count())
        .select_from(tables.read_claims)
        .where(found.reading == reading.sequence)
        .scalar_subquery()
    )
    query = select(reading.sequence, reading.report_id, reading.claims, counted.label("held"))
    for row in _rows(connection, query.where(reading.claims != counted)):
        yield Problem(
            "reading",
            str(row.sequence),
            "read_claims",
            f"report {row.report_id}: {row.held} claims are held of {row.claims} read",
        )


def _claims(connection: Connection) -> Iterator[Problem]:
    claim = tables.claims.c
    query = (
        select(tables.claims, tables.reports.c.text)
        .join(tables.reports, tables.reports.c.id == claim.report_id, isouter=True)
        .order_by(claim.report_id, claim.id)
    )
    for row in _rows(connection, query):
        try:
            held = decode(row.content, row.report_id, None)
        except ValueError as error:
            reason = str(error).splitlines()[0]
            yield Problem("claim", row.id, "claims.content", f"cannot be read: {reason}")
            continue
        if held.id != row.id or (held.kind, held.stage) != (row.kind, row.stage):
            yield Problem("claim", row.id, "claims.content", "the claim was changed")
        yield from _spans(row, held)


def _spans(row: Any, held: Claim) -> Iterator[Problem]:
    for n, span in enumerate(held.evidence):
        there = (row.text or "")[span.start : span.end]
        if there != span.quote:
            yield Problem(
                "evidence",
                row.id,
                f"claims.content, evidence {n} at {span.start}–{span.end}",
                f"report {row.report_id} has {there!r} there, not {span.quote!r}",
            )


def _reviews(connection: Connection) -> Iterator[Problem]:
    """Each review: its hash, the claims and the review that it names, its place in the feed."""
    change, review, claim = tables.changes.c, tables.reviews.c, tables.claims.c
    announced = set(connection.scalars(select(change.id).where(change.what == "review")))
    known: set[str] = set()
    before = 0
    for row in _rows(connection, select(tables.reviews).order_by(review.sequence)):
        if review_id(row._mapping, before) != row.id:
            yield Problem("review", row.id, "reviews", "the review was changed")
        before = row.sequence
        if row.id not in announced:
            yield Problem("review", row.id, "changes", "the feed does not have the review")
        if row.undoes is not None and row.undoes not in known:
            yield Problem("review", row.id, "reviews.undoes", f"there is no review {row.undoes}")
        known.add(row.id)
        try:
            named = sorted({claim_id for group in json.loads(row.claims) for claim_id in group})
        except (ValueError, TypeError):
            yield Problem("review", row.id, "reviews.claims", "the claims cannot be read")
            continue
        for start in range(0, len(named), BATCH):
            some = named[start : start + BATCH]
            held = set(connection.scalars(select(claim.id).where(claim.id.in_(some))))
            for missing in sorted(set(some) - held):
                yield Problem("review", row.id, "reviews.claims", f"names no claim {missing}")
    for lost in sorted(announced - known):
        yield Problem("review", lost, "reviews", "the feed has a review that is not there")


def _rows(connection: Connection, query: Any) -> Iterator[Any]:
    yield from connection.execution_options(yield_per=BATCH).execute(query)
