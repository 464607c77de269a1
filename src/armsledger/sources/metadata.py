"""Fills in what is missing of a report's metadata from its own head."""

from armsledger.model import Report
from armsledger.sources.head import parse_head
from armsledger.sources.language import looks_english


def complete(report: Report) -> Report:
    """The report with missing title, publisher, date, dateline and language filled in.

    What the report brings along stays; what its head does not state plainly
    stays missing.
    """
    head = parse_head(report.text)
    found = {
        "title": head.title,
        "publisher": head.publisher,
        "published": head.published,
        "dateline": head.dateline,
        "language": "en" if looks_english(report.text) else None,
    }
    missing = {k: v for k, v in found.items() if v is not None and getattr(report, k) is None}
    return report.model_copy(update=missing) if missing else report
