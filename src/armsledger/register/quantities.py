"""Compares quantities by the ranges that their words leave open."""

import math

from armsledger.model import Qualifier, Quantity

#: How far "about" reaches to either side. Rounding in reports ("some 100" for 97,
#: "nearly 500" for 470) stays within it; a second order seldom does.
_ABOUT = 0.15


def span(quantity: Quantity) -> tuple[float, float]:
    """The lowest and the highest amount that the words allow."""
    amount = quantity.amount
    match quantity.qualifier:
        case Qualifier.ABOUT:
            slack = abs(amount) * _ABOUT
            return amount - slack, amount + slack
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return amount, math.inf
        case Qualifier.UP_TO | Qualifier.UNDER:
            return -math.inf, amount
        case Qualifier.BETWEEN:
            return amount, amount if quantity.upper is None else quantity.upper
        case _:
            return amount, amount


def contradict(one: Quantity, other: Quantity) -> bool:
    """Whether no amount fits both. Quantities of different units never contradict."""
    if one.unit != other.unit:
        return False
    (low, high), (other_low, other_high) = span(one), span(other)
    return high < other_low or other_high < low


def exceeds(one: Quantity, other: Quantity) -> bool:
    """Whether the one is more than the other by any reading."""
    return one.unit == other.unit and span(one)[0] > span(other)[1]


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both state the same amount of the same unit."""
    return one.unit == other.unit and one.amount == other.amount and one.upper == other.upper
