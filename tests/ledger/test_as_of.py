"""The ledger as it was: by day, month, year, moment and cursor."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from armsledger.ledger import Ledger, coding, feed
from armsledger.ledger.database import connect, reading, writing
from armsledger.ledger.location import locate
from armsledger.ledger.opening import APPLICATION_ID, NEWEST, VERSION_TABLE
from armsledger.ledger.tables import metadata
from armsledger.model import InputError, Stage
from armsledger.model.review import Decision
from tests.ledger.material import add, read, report


class Clock:
    """Stands where it is put."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = ""
        monkeypatch.setattr(feed, "now", lambda: self.at)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def year_of_changes(where: str, clock: Clock) -> Ledger:
    """January: report 1; 5 March: report 2 and a newer reading of 1; May: earlier copy; a review.

    The copy in May makes another outlet the first to have published report 1.
    """
    ledger = Ledger.open(where)
    clock.at = "2024-01-31T23:59:59Z"
    add(ledger, read(report(1, publisher="B", published="2014-09-12")), source="b.txt")
    clock.at = "2024-03-05T10:00:00Z"
    add(ledger, read(report(2, publisher="C", published="2015")), source="c.txt")
    clock.at = "2024-03-05T12:00:00Z"
    first = report(1, publisher="B", published="2014-09-12")
    add(ledger, read(first, Stage.SIGNED), source="b.txt", extractor="test/2")
    clock.at = "2024-05-01T00:00:00Z"
    add(ledger, read(report(1, publisher="A", published="2014-09-11")), source="a.txt")
    clock.at = "2025-01-01T00:00:00Z"
    ledger.review(Decision.PIN, [[c.claim_id for c in ledger.claims()]], reviewer="A")
    return ledger


def seen(ledger: Ledger, at: str) -> list[tuple[str | None, Stage]]:
    until = ledger.cursor(at)
    found = [(c.publisher, c.claim.stage) for c in ledger.claims(until=until)]
    assert [r.publisher for r in ledger.reports(until)] == list(dict.fromkeys(p for p, _ in found))
    return found


NONE: list[tuple[str | None, Stage]] = []
JANUARY = [("B", Stage.PLANNED)]
MORNING = [("B", Stage.PLANNED), ("C", Stage.PLANNED)]
MARCH = [("B", Stage.SIGNED), ("C", Stage.PLANNED)]
MAY = [("A", Stage.SIGNED), ("C", Stage.PLANNED)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2023", NONE),
        ("0999-06", NONE),
        ("2024-01-30", NONE),
        ("2024-01-31", JANUARY),
        ("2024-01", JANUARY),
        (" 2024-02 ", JANUARY),
        ("2024-03-05T09:59:59Z", JANUARY),
        ("2024-03-05T10:00:00Z", MORNING),
        ("2024-03-05T11:00:00+01:00", MORNING),
        ("2024-03-05 11:59", MORNING),
        ("2024-03-05", MARCH),
        ("2024-04", MARCH),
        ("2024-04-30T23:59:59Z", MARCH),
        ("2024-05-01", MAY),
        ("2024", MAY),
        ("2099", MAY),
        ("9999-12-31", MAY),
    ],
)
def test_the_ledger_as_it_was(
    where: str, clock: Clock, at: str, expected: list[tuple[str | None, Stage]]
) -> None:
    with year_of_changes(where, clock) as ledger:
        assert seen(ledger, at) == expected


def test_every_cursor_shows_what_was_there_when_the_feed_stood_at_it(
    where: str, clock: Clock
) -> None:
    with year_of_changes(where, clock) as ledger:
        last = {c.recorded: c.cursor for c in ledger.changes()}
        by_time = dict(zip(last, (JANUARY, MORNING, MARCH, MAY, MAY), strict=True))
        for recorded, expected in by_time.items():
            assert seen(ledger, str(last[recorded])) == expected
            assert seen(ledger, f"{last[recorded]:05d}") == expected
        assert seen(ledger, "0") == NONE
        assert ledger.cursor() == ledger.cursor("2099") == max(last.values())
        assert len(ledger.reviews(ledger.cursor("2025"))) == 1
        assert ledger.reviews(ledger.cursor("2024-12-31")) == []


