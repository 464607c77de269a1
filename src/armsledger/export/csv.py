"""Deals as CSV: one row for each system of each deal."""

import csv
import io
from collections.abc import Iterable, Iterator

from armsledger.model import Party, Role
from armsledger.model.deal import Deal, DealItem, Figure
from armsledger.register.selecting import left, right

_FIGURE = ("amount", "upper", "unit", "qualifier", "sure", "rivals")

COLUMNS = (
    *("deal", "kind", "stage", "existence", "first", "last", "origins"),
    *("supplier", "supplier_countries", "recipient", "recipient_countries"),
    *("intermediary", "manufacturer", "item", "category"),
    *(f"number_{part}" for part in _FIGURE),
    *(f"value_{part}" for part in _FIGURE),
    *("reports", "claims"),
)

#: What a spreadsheet takes for the start of a formula, with the full-width forms that
#: East Asian editions take as well, and the line ends that can come before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_EXACT = 2**53
"""Below this every whole number is exact as a float."""

Cell = str | float


def to_csv(deals: Iterable[Deal]) -> str:
    """The deals as CSV with a header, as RFC 4180 has it.

    Lists within a cell are split by `|`. A deal's value stands in its first row only, so
    that a column can be added up without counting it twice; a deal without a system has
    one row. Text that a spreadsheet would run as a formula gets an apostrophe in front;
    numbers stay numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for deal in deals:
        for position, item in enumerate(deal.items or (None,)):
            cells = _row(deal, item, deal.value if position == 0 else None)
            writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def harmless(cell: Cell) -> Cell:
    """The cell so that no spreadsheet runs it: text that begins like a formula is quoted."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return int(cell) if abs(cell) < _EXACT and cell == int(cell) else cell


def _row(deal: Deal, item: DealItem | None, value: Figure | None) -> Iterator[Cell]:
    yield from (deal.id, deal.kind.value, deal.stage.value, deal.existence)
    yield from (deal.first or "", deal.last or "", deal.origins)
    for side in (left(deal), right(deal)):
        yield _list(p.name for p in side)
        yield _list(sorted({p.country for p in side if p.country}))
    for role in (Role.INTERMEDIARY, Role.MANUFACTURER):
        yield _list(_names(deal.parties, role))
    yield item.name if item else ""
    yield (item.category or "") if item else ""
    yield from _figure(item.ordered if item else None)
    yield from _figure(value)
    yield _list(dict.fromkeys(c.url or c.report_id for c in deal.claims))
    yield _list(c.claim_id for c in deal.claims)


def _figure(figure: Figure | None) -> tuple[Cell, ...]:
    if figure is None:
        return ("",) * len(_FIGURE)
    printed = figure.printed
    return (
        printed.amount,
        "" if printed.upper is None else printed.upper,
        printed.unit,
        printed.qualifier.value,
        "yes" if figure.sure else "no",
        _list(
            f"{r.value.qualifier.value} {r.value.amount:.15g}" for r in figure.reported if r.rival
        ),
    )


def _names(parties: Iterable[Party], role: Role) -> Iterator[str]:
    return (p.name for p in parties if p.role is role)


def _list(values: Iterable[str]) -> str:
    return "|".join(value.replace("|", "/") for value in values)
