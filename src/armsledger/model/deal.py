"""A deal: what the register derives from the claims about one dealing."""

from typing import Literal

from armsledger.model.base import Model
from armsledger.model.claim import Claim, Party
from armsledger.model.enums import Kind, Stage
from armsledger.model.quantity import Quantity


class SourcedClaim(Model):
    """A claim with the report that it stands in."""

    claim_id: str
    claim: Claim
    report_id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    recorded: str
    """When the ledger first held this claim (ISO 8601, UTC)."""


class Reported(Model):
    """One reported value of a field, with the claims that state it."""

    value: Quantity
    claim_ids: tuple[str, ...]
    origins: int
    """How many independent origins state it."""
    rival: bool = False
    """It contradicts the printed value about the same step."""


class Figure(Model):
    """A field of a deal: the value printed, why, and every reported rival."""

    printed: Quantity
    rule: str
    """Why this value is printed, in words."""
    sure: bool
    """False where a rival stands beside it or all only estimate."""
    reported: tuple[Reported, ...]


class DealItem(Model):
    """A system dealt with, with its number."""

    name: str
    category: str | None = None
    number: Figure | None = None


class Step(Model):
    """One step in a deal's history."""

    stage: Stage
    period: str | None = None
    """EDTF; absent where the reports give none."""
    claim_ids: tuple[str, ...]


class Deal(Model):
    """One dealing across reports: derived, never stored by hand."""

    id: str
    kind: Kind
    parties: tuple[Party, ...]
    items: tuple[DealItem, ...]
    value: Figure | None = None
    stage: Stage
    """The furthest step reported, or `cancelled`, `suspended`, `denied`."""
    first: str | None = None
    """First date of the history, EDTF; marked `~` where it is only a report's date."""
    last: str | None = None
    """Last date of the history, likewise; what is only planned is not history."""
    steps: tuple[Step, ...]
    origins: int
    """Independent origins that assert it (of a deal that is only denied: that deny it).
    Copies of one text and words of one speaker count once."""
    existence: Literal["sure", "unsure", "denied"]
    """`sure` where two origins assert it and none denies it, `denied` where nobody asserts it."""
    claims: tuple[SourcedClaim, ...]
