"""Finding deals."""

import pytest

from armsledger.model import Kind, NotFoundError, Stage
from armsledger.register.deals import deals
from armsledger.register.selecting import Wanted, find, select
from tests.register.making import rafale_like_history

DEALS = deals(rafale_like_history())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), 5),
        (Wanted(supplier="russia"), 5),
        (Wanted(supplier="Rosoboronexport"), 1),
        (Wanted(recipient="chn"), 1),
        (Wanted(item="su-30"), 2),
        (Wanted(item="fighter"), 1),
        (Wanted(kind=Kind.TRAINING), 0),
        (Wanted(stage=Stage.DENIED), 1),
    ],
)
def test_select(wanted: Wanted, found: int) -> None:
    assert len(select(DEALS, wanted)) == found


def test_find_by_id_by_its_start_and_by_a_claim() -> None:
    deal = DEALS[0]
    assert find(DEALS, deal.id) is deal
    assert find(DEALS, deal.id.lower()[:7]) is deal
    assert find(DEALS, deal.claims[-1].claim_id) is deal


def test_an_unknown_id_names_near_ones() -> None:
    wrong = DEALS[0].id[:-1] + "z"
    with pytest.raises(NotFoundError, match=DEALS[0].id):
        find(DEALS, wrong)
    with pytest.raises(NotFoundError, match="armsledger deals"):
        find(DEALS, "xyzxyz")
    with pytest.raises(NotFoundError, match="begins several deals"):
        find(DEALS, "D")
