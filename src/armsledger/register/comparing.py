"""In what a deal of ours and a deal of the trade register contradict each other."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armsledger.catalogue.register_deals import RegisterDeal
from armsledger.model import Qualifier, Quantity
from armsledger.model.deal import Figure
from armsledger.register import wording
from armsledger.register.listed import Listed, number_of, years_of
from armsledger.register.quantities import span

_EVERY = (-math.inf, math.inf)

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of which no value fits both."""

    field: str
    """`order year`, `delivery years`, `number ordered`, `number delivered`, `status` or
    `local production`."""
    ours: str
    theirs: str


def differences(ours: Listed, theirs: RegisterDeal) -> tuple[Difference, ...]:
    """What cannot be true of one deal. What one of the two does not state never differs."""
    return tuple(
        difference
        for found in (
            _order_year(ours, theirs),
            _delivery_years(ours, theirs),
            _number(ours, theirs),
            _status(ours, theirs),
            _local_production(ours, theirs),
        )
        for difference in found
    )


def _order_year(ours: Listed, theirs: RegisterDeal) -> Iterator[Difference]:
    """An estimate leaves a year to either side; so does each date that rivals the printed one."""
    dated = ours.deal.order_date
    if dated is None or ours.order is None or theirs.order_year is None:
        return
    rivals = (years_of(r.value) for r in dated.reported if r.rival)
    slack = 1 if ours.order_estimate or theirs.order_estimate else 0
    if not any(
        first - slack <= theirs.order_year <= last + slack
        for first, last in (ours.order, *(r for r in rivals if r))
    ):
        yield Difference("order year", dated.printed, _year(theirs))


def _delivery_years(ours: Listed, theirs: RegisterDeal) -> Iterator[Difference]:
    """A year of ours outside those of the register; reports need not have all of its years."""
    if not theirs.years or any(d.year is None for d in theirs.deliveries):
        return
    slack = int(any(d.year_estimate for d in theirs.deliveries))
    first, last = theirs.years[0] - slack, theirs.years[-1] + slack
    outside = [
        d.year
        for d in ours.deliveries
        if d.year is not None
        if not first - d.year_estimate <= d.year <= last + d.year_estimate
    ]
    if outside:
        yield Difference("delivery years", _years(outside), _years(theirs.years))


def _number(ours: Listed, theirs: RegisterDeal) -> Iterator[Difference]:
    """Ordered against ordered; delivered at least what reports have, at most what was ordered."""
    ordered = _range(ours.ordered) if ours.ordered else _EVERY
    if ours.ordered and theirs.ordered is not None:
        stated = _quantity(theirs.ordered, theirs.ordered_estimate)
        if _exclude(ordered, span(stated)):
            printed = wording.printed(ours.ordered)
            yield Difference("number ordered", printed, wording.quantity(stated))
    if theirs.delivered is None:
        return
    total = _quantity(theirs.delivered, theirs.delivered_estimate)
    low, high = span(total)
    if theirs.delivered_in_part:
        high = math.inf
    delivered = ours.item.delivered
    least = -math.inf
    if delivered and number_of(delivered.printed):
        least = _range(delivered)[0]
    if high < least and delivered:
        yield Difference("number delivered", wording.printed(delivered), wording.quantity(total))
    elif low > ordered[1] or (ours.complete and high < ordered[0]):
        printed = f"{wording.printed(ours.ordered)} ordered"
        yield Difference("number delivered", printed, wording.quantity(total))


def _status(ours: Listed, theirs: RegisterDeal) -> Iterator[Difference]:
    """The register has no deal that came to nothing: what it has delivered was not called off."""
    if ours.off and (theirs.years or theirs.delivered):
        there = f"delivered {_years(theirs.years)}".rstrip()
        yield Difference("status", wording.words(ours.deal.stage), there)


def _local_production(ours: Listed, theirs: RegisterDeal) -> Iterator[Difference]:
    if theirs.local_production is not None and theirs.local_production != ours.local:
        words = {True: "yes", False: "no"}
        yield Difference("local production", words[ours.local], words[theirs.local_production])


def _range(figure: Figure) -> Range:
    """The least and the most that the printed number and its rivals leave open."""
    spans = [
        span(quantity)
        for quantity in (figure.printed, *(r.value for r in figure.reported if r.rival))
        if quantity.unit == "count"
    ]
    return min(s[0] for s in spans), max(s[1] for s in spans)


def _exclude(one: Range, other: Range) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _quantity(amount: float, estimate: bool) -> Quantity:
    qualifier = Qualifier.ABOUT if estimate else Qualifier.EXACT
    return Quantity(amount=amount, unit="count", qualifier=qualifier)


def _year(theirs: RegisterDeal) -> str:
    return f"{theirs.order_year}{'~' if theirs.order_estimate else ''}"


def _years(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
