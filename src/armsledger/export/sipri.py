"""Deals in the layout of the SIPRI trade register: one row a delivery year of one system."""

import csv
import io
from collections.abc import Iterable, Iterator

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.register_countries import (
    UNKNOWN_RECIPIENT,
    UNKNOWN_SUPPLIER,
    spellings,
)
from armsledger.catalogue.register_download import FIRST_COLUMN
from armsledger.export.cells import Cell, harmless
from armsledger.model.deal import Deal
from armsledger.register.listed import HandedOver, Listed, estimated, listed

COLUMNS = (
    *(FIRST_COLUMN, "Supplier", "Recipient", "Designation", "Description"),
    *("Armament category", "Order date", "Order date is estimate"),
    *("Numbers delivered", "Numbers delivered is estimate"),
    *("Delivery year", "Delivery year is estimate"),
    *("Status", "SIPRI estimate", "TIV deal unit", "TIV delivery values", "Local production"),
    *("Numbers ordered", "Numbers ordered is estimate", "Deal", "Sources"),
)
_NOTHING = HandedOver(None, False, None, False, None)


def to_sipri(deals: Iterable[Deal], catalogue: Catalogue) -> str:
    """The deals as the register's CSV, with the number ordered, the deal and its sources behind.

    Only what the register lists: transfers and licensed productions between states that were
    agreed; of those suspended or cancelled, the ones of which something was handed over. A
    cell is empty where no report states it: the id, the status of the goods, the estimate and
    the trend-indicator values are SIPRI's own and always empty.
    """
    armaments = {c.name: c.register for c in catalogue.categories}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in listed(deals, catalogue):
        if entry.off:
            continue
        armament = armaments.get(entry.item.category or "", "")
        for handed_over in entry.deliveries or (_NOTHING,):
            cells = _row(entry, handed_over, armament, catalogue)
            writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def sources(deal: Deal) -> str:
    """The addresses of the deal's reports, or their ids, split by `|`."""
    return "|".join(dict.fromkeys((c.url or c.report_id).replace("|", "%7C") for c in deal.claims))


def _row(
    entry: Listed, handed_over: HandedOver, armament: str, catalogue: Catalogue
) -> Iterator[Cell]:
    yield ""
    yield spellings(catalogue, entry.suppliers) or UNKNOWN_SUPPLIER
    yield spellings(catalogue, entry.recipients) or UNKNOWN_RECIPIENT
    yield from (entry.item.name, entry.item.category or "", armament)
    yield from _estimable(entry.order_year, entry.order_year_estimate)
    number = handed_over.number
    yield from _estimable(number.amount if number else None, handed_over.number_estimate)
    yield from _estimable(handed_over.year, handed_over.year_estimate)
    yield from ("", "", "", "")
    yield _yes(entry.local)
    ordered = entry.ordered
    yield from _estimable(
        ordered.printed.amount if ordered else None, ordered is not None and estimated(ordered)
    )
    yield entry.deal.id
    yield sources(entry.deal)


def _estimable(value: float | None, estimate: bool) -> tuple[Cell, Cell]:
    """A cell and whether it is an estimate; both empty where the value is not known."""
    return ("", "") if value is None else (value, _yes(estimate))


def _yes(value: bool) -> str:
    return "Yes" if value else "No"
