from collections import Counter

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from armsledger.ledger import Ledger
from armsledger.ledger.database import writing
from armsledger.ledger.location import locate
from armsledger.model import InputError, Kind, LedgerError, NotFoundError, Stage, content_id
from armsledger.model.identity import claim_id
from tests.ledger.material import add, claim, read, report


def test_adding_twice_adds_nothing(where: str) -> None:
    with Ledger.open(where) as ledger:
        first = add(ledger, read(report()))
        assert (first.new_report, first.new_appearance, first.new_reading) == (True, True, True)
        assert first.claims == 1
    with Ledger.open(where) as ledger:
        before = list(ledger.changes())
        again = add(ledger, read(report()))
        assert not again.anything
        assert list(ledger.changes()) == before
        assert ledger.has_reading(first.report_id, "test/1")
        assert not ledger.has_reading(first.report_id, "test/2")


def test_the_same_text_from_another_outlet_is_one_report_with_two_appearances(where: str) -> None:
    with Ledger.open(where) as ledger:
        later = report(url="https://b.example/1", publisher="B", published="2014-09-12")
        earlier = report(url="https://a.example/1", publisher="A", published="2014-09-11")
        add(ledger, read(later), source="b.html")
        second = add(ledger, read(earlier), source="a.html")
        assert (second.new_report, second.new_appearance, second.new_reading) == (
            *(False, True, False),
        )
        assert [r.publisher for r in ledger.reports()] == ["A"]
        assert [a.publisher for a in ledger.copies(second.report_id)] == ["A", "B"]
        assert [c.url for c in ledger.claims()] == ["https://a.example/1"]


def test_a_page_with_a_url_is_one_appearance_wherever_its_file_lies(where: str) -> None:
    with Ledger.open(where) as ledger:
        known = read(report(url="https://a.example/1"))
        add(ledger, known, source="a.jsonl:1")
        assert not add(ledger, known, source="moved.jsonl:7").anything
        assert add(ledger, read(report()), source="a.txt").new_appearance
        assert add(ledger, read(report()), source="b.txt").new_appearance


def test_a_newer_reading_supersedes_and_both_stay(where: str) -> None:
    with Ledger.open(where) as ledger:
        one = report()
        add(ledger, read(one, Stage.PLANNED, Stage.OFFERED), extractor="test/1")
        cursor = list(ledger.changes())[-1].cursor
        added = add(ledger, read(one, Stage.PLANNED, Stage.SIGNED), extractor="test/2")
        assert (added.new_report, added.new_appearance, added.new_reading) == (False, False, True)
        assert [c.claim.stage for c in ledger.claims()] == [Stage.PLANNED, Stage.SIGNED]
        assert ledger.counts().claims == 3
        assert ledger.counts().readings == 2
        key = {s: claim_id(added.report_id, claim(one, s)) for s in Stage if s in list(Stage)[:6]}
        assert [(c.what, c.id) for c in ledger.changes(cursor) if c.what != "reading"] == [
            ("superseded", key[Stage.OFFERED]),
            ("claim", key[Stage.SIGNED]),
        ]
        assert not list(ledger.verify())


def test_claims_are_filtered(where: str) -> None:
    with Ledger.open(where) as ledger:
        for number, published in ((1, "2015"), (2, "2014"), (3, None)):
            one = report(number, published=published, title=f"Title {number}")
            add(ledger, read(one, Stage.PLANNED, Stage.SIGNED), source=f"{number}.txt")
        first = content_id(report(1).text)

        def titles(**wanted: object) -> Counter[str | None]:
            return Counter(c.title for c in ledger.claims(**wanted))  # type: ignore[arg-type]

        assert [c.published for c in ledger.claims(stage=Stage.SIGNED)] == ["2014", "2015", None]
        assert titles(kind=Kind.TRANSFER).total() == 6
        assert titles(kind=Kind.EXHIBITION).total() == 0
        assert titles(country="IND").total() == 6
        assert titles(country="FRA").total() == 0
        assert titles(text="MI-17v-5 india") == titles()
        assert titles(text="supply 2 mi-17") == {"Title 2": 2}
        assert titles(text="submarine").total() == 0
        assert titles(report=first) == {"Title 1": 2}


