"""The quality gate: how well the present code reads our annotated reports."""

from functools import cache

import pytest

from armsledger.evaluation import Score
from tests.quality.data import BESIDE, FILES, GATED, OURS
from tests.quality.floors import load_floors, problems
from tests.quality.measure import ROOT, measure, sha256

SKIPPED = "these annotated reports are not here; ours are measured all the same"


@cache
def measured(name: str, extractor: str) -> Score:
    return measure(ROOT / name, extractor)


@pytest.mark.parametrize("extractor", GATED)
@pytest.mark.parametrize("name", FILES)
def test_no_figure_is_worse_than_its_floor(name, extractor):
    if name in BESIDE and not (ROOT / name).exists():
        pytest.skip(SKIPPED)
    floor = load_floors()[extractor].get(name)
    found = problems(name, floor, sha256(ROOT / name), measured(name, extractor).figures)
    assert found == []


def test_every_file_of_ours_is_there_and_has_reports_with_and_without_claims():
    scores = [measured(name, GATED[0]) for name in OURS]
    assert all(score.claims.gold for score in scores)
    assert any(score.without_claims for score in scores)
