"""The gate for clustering: how well labelled claims are put into deals and origins.

The floors lie in `deals.json` beside this file, pinned to the corpus by its hash. A floor
is raised by hand as the code gets better; to lower one needs a reason in the commit.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.clustering import (
    Labelled,
    b_cubed,
    deal_of,
    read_labelled,
    right_origins,
)
from armsledger.register.deals import deals
from armsledger.register.origins import origins

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads(Path(__file__).with_name("deals.json").read_text(encoding="utf-8"))
CORPUS = ROOT / "corpus" / "deals"
PARTS = sorted(CORPUS.glob("*.jsonl"))


@cache
def labelled() -> Labelled:
    return read_labelled(PARTS)


def sha256() -> str:
    """One hash of all labelled reports and labels, by name."""
    whole = hashlib.sha256()
    for part in PARTS:
        for file in (part, part.with_suffix(".labels.csv")):
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def test_the_corpus_is_what_the_floors_were_set_on() -> None:
    assert sha256() == FLOORS["sha256"], "set the floors anew in tests/quality/deals.json"


def test_claims_are_put_into_deals_no_worse_than_the_floor() -> None:
    found = deal_of(deals(labelled().claims, load_catalogue()))
    assert b_cubed(found, labelled().deal).f1 >= FLOORS["deals"]


def test_reports_are_put_into_origins_no_worse_than_the_floor() -> None:
    of_deal: dict[str, list[str]] = {}
    for claim, deal in labelled().deal.items():
        of_deal.setdefault(deal, []).append(claim)
    by_id = {c.claim_id: c for c in labelled().claims}
    found = {
        claim: (deal, number)
        for deal, ids in of_deal.items()
        for claim, number in origins([by_id[i] for i in ids]).items()
    }
    judged = [right for _, right in right_origins(labelled(), found)]
    assert sum(judged) / len(judged) >= FLOORS["origins"]


def test_the_gate_fails_where_clustering_does_nothing_or_all() -> None:
    assert b_cubed({}, labelled().deal).f1 < FLOORS["deals"]
    assert b_cubed(dict.fromkeys(labelled().deal, 0), labelled().deal).f1 < FLOORS["deals"]
    alone = {claim: claim for claim in labelled().deal}
    judged = [right for _, right in right_origins(labelled(), alone)]
    assert sum(judged) / len(judged) < FLOORS["origins"]
