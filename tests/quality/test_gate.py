"""The gate itself: does it fail when it should, and does re-pinning refuse to lower a floor?"""

import pytest

from tests.quality.floors import load_floors, problems, repinned, save_floors

GOOD = {"slots": 0.5, "claims": 0.6, "core": 0.3, "noise": 0.2}
PINNED = {"sha256": "a", "slots": 0.5, "claims": 0.6, "noise": 0.2}


def test_figures_at_their_floors_pass():
    assert problems("f", PINNED, "a", GOOD) == []


def test_better_figures_pass():
    assert problems("f", PINNED, "a", GOOD | {"slots": 0.9, "claims": 0.9, "noise": 0.0}) == []


@pytest.mark.parametrize(("figure", "worse"), [("slots", 0.49), ("claims", 0.59), ("noise", 0.3)])
def test_one_worse_figure_fails_and_is_named(figure, worse):
    (problem,) = problems("f", PINNED, "a", GOOD | {figure: worse})
    assert figure in problem
    assert str(worse) in problem


def test_figures_on_other_data_than_pinned_fail():
    (problem,) = problems("f", PINNED, "b", GOOD)
    assert "repin" in problem


def test_a_file_without_a_floor_fails():
    (problem,) = problems("f", None, "a", GOOD)
    assert "no floor" in problem


def test_repinning_raises_floors():
    assert repinned(PINNED, "a", GOOD | {"slots": 0.7}, lower=False)["slots"] == 0.7


@pytest.mark.parametrize("change", [{"slots": 0.4}, {"claims": 0.1}, {"noise": 0.5}])
@pytest.mark.parametrize("sha256", ["a", "changed data"])
def test_repinning_refuses_to_lower_a_floor_unless_told(change, sha256):
    with pytest.raises(ValueError, match="--lower"):
        repinned(PINNED, sha256, GOOD | change, lower=False)
    assert repinned(PINNED, sha256, GOOD | change, lower=True) == PINNED | change | {
        "sha256": sha256
    }


def test_floors_survive_writing(tmp_path):
    save_floors({"f": PINNED}, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == {"f": PINNED}
