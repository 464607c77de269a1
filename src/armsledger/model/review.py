"""A review: what a person decided about the register, kept beside the claims."""

from enum import StrEnum

from armsledger.model.base import Model, Name


class Decision(StrEnum):
    """What a review decides."""

    MERGE = "merge"
    """The claims of all its groups are one deal."""
    SPLIT = "split"
    """The claims of its first group are a deal of their own, apart from the second group."""
    PIN = "pin"
    """Its claims stay one deal, under the id that they have."""
    UNDO = "undo"
    """An earlier review no longer counts."""


class Review(Model):
    """One decision by one person. A later one stands before an earlier that contradicts it."""

    id: str
    decision: Decision
    groups: tuple[tuple[str, ...], ...] = ()
    """Claim ids."""
    deal: str | None = None
    """Of a pin: the id that the deal keeps."""
    undoes: str | None = None
    """Of an undo: the id of the review that no longer counts."""
    reviewer: Name
    note: str | None = None
    recorded: str
    """ISO 8601, UTC."""
