"""Reviews: kept like everything else, and read back onto the claims that stand."""

import pytest
from sqlalchemy import text

from armsledger.ledger import Ledger
from armsledger.ledger.database import writing
from armsledger.ledger.location import locate
from armsledger.model import (
    Claim,
    Evidence,
    InputError,
    LedgerError,
    NotFoundError,
    ReadReport,
    Stage,
    content_id,
)
from armsledger.model.review import Decision
from tests.ledger.material import add, claim, read, report, tamper


def ids(ledger: Ledger) -> list[str]:
    return [c.claim_id for c in ledger.claims()]


def number_of(ledger: Ledger, wanted: str) -> int:
    """Which of the reports holds the claim."""
    (report_id,) = (c.report_id for c in ledger.claims() if c.claim_id == wanted)
    return next(n for n in (1, 2) if content_id(report(n).text) == report_id)


def filled(where: str) -> Ledger:
    ledger = Ledger.open(where)
    for number in (1, 2):
        add(ledger, read(report(number)), source=f"{number}.txt")
    return ledger


def part(number: int, start: int, end: int, stage: Stage = Stage.PLANNED) -> Claim:
    """A claim whose evidence is only this part of its report."""
    one = report(number)
    quote = one.text[start:end]
    return claim(one, stage).model_copy(
        update={"evidence": (Evidence(start=start, end=end, quote=quote),)}
    )


def test_a_review_comes_back_as_it_was_recorded_and_is_in_the_feed(where: str) -> None:
    with filled(where) as ledger:
        one, other = ids(ledger)
        start = ledger.cursor()
        merged = ledger.review(
            Decision.MERGE, [[one], [other]], reviewer="Zoë 🦊", note="both name the same ship"
        )
        pinned = ledger.review(Decision.PIN, [[other, one, one]], deal="D1", reviewer="B")
        undone = ledger.review(Decision.UNDO, undoes=merged.id, reviewer="B")
    with Ledger.open(where) as ledger:
        assert ledger.reviews() == [merged, pinned, undone]
        assert (merged.groups, merged.reviewer) == (((one,), (other,)), "Zoë 🦊")
        assert (pinned.groups, pinned.deal) == ((tuple(sorted((one, other))),), "D1")
        assert (undone.groups, undone.undoes) == ((), merged.id)
        assert [(c.what, c.id) for c in ledger.changes(start)] == [
            ("review", r.id) for r in (merged, pinned, undone)
        ]
        assert list(ledger.verify()) == []


def test_one_may_decide_the_same_twice_within_a_second(where: str) -> None:
    with filled(where) as ledger:
        for _ in range(3):
            ledger.review(Decision.PIN, [ids(ledger)], deal="D1", reviewer="A")
        assert len({r.id for r in ledger.reviews()}) == 3
        assert list(ledger.verify()) == []


@pytest.mark.parametrize("statement", ["UPDATE reviews SET note = 'x'", "DELETE FROM reviews"])
def test_the_database_itself_refuses_to_change_a_review(where: str, statement: str) -> None:
    with filled(where) as ledger:
        ledger.review(Decision.PIN, [ids(ledger)], reviewer="A")
        with (
            pytest.raises(LedgerError, match="append-only"),
            writing(ledger._engine, locate(where)) as connection,
        ):
            connection.execute(text(statement))


def test_unknown_claims_and_reviews_are_refused_and_leave_no_trace(where: str) -> None:
    with filled(where) as ledger:
        before = ledger.cursor()
        with pytest.raises(NotFoundError, match="the ledger holds no claim 0000, ffff"):
            ledger.review(Decision.MERGE, [ids(ledger), ["ffff", "0000"]], reviewer="A")
        with pytest.raises(NotFoundError, match="there is no review 'R0'"):
            ledger.review(Decision.UNDO, undoes="R0", reviewer="A")
        assert ledger.reviews() == []
        assert ledger.cursor() == before


def test_a_decision_about_nothing_or_that_no_database_keeps_is_refused(where: str) -> None:
    with filled(where) as ledger:
        for decision, groups in (
            (Decision.MERGE, []),
            (Decision.SPLIT, [ids(ledger)]),
            (Decision.SPLIT, [ids(ledger), []]),
            (Decision.PIN, [[]]),
            (Decision.UNDO, []),
        ):
            with pytest.raises(InputError, match=f"a {decision} must name what it is about"):
                ledger.review(decision, groups, reviewer="A")
        with pytest.raises(InputError, match=r"the note holds the character U\+0000"):
            ledger.review(Decision.PIN, [ids(ledger)], reviewer="A", note="a\0b")
        assert ledger.reviews() == []


