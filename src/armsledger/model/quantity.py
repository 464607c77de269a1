"""A figure with its unit and its bounds."""

from armsledger.model.base import Model, Name, Number
from armsledger.model.enums import Qualifier


class Quantity(Model):
    """A figure as the text states it: never averaged, never converted."""

    amount: Number
    """A plain number: "$500 million" is 500000000. With `between`, the lower end."""
    unit: Name
    """ISO 4217 for money, `percent`, `ratio`, `count`, `rank`, a formation
    (`regiment`, `battery` …) or a UCUM unit (`t`, `km`)."""
    qualifier: Qualifier
    """How the text bounds the figure."""
    upper: Number | None = None
    """The other end, with `between` only."""
