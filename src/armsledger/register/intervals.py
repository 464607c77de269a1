"""Arithmetic with ranges: what follows for a result where each amount is known only within one.

Sums and quotients of closed intervals (R. E. Moore, "Interval Analysis", 1966), for amounts
of which none is negative where they are divided.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from armsledger.model import Qualifier, Quantity
from armsledger.register.quantities import span

_NOISE = 1e-9
"""Share of an amount by which binary fractions may miss it."""
_DIGITS = 12
_SCALES = (12, 9, 6, 3)
"""Powers of ten that have a word or a comma of their own: trillion, billion, million, thousand."""
_UNSCALED = frozenset({"percent", "ratio", "count"})
"""Units whose round numbers below a thousand are meant to the last digit."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All amounts from `low` to `high`, both included; either may be infinite."""

    low: float
    high: float

    def __add__(self, other: "Interval") -> "Interval":
        """Every sum of an amount of the one and one of the other."""
        return Interval(self.low + other.low, self.high + other.high)

    def over(self, other: "Interval") -> "Interval":
        """Every quotient; both hold no negative amounts. Without bound where it may divide by 0."""
        low = 0.0 if math.isinf(other.high) or not other.high else self.low / other.high
        return Interval(low, self.high / other.low if other.low > 0 else math.inf)

    def scaled(self, factor: float, shift: float = 0.0) -> "Interval":
        """Every amount times a factor above 0, plus a shift."""
        return Interval(self.low * factor + shift, self.high * factor + shift)

    def from_zero(self) -> "Interval":
        """Without the negative amounts; the interval holds some that are not."""
        return Interval(max(self.low, 0.0), max(self.high, 0.0))

    def above(self, other: "Interval") -> bool:
        """Whether every amount of it exceeds every amount of the other."""
        noise = max(abs(self.low), abs(other.high)) * _NOISE if self._finite(other) else 0.0
        return self.low > other.high + noise

    def meets(self, other: "Interval") -> bool:
        """Whether some amount is in both."""
        return not self.above(other) and not other.above(self)

    def _finite(self, other: "Interval") -> bool:
        return math.isfinite(self.low) and math.isfinite(other.high)


def total(intervals: Iterable[Interval]) -> Interval:
    """Every sum of one amount of each."""
    return sum(intervals, Interval(0.0, 0.0))


def allowed(quantity: Quantity) -> Interval:
    """The true amounts that may be printed so: by the qualifier, and by the digits stated.

    A rounded amount stands for half a unit of its last digit to either side, a range likewise
    at its ends; a bound ("over", "up to") is taken as it stands, and "about" reaches as far as
    `quantities.span` says, at least as far as its digits.
    """
    low, high = span(quantity)
    match quantity.qualifier:
        case Qualifier.EXACT | Qualifier.ABOUT | Qualifier.BETWEEN:
            upper = quantity.amount if quantity.upper is None else quantity.upper
            least = quantity.amount - half_digit(quantity.amount, quantity.unit)
            most = upper + half_digit(upper, quantity.unit)
            return Interval(min(low, least), max(high, most))
        case _:
            return Interval(low, high)


def half_digit(amount: float, unit: str) -> float:
    """Half a unit of the last digit that an amount states.

    That is its last digit that is not 0: 121.2 gives 0.05, 15.7 billion 50 million. Of the
    zeros that end an amount those count as stated that its scale (billion, million, thousand,
    one) or its second digit leaves no doubt of: 15 and 20 billion give half a billion, 500
    million gives 5 million. Percentages, ratios and pieces are printed without a scale: 20
    percent gives 0.5. Pieces stated to the last one are counted, not rounded: 0.
    """
    digits = Decimal(f"{amount:.{_DIGITS}g}").normalize()
    exponent = digits.as_tuple().exponent
    coarsest = next((s for s in _SCALES if abs(amount) >= 10**s), 0)
    if unit not in _UNSCALED:
        coarsest = max(coarsest, digits.adjusted() - 1)
    power = min(exponent if isinstance(exponent, int) else 0, coarsest)
    return 0.0 if unit == "count" and power == 0 else 0.5 * 10.0**power
