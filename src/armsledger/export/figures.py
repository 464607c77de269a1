"""Every reported value of every field of a deal, one row a value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from armsledger.export.rows import sources
from armsledger.model import Quantity, Stage
from armsledger.model.deal import Deal, Printed


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value of one field, with who states it."""

    deal: str
    item: str | None
    field: str
    """`ordered`, `delivered`, `delivery`, `value`, `order_date`, `delivery_years`, `stage`."""
    period: str | None
    """Of a `delivery`: the time that the number is reported for, EDTF."""
    value: str | float
    upper: float | None
    unit: str | None
    qualifier: str | None
    printed: bool
    rule: str | None
    """Why it is printed."""
    rival: bool
    sure: bool | None
    """Of the printed value: whether it is sure."""
    origins: int
    """0 where the value is put together from several, as a span of years is."""
    claims: tuple[str, ...]
    sources: tuple[str, ...]


def figures(deals: Iterable[Deal]) -> Iterator[FigureRow]:
    """The values of each deal, the printed one of each field first."""
    for deal in deals:
        for item, name, period, printed in _fields(deal):
            yield from _values(deal, item, name, period, printed)


_Field = tuple[str | None, str, str | None, Printed[Any]]


def _fields(deal: Deal) -> Iterator[_Field]:
    for item in deal.items:
        if item.ordered:
            yield item.name, "ordered", None, item.ordered
        if item.delivered:
            yield item.name, "delivered", None, item.delivered
        for delivery in item.deliveries:
            yield item.name, "delivery", delivery.period, delivery.number
    if deal.value:
        yield None, "value", None, deal.value
    if deal.order_date:
        yield None, "order_date", None, deal.order_date
    if deal.delivery_years:
        yield None, "delivery_years", None, deal.delivery_years
    yield None, "stage", None, deal.status


def _values(
    deal: Deal, item: str | None, name: str, period: str | None, field: Printed[Any]
) -> Iterator[FigureRow]:
    reported = {r.value: r for r in field.reported}
    claims = {c.claim_id: c for c in deal.claims}
    for value in dict.fromkeys((field.printed, *reported)):
        one = reported.get(value)
        printed = value == field.printed
        amount = isinstance(value, Quantity)
        yield FigureRow(
            deal=deal.id,
            item=item,
            field=name,
            period=period,
            value=_plain(value),
            upper=value.upper if amount else None,
            unit=value.unit if amount else None,
            qualifier=value.qualifier.value if amount else None,
            printed=printed,
            rule=field.rule if printed else None,
            rival=one is not None and one.rival,
            sure=field.sure if printed else None,
            origins=one.origins if one else 0,
            claims=one.claim_ids if one else (),
            sources=sources(claims[i] for i in one.claim_ids) if one else (),
        )


def _plain(value: Quantity | Stage | str) -> str | float:
    match value:
        case Quantity():
            return value.amount
        case Stage():
            return value.value
        case _:
            return value
