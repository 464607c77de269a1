"""A ledger that holds made-up claims."""

from collections.abc import Iterable
from pathlib import Path

from armsledger.ledger import Ledger
from armsledger.model import ReadReport, Report, SourcedClaim


def ledger_of(claims: Iterable[SourcedClaim], folder: Path) -> str:
    """The path of a ledger with each claim in a report of its own."""
    where = str(folder / "ledger.db")
    with Ledger.open(where) as store:
        for source in claims:
            report = Report(
                id=source.report_id,
                publisher=source.publisher,
                published=source.published,
                text=source.claim.evidence[0].quote,
            )
            read = ReadReport(report=report, claims=(source.claim,))
            store.add(read, source="made", original=b"", extractor="test/1")
    return where
