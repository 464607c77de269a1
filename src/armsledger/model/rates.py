"""Exchange rates that a user gives, and what becomes of an amount by them."""

from armsledger.model.base import Model, Name, Number
from armsledger.model.quantity import Quantity


class Rate(Model):
    """What one unit of a currency was worth in another in one year, and who says so."""

    year: int
    source_currency: Name
    """ISO 4217: the currency that is converted."""
    currency: Name
    """ISO 4217: the one that it is converted into."""
    rate: Number
    """So many units of `currency` for one of `source_currency`; above 0."""
    source: Name
    """Where the rate is taken from, in the user's words."""


class Conversion(Model):
    """An amount in another currency, beside the one that is stated; or why there is none."""

    amount: Quantity | None = None
    """With the qualifier of the amount that is stated. Absent where it is not converted."""
    rate: Rate | None = None
    """The rate that was used; absent likewise."""
    why_not: str | None = None
    """Why it is not converted, in words."""
