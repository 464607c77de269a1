"""Reviewers' merges, splits, pins and undoing: what they bind, and for how long."""

from collections.abc import Sequence
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.ledger import Ledger
from armsledger.model import Claim, Evidence, ReadReport, Report, SourcedClaim
from armsledger.model.deal import Deal
from armsledger.model.review import Decision, Review
from armsledger.register.deals import deals
from armsledger.register.reviewing import standing
from armsledger.register.view import deals_at
from tests.register.making import item, told

SU30 = [
    told("signed", item("Su-30", 24), report="a", published="2010-05-01", period="2010-04-28"),
    told("signed", item("Su-30", 24), report="b", published="2010-05-02", period="2010-04-28"),
]
T90 = [
    told("signed", item("T-90", 10), report="c", published="2012-05-01", period="2012-04-28"),
    told("signed", item("T-90", 10), report="d", published="2012-05-02", period="2012-04-28"),
]
EVERY = [*SU30, *T90]
_NUMBER = numbers()


def review(
    decision: Decision, *groups: Sequence[SourcedClaim], undoes: str | None = None
) -> Review:
    return Review(
        id=f"R{next(_NUMBER)}",
        decision=decision,
        groups=tuple(tuple(c.claim_id for c in group) for group in groups),
        deal="D0000000001" if decision is Decision.PIN else None,
        undoes=undoes,
        reviewer="A. Reviewer",
        # All within one second: the order is that in which they are given.
        recorded="2026-02-01T00:00:00Z",
    )


def merge(*groups: Sequence[SourcedClaim]) -> Review:
    return review(Decision.MERGE, *groups)


def split(*groups: Sequence[SourcedClaim]) -> Review:
    return review(Decision.SPLIT, *groups)


def undo(what: Review) -> Review:
    return review(Decision.UNDO, undoes=what.id)


def grouped(claims: Sequence[SourcedClaim], *reviews: Review) -> set[frozenset[str]]:
    found = deals(claims, None, reviews)
    for deal in found:
        assert len(deal.links) == len(deal.claims) - 1
    return {frozenset(c.report_id for c in deal.claims) for deal in found}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups}


def test_without_reviews_there_are_two_deals() -> None:
    assert grouped(EVERY) == sets("ab", "cd")


def test_a_merge_joins_and_says_who_decided_it() -> None:
    decided = merge(SU30, T90)
    (deal,) = deals(EVERY, None, [decided])
    assert deal.decisions == (decided.id,)
    said = "merged by A. Reviewer on 2026-02-01"
    assert [link.why for link in deal.links].count((said,)) == 1
    noted = decided.model_copy(update={"note": "one package"})
    (deal,) = deals(EVERY, None, [noted])
    assert (f"{said}: one package",) in [link.why for link in deal.links]


def test_a_split_parts_what_would_be_one_deal() -> None:
    decided = split(SU30[:1], SU30[1:])
    assert grouped(EVERY, decided) == sets("a", "b", "cd")
    by_report = {
        min(c.report_id for c in d.claims): d.decisions for d in deals(EVERY, None, [decided])
    }
    assert (by_report["a"], by_report["b"], by_report["c"]) == ((decided.id,), (decided.id,), ())


def test_what_is_split_off_is_one_deal() -> None:
    assert grouped(EVERY, split([SU30[0], T90[0]], [SU30[1], T90[1]])) == sets("ac", "b", "d")


def test_a_pin_keeps_claims_together() -> None:
    assert grouped(EVERY, review(Decision.PIN, [SU30[0], T90[0]])) == sets("abcd")


def test_a_pin_keeps_the_id_and_no_two_deals_have_one() -> None:
    claims = sorted([*SU30, *T90], key=lambda c: c.claim_id)
    whole, rest = review(Decision.PIN, claims), review(Decision.PIN, claims[1:])
    assert [d.id for d in deals(EVERY, None, [whole])] == ["D0000000001"]
    cut = split(claims[:1], claims[1:])
    ids = [d.id for d in deals(EVERY, None, [whole, rest, cut])]
    assert len(ids) == len(set(ids)) == 2
    assert "D0000000001" in ids


def test_a_later_review_wins() -> None:
    together, apart = merge(SU30, T90), split(SU30, T90)
    assert grouped(EVERY, together, apart) == sets("ab", "cd")
    assert grouped(EVERY, apart, together) == sets("abcd")
    cut = split(SU30[:1], SU30[1:])
    assert grouped(EVERY, cut, merge(SU30[:1], SU30[1:])) == sets("ab", "cd")


def test_an_earlier_review_holds_for_what_a_later_one_leaves() -> None:
    # The split takes d out of the merge; a, b and c stay merged.
    assert grouped(EVERY, merge(SU30, T90), split(T90[1:], [*SU30, T90[0]])) == sets("abc", "d")


def test_a_split_holds_against_what_would_be_clustered_with_either_side() -> None:
    # b is bound to c and c is kept from a; so a must not draw b to itself.
    assert grouped(EVERY, split(SU30[:1], T90), merge(SU30[1:], T90[:1])) == sets("a", "bcd")


def test_undoing_and_undoing_that() -> None:
    together = merge(SU30, T90)
    first = undo(together)
    second = undo(first)
    third = undo(second)
    assert grouped(EVERY, together, first) == sets("ab", "cd")
    assert grouped(EVERY, together, first, second) == sets("abcd")
    assert grouped(EVERY, together, first, second, third) == sets("ab", "cd")
    assert standing([together, first]) == []
    assert standing([together, first, second]) == [together]
    assert standing([together, first, second, third]) == []


