"""Figures as people read them."""

import pytest
from hypothesis import given

from armsledger.model import Qualifier, Quantity
from armsledger.register import wording
from armsledger.register.quantities import contradict
from tests.strategies import quantities


@pytest.mark.parametrize(
    ("amount", "unit", "qualifier", "upper", "words"),
    [
        (1.6e9, "USD", "exact", None, "USD 1.6 billion"),
        (2.3e6, "USD", "about", None, "USD ~2.3 million"),
        (1234567890, "EUR", "over", None, "EUR >1,234,567,890"),
        (950, "USD", "under", None, "USD <950"),
        (24, "count", "exact", None, "24"),
        (24, "count", "at_least", None, "≥24"),
        (24, "count", "up_to", None, "≤24"),
        (1000, "count", "between", 1500, "1,000–1,500"),
        (2, "regiment", "exact", None, "2 regiments"),
        (1, "regiment", "exact", None, "1 regiment"),
        (3, "battery", "about", None, "~3 batteries"),
        (12.5, "percent", "exact", None, "12.5%"),
        (2, "ratio", "exact", None, "×2"),
        (3, "rank", "exact", None, "rank 3"),
        (40, "t", "exact", None, "40 t"),
        (-5, "percent", "exact", None, "-5%"),
    ],
)
def test_quantities(
    amount: float, unit: str, qualifier: str, upper: float | None, words: str
) -> None:
    quantity = Quantity(amount=amount, unit=unit, qualifier=Qualifier(qualifier), upper=upper)
    assert wording.quantity(quantity) == words


@given(quantities())
def test_every_quantity_has_words_and_never_contradicts_itself(quantity: Quantity) -> None:
    assert wording.quantity(quantity).strip()
    if quantity.upper is None or quantity.upper >= quantity.amount:
        assert not contradict(quantity, quantity)
