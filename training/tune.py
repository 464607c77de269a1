"""Set the thresholds and the calibration of a trained tagger on the corpus's dev split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.score import Score, judged, score_report, total
from armsledger.evaluation.slots import ClaimJson
from armsledger.extraction.claims import claim_of
from armsledger.extraction.document import Document
from armsledger.extraction.draft import Draft
from armsledger.extraction.fusion import fuse
from armsledger.extraction.pipeline import mentioned, named, ruled, understand
from armsledger.extraction.tagger import Tagger
from armsledger.extraction.tagger.confidence import SIGNS, Calibration, Signs
from armsledger.extraction.tagger.thresholds import Thresholds
from armsledger.extraction.tagger.vocabulary import PARTS
from armsledger.extraction.tagger.weighing import Weighed, weigh

_GRID = (0.25, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
_SURE = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
#: What the rules read goes only where it is surely wrong.
_KEPT = (0.0, 0.1, 0.15, 0.2)
#: How likely a step must be to be looked at, once claims are judged as wholes.
_OPEN = 0.3
_AMEND = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
#: What a claim read in a report without any costs, in F1 for one a report.
_NOISE = 0.2
#: Keeps the weights of the regression small.
_RIDGE = 0.02


@dataclass(frozen=True, slots=True)
class Weighing:
    """A report whose steps and parts are weighed, so that thresholds can be tried on them."""

    annotated: Annotated
    document: Document | None
    weighed: Weighed | None


def weighings(reports: Iterable[Annotated], tagger: Tagger, catalogue: Catalogue) -> list[Weighing]:
    """The reports, weighed."""
    return [_weighing(one, tagger, catalogue) for one in reports]


def _weighing(annotated: Annotated, tagger: Tagger, catalogue: Catalogue) -> Weighing:
    document = mentioned(annotated.report, catalogue)
    if document is None:
        return Weighing(annotated, None, None)
    understand(document)
    drafts = ruled(document)
    encoded = named(document, tagger)
    return Weighing(annotated, document, weigh(document, drafts, tagger, encoded))


def _read(
    one: Weighing, least: Thresholds, calibration: Calibration | None = None
) -> list[tuple[Draft, ClaimJson]]:
    if one.document is None or one.weighed is None:
        return []
    drafts = fuse(one.weighed, least, calibration or Calibration())
    read: list[tuple[Draft, ClaimJson]] = []
    for draft in drafts:
        claim = claim_of(one.document, draft).as_json()
        if claim not in (c for _, c in read):
            read.append((draft, claim))
    return read


def score(made: list[Weighing], least: Thresholds, calibration: Calibration | None = None) -> Score:
    """The score with these thresholds."""
    return total(
        score_report(one.annotated.claims, [c for _, c in _read(one, least, calibration)])
        for one in made
    )


def worth(s: Score) -> float:
    """What thresholds are set for: slots, claims and cores, and little noise."""
    return s.slots.f1 + 0.5 * s.claims.f1 + 0.5 * s.core.f1 - _NOISE * s.noise


def tuned(made: list[Weighing], rounds: int = 2) -> tuple[Thresholds, Calibration]:
    """The best thresholds, found one at a time, and the calibration of what they let through."""
    best = _searched(made, Thresholds(), None, list(_changes()), rounds)
    # Unlikely steps may stand where all else speaks for them: from here the claims decide.
    open_ = replace(best, step=min(best.step, _OPEN), figure=min(best.figure, _OPEN))
    calibration = calibrated(claims_judged(made, open_))
    sure: list[tuple[tuple[float, ...], Change]] = [
        (_SURE, lambda t, v: replace(t, claim=v)),
        (_KEPT, lambda t, v: replace(t, keep=v)),
    ]
    return _searched(made, open_, calibration, sure, rounds), calibration


def _searched(
    made: list[Weighing],
    best: Thresholds,
    calibration: Calibration | None,
    changes: list[tuple[tuple[float, ...], Change]],
    rounds: int,
) -> Thresholds:
    most = worth(score(made, best, calibration))
    for _ in range(rounds):
        for grid, change in changes:
            for value in grid:
                tried = change(best, value)
                if (new := worth(score(made, tried, calibration))) > most + 1e-4:
                    best, most = tried, new
    return best


Change = Callable[[Thresholds, float], Thresholds]


def _changes() -> Iterator[tuple[tuple[float, ...], Change]]:
    yield _GRID, lambda t, v: replace(t, step=v)
    yield _GRID, lambda t, v: replace(t, figure=v)
    yield _GRID, lambda t, v: replace(t, stage=v)
    yield _GRID, lambda t, v: replace(t, part=v)
    yield _AMEND, lambda t, v: replace(t, amend=v)
    for part in PARTS:
        yield _GRID, _part(part)


def _part(part: str) -> Change:
    return lambda t, v: replace(t, parts={**t.parts, part: v})


def claims_judged(made: list[Weighing], least: Thresholds) -> list[tuple[Signs, bool]]:
    """Each claim that is read: what speaks for it, and whether it is right."""
    out: list[tuple[Signs, bool]] = []
    for one in made:
        read = _read(one, least)
        signs = {id(claim): draft.signs for draft, claim in read}
        right = judged(one.annotated.claims, [claim for _, claim in read])
        out += [(signs[id(claim)], is_right) for claim, is_right in right if signs[id(claim)]]
    return out


def calibrated(judged: list[tuple[Signs, bool]]) -> Calibration:
    """The regression that fits best."""
    x = np.array([signs for signs, _ in judged])
    y = np.array([float(right) for _, right in judged])

    def cost(w: np.ndarray) -> float:
        z = x @ w[1:] + w[0]
        return float(np.mean(np.logaddexp(0, z) - y * z) + _RIDGE * np.sum(w[1:] ** 2) / len(SIGNS))

    found = minimize(cost, np.zeros(len(SIGNS) + 1), method="L-BFGS-B").x
    return Calibration(tuple(float(w) for w in found[1:]), float(found[0]))
