"""A series: what the register derives from the indicators about one subject."""

from typing import Literal

from armsledger.model.base import CountryCode, Model, Number
from armsledger.model.deal import Figure, SourcedClaim
from armsledger.model.enums import Measure, Stage
from armsledger.model.rates import Conversion

Result = Literal["met", "above", "below", "open"]
"""How a reported figure stands to what was expected of it; `open` where none decides it."""


class Outcome(Model):
    """What became of a forecast or a target."""

    result: Result
    figure: Figure | None = None
    """What was reported for the same period, with its rivals; absent where nothing is."""
    difference: Number | None = None
    """Percent by which the reported amount lies above (or, negative, below) the expected one.
    Absent where the outcome is open, and where it is met and a bound alone is stated."""


class Point(Model):
    """The figure for one period, with every reported rival."""

    period: str | None = None
    """EDTF; absent where the reports give none."""
    stage: Stage
    """`reported`, `forecast`, `target` or `denied`."""
    figure: Figure
    outcome: Outcome | None = None
    """Of a forecast or a target only."""
    converted: Conversion | None = None
    """The printed figure in the currency that was asked for; absent where none was, where it
    is in that currency, and where it is no money."""


class Series(Model):
    """One measure of one subject over time: derived, never stored by hand."""

    subject: str
    country: CountryCode | None = None
    measure: Measure
    of: Measure | None = None
    """For a growth, a share or a rank: of what."""
    counterpart: str | None = None
    """With or in whom, where that is a party."""
    item: str | None = None
    """The pieces counted, where they are named."""
    unit: str
    points: tuple[Point, ...]
    """By period, those without one last."""
    claims: tuple[SourcedClaim, ...]
