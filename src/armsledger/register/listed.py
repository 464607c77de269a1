"""What a register of arms transfers lists of the deals: one entry for each system of a deal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.register_countries import key_of_party
from armsledger.model import Item, Kind, Party, Qualifier, Quantity, Stage
from armsledger.model.deal import Deal, DealItem, Delivery, Figure
from armsledger.model.period import bounds
from armsledger.register.figures import DELIVERIES
from armsledger.register.quantities import exceeds, span
from armsledger.register.selecting import left, right
from armsledger.register.systems import Systems

#: Equipment that passes from one state to another, or is made there to its design.
KINDS = frozenset({Kind.TRANSFER, Kind.LICENSED_PRODUCTION})
_AGREED = DELIVERIES | {Stage.SIGNED}
_OFF = frozenset({Stage.SUSPENDED, Stage.CANCELLED})
_MARKS = ("~", "?", "%")

Years = tuple[int, int]
"""The first and the last year that a date leaves open."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the reports have as handed over in one calendar year."""

    year: int | None
    """None where the reports give none, or only a span of several."""
    year_estimate: bool
    number: Quantity | None
    """In pieces; None where no report states it of this year."""
    number_estimate: bool
    figure: Figure | None
    """The figure that it was taken from, in whatever unit, with its rivals."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One system of one deal."""

    deal: Deal
    item: DealItem
    suppliers: frozenset[str]
    """Keys of the register; empty where the supplier is not known."""
    recipients: frozenset[str]
    local: bool
    """The recipient makes it to the supplier's design."""
    order: Years | None
    order_estimate: bool
    """No report dates the signature to the year, or rivals stand beside the date."""
    ordered: Figure | None
    """The number of pieces ordered: no number of a delivery stands for it."""
    deliveries: tuple[HandedOver, ...]
    """One a year, in the order of time; those without a year last."""
    off: bool
    """Suspended or cancelled, with nothing handed over."""
    complete: bool
    """All that was ordered was handed over: reports have the deal as completed, and no lesser
    number as all that was handed over."""

    @property
    def order_year(self) -> int | None:
        """The year of the order, the first of two; None where more are left open."""
        if self.order is None or self.order[1] - self.order[0] > 1:
            return None
        return self.order[0]

    @property
    def order_year_estimate(self) -> bool:
        """Whether that year is an estimate."""
        return self.order_estimate or (self.order is not None and self.order[0] != self.order[1])

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something was handed over, those that are known."""
        return tuple(d.year for d in self.deliveries if d.year is not None)


def listed(deals: Iterable[Deal], catalogue: Catalogue) -> list[Listed]:
    """What a register lists of these deals, in their order.

    A transfer or a licensed production that was agreed, as far as its sides are known not to
    be in one state. Left out is what names no system, and a frame contract whose call-offs
    are deals of their own, since it would count them twice.
    """
    systems = Systems(catalogue)
    found: list[Listed] = []
    for deal in deals:
        if deal.kind not in KINDS or deal.parts or not _agreed(deal):
            continue
        suppliers, recipients = (_keys(side, catalogue) for side in (left(deal), right(deal)))
        if suppliers and suppliers == recipients:
            continue
        items = [i for i in deal.items if systems(Item(name=i.name, category=i.category))]
        found += (
            _listed(deal, item, suppliers, recipients, alone=len(deal.items) == 1) for item in items
        )
    return found


def number_of(quantity: Quantity | None) -> Quantity | None:
    """The quantity where it counts pieces; a formation's pieces are not known."""
    return quantity if quantity is not None and quantity.unit == "count" else None


def estimated(figure: Figure) -> bool:
    """Whether the printed number is not sure, or no exact one."""
    return not figure.sure or figure.printed.qualifier is not Qualifier.EXACT


def years_of(period: str | None) -> Years | None:
    """The first and the last year of a period; None where it is open or no date."""
    try:
        first, last = bounds(period.partition("T")[0]) if period else (None, None)
    except ValueError:
        return None
    return (first.year, last.year) if first and last else None


def _agreed(deal: Deal) -> bool:
    if deal.existence == "denied":
        return False
    if deal.stage in _OFF:
        return any(step.stage in _AGREED for step in deal.steps)
    return deal.stage in _AGREED


def _keys(side: Iterable[Party], catalogue: Catalogue) -> frozenset[str]:
    return frozenset(key for party in side if (key := key_of_party(catalogue, party)))


