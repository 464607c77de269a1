"""What printed figures leave room for."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.model import Qualifier, Quantity
from armsledger.register.intervals import Interval, allowed, half_digit
from tests.register.making import count, usd


@pytest.mark.parametrize(
    ("amount", "unit", "half"),
    [
        (121.2, "USD", 0.05),
        (15, "percent", 0.5),
        (20, "percent", 0.5),
        (100, "percent", 0.5),
        (0.25, "percent", 0.005),
        (-29, "percent", 0.5),
        (0, "percent", 0.5),
        (2, "ratio", 0.5),
        (15.7e9, "USD", 0.05e9),
        (15e9, "USD", 0.5e9),
        (20e9, "USD", 0.5e9),
        (1e9, "USD", 0.5e9),
        (500e6, "USD", 5e6),
        (120e6, "USD", 5e6),
        (123e6, "USD", 0.5e6),
        (1_234_567, "USD", 0.5),
        (24, "count", 0),
        (100, "count", 0),
        (1_234, "count", 0),
        (12_000, "count", 500),
    ],
)
def test_half_of_the_last_digit_stated(amount: float, unit: str, half: float) -> None:
    assert half_digit(amount, unit) == pytest.approx(half)


def test_qualifiers_widen_what_is_allowed() -> None:
    assert allowed(usd(15e9)) == Interval(14.5e9, 15.5e9)
    assert allowed(usd(10e9, Qualifier.ABOUT)) == Interval(8.5e9, 11.5e9)
    assert allowed(usd(1e9, Qualifier.ABOUT)) == Interval(0.5e9, 1.5e9)
    assert allowed(usd(15e9, Qualifier.OVER)) == Interval(15e9, math.inf)
    assert allowed(usd(15e9, Qualifier.UP_TO)) == Interval(-math.inf, 15e9)
    between = Quantity(amount=10, upper=12, unit="percent", qualifier=Qualifier.BETWEEN)
    assert allowed(between) == Interval(9.5, 12.5)
    assert allowed(count(24)) == Interval(24, 24)


def test_dividing_by_what_may_be_nothing_has_no_bound() -> None:
    assert Interval(1, 2).over(Interval(0, 4)) == Interval(0.25, math.inf)
    assert Interval(1, 2).over(Interval(4, math.inf)) == Interval(0, 0.5)
    assert Interval(0, 0).over(Interval(0, 0)) == Interval(0, math.inf)


@st.composite
def within(draw: st.DrawFn) -> tuple[Interval, float]:
    """An interval of amounts above 0, and one of its amounts."""
    low, width = draw(st.floats(1e-3, 1e6)), draw(st.floats(0, 1e6))
    return Interval(low, low + width), low + draw(st.floats(0, 1)) * width


@given(within(), within())
def test_every_sum_and_quotient_is_within(
    one: tuple[Interval, float], other: tuple[Interval, float]
) -> None:
    (ours, x), (theirs, y) = one, other
    assert (ours + theirs).meets(Interval(x + y, x + y))
    assert ours.over(theirs).meets(Interval(x / y, x / y))
