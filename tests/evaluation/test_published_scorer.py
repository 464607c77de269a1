"""Our figures are those of the scorer that was published with the contract of claims."""

import importlib.util
import random
from copy import deepcopy
from typing import Any

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation import ClaimJson, Score, score
from armsledger.evaluation.annotated import load
from armsledger.evaluation.evaluation import evaluate
from armsledger.evaluation.extractors import DEFAULT
from tests.quality.data import FILES
from tests.quality.measure import ROOT

SCRIPT = ROOT.parent / "shared" / "score_claims.py"
Read = dict[str, list[ClaimJson]]

pytestmark = pytest.mark.skipif(
    not SCRIPT.exists(), reason="the published scorer is not beside this checkout"
)


@pytest.fixture(scope="module")
def theirs() -> Any:
    spec = importlib.util.spec_from_file_location("score_claims", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(name: str) -> Read:
    if not (ROOT / name).exists():
        pytest.skip("these annotated reports are not here; ours are compared all the same")
    return {key: one.claims for key, one in load(ROOT / name).items()}


def without_unscored(claims: Read) -> Read:
    """What the published scorer leaves out when it loads a file."""
    return {
        key: [c for c in each if c.get("measure") not in ("specification", "other")]
        for key, each in claims.items()
    }


def assert_equal(ours: Score, theirs: tuple[Any, ...]) -> None:
    total, per_slot, per_kind, _, noise, negatives, _ = theirs
    for figure in ("slots", "claims", "core"):
        tally = getattr(ours, figure)
        given = total[figure]
        assert (tally.right, tally.gold, tally.read) == (given.tp, given.gold, given.pred)
        assert (tally.precision, tally.recall, tally.f1) == pytest.approx(given.prf())
    for mine, others in ((ours.by_slot, per_slot), (ours.by_kind, per_kind)):
        counts = {name: (t.tp, t.gold, t.pred) for name, t in others.items()}
        assert {name: (t.right, t.gold, t.read) for name, t in mine.items()} == counts
    assert (ours.false_claims, ours.without_claims) == (noise, negatives)


@pytest.mark.parametrize("name", FILES)
def test_on_what_is_read(theirs, name):
    gold = gold_of(name)
    found = evaluate(DEFAULT, load(ROOT / name), load_catalogue()).read
    assert_equal(score(gold, found), theirs.score(without_unscored(gold), without_unscored(found)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", FILES)
def test_on_damaged_copies(theirs, name, seed):
    gold = gold_of(name)
    found = damaged(gold, random.Random(seed))
    assert_equal(score(gold, found), theirs.score(without_unscored(gold), without_unscored(found)))


def damaged(gold: Read, chance: random.Random) -> Read:
    """The claims of each report shuffled, some gone, some twice, some in another report."""
    names = [
        item["name"] for claims in gold.values() for c in claims for item in c.get("items", ())
    ]
    out: Read = {key: [] for key in gold}
    for key, claims in gold.items():
        for claim in claims:
            if chance.random() < 0.15:
                continue
            there = chance.choice(list(gold)) if chance.random() < 0.1 else key
            for _ in range(1 + (chance.random() < 0.1)):
                out[there].append(damaged_claim(claim, names, chance))
    for claims in out.values():
        chance.shuffle(claims)
    return out


def damaged_claim(claim: ClaimJson, names: list[str], chance: random.Random) -> ClaimJson:
    """One claim with some of its fields changed or lost."""
    new = deepcopy(claim)
    for key in ("value", "period", "speaker", "place", "event", "via", "items"):
        if chance.random() < 0.15:
            new.pop(key, None)
    if chance.random() < 0.2:
        new["stage"] = chance.choice(["signed", "planned", "denied"])
    if chance.random() < 0.1 and new["kind"] != "indicator":
        new["kind"] = chance.choice(["transfer", "upgrade", "cooperation"])
    for party in new["parties"]:
        if chance.random() < 0.15:
            party.pop("country", None)
            party["type"] = "organisation"
    for item in new.get("items", ()):
        if chance.random() < 0.2:
            item["name"] = chance.choice(names)
    for key in ("value", "amount"):
        if key in new and chance.random() < 0.3:
            new[key]["amount"] *= chance.choice([1.004, 1.01, 2])
    return new
