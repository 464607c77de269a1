"""Deals as an Excel workbook: deals, every reported figure, every claim, and what it all means."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from armsledger.export.cells import Cell, harmless
from armsledger.export.csv import as_cell
from armsledger.export.figures import FigureRow, figures
from armsledger.export.rows import COLUMNS, Value, rows
from armsledger.model import InputError, SourcedClaim
from armsledger.model.deal import Deal
from armsledger.register import wording

_ROWS = 2**20
"""Rows that a sheet of Excel has."""
_CHARACTERS = 32_767
"""UTF-16 units that a cell of Excel has."""
_LARGEST = 9.99999999999999e307
_LEAST = 2.2251e-308

#: The writer stamps the file with the time of writing unless it is given one.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)

_CLAIMS = (
    *("claim", "deal", "kind", "stage", "parties", "items", "figures", "period", "place"),
    *("speaker", "via", "quote", "publisher", "published", "url", "title", "report"),
)
_FIGURES = tuple(field.name for field in fields(FigureRow))


def to_xlsx(deals: Sequence[Deal]) -> bytes:
    """The deals as an Excel workbook; the same deals give the same bytes.

    Text is never a formula, a link or a number. Raises InputError where there are more
    rows than a sheet holds.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "Deals", "author": "armsledger", "created": _CREATED})
        deal_rows = ([c.of(row) for c in COLUMNS] for row in rows(deals))
        _sheet(book, "Deals", [c.name for c in COLUMNS], deal_rows)
        _sheet(book, "Figures", _FIGURES, (astuple(row) for row in figures(deals)))
        _sheet(book, "Claims", _CLAIMS, _claims(deals))
        _sheet(book, "Read me", ("sheet", "about", "meaning"), _guide())
    return out.getvalue()


def _claims(deals: Sequence[Deal]) -> Iterator[Sequence[Value]]:
    for deal in deals:
        for source in deal.claims:
            yield _claim(deal, source)


def _claim(deal: Deal, source: SourcedClaim) -> Sequence[Value]:
    claim = source.claim
    speaker = claim.speaker
    items = (
        f"{wording.quantity(i.quantity)} {i.name}" if i.quantity else i.name for i in claim.items
    )
    return (
        source.claim_id,
        deal.id,
        claim.kind.value,
        claim.stage.value,
        tuple(f"{p.role.value}: {p.name}" for p in claim.parties),
        tuple(items),
        wording.quantity(claim.value) if claim.value else None,
        claim.period,
        claim.place.name if claim.place else None,
        ", ".join(s for s in (speaker.name, speaker.role, speaker.organisation) if s)
        if speaker
        else None,
        claim.via,
        "\n".join(e.quote for e in claim.evidence),
        source.publisher,
        source.published,
        source.url,
        source.title,
        source.report_id,
    )


def _guide() -> Iterator[Sequence[Value]]:
    yield from (("Deals", column.name, column.meaning) for column in COLUMNS)
    page = files("armsledger.export").joinpath("templates", "read_me.csv")
    yield from csv.reader(page.read_text(encoding="utf-8").splitlines()[1:])


def _sheet(book: Any, name: str, header: Sequence[str], content: Any) -> None:
    """A sheet with a frozen header, a filter, and columns about as wide as what they hold."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    widths = [len(title) + 3 for title in header]
    for column, title in enumerate(header):
        sheet.write_string(0, column, title, bold)
    last = 0
    for last, row in enumerate(content, start=1):
        if last >= _ROWS:
            raise InputError(
                f"--format xlsx: more rows for the sheet {name} than the {_ROWS:,} that Excel "
                "has; narrow the export with --item, --supplier or --kind, or take csv or parquet"
            )
        for column, value in enumerate(row):
            cell = _fitting(as_cell(value))
            if isinstance(cell, str):
                sheet.write_string(last, column, cell)
            else:
                sheet.write_number(last, column, cell)
            widths[column] = max(widths[column], len(str(cell)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(header) - 1)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, 50 if name != "Read me" else 120))


def _fitting(cell: Cell) -> Cell:
    """The cell as Excel keeps it whole, or with a word that it was cut."""
    if not isinstance(cell, str):
        whole = float(f"{cell:.15g}") == cell and (cell == 0 or _LEAST < abs(cell) < _LARGEST)
        return harmless(cell) if whole else repr(cell)
    text = str(harmless(cell))
    if text.startswith("<r>"):
        # The writer takes text between these tags for markup of its own.
        text = f"'{text}"
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _CHARACTERS:
        return text
    note = f" … [cut: {len(units) // 2:,} characters; the JSONL export has them all]"
    return units[: 2 * (_CHARACTERS - len(note))].decode("utf-16-le", "ignore") + note
