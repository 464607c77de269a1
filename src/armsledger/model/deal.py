"""A deal: what the register derives from the claims about one dealing."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from armsledger.model.base import Model
from armsledger.model.claim import Claim, Party
from armsledger.model.enums import Kind, Stage
from armsledger.model.quantity import Quantity

Value = TypeVar("Value")


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


class Reported(Model, Generic[Value]):
    """One reported value of a field, with the claims that state it."""

    value: Value
    claim_ids: tuple[str, ...]
    origins: int
    """How many independent origins state it."""
    rival: bool = False
    """It contradicts the printed value about the same step."""


class Printed(Model, Generic[Value]):
    """A field of a deal: the value printed, why, and every reported rival."""

    printed: Value
    rule: str
    """Why this value is printed, in words."""
    sure: bool
    """False where a rival stands beside it or it is only an estimate."""
    reported: tuple[Reported[Value], ...]


Figure = Printed[Quantity]
"""A number or a sum."""
Dated = Printed[str]
"""A date or a span of years, EDTF; marked `~` where only a report's date stands for it."""
Status = Printed[Stage]
"""How far a deal has got."""


class Delivery(Model):
    """What was handed over in one period."""

    period: str | None = None
    """EDTF; absent where the reports give none."""
    number: Figure


class DealItem(Model):
    """A system dealt with, with its numbers."""

    name: str
    category: str | None = None
    ordered: Figure | None = None
    """The number of the whole dealing: of the contract, else of the deliveries, else of plans."""
    delivered: Figure | None = None
    """The number handed over, as reported last; partial deliveries are never added up."""
    deliveries: tuple[Delivery, ...] = ()
    """The deliveries by period, each with the number reported for it alone."""


class Step(Model):
    """One step in a deal's history."""

    stage: Stage
    period: str | None = None
    """EDTF; absent where the reports give none."""
    claim_ids: tuple[str, ...]


class Link(Model):
    """Why two groups of claims were put into one deal."""

    claim_ids: tuple[str, str]
    """The two claims, one of each group, for which most speaks."""
    why: tuple[str, ...]
    """What speaks for it, in words; of a reviewer's merge, who decided it and when."""


class Origin(Model):
    """A source, and beneath it the claims that only repeat it."""

    source: str
    """The outlet, or what else is known of it."""
    claim_id: str | None = None
    """Absent where the ledger does not hold the source itself, but only those that name it."""
    why: str | None = None
    """Why it is no origin of its own; absent at the root."""
    copies: tuple[Origin, ...] = ()


class Deal(Model):
    """One dealing across reports: derived, never stored by hand."""

    id: str
    kind: Kind
    parties: tuple[Party, ...]
    items: tuple[DealItem, ...]
    value: Figure | None = None
    order_date: Dated | None = None
    """When it was signed."""
    delivery_years: Dated | None = None
    """The years in which something was handed over or done: `2007`, `2007/2009`."""
    status: Status
    """The furthest step reported, or `cancelled`, `suspended`, `denied`."""
    first: str | None = None
    """First date of the history, EDTF; marked `~` where it is only a report's date."""
    last: str | None = None
    """Last date of the history, likewise; what is only planned is not history."""
    steps: tuple[Step, ...]
    origins: int
    """Independent origins that assert it (of a deal that is only denied: that deny it).
    Copies of one text and words of one speaker count once."""
    origin_trees: tuple[Origin, ...]
    """One tree for each independent origin, of those that deny it too."""
    existence: Literal["sure", "unsure", "denied"]
    """`sure` where two origins assert it and none denies it, `denied` where nobody asserts it."""
    part_of: str | None = None
    """The id of the frame contract that this deal is a call-off of."""
    parts: tuple[str, ...] = ()
    """Of a frame contract: the ids of its call-offs."""
    links: tuple[Link, ...] = ()
    """Why its claims are one deal: one fewer than claims."""
    decisions: tuple[str, ...] = ()
    """The ids of the reviews that shaped it: merges, splits, pins."""
    claims: tuple[SourcedClaim, ...]

    @property
    def stage(self) -> Stage:
        """The printed status."""
        return self.status.printed