def test_four_digits_like_a_year_are_a_year_and_with_a_zero_before_them_a_cursor(
    where: str, clock: Clock
) -> None:
    with year_of_changes(where, clock) as ledger:
        assert ledger.cursor("2023") == 0
        assert ledger.cursor("02023") == 2023
        assert ledger.cursor("1899") == 1899
        assert ledger.cursor("2100") == 2100


@pytest.mark.parametrize(
    "at", ["yesterday", "", "31.05.2024", "2024-02-30", "2024-13", "Today", "9" * 19, "-5"]
)
def test_what_is_no_date_and_no_cursor_is_refused(tmp_path: Path, at: str) -> None:
    with (
        Ledger.open(str(tmp_path / "ledger.db")) as ledger,
        pytest.raises(InputError, match="not a date; give it as 2024, 2024-05"),
    ):
        ledger.cursor(at)


def test_a_time_beyond_the_calendar_is_refused(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        for at in ("9999-12-31T23:59:59-10:00", "0001-01-01T00:00:00+10:00"):
            with pytest.raises(InputError, match="not a date"):
                ledger.cursor(at)


def test_a_clock_that_goes_backwards_keeps_the_order(where: str, clock: Clock) -> None:
    with Ledger.open(where) as ledger:
        clock.at = "2024-05-02T00:00:00Z"
        add(ledger, read(report(1)), source="1.txt")
        clock.at = "2024-05-01T00:00:00Z"
        add(ledger, read(report(2)), source="2.txt")
        ledger.review(Decision.PIN, [[c.claim_id for c in ledger.claims()]], reviewer="A")
        clock.at = "2024-05-03T00:00:00Z"
        add(ledger, read(report(3)), source="3.txt")
        times = [c.recorded for c in ledger.changes()]
        assert times == sorted(times)
        assert {c.recorded[:10] for c in ledger.claims()} == {"2024-05-02", "2024-05-03"}
        assert len(list(ledger.claims(until=ledger.cursor("2024-05-01")))) == 0
        assert len(list(ledger.claims(until=ledger.cursor("2024-05-02")))) == 2
        assert ledger.reviews(ledger.cursor("2024-05-02"))[0].recorded == "2024-05-02T00:00:00Z"


def test_the_clock_is_utc() -> None:
    stated = datetime.fromisoformat(coding.now())
    assert stated.utcoffset() is not None
    assert abs((datetime.now(UTC) - stated).total_seconds()) < 60


def test_a_ledger_of_the_first_version_is_upgraded_and_keeps_everything(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = locate(where)
    engine = connect(place)
    config = Config()
    config.set_main_option("script_location", "armsledger.ledger:migrations")
    with writing(engine, place) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    # A program of that time did not look for what came later.
    with monkeypatch.context() as then:
        then.setattr("armsledger.ledger.opening.NEWEST", "0001")
        with Ledger.open(where) as old:
            add(old, read(report(1), Stage.PLANNED, Stage.SIGNED), source="1.txt")
            add(old, read(report(2)), source="2.txt")
            held = (list(old.claims()), list(old.reports()), list(old.changes()), old.counts())
    with reading(engine, place) as connection:
        assert _version(connection) == "0001"
        assert not connection.dialect.has_table(connection, "reviews")
    with Ledger.open(where, create=False) as new:
        assert (list(new.claims()), list(new.reports()), list(new.changes()), new.counts()) == held
        assert new.reviews() == []
        new.review(Decision.PIN, [[c.claim_id for c in new.claims()]], reviewer="A")
        assert list(new.verify()) == []
    with reading(engine, place) as connection:
        assert _version(connection) == NEWEST
        assert all(connection.dialect.has_table(connection, t) for t in metadata.tables)
    engine.dispose()


def _version(connection: object) -> object:
    return connection.exec_driver_sql(  # type: ignore[attr-defined]
        f"SELECT version_num FROM {VERSION_TABLE}"
    ).scalar()
