import sys
from copy import deepcopy

import pytest

from armsledger.evaluation import align, score, slots
from armsledger.evaluation.slots import agree, same_name
from armsledger.model import ArmsledgerError

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
    nothing = {"slots": 0.0, "claims": 0.0, "core": 0.0, "noise": 0.0}
    assert score({"r": [CLAIM]}, {}).figures == nothing
    assert score({}, {}).figures == nothing


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2014-10", "2014-10~", True),
        ("2014-10-01/2014-10-31", "2014-10/2014-10", True),
        ("2014", "2015", False),
    ],
)
def test_periods_agree_whatever_their_marks(one, other, same):
    assert agree("period", one, other) is same


@pytest.mark.parametrize(
    ("amount", "unit", "same"),
    [(5.4e9, "USD", True), (5.42e9, "USD", True), (5.5e9, "USD", False), (5.4e9, "EUR", False)],
)
def test_sums_agree_to_half_a_percent_in_the_same_currency(amount, unit, same):
    assert agree("value", CLAIM["value"], {"amount": amount, "unit": unit}) is same


def test_without_scipy_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(ArmsledgerError, match="armsledger\\[evaluation\\]"):
        align([CLAIM], [CLAIM])
