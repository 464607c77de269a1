"""How well claims are clustered into deals and origins, on labelled reports.

    python scripts/measure_deals.py [FILE.jsonl ...] [--mistakes]

Without files, on all of `corpus/deals/`.
"""

import sys
from collections import defaultdict
from pathlib import Path

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.clustering import (
    b_cubed,
    deal_of,
    mistakes,
    read_labelled,
    right_origins,
)
from armsledger.register.deals import deals
from armsledger.register.origins import origins

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "deals"


def main() -> None:
    """Print the figures, and with --mistakes each deal that came out wrong."""
    files = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    labelled = read_labelled(files or sorted(CORPUS.glob("*.jsonl")))
    found = deal_of(deals(labelled.claims, load_catalogue()))
    agreement = b_cubed(found, labelled.deal)
    by_deal = defaultdict(list)
    for claim in labelled.claims:
        by_deal[labelled.deal[claim.claim_id]].append(claim)
    origin = {claim: (deal, n) for deal, of in by_deal.items() for claim, n in origins(of).items()}
    judged = right_origins(labelled, origin)
    right = sum(ok for _, ok in judged)
    print("| reports | claims | deals | B-cubed P | R | F1 | reports with the right origins |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(
        f"| {len(judged)} | {len(labelled.claims)} | {len(by_deal)} | {agreement.precision:.3f} "
        f"| {agreement.recall:.3f} | {agreement.f1:.3f} | {right / len(judged):.1%} |"
    )
    if "--mistakes" in sys.argv:
        for what, deal, other in mistakes(found, labelled.deal):
            print(what, deal, other)
        for report, ok in judged:
            if not ok:
                print("origin", report)


if __name__ == "__main__":
    main()