def test_a_claim_comes_back_with_its_id_and_its_report(where: str) -> None:
    one = report(publisher="A", published="2014-09-11", title="T", url="https://a.example/1")
    with Ledger.open(where) as ledger:
        add(ledger, read(one))
        (sourced,) = ledger.claims()
        expected = claim(one)
        assert sourced.claim_id == claim_id(content_id(one.text), expected)
        assert sourced.claim == expected.model_copy(update={"id": sourced.claim_id})
        assert (sourced.publisher, sourced.published, sourced.title) == ("A", "2014-09-11", "T")
        assert ledger.report(sourced.report_id) == one.model_copy(update={"id": sourced.report_id})
        assert ledger.copies(sourced.report_id)[0].given_id == "r1"
        with pytest.raises(NotFoundError, match="no report has the id 0000"):
            ledger.report("0000")


def test_evidence_must_fit_the_text_that_is_held(where: str) -> None:
    wide = report().model_copy(update={"text": "  " + report().text})
    with Ledger.open(where) as ledger:
        add(ledger, read(report()))
        assert add(ledger, read(wide), source="wide.txt").new_appearance
        shifted = read(report()).model_copy(update={"report": wide})
        with pytest.raises(InputError, match=r"wide\.txt: the evidence at 0"):
            add(ledger, read(wide), source="wide.txt", extractor="test/2")
        assert add(ledger, shifted, source="wide.txt", extractor="test/2").new_reading


def test_a_report_that_no_database_keeps_is_refused_whole(where: str) -> None:
    bad = report(title="a\0b")
    with Ledger.open(where) as ledger:
        with pytest.raises(InputError, match=r"title holds the character U\+0000 at 1"):
            add(ledger, read(bad))
        assert ledger.counts().reports == 0


def test_a_claim_that_fails_takes_its_whole_report_along(where: str) -> None:
    endless = claim(report(), number=1)
    quantity = endless.items[0].quantity
    assert quantity is not None
    item = endless.items[0].model_copy(
        update={"quantity": quantity.model_copy(update={"amount": float("inf")})}
    )
    what = read(report()).model_copy(
        update={"claims": (claim(report()), endless.model_copy(update={"items": (item,)}))}
    )
    with Ledger.open(where) as ledger:
        with pytest.raises(InputError, match="not a number"):
            add(ledger, what)
        assert ledger.counts().reports == ledger.counts().claims == 0


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["reports", "appearances", "claims", "changes"])
def test_the_database_itself_refuses_changes(where: str, statement: str, table: str) -> None:
    with Ledger.open(where) as ledger:
        add(ledger, read(report()))
        with (
            pytest.raises(LedgerError, match="append-only"),
            writing(ledger._engine, locate(where)) as connection,
        ):
            connection.execute(text(statement.format(table)))


def test_a_second_writer_waits_and_then_gives_up(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("armsledger.ledger.database.BUSY_SECONDS", 1)
    with Ledger.open(where) as ledger, Ledger.open(where) as other:
        with writing(ledger._engine, locate(where)):
            with pytest.raises(LedgerError, match="another program was writing"):
                add(other, read(report()))
            assert list(other.claims()) == []
        assert add(other, read(report())).new_report


def test_errors_of_the_database_keep_their_cause(where: str) -> None:
    with (
        Ledger.open(where) as ledger,
        pytest.raises(LedgerError) as caught,
        writing(ledger._engine, locate(where)) as connection,
    ):
        connection.execute(text("SELECT nothing FROM nowhere"))
    assert isinstance(caught.value.__cause__, DBAPIError)
