"""Finds the weights by which claims are put into deals, from labelled reports.

    python scripts/fit_weights.py [--write]

Logistic regression on the pairs of claims that the register compares, with the features of
`armsledger.register.likeness`, on all of `corpus/deals/`. First it prints how well weights
fitted to all files but one do on that one (cross-validation), then how well those fitted to
all do on all. With --write it renews `weights.csv`.
"""

import csv
import sys
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.clustering import Agreement, Labelled, b_cubed, read_labelled
from armsledger.register import matching
from armsledger.register.blocking import candidates
from armsledger.register.clustering import clusters
from armsledger.register.facts import all_facts
from armsledger.register.likeness import features, near, possible
from armsledger.register.sides import Sides
from armsledger.register.systems import Systems

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src" / "armsledger" / "register" / "weights.csv"
RIDGE = 1.0
"""Penalty on the square of a weight, so that rare features stay near 0."""
LEAN = 0.7
"""Added to the log-odds of any pair. A pair's odds are fitted over all pairs, most of which
stand in large blocks; in cross-validation this lean gave the best balance of P and R."""
TENTHS = 10

Pairs = list[tuple[list[str], bool]]


def main() -> None:
    """Print the figures, and write the weights where asked."""
    files = sorted((ROOT / "corpus" / "deals").glob("*.jsonl"))
    parts = {path.stem: read_labelled([path]) for path in files}
    pairs = {name: _pairs(part) for name, part in parts.items()}
    print("| fitted on | measured on | claims | B-cubed P | R | F1 |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for name, part in parts.items():
        rest = [pair for other, some in pairs.items() if other != name for pair in some]
        _row("the others", name, part, _measure(part, fit(rest)))
    weights = fit([pair for some in pairs.values() for pair in some])
    whole = read_labelled(files)
    _row("all", "all", whole, _measure(whole, weights))
    if "--write" in sys.argv:
        with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("feature", "weight"))
            writer.writerows((name, weight) for name, weight in sorted(weights.items()) if weight)
        print(f"{WEIGHTS.relative_to(ROOT)}: written")


def _pairs(part: Labelled) -> Pairs:
    """The features of each pair that the register compares, and whether it is of one deal."""
    catalogue = load_catalogue()
    known = all_facts(part.claims, Systems(catalogue), Sides(catalogue))
    return [
        (list(features(known[j], known[i])), part.deal[known[j].id] == part.deal[known[i].id])
        for i, earlier in candidates(known)
        for j in earlier
        if possible(known[j], known[i]) and near(known[j], known[i])
    ]


def fit(pairs: Pairs) -> dict[str, int]:
    """The weight of each feature, in tenths of log-odds."""
    counts = Counter(feature for held, _ in pairs for feature in held)
    place = {feature: n for n, feature in enumerate(sorted(counts))}
    rows = np.repeat(np.arange(len(pairs)), [len(held) for held, _ in pairs])
    columns = np.array([place[feature] for held, _ in pairs for feature in held])
    held = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(pairs), len(place)))
    one_deal = np.array([same for _, same in pairs], float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = held @ weights
        error = 1 / (1 + np.exp(-odds)) - one_deal
        penalty = RIDGE / 2 * (weights**2).sum()
        return (
            float(np.logaddexp(0, odds).sum() - (one_deal * odds).sum() + penalty),
            held.T @ error + RIDGE * weights,
        )

    best = minimize(
        loss, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    )
    found = {feature: float(best.x[n]) for feature, n in place.items()}
    found["any pair"] += LEAN
    return {feature: round(TENTHS * weight) for feature, weight in found.items()}


def _measure(part: Labelled, weights: dict[str, int]) -> Agreement:
    with patch.object(matching, "_weights", lambda: weights):
        found = clusters(part.claims, load_catalogue())
    home = {c.claim_id: n for n, cluster in enumerate(found) for c in cluster.claims}
    return b_cubed(home, part.deal)


def _row(fitted: str, measured: str, part: Labelled, agreement: Agreement) -> None:
    print(
        f"| {fitted} | {measured} | {len(part.claims)} | {agreement.precision:.3f} "
        f"| {agreement.recall:.3f} | {agreement.f1:.3f} |"
    )


if __name__ == "__main__":
    main()
