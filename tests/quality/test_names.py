"""The catalogue knows what reports name, and sees nothing where there is nothing."""

from pathlib import Path

import pytest

from tests.quality.data import BESIDE, NAMED
from tests.quality.measure import ROOT
from tests.quality.names import coverage, false_matches, named_organisations, named_systems

DATA = ROOT / "tests" / "data"
REGISTER = ROOT.parent / "shared" / "data" / "designations.csv"


def beside(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} does not lie beside the checkout")
    return path


@pytest.mark.parametrize("file", [*NAMED, *BESIDE])
def test_most_annotated_systems_are_found(file: str) -> None:
    found = named_systems(beside(ROOT / file))
    assert found.all >= 5
    assert found.share >= 0.9, found.missing


@pytest.mark.parametrize("file", [*NAMED, *BESIDE])
def test_most_annotated_organisations_are_found(file: str) -> None:
    found = named_organisations(beside(ROOT / file))
    assert found.all >= 5
    assert found.share >= 0.75, found.missing


def test_most_deals_of_a_register_resolve() -> None:
    assert coverage(beside(REGISTER)).share >= 0.85


def test_general_english_names_nothing() -> None:
    found = [
        (line[m.start : m.end], line) for line, m in false_matches(DATA / "general_english.txt")
    ]
    assert len(found) <= 3, found


def test_planted_names_are_mostly_seen_through() -> None:
    """Rooms, people and steaks with the name of a weapon or a state."""
    found = [(line[m.start : m.end], line) for line, m in false_matches(DATA / "planted_names.txt")]
    assert len(found) <= 12, found