def _listed(
    deal: Deal, item: DealItem, suppliers: frozenset[str], recipients: frozenset[str], alone: bool
) -> Listed:
    dated = deal.order_date
    order = years_of(dated.printed) if dated else None
    ordered = _ordered(deal, item)
    complete = _complete(deal, item, ordered)
    deliveries = _deliveries(deal, item, ordered, alone=alone, complete=complete)
    return Listed(
        deal=deal,
        item=item,
        suppliers=suppliers,
        recipients=recipients,
        local=deal.kind is Kind.LICENSED_PRODUCTION,
        order=order,
        order_estimate=dated is not None and not dated.sure,
        ordered=ordered,
        deliveries=deliveries,
        off=deal.stage in _OFF and not any(step.stage in DELIVERIES for step in deal.steps),
        complete=complete,
    )


def _complete(deal: Deal, item: DealItem, ordered: Figure | None) -> bool:
    if deal.stage is not Stage.COMPLETED:
        return False
    return not (ordered and item.delivered and exceeds(ordered.printed, item.delivered.printed))


def _ordered(deal: Deal, item: DealItem) -> Figure | None:
    """The number of the contract, else of plans; not that of a delivery."""
    if item.ordered is None or number_of(item.ordered.printed) is None:
        return None
    stages = {c.claim_id: c.claim.stage for c in deal.claims}
    stated = (r.claim_ids for r in item.ordered.reported if r.value == item.ordered.printed)
    of_deliveries = all(stages[claim_id] in DELIVERIES for ids in stated for claim_id in ids)
    return None if of_deliveries else item.ordered


def _deliveries(
    deal: Deal, item: DealItem, ordered: Figure | None, *, alone: bool, complete: bool
) -> tuple[HandedOver, ...]:
    by_year: dict[int, HandedOver] = {}
    undated: list[HandedOver] = []
    for delivery in item.deliveries:
        handed_over = _handed_over(delivery)
        year = handed_over.year
        if year is None:
            undated.append(handed_over)
        else:
            by_year[year] = _fuller(by_year[year], handed_over) if year in by_year else handed_over
    for year, estimate in _years_without_number(deal) if alone else ():
        by_year.setdefault(year, HandedOver(year, estimate, None, False, None))
    found = [by_year[year] for year in sorted(by_year)] + undated
    found = _without_totals(found, item, ordered)
    if complete and _lacks_the_rest(found, ordered):
        found.append(HandedOver(None, False, None, False, None))
    return tuple(found)


def _handed_over(delivery: Delivery) -> HandedOver:
    years = years_of(delivery.period)
    single = years is not None and years[0] == years[1]
    number = number_of(delivery.number.printed)
    return HandedOver(
        year=years[0] if years and single else None,
        year_estimate=bool(single and delivery.period and delivery.period.endswith(_MARKS)),
        number=number,
        number_estimate=number is not None and estimated(delivery.number),
        figure=delivery.number,
    )


def _fuller(one: HandedOver, other: HandedOver) -> HandedOver:
    """Of two deliveries of one year the larger: the year's number is no less, and perhaps more."""
    numbers = [h for h in (one, other) if h.number]
    if not numbers:
        return one
    largest = max(numbers, key=lambda h: h.number.amount if h.number else 0)
    return HandedOver(
        largest.year, largest.year_estimate, largest.number, len(numbers) > 1, largest.figure
    )


def _years_without_number(deal: Deal) -> Iterator[tuple[int, bool]]:
    """The years in which reports have something handed over, whatever its number."""
    done = {c.claim_id for c in deal.claims if c.claim.stage in DELIVERIES}
    for reported in deal.delivery_years.reported if deal.delivery_years else ():
        years = years_of(reported.value)
        if years and years[0] == years[1] and done.intersection(reported.claim_ids):
            yield years[0], reported.rival or reported.value.endswith(_MARKS)


def _without_totals(
    found: list[HandedOver], item: DealItem, ordered: Figure | None
) -> list[HandedOver]:
    """The deliveries, without the numbers that cannot be those of their year alone.

    Where the numbers together exceed the number ordered, one that is all that was handed over
    is the total until then; where they still do, none of them is known to be a year's own.
    """
    if ordered is None or _sum(found) <= span(ordered.printed)[1]:
        return found
    total = item.delivered.printed.amount if item.delivered else None
    parts = [_bare(h) if h.number and h.number.amount == total else h for h in found]
    if _sum(parts) <= span(ordered.printed)[1]:
        return parts
    return [_bare(h) for h in found]


def _lacks_the_rest(found: list[HandedOver], ordered: Figure | None) -> bool:
    """Whether the numbers handed over fall short of the order."""
    return (
        ordered is not None
        and any(h.number for h in found)
        and all(h.number for h in found)
        and _sum(found) < span(ordered.printed)[0]
    )


def _bare(handed_over: HandedOver) -> HandedOver:
    return HandedOver(handed_over.year, handed_over.year_estimate, None, False, None)


def _sum(found: Iterable[HandedOver]) -> float:
    return sum(h.number.amount for h in found if h.number)
