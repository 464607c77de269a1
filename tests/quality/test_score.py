import importlib.util
import json
from copy import deepcopy

import pytest

from tests.quality.data import FILES
from tests.quality.measure import ROOT, load, read
from tests.quality.score import align, score
from tests.quality.slots import same_name, slots

CLAIM = {
    "kind": "transfer",
    "stage": "signed",
    "parties": [
        {"role": "supplier", "name": "Sweden", "type": "country", "country": "SWE"},
        {"role": "recipient", "name": "Brazilian Air Force", "type": "organisation"},
    ],
    "items": [
        {"name": "Gripen E", "quantity": {"amount": 36, "unit": "count", "qualifier": "exact"}}
    ],
    "value": {"amount": 5.4e9, "unit": "USD", "qualifier": "about"},
    "period": "2014-10",
    "speaker": {"name": "Celso Amorim"},
    "via": ["Harbour Wire"],
    "evidence": [{"start": 0, "end": 10, "quote": "0123456789"}],
}
OTHER = CLAIM | {"kind": "training", "stage": "planned", "items": [], "via": []}


def changed(**values):
    return deepcopy(CLAIM) | values


def test_the_same_claims_score_full():
    total = score({"r": [CLAIM, OTHER]}, {"r": [OTHER, CLAIM]})
    assert total.figures == {"slots": 1.0, "claims": 1.0, "core": 1.0, "noise": 0.0}


def test_nothing_read_scores_nothing():
    assert score({"r": [CLAIM]}, {}).figures["slots"] == 0.0


def test_a_wrong_figure_costs_its_slot_and_no_more():
    wrong = changed(value=CLAIM["value"] | {"amount": 6e9})
    total = score({"r": [CLAIM]}, {"r": [wrong]})
    assert total.slots.right == len(slots(CLAIM)) - 1
    assert total.claims.f1 == total.core.f1 == 1.0


def test_a_wrong_country_breaks_the_core():
    wrong = changed(parties=[CLAIM["parties"][0] | {"country": "NOR"}])
    total = score({"r": [CLAIM]}, {"r": [wrong]})
    assert total.core.f1 == 0.0
    assert total.claims.f1 == 1.0


def test_a_claim_of_another_kind_is_not_found():
    assert score({"r": [CLAIM]}, {"r": [changed(kind="upgrade")]}).claims.f1 == 0.0


def test_claims_in_a_report_without_any_are_noise():
    total = score({"r": [], "s": [], "t": [CLAIM]}, {"r": [CLAIM, OTHER], "t": [CLAIM]})
    assert total.noise == 1.0
    assert total.claims.precision == pytest.approx(1 / 3)


def test_specifications_are_not_scored():
    specification = {"kind": "indicator", "stage": "reported", "measure": "specification"}
    assert score({"r": [specification]}, {}).claims.gold == 0


def test_claims_are_aligned_so_that_the_most_slots_agree():
    # Taken greedily, the first would take the claim that only the second fits.
    first = changed(items=[], value=None)
    assert align([first, CLAIM], [CLAIM, changed(items=[], via=[])]) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("S-400", "S-400 air defence system", True),
        ("Su-30SM", "Su 30SM", True),
        ("Ministry of Defense", "ministry of defence", True),
        ("Krušik", "Krusik", True),
        ("S-400", "S-300", False),
        ("Leopard 2", "Abrams", False),
    ],
)
def test_names(one, other, same):
    assert same_name(one, other) is same


@pytest.mark.parametrize("name", FILES)
def test_the_figures_equal_those_of_the_published_scorer(name):
    script = ROOT.parent / "shared" / "score_claims.py"
    if not script.exists() or not (ROOT / name).exists():
        pytest.skip("the published scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score_claims", script)
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    annotated = load(ROOT / name)
    ours = score({key: claims for key, (_, claims) in annotated.items()}, found := read(annotated))
    gold = theirs.load(ROOT / name)
    scored = {
        key: [c for c in claims if c.get("measure") not in ("specification", "other")]
        for key, claims in json.loads(json.dumps(found)).items()
    }
    total, _, _, _, noise, negatives, _ = theirs.score(gold, scored)
    for figure in ("slots", "claims", "core"):
        tally = getattr(ours, figure)
        assert (tally.right, tally.gold, tally.read) == (
            total[figure].tp,
            total[figure].gold,
            total[figure].pred,
        )
    assert (ours.false_claims, ours.without_claims) == (noise, negatives)
