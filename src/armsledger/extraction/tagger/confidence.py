"""How likely a fused claim is right: a logistic regression over what speaks for it.

Fitted on the corpus's dev split (`training/calibrate.py`); a claim is right where it agrees
with an annotated one of its kind in at least half of the slots of both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

#: What speaks for a claim or against it, in the order of the weights.
SIGNS = (
    "step",  # log-odds of the step
    "stage",  # of its stage
    "weakest",  # of its least likely party
    "parties",  # of its parties, the mean
    "items",  # of its items, the mean
    "ruled",  # the rules read this step
    "agreed",  # the rules read such a step in the sentence, with the same countries
    "figure",  # it is an indicator
    "slots",  # how many slots it has beside kind and stage
    "beside",  # new, where the rules read steps of other kinds in the sentence
    "covered",  # new, the rules' steps for each sentence of the report, one at most
    "elsewhere",  # new, the rules read such a step elsewhere, with some of the same countries
    "second",  # new, where a surer new one was read in the sentence
)
_MOST = 6.0
Signs = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The regression's weights, one for each of `SIGNS`, and its bias."""

    weights: tuple[float, ...] = (1.0, *([0.0] * (len(SIGNS) - 1)))
    bias: float = 0.0

    def likely(self, signs: Signs) -> float:
        """How likely a claim with these signs is right: 0 to 1."""
        z = self.bias + sum(w * s for w, s in zip(self.weights, signs, strict=True))
        return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, z))))

    def as_json(self) -> dict[str, float]:
        """By the names of the signs, to four places."""
        named = zip(SIGNS, self.weights, strict=True)
        return {"bias": round(self.bias, 4), **{name: round(w, 4) for name, w in named}}

    @classmethod
    def of_json(cls, given: dict[str, float]) -> Calibration:
        """By the names of the signs."""
        return cls(tuple(given[name] for name in SIGNS), given["bias"])


def log_odds(likely: float) -> float:
    """From a likelihood, cut at six either way."""
    p = min(max(likely, 1e-6), 1 - 1e-6)
    return max(-_MOST, min(_MOST, math.log(p / (1 - p))))
