"""What became of deals between two states of the ledger."""

import pytest

from armsledger.model import SourcedClaim
from armsledger.model.change import DealChange, FieldChange
from armsledger.model.review import Decision, Review
from armsledger.register.changes import changes
from armsledger.register.deals import deals
from tests.register.making import item, told

SIGNED = told("signed", item("Su-30", 24), report="a", published="2010-05-01", period="2010")
AGAIN = told("signed", item("Su-30", 26), report="b", published="2010-05-02", period="2010")
DONE = told("completed", item("Su-30", 24), report="c", published="2012-05-01", period="2012")
T90 = told("signed", item("T-90", 10), report="d", published="2012-05-01", period="2012")
NOW = "2026-03-01T00:00:00Z"


def found(
    before: list[SourcedClaim], after: list[SourcedClaim], *reviews: Review
) -> list[DealChange]:
    return changes(deals(before), deals(after, None, reviews), NOW)


def later(claim: SourcedClaim, recorded: str) -> SourcedClaim:
    return claim.model_copy(update={"recorded": recorded})


def test_nothing_changes_where_nothing_came() -> None:
    assert found([SIGNED, T90], [T90, SIGNED]) == []
    assert found([], []) == []


def test_a_new_deal_says_all_that_is_printed_of_it() -> None:
    (change,) = found([T90], [T90, SIGNED])
    assert (change.what, change.was, change.claim_ids) == ("new", (), (SIGNED.claim_id,))
    assert change.subject == "Russia → India: Su-30"
    assert change.recorded == SIGNED.recorded
    said = {f.field: f.after for f in change.fields}
    assert said["ordered: Su-30"] == "24"
    assert said["status"].startswith("signed")
    assert said["existence"] == "unsure"
    assert {f.before for f in change.fields} == {""}


def test_a_changed_deal_says_what_is_printed_otherwise() -> None:
    (change,) = found([SIGNED], [SIGNED, later(DONE, "2026-02-02T00:00:00Z")])
    assert (change.what, change.claim_ids) == ("changed", (DONE.claim_id,))
    assert change.recorded == "2026-02-02T00:00:00Z"
    fields = {f.field: (f.before, f.after) for f in change.fields}
    assert fields["existence"] == ("unsure", "sure")
    assert fields["delivered: Su-30"] == ("", "24")
    assert "ordered: Su-30" not in fields


def test_a_rival_is_a_change() -> None:
    (change,) = found([SIGNED], [SIGNED, AGAIN])
    assert any(f.field == "ordered: Su-30" and f.before == "24" for f in change.fields)


def test_a_claim_that_changes_nothing_printed_is_a_change_all_the_same() -> None:
    third = told("signed", item("Su-30", 24), report="e", published="2010-05-01", period="2010")
    second = told("signed", item("Su-30", 24), report="f", published="2010-05-01", period="2010")
    (change,) = found([SIGNED, second], [SIGNED, second, third])
    assert (change.what, change.fields) == ("changed", ())
    assert change.claim_ids == (third.claim_id,)


def _review(decision: Decision, *groups: list[SourcedClaim]) -> Review:
    ids = tuple(tuple(c.claim_id for c in group) for group in groups)
    return Review(id="R1", decision=decision, groups=ids, reviewer="A", recorded=NOW)


def test_a_merged_deal_was_two_and_says_what_each_printed() -> None:
    (change,) = found([SIGNED, T90], [SIGNED, T90], _review(Decision.MERGE, [SIGNED], [T90]))
    one, other = deals([SIGNED])[0].id, deals([T90])[0].id
    assert change.what == "merged"
    assert {change.deal, *change.was} == {one, other}
    assert len(change.was) == 1
    assert change.recorded == NOW
    assert FieldChange(field="ordered: T-90", before="", after="10") in change.fields
    assert len(set(change.fields)) == len(change.fields)


def test_a_split_deal_is_two_that_were_one() -> None:
    both = [SIGNED, DONE]
    made = found(both, both, _review(Decision.SPLIT, [SIGNED], [DONE]))
    assert [c.what for c in made] == ["split", "split"]
    (old,) = deals(both)
    assert {old.id} == {c.was[0] if c.was else c.deal for c in made}
    assert all(c.claim_ids == () and c.recorded == NOW for c in made)


def test_a_deal_without_claims_is_gone() -> None:
    (change,) = found([SIGNED, T90], [T90])
    assert (change.what, change.deal) == ("gone", deals([SIGNED])[0].id)
    assert change.subject == "Russia → India: Su-30"


def test_a_deal_is_followed_by_its_claims_not_by_its_id() -> None:
    claims = [SIGNED, DONE]
    for one, rest in ((SIGNED, DONE), (DONE, SIGNED)):
        (change,) = found([one], claims)
        assert change.what == "changed"
        assert change.claim_ids == (rest.claim_id,)
        assert change.was in {(), (deals([one])[0].id,)}


@pytest.mark.parametrize("turned", [False, True])
def test_changes_come_in_the_order_of_time(turned: bool) -> None:
    new = [later(T90, "2026-01-03T00:00:00Z"), later(SIGNED, "2026-01-02T00:00:00Z")]
    made = found([], new[::-1] if turned else new)
    assert [c.claim_ids for c in made] == [(SIGNED.claim_id,), (T90.claim_id,)]
