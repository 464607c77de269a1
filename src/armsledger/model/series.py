"""A series: what the register derives from the indicators about one subject."""

from armsledger.model.base import CountryCode, Model
from armsledger.model.deal import Figure, SourcedClaim
from armsledger.model.enums import Measure, Stage


class Point(Model):
    """The figure for one period, with every reported rival."""

    period: str | None = None
    """EDTF; absent where the reports give none."""
    stage: Stage
    """`reported`, `forecast`, `target` or `denied`."""
    figure: Figure


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
