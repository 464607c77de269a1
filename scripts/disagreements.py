"""Where two annotations of the same reports differ: `python scripts/disagreements.py FIRST SECOND`.

Prints CSV: the report, the claims of both (by their place from 1, empty where one has none),
the slot, what the first says and what the second says. One row a slot; a claim that only one
of them has is one row, `claim`. FIRST and SECOND are annotated reports as
`scripts/annotate.py` writes them; `armsledger evaluate FIRST --predictions SECOND` gives the
agreement in figures.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from armsledger.evaluation.annotated import load, load_predictions
from armsledger.evaluation.comparison import Pair, side_by_side, words
from armsledger.evaluation.slots import ClaimJson, slots

COLUMNS = ("report", "first_claim", "second_claim", "slot", "first", "second")


def rows(first: Path, second: Path) -> Iterator[tuple[str, ...]]:
    """A row for each slot on which the two differ."""
    theirs = load_predictions(second)
    for name, annotated in load(first).items():
        other = theirs.get(name, [])
        for pair in side_by_side(annotated.claims, other):
            places = _place(annotated.claims, pair.gold), _place(other, pair.found)
            yield from ((name, *places, *row) for row in _differences(pair))


def _differences(pair: Pair) -> Iterator[tuple[str, str, str]]:
    if pair.gold is None or pair.found is None:
        yield "claim", _told(pair.gold), _told(pair.found)
        return
    for line in pair.lines:
        if not line.same:
            yield line.slot, line.gold or "", line.found or ""


def _told(claim: ClaimJson | None) -> str:
    return "; ".join(f"{slot[0]} {words(slot)}" for slot in slots(claim)) if claim else ""


def _place(claims: list[ClaimJson], claim: ClaimJson | None) -> str:
    return next((str(n) for n, one in enumerate(claims, start=1) if one is claim), "")


def main() -> None:
    """Print them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    given = parser.parse_args()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(rows(given.first, given.second))


if __name__ == "__main__":
    main()
