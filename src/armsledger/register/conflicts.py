"""Contradictions: every printed value that has rivals, the heaviest first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from armsledger.model import Quantity, SourcedClaim
from armsledger.model.conflict import Conflict, ConflictSide
from armsledger.model.deal import Deal, Printed, Reported
from armsledger.model.series import Series
from armsledger.register import wording
from armsledger.register.facts import YEAR, gap, stated_days
from armsledger.register.quantities import span

_FAR = 10 * YEAR
"""Days from which two dates lie as far apart as can be."""


def conflicts(deals: Iterable[Deal], series: Iterable[Series] = ()) -> list[Conflict]:
    """Every contradiction in the deals and the series, by weight, then by subject and field."""
    found = [c for deal in deals for c in _of_deal(deal)]
    found += [c for one in series for c in _of_series(one)]
    return sorted(found, key=lambda c: (-c.weight, c.subject, c.deal or "", c.field))


def _of_deal(deal: Deal) -> Iterator[Conflict]:
    claims = {c.claim_id: c for c in deal.claims}
    for field, value in wording.fields(deal):
        if found := _conflict(value, claims):
            weight, sides = found
            yield Conflict(
                weight=weight, deal=deal.id, subject=wording.subject(deal), field=field, sides=sides
            )


def _of_series(series: Series) -> Iterator[Conflict]:
    claims = {c.claim_id: c for c in series.claims}
    for point in series.points:
        if found := _conflict(point.figure, claims):
            weight, sides = found
            about = (series.subject, series.counterpart, series.item, point.period)
            yield Conflict(
                weight=weight,
                subject=", ".join(part for part in about if part),
                field=wording.words(series.measure),
                sides=sides,
            )


def _conflict(
    value: Printed[Any], claims: Mapping[str, SourcedClaim]
) -> tuple[float, tuple[ConflictSide, ...]] | None:
    """The weight and the sides; None where nothing contradicts."""
    rivals = sorted((r for r in value.reported if r.rival), key=lambda r: -r.origins)
    if not rivals:
        return None
    printed = next((r for r in value.reported if r.value == value.printed), None)
    behind = printed.origins if printed else max(1, len(value.reported) - len(rivals))
    apart = max(_apart(value.printed, rival.value) for rival in rivals)
    weight = min(behind, rivals[0].origins) * (1 + apart)
    first = printed or Reported[Any](value=value.printed, claim_ids=(), origins=behind)
    sides = (_side(first, claims, printed=True), *(_side(r, claims, printed=False) for r in rivals))
    return round(weight, 3), sides


def _side(
    reported: Reported[Any], claims: Mapping[str, SourcedClaim], *, printed: bool
) -> ConflictSide:
    said_by = dict.fromkeys(wording.said_by(claims[i]) for i in reported.claim_ids)
    return ConflictSide(
        value=wording.value(reported.value),
        printed=printed,
        origins=reported.origins,
        said_by=tuple(said_by),
        claim_ids=reported.claim_ids,
    )


def _apart(one: Any, other: Any) -> float:
    """How far two values lie apart: 0 side by side, 1 as far as can be."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        # The nearest ends of the two ranges.
        (low, high), (other_low, other_high) = span(one), span(other)
        near, far = sorted((min(high, other_high), max(low, other_low)), key=abs)
        return min(1.0, abs(far - near) / abs(far)) if far else 0.0
    days, other_days = stated_days(str(one)), stated_days(str(other))
    if days and other_days:
        return min(1.0, gap(days, other_days) / _FAR)
    return 1.0
