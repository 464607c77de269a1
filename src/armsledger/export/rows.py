"""Deals as rows, one for each system of each deal: the columns of every table of deals."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from armsledger.model import Party, Role, SourcedClaim
from armsledger.model.deal import Dated, Deal, DealItem, Figure
from armsledger.register import wording
from armsledger.register.selecting import left, right

Value = str | int | float | bool | tuple[str, ...] | None
Type = Literal["text", "whole", "number", "truth", "list"]


@dataclass(frozen=True, slots=True)
class Row:
    """A deal with one of its systems."""

    deal: Deal
    item: DealItem | None
    """None where the deal names no system."""
    first: bool
    """Whether it is the deal's first row, the only one that has the deal's value."""

    @property
    def value(self) -> Figure | None:
        """The deal's value, in its first row only."""
        return self.deal.value if self.first else None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its values, what they mean and where they stand."""

    name: str
    type: Type
    meaning: str
    of: Callable[[Row], Value]


def rows(deals: Iterable[Deal]) -> Iterator[Row]:
    """One row for each system of each deal, in their order; one for a deal without a system."""
    for deal in deals:
        for position, item in enumerate(deal.items or (None,)):
            yield Row(deal, item, position == 0)


def address(claim: SourcedClaim) -> str | None:
    """Where the report of a claim is found; a `|` is written so that lists can be split by it."""
    return claim.url.replace("|", "%7C") if claim.url else None


def source(claim: SourcedClaim) -> str:
    """The report of a claim in one line: publisher, date and address, else title and id."""
    return ", ".join(
        part for part in (wording.publisher(claim), claim.published, address(claim)) if part
    )


def sources(claims: Iterable[SourcedClaim]) -> tuple[str, ...]:
    """The reports of claims, each once, in the order of the claims."""
    return tuple(dict.fromkeys(source(claim) for claim in claims))


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.name for p in parties))


def _countries(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({p.country for p in parties if p.country}))


def _in_role(role: Role) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: _names(p for p in row.deal.parties if p.role is role)


def _rivals(figure: Figure) -> tuple[str, ...]:
    return tuple(
        f"{r.value.qualifier.value} {r.value.amount:.15g}" for r in figure.reported if r.rival
    )


def _figure(name: str, what: str, of: Callable[[Row], Figure | None]) -> tuple[Column, ...]:
    def part(read: Callable[[Figure], Value]) -> Callable[[Row], Value]:
        return lambda row: None if (figure := of(row)) is None else read(figure)

    return (
        Column(f"{name}_amount", "number", what, part(lambda f: f.printed.amount)),
        Column(
            f"{name}_upper",
            "number",
            "The upper end, where a range is reported.",
            part(lambda f: f.printed.upper),
        ),
        Column(
            f"{name}_unit",
            "text",
            "count, a formation such as regiment, or a currency (ISO 4217).",
            part(lambda f: f.printed.unit),
        ),
        Column(
            f"{name}_qualifier",
            "text",
            "How the reports bound it: exact, about, over, at_least, up_to, under, between.",
            part(lambda f: f.printed.qualifier.value),
        ),
        Column(
            f"{name}_sure",
            "truth",
            "No where a rival stands beside it or it is only an estimate.",
            part(lambda f: f.sure),
        ),
        Column(
            f"{name}_rivals",
            "list",
            "Other reported values that contradict it, each as qualifier and amount.",
            part(_rivals),
        ),
    )


def _dated(name: str, what: str, of: Callable[[Deal], Dated | None]) -> tuple[Column, ...]:
    return (
        Column(name, "text", what, lambda row: None if (d := of(row.deal)) is None else d.printed),
        Column(
            f"{name}_sure",
            "truth",
            "No where a rival stands beside it or no report states it plainly.",
            lambda row: None if (d := of(row.deal)) is None else d.sure,
        ),
    )


COLUMNS: tuple[Column, ...] = (
    Column("deal", "text", "The deal's id.", lambda r: r.deal.id),
    Column("kind", "text", "What sort of dealing it is.", lambda r: r.deal.kind.value),
    Column(
        "stage",
        "text",
        "The furthest step reported, or cancelled, suspended, denied.",
        lambda r: r.deal.stage.value,
    ),
    Column(
        "existence",
        "text",
        "sure where two independent origins assert it and none denies it; "
        "denied where nobody asserts it; else unsure.",
        lambda r: r.deal.existence,
    ),
    Column(
        "first",
        "text",
        "First date of its history, EDTF; ~ marks a report's date.",
        lambda r: r.deal.first,
    ),
    Column("last", "text", "Last date of its history, likewise.", lambda r: r.deal.last),
    Column(
        "origins",
        "whole",
        "Independent origins that assert it; copies count once.",
        lambda r: r.deal.origins,
    ),
    Column(
        "part_of",
        "text",
        "The id of the frame contract that it is a call-off of; do not add the two up.",
        lambda r: r.deal.part_of,
    ),
    Column(
        "supplier",
        "list",
        "The giving side; of kinds with one side, all partners.",
        lambda r: _names(left(r.deal)),
    ),
    Column(
        "supplier_countries",
        "list",
        "Its countries, ISO 3166-1 alpha-3.",
        lambda r: _countries(left(r.deal)),
    ),
    Column(
        "recipient",
        "list",
        "The receiving side; of kinds with one side, the same partners.",
        lambda r: _names(right(r.deal)),
    ),
    Column(
        "recipient_countries",
        "list",
        "Its countries, ISO 3166-1 alpha-3.",
        lambda r: _countries(right(r.deal)),
    ),
    Column("intermediary", "list", "Who buys for a third party.", _in_role(Role.INTERMEDIARY)),
    Column("manufacturer", "list", "Who makes it.", _in_role(Role.MANUFACTURER)),
    Column("item", "text", "The system of this row.", lambda r: r.item.name if r.item else None),
    Column(
        "category", "text", "The system's category.", lambda r: r.item.category if r.item else None
    ),
    *_figure("ordered", "The number ordered.", lambda r: r.item.ordered if r.item else None),
    *_figure(
        "delivered",
        "The largest number reported handed over; partial deliveries are not added up.",
        lambda r: r.item.delivered if r.item else None,
    ),
    *_figure(
        "value",
        "The worth of the whole deal, in the deal's first row only.",
        lambda r: r.value,
    ),
    *_dated(
        "order_date", "When it was signed, EDTF; ~ marks a report's date.", lambda d: d.order_date
    ),
    *_dated(
        "delivery_years",
        "The years from the first to the last delivery, 2007 or 2007/2009; "
        "where none is reported, those planned.",
        lambda d: d.delivery_years,
    ),
    Column(
        "reports",
        "list",
        "The address of each report, else its id.",
        lambda r: tuple(dict.fromkeys(address(c) or c.report_id for c in r.deal.claims)),
    ),
    Column(
        "sources",
        "list",
        "Each report as publisher, date and address.",
        lambda r: sources(r.deal.claims),
    ),
    Column(
        "claims",
        "list",
        "The ids of all its claims.",
        lambda r: tuple(c.claim_id for c in r.deal.claims),
    ),
)
