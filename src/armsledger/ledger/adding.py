"""Adding one read report: everything that it brings, in one transaction."""

from typing import Any

from sqlalchemy import Connection, func, insert, select

from armsledger.ledger import tables
from armsledger.ledger.coding import appearance_id, encode, refuse_unkeepable
from armsledger.ledger.feed import announce, moment
from armsledger.ledger.originals import Originals, digest
from armsledger.ledger.records import Added
from armsledger.model import Claim, InputError, ReadReport, Report, content_id
from armsledger.model.identity import claim_id


def add(
    connection: Connection,
    originals: Originals,
    read: ReadReport,
    *,
    source: str,
    original: bytes,
    extractor: str,
) -> Added:
    """Add what the ledger does not hold yet; see `Ledger.add`."""
    report = read.report
    refuse_unkeepable(report, source)
    report_id = content_id(report.text)
    recorded = moment(connection)
    held = text_of(connection, report_id)
    if held is None:
        _insert(
            connection,
            tables.reports,
            id=report_id,
            text=report.text,
            text_sha256=digest(report.text.encode()),
            language=report.language,
            recorded=recorded,
        )
        announce(connection, "report", [report_id], recorded)
    appeared = _add_appearance(
        connection,
        originals,
        report,
        report_id=report_id,
        source=source,
        original=original,
        recorded=recorded,
    )
    new_reading = not has_reading(connection, report_id, extractor)
    count = 0
    if new_reading:
        _check_spans(read.claims, report.text if held is None else held, source)
        count = _add_reading(connection, report_id, read.claims, extractor, recorded)
    return Added(report_id, held is None, appeared, new_reading, count)


def text_of(connection: Connection, report_id: str) -> str | None:
    """The text that the ledger holds under this id."""
    return connection.scalar(select(tables.reports.c.text).where(tables.reports.c.id == report_id))


def has_reading(connection: Connection, report_id: str, extractor: str) -> bool:
    """Whether this version of the extractor has read this text."""
    return (
        connection.scalar(
            select(tables.readings.c.sequence).where(
                tables.readings.c.report_id == report_id, tables.readings.c.extractor == extractor
            )
        )
        is not None
    )


def _add_appearance(
    connection: Connection,
    originals: Originals,
    report: Report,
    *,
    report_id: str,
    source: str,
    original: bytes,
    recorded: str,
) -> bool:
    known = {
        "source": source,
        "url": report.url,
        "publisher": report.publisher,
        "published": report.published,
        "title": report.title,
        "dateline": report.dateline,
        "given_id": report.id,
    }
    key = appearance_id(report_id, **known)  # type: ignore[arg-type]
    sha256 = digest(original)
    held = connection.scalar(
        select(tables.appearances.c.original_sha256).where(tables.appearances.c.id == key)
    )
    # Before the row, so that no row ever names bytes that are not there. For a row
    # that we have, this mends an original that was lost since.
    if held in {None, sha256}:
        originals.put(original)
    if held is not None:
        return False
    _insert(
        connection,
        tables.appearances,
        id=key,
        report_id=report_id,
        original_sha256=sha256,
        recorded=recorded,
        **known,
    )
    announce(connection, "appearance", [key], recorded)
    return True


def _check_spans(claims: tuple[Claim, ...], text: str, source: str) -> None:
    for claim in claims:
        for span in claim.evidence:
            if text[span.start : span.end] != span.quote:
                raise InputError(
                    f"{source}: the evidence at {span.start}–{span.end} is not what the "
                    "ledger's text has there; read the text that Ledger.text gives"
                )


def _add_reading(
    connection: Connection,
    report_id: str,
    claims: tuple[Claim, ...],
    extractor: str,
    recorded: str,
) -> int:
    found = {claim_id(report_id, claim): claim for claim in claims}
    before = _standing(connection, report_id)
    held = set(
        connection.scalars(select(tables.claims.c.id).where(tables.claims.c.report_id == report_id))
    )
    sequence = connection.scalar(
        insert(tables.readings)
        .values(report_id=report_id, extractor=extractor, claims=len(found), recorded=recorded)
        .returning(tables.readings.c.sequence)
    )
    new = [
        {
            "id": key,
            "report_id": report_id,
            "kind": claim.kind.value,
            "stage": claim.stage.value,
            "content": encode(claim),
            "recorded": recorded,
        }
        for key, claim in found.items()
        if key not in held
    ]
    if new:
        connection.execute(insert(tables.claims), new)
    links = [
        {"reading": sequence, "position": n, "claim_id": key, "confidence": claim.confidence}
        for n, (key, claim) in enumerate(found.items())
    ]
    if links:
        connection.execute(insert(tables.read_claims), links)
    announce(connection, "reading", [str(sequence)], recorded)
    announce(connection, "superseded", [key for key in before if key not in found], recorded)
    announce(connection, "claim", [key for key in found if key not in before], recorded)
    return len(found)


def _standing(connection: Connection, report_id: str) -> list[str]:
    """The claims of the report's latest reading, in its order."""
    latest = (
        select(func.max(tables.readings.c.sequence))
        .where(tables.readings.c.report_id == report_id)
        .scalar_subquery()
    )
    return list(
        connection.scalars(
            select(tables.read_claims.c.claim_id)
            .where(tables.read_claims.c.reading == latest)
            .order_by(tables.read_claims.c.position)
        )
    )


def _insert(connection: Connection, table: Any, **values: Any) -> None:
    connection.execute(insert(table).values(**values))
