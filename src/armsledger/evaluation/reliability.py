"""Whether confidences keep their word: of claims read at 0.8, eight in ten should be right.

A claim is right where the figure `claims` counts it so. The expected calibration error is
that of Naeini, Cooper and Hauskrecht (2015): the mean distance between confidence and share
right, over ten bins of equal width, each by how many claims it has.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from armsledger.evaluation.slots import ClaimJson

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies between two tenths."""

    low: float
    high: float
    claims: int
    confidence: float
    """Their mean."""
    right: float
    """The share that is right."""


def reliability(judged: Iterable[tuple[ClaimJson, bool]]) -> list[Bin]:
    """The bins that have claims, the least confident first; claims without one are left out."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for claim, right in judged:
        confidence = claim.get("confidence")
        if confidence is not None:
            found.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(claims),
            sum(confidence for confidence, _ in claims) / len(claims),
            sum(right for _, right in claims) / len(claims),
        )
        for number, claims in sorted(found.items())
    ]


def calibration_error(bins: list[Bin]) -> float:
    """The expected calibration error, 0 to 1; 0 where there are no claims."""
    claims = sum(b.claims for b in bins)
    return sum(b.claims * abs(b.confidence - b.right) for b in bins) / max(claims, 1)
