"""How far the figures would move with other reports of the same sort: the bootstrap.

The reports are drawn anew with replacement, as many as there are, and the figures are
worked out for each draw; the interval is what the middle 95 percent of the draws span
(the percentile bootstrap, Efron and Tibshirani 1993, chapter 13). Reports, not claims, are
drawn, since the claims of one report stand or fall together.
"""

from collections.abc import Sequence

from armsledger.evaluation.score import Score, Tally
from armsledger.model import ArmsledgerError

DRAWS = 1000
_LEVEL = 0.95
_SEED = 20260101

Interval = tuple[float, float]


def intervals(scores: Sequence[Score], draws: int = DRAWS) -> dict[str, Interval]:
    """For slots, claims, core and noise the ends of the 95 percent interval, to four places.

    `scores` has one score a report. The same scores give the same ends. Raises
    ArmsledgerError where NumPy is not installed (it comes with SciPy).
    """
    try:
        import numpy as np  # noqa: PLC0415 - as for SciPy
    except ImportError as error:
        raise ArmsledgerError(
            "intervals need NumPy, which is not installed; "
            "run `pip install 'armsledger[evaluation]'`"
        ) from error
    if not scores:
        return dict.fromkeys(Score().figures, (0.0, 0.0))
    counts = np.array([_counts(one) for one in scores], dtype=float)
    random = np.random.default_rng(_SEED)
    even = np.full(len(scores), 1 / len(scores))
    # One draw after the other: together they would take memory by the thousand reports.
    sums = np.array([random.multinomial(len(scores), even) @ counts for _ in range(draws)])
    found: dict[str, Interval] = {}
    for place, name in enumerate(Score().figures):
        right, of = sums[:, 2 * place], sums[:, 2 * place + 1]
        figure = np.divide(right, of, out=np.zeros_like(right), where=of > 0)
        low, high = np.quantile(figure, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
        found[name] = (round(float(low), 4), round(float(high), 4))
    return found


def _counts(one: Score) -> list[int]:
    """For each figure what is above and what is below its line."""
    pairs = [_f1(tally) for tally in (one.slots, one.claims, one.core)]
    return [n for pair in (*pairs, (one.false_claims, one.without_claims)) for n in pair]


def _f1(tally: Tally) -> tuple[int, int]:
    return 2 * tally.right, tally.gold + tally.read
