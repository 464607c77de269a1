"""A check: whether figures that are stated apart can all be true."""

from enum import StrEnum
from typing import Literal

from armsledger.model.base import Model, Number
from armsledger.model.enums import Measure, Stage
from armsledger.model.quantity import Quantity


class Rule(StrEnum):
    """What is reckoned."""

    SHARE = "share of a total"
    GROWTH = "growth"
    PARTS = "total and parts"
    SHARES = "sum of shares"


class Verdict(StrEnum):
    """What comes of it."""

    INCONSISTENT = "inconsistent"
    CANNOT_TELL = "cannot tell"
    CONSISTENT = "consistent"


class Range(Model):
    """The least and the greatest amount that words, digits or a reckoning allow."""

    low: Number | None = None
    """Absent where nothing bounds it from below."""
    high: Number | None = None
    """Absent where nothing bounds it from above."""


class CheckedFigure(Model):
    """One of the figures that a check rests on."""

    name: str
    """What it is, in words: `exports of Russia with India, 2012`."""
    value: Quantity
    claim_ids: tuple[str, ...]
    """The claims that state it."""


class Check(Model):
    """One reckoning over stated figures: derived, never stored by hand."""

    rule: Rule
    verdict: Verdict
    subject: str
    """Whose figure is checked; of a sum of shares, the whole."""
    measure: Measure
    of: Measure | None = None
    counterpart: str | None = None
    item: str | None = None
    period: str | None = None
    """EDTF; absent where the reports give none."""
    stage: Stage
    stated: Quantity | None = None
    """The share, the growth or the total; absent for a sum of shares, which is of 100 percent."""
    unit: str
    """Of the two ranges."""
    allowed: Range
    """What the stated figure leaves room for by its digits and its qualifier."""
    computed: Range | None = None
    """What the other figures come to, likewise; absent where one of them is missing."""
    reason: str
    """How it was read and, where it cannot be told, which figure is missing."""
    figures: tuple[CheckedFigure, ...]
    """The stated figure first, then those that it is checked against."""
    origins: Literal["one", "several"]
    """`one` where one origin states all the figures: its author's own arithmetic. `several`
    where they come from different ones: a cross-check."""
