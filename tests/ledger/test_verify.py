from pathlib import Path

import pytest

from armsledger.ledger import Ledger
from armsledger.ledger.location import locate
from armsledger.ledger.originals import Originals, digest
from armsledger.model import content_id
from tests.ledger.material import add, read, report, tamper

ID = content_id(report().text)


@pytest.fixture
def filled(where: str) -> str:
    with Ledger.open(where) as ledger:
        for number in (1, 2):
            add(ledger, read(report(number)), source=f"{number}.txt")
        assert list(ledger.verify()) == []
    return where


def problems(where: str) -> set[tuple[str, str]]:
    with Ledger.open(where) as ledger:
        return {(p.what, p.where) for p in ledger.verify()}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Russia", "Prussi", {("report", "reports.text")}),
        ("signed.\n", "signed. ", {("report", "reports.text")}),  # the id does not see this
    ],
)
def test_a_changed_byte_of_the_text(
    filled: str, old: str, new: str, found: set[tuple[str, str]]
) -> None:
    tamper(filled, f"UPDATE reports SET text = replace(text, '{old}', '{new}') WHERE id = '{ID}'")
    assert found <= problems(filled)
    with Ledger.open(filled) as ledger:
        assert ID in {p.id for p in ledger.verify()}


def test_a_moved_span(filled: str) -> None:
    tamper(filled, """UPDATE claims SET content = replace(content, '"start": 0', '"start": 1')""")
    with Ledger.open(filled) as ledger:
        found = list(ledger.verify())
    assert {p.what for p in found} == {"claim", "evidence"}
    assert len(found) == 4
    assert "'ussia will supply" in next(p.reason for p in found if p.what == "evidence")


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE claims SET stage = 'completed'", ("claim", "claims.content")),
        ("UPDATE claims SET content = '{}'", ("claim", "claims.content")),
        ("UPDATE claims SET content = 'x'", ("claim", "claims.content")),
        ("DELETE FROM read_claims", ("reading", "read_claims")),
        ("UPDATE appearances SET publisher = 'Another'", ("appearance", "appearances")),
        ("DELETE FROM appearances", ("report", "appearances")),
    ],
)
def test_a_changed_row(filled: str, statement: str, found: tuple[str, str]) -> None:
    tamper(filled, statement)
    assert found in problems(filled)


def test_a_changed_byte_of_an_original_and_its_mending(filled: str) -> None:
    original = report().text.encode()
    path = Originals(locate(filled).originals).path(digest(original))
    assert path.read_bytes() == original
    for damage in (lambda: path.write_bytes(b"X" + original[1:]), path.unlink):
        damage()
        assert problems(filled) == {("original", str(path))}
        with Ledger.open(filled) as ledger:
            assert not add(ledger, read(report()), source="1.txt").anything
            assert list(ledger.verify()) == []


def test_a_damaged_file(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    with Ledger.open(str(where)) as ledger:
        for number in range(50):
            add(ledger, read(report(number)), source=f"{number}.txt")
    raw = bytearray(where.read_bytes())
    at = raw.index(b"Mi-17V-5")
    raw[at : at + 8] = b"Mi-18V-5"
    where.write_bytes(raw)
    assert problems(str(where))
