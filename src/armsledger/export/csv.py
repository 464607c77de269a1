"""Deals as CSV: one row for each system of each deal."""

import csv
import io
from collections.abc import Iterable

from armsledger.export.cells import Cell, harmless, listed
from armsledger.export.rows import COLUMNS, Value, rows
from armsledger.model.deal import Deal


def to_csv(deals: Iterable[Deal]) -> str:
    """The deals as CSV with a header, as RFC 4180 has it.

    Lists within a cell are split by `|`. A deal's value stands in its first row only, so
    that it is not counted twice; a deal without a system has one row. Text that a
    spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in rows(deals):
        writer.writerow(harmless(as_cell(column.of(row))) for column in COLUMNS)
    return out.getvalue()


def as_cell(value: Value) -> Cell:
    """A value as a cell: what is not known is empty, truth is yes or no."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            # Each by itself: somebody may split the cell into columns.
            return listed(str(harmless(v)) for v in value)
        case _:
            return value
