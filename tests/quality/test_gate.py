"""The gate itself: does it fail when it should, and does re-pinning refuse to lower a floor?"""

import json
import shutil

import pytest
from scripts.repin import repin

from armsledger.evaluation import score
from armsledger.evaluation.annotated import load
from tests.quality.data import GATED, OURS
from tests.quality.floors import load_floors, problems, repinned, rounded, save_floors
from tests.quality.measure import ROOT, sha256

GOOD = {"slots": 0.5, "claims": 0.6, "core": 0.3, "noise": 0.2}
PINNED = {"sha256": "a", **GOOD}


def test_figures_at_their_floors_pass():
    assert problems("f", PINNED, "a", GOOD) == []


def test_better_figures_pass():
    better = {"slots": 0.9, "claims": 0.9, "core": 0.9, "noise": 0.0}
    assert problems("f", PINNED, "a", better) == []


WORSE = [("slots", 0.4999), ("claims", 0.59), ("core", 0.1), ("noise", 0.2001)]


@pytest.mark.parametrize(("figure", "worse"), WORSE)
def test_one_worse_figure_fails_and_is_named(figure, worse):
    (problem,) = problems("f", PINNED, "a", GOOD | {figure: worse})
    assert figure in problem
    assert str(worse) in problem


def test_figures_on_other_data_than_pinned_fail():
    (problem,) = problems("f", PINNED, "b", GOOD)
    assert "repin.py` --lower" in problem


def test_a_file_without_a_floor_fails():
    (problem,) = problems("f", None, "a", GOOD)
    assert "no floor" in problem


def test_a_figure_without_a_floor_fails():
    half = {key: value for key, value in PINNED.items() if key != "core"}
    (problem,) = problems("f", half, "a", GOOD)
    assert "core" in problem


def test_a_prediction_that_loses_claims_fails():
    gold = {key: one.claims for key, one in load(ROOT / OURS[0]).items()}
    pinned = {"sha256": "a", **rounded(score(gold, gold).figures)}
    assert problems("f", pinned, "a", score(gold, gold).figures) == []
    half = {key: claims[::2] for key, claims in gold.items()}
    assert len(problems("f", pinned, "a", score(gold, half).figures)) == 3


def test_a_prediction_that_invents_claims_fails():
    gold = {key: one.claims for key, one in load(ROOT / OURS[0]).items()}
    pinned = {"sha256": "a", **rounded(score(gold, gold).figures)}
    some = next(claims for claims in gold.values() if claims)
    more = {key: claims or some for key, claims in gold.items()}
    found = problems("f", pinned, "a", score(gold, more).figures)
    assert any("noise" in problem for problem in found)


def test_floors_are_two_places_to_the_easier_side():
    assert rounded({"slots": 0.5399, "claims": 0.29, "core": 0.3001, "noise": 0.1818}) == {
        "slots": 0.53,
        "claims": 0.29,
        "core": 0.3,
        "noise": 0.19,
    }


def test_repinning_raises_floors():
    assert repinned(PINNED, "a", GOOD | {"slots": 0.7}, lower=False)["slots"] == 0.7


def test_repinning_the_same_figures_changes_nothing():
    assert repinned(PINNED, "a", GOOD | {"slots": 0.5049}, lower=False) == PINNED


@pytest.mark.parametrize("change", [{"slots": 0.4}, {"claims": 0.1}, {"core": 0}, {"noise": 0.5}])
def test_repinning_refuses_to_lower_a_floor_unless_told(change):
    with pytest.raises(ValueError, match="--lower"):
        repinned(PINNED, "a", GOOD | change, lower=False)
    assert repinned(PINNED, "a", GOOD | change, lower=True) == PINNED | change


def test_repinning_refuses_other_data_unless_told():
    with pytest.raises(ValueError, match="the data has changed"):
        repinned(PINNED, "b", GOOD, lower=False)
    assert repinned(PINNED, "b", GOOD, lower=True) == PINNED | {"sha256": "b"}


def test_the_script_writes_what_it_may_and_tells_what_it_refuses(tmp_path):
    for name in ("one.jsonl", "two.jsonl"):
        shutil.copy(ROOT / OURS[1], tmp_path / name)
    names = ("one.jsonl", "two.jsonl", "absent.jsonl")
    file = tmp_path / "floors.json"
    assert repin(tmp_path, names, file, lower=False) == []
    first = load_floors(file)
    assert set(first) == set(GATED)
    one = first["rules"]["one.jsonl"]
    assert one["sha256"] == sha256(tmp_path / "one.jsonl")
    raised = first["rules"] | {"one.jsonl": one | {"slots": 1.0}}
    save_floors(first | {"rules": raised}, file)
    (refused,) = repin(tmp_path, names, file, lower=False)
    assert refused.startswith("rules, one.jsonl: this would lower slots")
    assert load_floors(file)["rules"]["one.jsonl"]["slots"] == 1.0
    assert repin(tmp_path, names, file, lower=True) == []
    assert load_floors(file) == first


def test_floors_survive_writing(tmp_path):
    save_floors({"rules": {"f": PINNED}}, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == {"rules": {"f": PINNED}}
    assert json.loads((tmp_path / "floors.json").read_text()) == {"rules": {"f": PINNED}}
