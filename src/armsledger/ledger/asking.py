"""Questions to the ledger. Answers come in one order, whatever the order of arrival."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, ScalarSelect, Select, func, select

from armsledger.ledger import tables
from armsledger.ledger.coding import decode
from armsledger.ledger.records import Appearance, Change, Counts
from armsledger.model import Claim, Kind, Report, SourcedClaim, Stage

#: Rows fetched at a time.
BATCH = 500


def claims(
    connection: Connection,
    *,
    kind: Kind | None,
    stage: Stage | None,
    country: str | None,
    text: str | None,
    report: str | None,
    until: int | None,
) -> Iterator[SourcedClaim]:
    """The claims that stand, or stood at the cursor `until`, by date, report and place in it."""
    claim, first = tables.claims.c, tables.appearances.c
    latest = latest_reading(connection, claim.report_id, until)
    query = (
        select(
            claim.id,
            claim.content,
            claim.report_id,
            claim.recorded,
            tables.read_claims.c.confidence,
            *(first.title, first.publisher, first.published, first.url),
        )
        .join(tables.read_claims, tables.read_claims.c.claim_id == claim.id)
        .join(tables.appearances, first.report_id == claim.report_id)
        .where(
            tables.read_claims.c.reading == latest,
            first.id == _first_appearance(claim.report_id, until),
        )
        .order_by(
            first.published.is_(None),
            first.published,
            claim.report_id,
            tables.read_claims.c.position,
        )
    )
    if kind is not None:
        query = query.where(claim.kind == kind.value)
    if stage is not None:
        query = query.where(claim.stage == stage.value)
    if report is not None:
        query = query.where(claim.report_id == report)
    if country is not None:
        # A coarse sieve, so that not every claim need be decoded; the test below decides.
        query = query.where(claim.content.contains(f'"{country}"', autoescape=True))
    words = (text or "").casefold().split()
    for row in _stream(connection, query):
        found = decode(row.content, row.report_id, row.confidence)
        if country is not None and all(party.country != country for party in found.parties):
            continue
        if words and not _speaks_of(found, row.title, words):
            continue
        yield SourcedClaim(
            claim_id=row.id,
            claim=found,
            report_id=row.report_id,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            url=row.url,
            recorded=row.recorded,
        )


def _speaks_of(claim: Claim, title: str | None, words: list[str]) -> bool:
    """Whether every word stands in the claim's names, its quotes or the report's title."""
    parts = [title, claim.event, *(span.quote for span in claim.evidence)]
    parts += [party.name for party in claim.parties]
    parts += [item.name for item in claim.items]
    if claim.speaker:
        parts += [claim.speaker.name, claim.speaker.organisation]
    haystack = "\n".join(part for part in parts if part).casefold()
    return all(word in haystack for word in words)


def latest_reading(
    connection: Connection, report_id: Column[str], until: int | None
) -> ScalarSelect[Any]:
    """The reading of a report that stands, or stood at the cursor `until`."""
    reading = tables.readings.c
    query = select(func.max(reading.sequence)).where(reading.report_id == report_id)
    if until is not None:
        query = query.where(reading.sequence <= _last_reading(connection, until))
    return query.correlate(report_id.table).scalar_subquery()


def _last_reading(connection: Connection, until: int) -> int:
    """The number of the last reading in the feed up to a cursor: both grow together."""
    change = tables.changes.c
    query = select(change.id).where(change.what == "reading", change.cursor <= until)
    return int(connection.scalar(query.order_by(change.cursor.desc()).limit(1)) or 0)


def _first_appearance(report_id: Column[str], until: int | None) -> ScalarSelect[Any]:
    """The appearance that a report is shown with: the earliest published one."""
    other = tables.appearances.alias("earliest").c
    query = select(other.id)
    if until is not None:
        query = query.where(other.id.in_(_within("appearance", until)))
    return (
        query.where(other.report_id == report_id)
        .order_by(other.published.is_(None), other.published, other.id)
        .limit(1)
        .correlate(report_id.table)
        .scalar_subquery()
    )


def _within(what: str, until: int) -> Select[Any]:
    """The ids of what the feed announced up to a cursor."""
    change = tables.changes.c
    return select(change.id).where(change.what == what, change.cursor <= until)


def reports(
    connection: Connection, report_id: str | None = None, until: int | None = None
) -> Iterator[Report]:
    """The reports by date and id, each under the ledger's own id."""
    report, first = tables.reports.c, tables.appearances.c
    query = (
        select(
            report.id,
            *(first.url, first.title, first.publisher, first.published, first.dateline),
            report.language,
            report.text,
        )
        .join(tables.appearances, first.report_id == report.id)
        .where(first.id == _first_appearance(report.id, until))
        .order_by(first.published.is_(None), first.published, report.id)
    )
    if report_id is not None:
        query = query.where(report.id == report_id)
    for row in _stream(connection, query):
        yield Report(**row._mapping)


def appearances(connection: Connection, report_id: str) -> tuple[Appearance, ...]:
    """Every place where the text was found, the earliest published first."""
    place = tables.appearances.c
    query = (
        select(*(column for column in place if column.name != "id"))
        .where(place.report_id == report_id)
        .order_by(place.published.is_(None), place.published, place.id)
    )
    return tuple(Appearance(**row._mapping) for row in connection.execute(query))


def changes(connection: Connection, since: int) -> Iterator[Change]:
    """What came after the cursor `since`, in the order in which it came."""
    change = tables.changes.c
    query = select(tables.changes).where(change.cursor > since).order_by(change.cursor)
    for row in _stream(connection, query):
        yield Change(**row._mapping)


def counts(connection: Connection) -> Counts:
    """How much the ledger holds."""
    held = (tables.reports, tables.appearances, tables.readings, tables.claims)
    return Counts(
        *(connection.scalar(select(func.count()).select_from(table)) or 0 for table in held)
    )


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    yield from connection.execution_options(yield_per=BATCH).execute(query)
