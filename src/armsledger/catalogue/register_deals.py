"""The deals of a SIPRI trade-register download: its rows, a delivery year each, joined."""

import math
import re
from dataclasses import dataclass, replace
from pathlib import Path

from armsledger.catalogue.register_download import FIRST_COLUMN, read_download
from armsledger.model import InputError

_WANTED = ("Supplier", "Recipient", "Designation", "Order date")
_DELIVERED = "Numbers delivered"
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
#: Older registers put what they estimate into brackets.
_ESTIMATE = re.compile(r"\((.*)\)|(.*)\?")
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class RegisterDelivery:
    """What the register has as delivered in one year."""

    year: int | None
    year_estimate: bool
    number: float | None
    number_estimate: bool


@dataclass(frozen=True, slots=True)
class RegisterDeal:
    """One system of one deal as the register has it."""

    line: int
    """The line of the file on which its first row ends."""
    id: str
    supplier: str
    recipient: str
    designation: str
    description: str
    """What it is, in the register's words."""
    armament: str
    """The register's armament category; empty in downloads without that column."""
    order_year: int | None
    order_estimate: bool
    ordered: float | None
    """The number ordered; the register's own downloads do not have it."""
    ordered_estimate: bool
    deliveries: tuple[RegisterDelivery, ...]
    """By year; several rows of one year stay as they are."""
    status: str
    """Of the goods, not of the deal: `New`, `Second hand`, `Second hand but modernized`."""
    local_production: bool | None
    """None where the file does not say."""
    deal: str
    """The id of the deal in a file that `armsledger export` wrote."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something was delivered, those that are known."""
        return tuple(sorted({d.year for d in self.deliveries if d.year is not None}))

    @property
    def delivered(self) -> float | None:
        """The sum of the numbers delivered; None where no number is known."""
        known = [d.number for d in self.deliveries if d.number is not None]
        return math.fsum(known) if known else None

    @property
    def delivered_estimate(self) -> bool:
        """Whether a part of that sum is an estimate."""
        return any(d.number_estimate for d in self.deliveries if d.number is not None)

    @property
    def delivered_in_part(self) -> bool:
        """Whether there are deliveries of a number that is not known."""
        return any(d.number is None for d in self.deliveries)


def register_deals(path: Path) -> list[RegisterDeal]:
    """The deals of a download, in its order.

    Rows are one deal where all that is not about a delivery is the same in them.
    Raises InputError where the file cannot be read, is no trade register, or has a year or a
    number that is none.
    """
    found: dict[tuple[object, ...], RegisterDeal] = {}
    for line, cells in read_download(path, _WANTED):
        row = _row(f"{path}, line {line}", line, cells)
        key = (
            *(row.id, row.supplier, row.recipient, row.designation, row.description),
            *(row.order_year, row.order_estimate, row.local_production, row.deal),
        )
        before = found.get(key)
        found[key] = (
            row
            if before is None
            else replace(before, deliveries=before.deliveries + row.deliveries)
        )
    return [
        replace(deal, deliveries=tuple(sorted(deal.deliveries, key=_when)))
        for deal in found.values()
    ]


def _row(where: str, line: int, cells: dict[str, str]) -> RegisterDeal:
    order_year, order_estimate = _year(where, cells, "Order date")
    ordered, ordered_estimate = _number(where, cells, "Numbers ordered")
    year, year_estimate = _year(where, cells, "Delivery year")
    number, number_estimate = _number(where, cells, _DELIVERED)
    local = cells.get("Local production", "").casefold()
    return RegisterDeal(
        line=line,
        id=cells.get(FIRST_COLUMN, ""),
        supplier=cells["Supplier"],
        recipient=cells["Recipient"],
        designation=cells["Designation"],
        description=cells.get("Description", ""),
        armament=cells.get("Armament category", ""),
        order_year=order_year,
        order_estimate=order_estimate,
        ordered=ordered,
        ordered_estimate=ordered_estimate,
        deliveries=(RegisterDelivery(year, year_estimate, number, number_estimate),),
        status=cells.get("Status", ""),
        local_production=True if local in _YES else False if local in _NO else None,
        deal=cells.get("Deal", ""),
    )


def _year(where: str, cells: dict[str, str], column: str) -> tuple[int | None, bool]:
    cell, estimate = _cell(cells, column)
    if not cell:
        return None, False
    match = _YEAR.fullmatch(cell)
    if match is None:
        raise InputError(
            f"{where}: {column} is {cell!r}, not a year; correct the cell, or leave it empty"
        )
    return int(match[1]), estimate


def _number(where: str, cells: dict[str, str], column: str) -> tuple[float | None, bool]:
    cell, estimate = _cell(cells, column)
    if not cell:
        return None, False
    try:
        number = float(cell)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(
            f"{where}: {column} is {cell!r}, not a number; correct the cell, or leave it empty"
        )
    return number, estimate


def _cell(cells: dict[str, str], column: str) -> tuple[str, bool]:
    """A cell without the marks of an estimate, and whether it is one; `?` alone is empty."""
    cell = cells.get(column, "")
    estimate = cells.get(f"{column} is estimate", "").casefold() in _YES
    marked = _ESTIMATE.fullmatch(cell)
    if marked:
        return (marked[1] or marked[2] or "").strip(), True
    return cell, estimate


def _when(delivery: RegisterDelivery) -> tuple[bool, int, bool, float]:
    """By year, then by number, what is not known last."""
    return (
        *(delivery.year is None, delivery.year or 0),
        *(delivery.number is None, delivery.number or 0),
    )
