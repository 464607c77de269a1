"""What became of forecasts and targets: the figure reported for the same period."""

from collections.abc import Sequence

from armsledger.model import Qualifier, Quantity, SourcedClaim, Stage
from armsledger.model.series import Outcome, Result
from armsledger.register.facts import published
from armsledger.register.figures import figure
from armsledger.register.origins import origins
from armsledger.register.quantities import span
from armsledger.register.years import due

EXPECTED = frozenset({Stage.FORECAST, Stage.TARGET})
"""Stages of figures that are yet to come true."""

_ONE_SIDED = frozenset({Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UP_TO, Qualifier.UNDER})


def outcome(
    expecting: Sequence[SourcedClaim], expected: Quantity, series: Sequence[SourcedClaim]
) -> Outcome:
    """The outcome of an expected figure that some claims of a series state.

    It is set against what other claims of the series report for the same period, in reports
    that are not older than the first of those that expect it.
    """
    days = due(expecting[0].claim.period)
    first = min((day for c in expecting if (day := published(c))), default=None)
    later = [
        c
        for c in series
        if c.claim.stage is Stage.REPORTED
        and days is not None
        and due(c.claim.period) == days
        and not (first and (day := published(c)) and day < first)
    ]
    reported = figure([(c, c.claim.amount) for c in later if c.claim.amount], origins(later))
    if reported is None:
        return Outcome(result="open")
    result = _result(expected, reported.printed)
    return Outcome(
        result=result,
        figure=reported,
        difference=_difference(expected, reported.printed, result),
    )


def _result(expected: Quantity, reported: Quantity) -> Result:
    """Where the reported amount lies by the ranges that the words of both leave open.

    A bound alone ("over 10") decides nothing where the expected amount lies beyond it.
    """
    (low, high), (least, most) = span(expected), span(reported)
    if least > high:
        return "above"
    if most < low:
        return "below"
    if reported.qualifier in _ONE_SIDED and not low <= reported.amount <= high:
        return "open"
    return "met"


def _difference(expected: Quantity, reported: Quantity, result: Result) -> float | None:
    """Percent between the amounts as they are stated; of a range, from its nearer end."""
    if result == "open":
        return None
    if result == "met" and {expected.qualifier, reported.qualifier} & _ONE_SIDED:
        return None
    low, high = _stated(expected)
    least, most = _stated(reported)
    # The nearest ends; nothing lies between ranges that meet.
    base, other = (high, least) if least > high else (low, most) if most < low else (low, low)
    return round(100 * (other - base) / abs(base), 1) if base else None


def _stated(quantity: Quantity) -> tuple[float, float]:
    return quantity.amount, quantity.amount if quantity.upper is None else quantity.upper
