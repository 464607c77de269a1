"""How well claims that were read agree with claims that people annotated."""

from armsledger.evaluation.score import Score, Tally, align, score
from armsledger.evaluation.slots import ClaimJson, slots

__all__ = ["ClaimJson", "Score", "Tally", "align", "score", "slots"]
