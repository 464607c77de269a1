"""A change: how a deal of the register differs from what it was."""

from typing import Literal

from armsledger.model.base import Model


class FieldChange(Model):
    """One printed value that is another now."""

    field: str
    before: str
    """In words; empty where nothing was printed."""
    after: str
    """In words; empty where nothing is printed now."""


class DealChange(Model):
    """What became of one deal."""

    deal: str
    """Its id now; of one that is gone, the id that it had."""
    what: Literal["new", "changed", "merged", "split", "gone"]
    """`merged`: it was several deals; `split`: it was a part of one; `gone`: no claim is left."""
    subject: str
    """Whom and what it is about, in words."""
    fields: tuple[FieldChange, ...] = ()
    was: tuple[str, ...] = ()
    """The ids that it had, where they were others."""
    claim_ids: tuple[str, ...] = ()
    """Claims that are new in it."""
    recorded: str
    """When the last of what changed it was recorded (ISO 8601, UTC)."""
