"""A conflict: values of one field that cannot all be true, and who says which."""

from armsledger.model.base import Model


class ConflictSide(Model):
    """One of the values, with everybody who states it."""

    value: str
    """In words."""
    printed: bool
    """It is the one that the register prints."""
    origins: int
    """How many independent origins state it."""
    said_by: tuple[str, ...]
    """The speaker or else the outlet of each claim, with its report's outlet and date."""
    claim_ids: tuple[str, ...]


class Conflict(Model):
    """A printed value and its rivals."""

    weight: float
    """Origins behind the weaker side, times one plus how far apart the values lie (0 to 1)."""
    deal: str | None = None
    """The deal's id; absent for a figure of a series."""
    subject: str
    """Whom and what it is about, in words."""
    field: str
    """`ordered`, `delivered`, `value`, `order date`, `delivery years`, `status`, or a measure."""
    sides: tuple[ConflictSide, ...]
    """The printed value first, then its rivals by origins."""