def test_a_review_follows_its_claims_to_a_newer_reading(where: str) -> None:
    with filled(where) as ledger:
        one, other = ids(ledger)
        ledger.review(Decision.MERGE, [[one], [other]], reviewer="A")
        then = ledger.cursor()
        # The newer reading has two claims at that place; the one at the same stage follows.
        number = number_of(ledger, one)
        parts = (part(number, 0, 30), part(number, 0, 40, Stage.SIGNED), part(number, 8, 20))
        add(ledger, ReadReport(report=report(number), claims=parts), extractor="test/2")
        new = {(c.claim.stage, c.claim.evidence[0].end): c.claim_id for c in ledger.claims()}
        assert one not in new.values()
        (review,) = ledger.reviews()
        assert review.groups == ((new[Stage.PLANNED, 30],), (other,))
        (as_it_was,) = ledger.reviews(then)
        assert as_it_was.groups == ((one,), (other,))


def test_without_a_claim_at_the_same_place_the_old_one_stays_named(where: str) -> None:
    with filled(where) as ledger:
        one, other = ids(ledger)
        ledger.review(Decision.SPLIT, [[one], [other]], reviewer="A")
        number = number_of(ledger, one)
        at = report(number).text.index("The contract")
        elsewhere = ReadReport(
            report=report(number), claims=(part(number, at, at + len("The contract")),)
        )
        add(ledger, elsewhere, extractor="test/2")
        assert one not in ids(ledger)
        assert ledger.reviews()[0].groups == ((one,), (other,))


def test_reviews_of_more_claims_than_a_question_takes(where: str) -> None:
    with Ledger.open(where) as ledger:
        for number in range(130):
            add(ledger, read(report(number), *list(Stage)[:4]), source=f"{number}.txt")
        every = ids(ledger)
        assert len(every) == 520
        ledger.review(Decision.PIN, [every], reviewer="A")
        assert ledger.reviews()[0].groups == (tuple(sorted(every)),)
        assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE reviews SET note = 'another'", ("reviews", "the review was changed")),
        ("UPDATE reviews SET reviewer = 'B'", ("reviews", "the review was changed")),
        ("UPDATE reviews SET recorded = '2001'", ("reviews", "the review was changed")),
        ("UPDATE reviews SET decision = 'pin'", ("reviews", "the review was changed")),
        ("UPDATE reviews SET claims = 'x'", ("reviews.claims", "the claims cannot be read")),
        (
            "UPDATE reviews SET claims = '[[\"0000\"]]'",
            ("reviews.claims", "names no claim 0000"),
        ),
        (
            "UPDATE reviews SET undoes = 'R0' WHERE undoes IS NOT NULL",
            ("reviews.undoes", "there is no review R0"),
        ),
        ("DELETE FROM changes WHERE what = 'review'", ("changes", "the feed does not have")),
        ("DELETE FROM reviews", ("reviews", "the feed has a review that is not there")),
        (
            "DELETE FROM reviews WHERE undoes IS NULL",
            ("reviews", "the review was changed"),
        ),
    ],
)
def test_verify_finds_a_changed_review(where: str, statement: str, found: tuple[str, str]) -> None:
    with filled(where) as ledger:
        first = ledger.review(Decision.MERGE, [[i] for i in ids(ledger)], reviewer="A", note="n")
        ledger.review(Decision.UNDO, undoes=first.id, reviewer="A")
        assert list(ledger.verify()) == []
    tamper(where, statement)
    with Ledger.open(where) as ledger:
        problems = [p for p in ledger.verify() if p.what == "review"]
    assert any(p.where == found[0] and p.reason.startswith(found[1]) for p in problems)


def test_a_review_of_a_report_that_is_read_again_is_still_verified(where: str) -> None:
    with filled(where) as ledger:
        ledger.review(Decision.MERGE, [[i] for i in ids(ledger)], reviewer="A")
        add(ledger, read(report(1), Stage.OFFERED), source="1.txt", extractor="test/2")
        assert content_id(report(1).text) in {c.report_id for c in ledger.claims()}
        assert list(ledger.verify()) == []
