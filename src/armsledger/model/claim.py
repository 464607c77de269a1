"""A claim: one thing that one report says, grounded in the report's own words."""

from typing import Self

from pydantic import Field, model_validator

from armsledger.model.base import Confidence, CountryCode, Model, Name, Whole
from armsledger.model.enums import (
    INDICATOR_STAGES,
    Kind,
    Measure,
    PartyType,
    Role,
    Stage,
)
from armsledger.model.quantity import Quantity


class Party(Model):
    """Somebody who plays a part in a dealing."""

    role: Role
    name: Name
    """The usual English form."""
    type: PartyType
    country: CountryCode | None = None


class Item(Model):
    """Equipment, technology or a service that is dealt with."""

    name: Name
    """A designation or a generic noun in the singular."""
    category: str | None = None
    quantity: Quantity | None = None
    """Pieces (`count`) or formations (`regiment`, `battery` …) of this item."""


class Place(Model):
    """Where it happens."""

    name: str
    country: CountryCode | None = None


class Speaker(Model):
    """Whom the report credits with the claim."""

    name: str
    role: str | None = None
    organisation: str | None = None


class Evidence(Model):
    """A span of the report's text: `text[start:end] == quote`."""

    start: Whole = Field(ge=0)
    """Unicode code points from the start of the text."""
    end: Whole = Field(ge=1)
    quote: str


class Claim(Model):
    """One dealing at one step between one side and the other, as one report has it."""

    id: str | None = None
    kind: Kind
    stage: Stage
    parties: tuple[Party, ...]
    items: tuple[Item, ...] = ()
    value: Quantity | None = None
    """The worth of the dealing, in money."""
    measure: Measure | None = None
    """For an indicator: what is measured."""
    of: Measure | None = None
    """For a growth, a share or a rank: of what."""
    amount: Quantity | None = None
    """For an indicator: the figure."""
    period: str | None = None
    """When the step that `stage` names takes place: EDTF (ISO 8601-2 level 1)."""
    place: Place | None = None
    event: str | None = None
    """The show's own name, for an exhibition."""
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    """Outlets that the report names as its source, nearest first."""
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: Confidence | None = None
    """The reader's own, 0 to 1."""

    @model_validator(mode="after")
    def _indicator_or_dealing(self) -> Self:
        if self.kind is Kind.INDICATOR:
            if self.measure is None or self.amount is None:
                raise ValueError("an indicator needs `measure` and `amount`")
            if self.stage not in INDICATOR_STAGES | {Stage.DENIED}:
                raise ValueError(f"an indicator cannot have the stage {self.stage!r}")
        else:
            if self.stage in INDICATOR_STAGES:
                raise ValueError(f"only an indicator can have the stage {self.stage!r}")
            for name in ("measure", "of", "amount"):
                if getattr(self, name) is not None:
                    raise ValueError(f"only an indicator can have `{name}`")
        return self