def test_the_order_is_that_of_the_ledger_not_of_ids_or_seconds() -> None:
    together, first = merge(SU30, T90), None
    for key in ("R0", "Rz"):
        first = undo(together).model_copy(update={"id": key})
        assert standing([together, first]) == []


def test_a_review_whose_claims_are_gone_binds_nothing() -> None:
    absent = [told("signed", item("T-72"), report="z")]
    assert grouped(EVERY, merge(SU30, absent), split(absent, T90)) == sets("ab", "cd")


def test_reviews_survive_new_claims() -> None:
    more = [
        told("completed", item("Su-30", 24), report="e", published="2011-05-01", period="2011"),
        told("completed", item("T-90", 10), report="f", published="2013-05-01", period="2013"),
    ]
    assert grouped([*EVERY, *more]) == sets("abe", "cdf")
    assert grouped([*EVERY, *more], merge(SU30, T90)) == sets("abcdef")
    cut = grouped([*EVERY, *more], split(SU30[:1], SU30[1:]))
    assert not any({"a", "b"} <= group for group in cut)
    assert {"c", "d", "f"} in cut


SYSTEMS = ("Su-30", "T-90", "Mi-17")
CLAIMS = [
    told(
        stage,
        item(name, number),
        report=f"{name}{stage}{number}",
        published=f"{2010 + n % 3}-05-{n + 1:02}",
        period=str(2010 + n % 3),
    )
    for n, (name, stage, number) in enumerate(
        (name, stage, number)
        for name in SYSTEMS
        for stage in ("signed", "completed")
        for number in (10, 24)
    )
]


@st.composite
def decisions(draw: st.DrawFn, claims: Sequence[SourcedClaim]) -> list[Review]:
    """Reviews as the commands make them: of whole deals as they then are, or of parts of one."""
    made: list[Review] = []
    for _ in range(draw(st.integers(1, 4))):
        now = deals(claims, None, made)
        what = draw(st.sampled_from(["merge", "split", "pin", "undo"]))
        if what == "undo" and made:
            made.append(undo(draw(st.sampled_from(made))))
        elif what == "merge" and len(now) > 1:
            some = draw(st.permutations(range(len(now))))[:2]
            made.append(merge(*(now[n].claims for n in some)))
        elif what == "split" and (large := [d for d in now if len(d.claims) > 1]):
            deal = draw(st.sampled_from(large))
            parts = draw(st.permutations(deal.claims))
            cut = draw(st.integers(1, len(parts) - 1))
            made.append(split(parts[:cut], parts[cut:]))
        elif what == "pin":
            made.append(review(Decision.PIN, draw(st.sampled_from(now)).claims))
    return made


@settings(max_examples=60, deadline=None)
@given(decisions(CLAIMS))
def test_the_latest_review_that_stands_always_holds(made: list[Review]) -> None:
    counting = standing(made)
    home = {c.claim_id: n for n, deal in enumerate(deals(CLAIMS, None, made)) for c in deal.claims}
    if not counting:
        return
    last = counting[-1]
    groups = [{home[i] for i in group} for group in last.groups]
    if last.decision is Decision.SPLIT:
        assert len(groups[0]) == 1
        assert groups[0].isdisjoint(groups[1])
    else:
        assert len(set.union(*groups)) == 1


def _read(source: SourcedClaim) -> ReadReport:
    quote = source.claim.evidence[0].quote
    report = Report(
        id=source.report_id,
        publisher=source.publisher,
        published=source.published,
        text=quote,
    )
    whole: Claim = source.claim.model_copy(
        update={"evidence": (Evidence(start=0, end=len(quote), quote=quote),)}
    )
    return ReadReport(report=report, claims=(whole,))


def _held(folder: str, order: Sequence[SourcedClaim], extra: Sequence[Review]) -> list[Deal]:
    """The deals of a ledger into which the claims came in this order, then the reviews."""
    with Ledger.open(str(Path(folder) / "ledger.db")) as ledger:
        for source in order:
            ledger.add(_read(source), source="made", original=b"", extractor="test/1")
        by_report = {c.publisher: c.claim_id for c in ledger.claims()}
        key = {c.claim_id: by_report[c.publisher] for c in CLAIMS}
        ids: dict[str, str] = {}
        for one in extra:
            kept = ledger.review(
                one.decision,
                [[key[i] for i in group] for group in one.groups],
                reviewer=one.reviewer,
                deal=one.deal,
                undoes=ids.get(one.undoes or ""),
            )
            ids[one.id] = kept.id
        return deals_at(ledger, None)


def _shape(found: Sequence[Deal]) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(c.publisher or "" for c in deal.claims)) for deal in found)


@settings(max_examples=40, deadline=None)
@given(decisions(CLAIMS), st.permutations(CLAIMS))
def test_the_order_of_the_claims_does_not_matter(
    made: list[Review], order: list[SourcedClaim]
) -> None:
    assert deals(order, None, made) == deals(CLAIMS, None, made)


@settings(max_examples=10, deadline=None)
@given(decisions(CLAIMS), st.permutations(CLAIMS))
def test_nor_does_the_order_in_which_reports_came_into_the_ledger(
    made: list[Review], order: list[SourcedClaim]
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first, second = _held(one, CLAIMS, made), _held(other, order, made)
    assert _shape(first) == _shape(second) == _shape(deals(CLAIMS, None, made))
    assert [d.id for d in first] == [d.id for d in second]


def test_a_merge_holds_where_a_split_parts_others_of_the_two_deals() -> None:
    decided = split([SU30[1]], [T90[1]]), merge([SU30[0]], [T90[0]])
    assert grouped(EVERY, *decided) == sets("abc", "d")
    assert grouped(EVERY[::-1], *decided[::-1]) == sets("abc", "d")
