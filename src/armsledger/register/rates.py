"""Amounts in another currency, by rates that the user gives: shown beside, never instead."""

from collections.abc import Iterable, Mapping

from armsledger.model import Quantity
from armsledger.model.rates import Conversion, Rate
from armsledger.model.series import Series
from armsledger.register.wording import is_money
from armsledger.register.years import one_year

Rates = Mapping[tuple[int, str, str], Rate]
"""By year, the currency converted and the one that it is converted into."""

_DIGITS = 12
"""Significant digits that are kept: what binary fractions add lies beyond them."""


def by_year(rates: Iterable[Rate]) -> Rates:
    """The rates as `convert` looks them up."""
    return {(r.year, r.source_currency, r.currency): r for r in rates}


def convert(
    quantity: Quantity, period: str | None, rates: Rates, currency: str
) -> Conversion | None:
    """An amount of one period in another currency: a point's, or a deal's value.

    None where it is no money or in that currency already. Only a row for the year of the
    period and for this direction is used; rates are neither inverted nor chained.
    """
    if not is_money(quantity.unit) or quantity.unit == currency:
        return None
    year = one_year(period)
    if year is None:
        why = (
            f"the period {period} is not within one year for sure" if period else "it has no period"
        )
        return Conversion(why_not=f"{why}, so no year's rate fits")
    rate = rates.get((year, quantity.unit, currency))
    if rate is None:
        return Conversion(why_not=f"the rates have no row {year},{quantity.unit},{currency}")
    return Conversion(
        amount=quantity.model_copy(
            update={
                "amount": _times(quantity.amount, rate),
                "upper": None if quantity.upper is None else _times(quantity.upper, rate),
                "unit": currency,
            }
        ),
        rate=rate,
    )


def with_conversions(series: Series, rates: Rates, currency: str) -> Series:
    """The series with each point's printed figure in another currency beside it."""
    points = tuple(
        point.model_copy(
            update={"converted": convert(point.figure.printed, point.period, rates, currency)}
        )
        for point in series.points
    )
    return series.model_copy(update={"points": points})


def _times(amount: float, rate: Rate) -> float:
    return float(f"{amount * rate.rate:.{_DIGITS}g}")
