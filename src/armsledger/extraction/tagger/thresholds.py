"""How likely something must be to be read: set on the corpus's dev split, kept with the model."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each between 0 and 1."""

    step: float = 0.5
    stage: float = 0.5
    figure: float = 0.5
    keep: float = 0.0
    """How sure a claim must be that rests on a step of the rules."""
    claim: float = 0.0
    """How sure a claim must be that rests on the tagger alone."""
    part: float = 0.5
    amend: float = 0.8
    """Of a party beside those that the rules gave the same role."""
    parts: dict[str, float] = field(default_factory=dict)
    """For parts that have one of their own."""

    def of(self, part: str) -> float:
        """The one of a part."""
        return self.parts.get(part, self.part)

    def as_json(self) -> dict[str, Any]:
        """As `about.json` has them."""
        return asdict(self)

    @classmethod
    def of_json(cls, given: dict[str, Any]) -> Thresholds:
        """As `about.json` has them."""
        return cls(**given)
