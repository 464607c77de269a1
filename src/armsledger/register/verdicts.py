"""What the checks of every rule have in common."""

import math
from collections.abc import Sequence
from typing import Any, Literal

from armsledger.model import Quantity, SourcedClaim
from armsledger.model.check import CheckedFigure, Range
from armsledger.register.intervals import Interval
from armsledger.register.origins import origins
from armsledger.register.stated import About, Stated, names


def base(about: About, claim: SourcedClaim, stated: Quantity | None) -> dict[str, Any]:
    """The fields of a check that say what the stated figure is about."""
    return {
        "subject": names(about.subject),
        "measure": about.measure,
        "of": about.of,
        "counterpart": names(about.counterpart) or None,
        "item": ", ".join(about.item) or None,
        "period": claim.claim.period,
        "stage": about.stage,
        "stated": stated,
        "unit": stated.unit if stated else "percent",
    }


def as_range(interval: Interval) -> Range:
    """An interval as a record; an infinite end is absent."""
    low, high = (
        float(f"{end:.12g}") if math.isfinite(end) else None
        for end in (interval.low, interval.high)
    )
    return Range(low=low, high=high)


def one_or_several(stated: Stated, figures: Sequence[CheckedFigure]) -> Literal["one", "several"]:
    """Whether one origin states all the figures."""
    claims = [stated.claims[i] for i in sorted({i for f in figures for i in f.claim_ids})]
    origin_of = origins(claims)
    shared = set.intersection(*({origin_of[i] for i in f.claim_ids} for f in figures))
    return "one" if shared else "several"
