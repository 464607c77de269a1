"""`review`, `changes`, `conflicts` and `--as-of`: what people see, and what scripts get."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import CliRunner

from armsledger.cli import changes as changes_module
from armsledger.cli import conflicts as conflicts_module
from armsledger.cli import output
from armsledger.cli.main import app
from armsledger.export.atom import to_atom
from armsledger.ledger import Ledger, feed
from armsledger.model import (
    ArmsledgerError,
    InputError,
    NotFoundError,
    Qualifier,
    ReadReport,
    Report,
    SourcedClaim,
    Speaker,
)
from armsledger.model.change import DealChange
from armsledger.register.changes import changes
from armsledger.register.conflicts import conflicts
from armsledger.register.deals import deals
from armsledger.register.series import every_series
from tests.register.making import indicator, item, rafale_like_history, told, usd
from tests.register.register_files import register, row

SDN = Path(__file__).parents[1] / "data" / "ofac" / "sdn.csv"
ATOM = "{http://www.w3.org/2005/Atom}"
runner = CliRunner()

UNKNOWN = "India ordered 24 Zorvan Z-77 main battle tanks from Russia on 2 May 2010."
EARLY: list[SourcedClaim] = [
    *rafale_like_history()[:4],
    indicator(usd(13e9), report="r11", published="2013-01-01"),
]
LATE: list[SourcedClaim] = [
    *rafale_like_history()[4:],
    indicator(usd(15e9), report="r12", published="2013-02-01"),
    told("signed", item("Zorvan Z-77", 24), report="r20", quote=UNKNOWN),
]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes a ledger of some claims, each batch recorded on a day of its own."""

    def made(name: str, **batches: Sequence[SourcedClaim]) -> str:
        where = str(tmp_path / name)
        with Ledger.open(where) as store:
            for day, claims in batches.items():
                monkeypatch.setattr(
                    feed, "now", lambda day=day: f"2026-{day[1:3]}-{day[3:]}T12:00:00Z"
                )
                for source in claims:
                    report = Report(
                        id=source.report_id,
                        publisher=source.publisher,
                        published=source.published,
                        url=f"https://example.org/{source.report_id}",
                        text=source.claim.evidence[0].quote,
                        language="en",
                    )
                    read = ReadReport(report=report, claims=(source.claim,))
                    store.add(read, source="made", original=b"", extractor="test/1")
        return where

    return made


@pytest.fixture
def ledger(make: Any) -> str:
    return str(make("ledger.db", d0110=EARLY, d0210=LATE))


def run(*arguments: str) -> str:
    result = runner.invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def lines(*arguments: str) -> list[Any]:
    return [json.loads(line) for line in run(*arguments).splitlines()]


def refused(*arguments: str) -> ArmsledgerError:
    result = runner.invoke(app, list(arguments))
    assert isinstance(result.exception, ArmsledgerError), result.output
    return result.exception


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def deal_with(ledger: str, *numbers: str) -> dict[str, Any]:
    """The deal that holds the claims of these reports."""
    for deal in lines("deals", "--ledger", ledger):
        if {f"Outlet of {n}" for n in numbers} <= {c["publisher"] for c in deal["claims"]}:
            return dict(deal)
    raise AssertionError(numbers)


def test_merge_split_pin_and_undo(ledger: str) -> None:
    one, other = deal_with(ledger, "r2")["id"], deal_with(ledger, "r6")["id"]
    as_before = run("deals", "--ledger", ledger)
    at = ("--ledger", ledger, "--reviewer", "Zoë")
    said = run("review", "merge", one, other, "--note", "one programme", *at)
    merged = said.split(":")[0]
    assert said.startswith(f"{merged}: merge by Zoë; `armsledger review undo {merged}`")
    assert deal_with(ledger, "r2", "r6")["decisions"] == [merged]

    claim = next(c for c in deal_with(ledger, "r6")["claims"] if c["publisher"] == "Outlet of r6")[
        "claim_id"
    ]
    run("review", "split", claim, claim, *at)
    assert deal_with(ledger, "r6")["id"] != deal_with(ledger, "r2")["id"]
    pinned = deal_with(ledger, "r2")["id"]
    run("review", "pin", pinned, *at)
    assert deal_with(ledger, "r2")["id"] == pinned

    listed = lines("review", "list", "--ledger", ledger)
    assert [(r["decision"], r["counts"]) for r in listed] == [
        ("merge", True),
        ("split", True),
        ("pin", True),
    ]
    assert {r["reviewer"] for r in listed} == {"Zoë"}
    for review in reversed(listed):
        run("review", "undo", review["id"], *at)
    assert run("deals", "--ledger", ledger) == as_before
    counts = {r["decision"]: r["counts"] for r in lines("review", "list", "--ledger", ledger)}
    assert counts == {"merge": False, "split": False, "pin": False, "undo": True}
    run("verify", "--ledger", ledger)


def test_an_undo_is_undone(ledger: str) -> None:
    one, other = deal_with(ledger, "r2")["id"], deal_with(ledger, "r6")["id"]
    at = ("--ledger", ledger, "--reviewer", "A")
    merged = run("review", "merge", one, other, *at).split(":")[0]
    undone = run("review", "undo", merged, *at).split(":")[0]
    run("review", "undo", undone, *at)
    assert deal_with(ledger, "r2", "r6")["decisions"] == [merged]


def test_the_list_on_a_terminal(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    assert run("review", "list", "--ledger", ledger).split() == [
        *("id", "recorded", "reviewer", "decision", "claims", "counts", "note")
    ]
    monkeypatch.setenv("ARMSLEDGER_REVIEWER", "Somebody")
    monkeypatch.setattr(output, "wants_json", lambda _: True)
    identity = deal_with(ledger, "r2")["id"]
    on_a_terminal(monkeypatch)
    run("review", "pin", identity, "--note", "as the court found", "--ledger", ledger)
    shown = run("review", "list", "--ledger", ledger)
    assert "Somebody" in shown
    assert "as the court found" in shown
    assert "pin" in shown


def test_what_cannot_be_reviewed_is_said(ledger: str) -> None:
    deal = deal_with(ledger, "r2")
    other = deal_with(ledger, "r6")["claims"][0]["claim_id"]
    mine = [c["claim_id"] for c in deal["claims"]]
    at = ("--ledger", ledger)
    for arguments, kind, message in (
        (("merge", deal["id"], mine[0]), InputError, "one and the same deal"),
        (("merge", deal["id"], "D0000000"), NotFoundError, "there is no deal"),
        (("split", deal["id"], other), InputError, f"{other}: not a claim of {deal['id']}"),
        (("split", deal["id"], *mine), InputError, "these are all its claims"),
        (("undo", "R0"), NotFoundError, "there is no review 'R0'"),
        (("pin", deal["id"], "--reviewer", " "), InputError, "nobody says who decides"),
    ):
        error = refused("review", *arguments, *at)
        assert isinstance(error, kind)
        assert message in str(error)
    assert run("review", "list", *at) == ""


def test_deals_are_reviewed_as_your_own_catalogue_has_them(make: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    run(
        *("catalogue", "add", "Zorvan Z-77", "--kind", "system", "--category", "tank"),
        *("--alias", "Velikan", "--catalogue", str(own)),
    )
    names = ("Zorvan Z-77", "Velikan")
    ledger = make("own.db", d0110=[told("signed", item(n, 24), report=n) for n in names])
    assert len(lines("deals", "--ledger", ledger)) == 2
    at = ("--ledger", ledger, "--catalogue", str(own))
    (deal,) = lines("deals", *at)
    run("review", "pin", deal["id"], "--reviewer", "A", *at)
    assert len(lines("review", "list", "--ledger", ledger)[0]["groups"][0]) == 2


VIEWS = (
    ("claims",),
    ("deals",),
    ("deal", "CLAIM"),
    ("series", "Russia"),
    ("conflicts",),
    ("catalogue", "candidates"),
    ("screen", str(SDN)),
    ("reconcile", "DOWNLOAD"),
    ("export", "--format", "csv", "--out", "-"),
    ("export", "--format", "jsonl", "--out", "-"),
    ("export", "--format", "brief", "--country", "Russia", "--out", "-"),
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: " ".join(view[:3]).replace("/", "."))
def test_every_view_shows_the_ledger_as_it_was(
    make: Any, ledger: str, tmp_path: Path, view: tuple[str, ...]
) -> None:
    then = make("then.db", d0110=EARLY)
    download = register(tmp_path, row(), row(identity="2", recipient="China", order="2012,No"))
    claim = lines("claims", "--stage", "signed", "--ledger", then)[0]["claim_id"]
    words = {"CLAIM": claim, "DOWNLOAD": str(download)}
    arguments = [words.get(word, word) for word in view]
    expected = run(*arguments, "--ledger", then)
    cursor = lines("changes", "--since", "0", "--json", "--ledger", then)[0]["cursor"]
    for at in ("2026-01-10", cursor):
        assert run(*arguments, "--ledger", ledger, "--as-of", at) == expected
    if view[0] != "screen":
        assert run(*arguments, "--ledger", ledger) != expected
    assert run(*arguments, "--ledger", ledger, "--as-of", "2026") == run(
        *arguments, "--ledger", ledger
    )
    assert "not a date" in str(refused(*arguments, "--ledger", ledger, "--as-of", "soon"))


def test_reviews_are_shown_as_of_a_day(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("deals", "--ledger", ledger)
    monkeypatch.setattr(feed, "now", lambda: "2026-03-10T12:00:00Z")
    one, other = deal_with(ledger, "r2")["id"], deal_with(ledger, "r6")["id"]
    run("review", "merge", one, other, "--reviewer", "A", "--ledger", ledger)
    assert run("deals", "--ledger", ledger) != before
    assert run("deals", "--ledger", ledger, "--as-of", "2026-03-09") == before
    assert run("review", "list", "--ledger", ledger, "--as-of", "2026-03-09") == ""
    assert len(lines("review", "list", "--ledger", ledger, "--as-of", "2026-03-10")) == 1


def test_changes_since_a_day_and_on_from_its_cursor(ledger: str) -> None:
    (found,) = lines("changes", "--since", "2026-01-10", "--ledger", ledger)
    assert found["feed"]["claim"] == len(LATE)
    whats = {c["what"] for c in found["changes"]}
    assert whats == {"new", "changed"}
    new = [c for c in found["changes"] if c["what"] == "new"]
    assert all(c["fields"] and c["recorded"] == "2026-02-10T12:00:00Z" for c in new)
    (rest,) = lines("changes", "--since", str(found["cursor"]), "--ledger", ledger)
    assert (rest["changes"], rest["feed"]) == ([], {})
    assert rest["since"] == rest["cursor"] == found["cursor"]
    (none,) = lines("changes", "--since", "2026-02-10", "--ledger", ledger)
    assert none["changes"] == []
    (part,) = lines("changes", "--since", "0", "--as-of", "2026-01-10", "--ledger", ledger)
    assert part["cursor"] == found["since"]
    assert "not a date" in str(refused("changes", "--since", "soon", "--ledger", ledger))


def test_changes_go_on_through_the_cursors_that_look_like_years(make: Any) -> None:
    many = [told("considered", report=f"m{n}", supplier=None, recipient=None) for n in range(480)]
    where = make("many.db", d0110=many, d0210=EARLY[:1])
    (found,) = lines("changes", "--since", "0", "--as-of", "2026-01-10", "--ledger", where)
    assert 1900 <= int(found["cursor"]) <= 2099
    (rest,) = lines("changes", "--since", found["cursor"], "--ledger", where)
    assert rest["since"] == found["cursor"]
    assert [c["what"] for c in rest["changes"]] == ["new"]
    assert int(rest["cursor"]) > int(found["cursor"])


def test_changes_on_a_terminal_end_with_the_cursor(
    ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch)
    *_, last = run("changes", "--since", "2026-01-10", "--ledger", ledger).splitlines()
    end, start = last.split(";")
    assert end.startswith("cursor 0")
    assert f"{len(LATE)} claims" in start
    assert "1 claim," not in start
    *_, nothing = run("changes", "--since", end.split()[1], "--ledger", ledger).splitlines()
    assert nothing.endswith(": nothing")


def test_a_review_is_a_change(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (start,) = lines("changes", "--since", "0", "--ledger", ledger)
    monkeypatch.setattr(feed, "now", lambda: "2026-03-10T12:00:00Z")
    one, other = deal_with(ledger, "r2")["id"], deal_with(ledger, "r6")["id"]
    run("review", "merge", one, other, "--reviewer", "A", "--ledger", ledger)
    (found,) = lines("changes", "--since", start["cursor"], "--ledger", ledger)
    assert found["feed"] == {"review": 1}
    (change,) = found["changes"]
    assert (change["what"], change["recorded"]) == ("merged", "2026-03-10T12:00:00Z")
    assert {change["deal"], *change["was"]} == {one, other}


def atom(text: str) -> ET.Element:
    """The feed, with what RFC 4287 requires of it (sections 4.1.1 and 4.1.2) checked."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
        updated = element.findtext(f"{ATOM}updated") or ""
        assert len(updated) == len("2026-01-10T12:00:00Z")
        assert updated.endswith("Z")
        assert (element.findtext(f"{ATOM}id") or "").startswith("tag:")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    # An entry without a link must have a content.
    assert all(entry.find(f"{ATOM}content") is not None for entry in entries)
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)
    assert not times or root.findtext(f"{ATOM}updated") == times[0]
    return root


def test_the_atom_feed_is_atom_and_the_same_twice(ledger: str) -> None:
    arguments = ("changes", "--format", "atom", "--ledger", ledger, "--since")
    once = runner.invoke(app, [*arguments, "0"], catch_exceptions=False).stdout_bytes
    assert once == runner.invoke(app, [*arguments, "0"], catch_exceptions=False).stdout_bytes
    root = atom(once.decode("utf-8"))
    (found,) = lines("changes", "--since", "0", "--ledger", ledger)
    titles = [e.findtext(f"{ATOM}title") for e in root.findall(f"{ATOM}entry")]
    assert sorted(titles) == sorted(f"{c['what']}: {c['subject']}" for c in found["changes"])
    assert titles
    empty = atom(run(*arguments, "2026-02-10"))
    assert empty.findall(f"{ATOM}entry") == []


def test_an_entry_keeps_its_id_while_it_says_the_same() -> None:
    said = DealChange(deal="D1", what="gone", subject="A → B: X", recorded="2026-01-01T00:00:00Z")
    later = said.model_copy(update={"recorded": "2026-02-01T00:00:00Z"})
    other = said.model_copy(update={"subject": "A → B: Y"})
    one, two, three = (
        atom(to_atom([c], "")).findtext(f"{ATOM}entry/{ATOM}id") for c in (said, later, other)
    )
    assert one == two != three


def test_what_xml_cannot_hold_is_replaced() -> None:
    odd = DealChange(
        deal="D1",
        what="gone",
        subject="a\0b\x1b[31m <c> & \ud800 \U0001f98a",
        recorded="2026-01-01T00:00:00Z",
    )
    title = atom(to_atom([odd], "")).findtext(f"{ATOM}entry/{ATOM}title")
    assert title == "gone: a\ufffdb\ufffd[31m <c> & \ufffd \U0001f98a"


SPEAKER = Speaker(name="Ivan Example", role="director", organisation="Rosoboronexport")
RIVALS = [
    *rafale_like_history(),
    told(
        "signed",
        item("Su-30MKI", 42),
        report="r14",
        published="2006-04-06",
        period="2006-04-01",
        value=usd(2.4e9, Qualifier.EXACT),
        speaker=SPEAKER,
        via=("Interfax",),
    ),
]
FIGURES = [
    indicator(usd(13e9), report="r11", published="2013-01-01"),
    indicator(usd(15e9), report="r12", published="2013-02-01"),
]


def test_the_table_of_conflicts(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    found = conflicts(deals(RIVALS), every_series(FIGURES))
    output.print_table(conflicts_module.COLUMNS, conflicts_module.rows(found))
    assert _trimmed(capsys.readouterr().out) == snapshot


def test_the_table_of_changes(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    found = changes(deals(EARLY), deals(RIVALS), "2026-03-10T12:00:00Z")
    output.print_table(changes_module.COLUMNS, changes_module.rows(found))
    assert _trimmed(capsys.readouterr().out) == snapshot


def test_conflicts_are_listed_the_heaviest_first(make: Any) -> None:
    where = make("rivals.db", d0110=[*RIVALS, *FIGURES])
    found = lines("conflicts", "--ledger", where)
    assert {c["field"] for c in found} >= {"exports", "value"}
    weights = [c["weight"] for c in found]
    assert weights == sorted(weights, reverse=True)
    known = {c["claim_id"] for c in lines("claims", "--ledger", where)}
    for one in found:
        assert one["sides"][0]["printed"]
        assert {i for side in one["sides"] for i in side["claim_ids"]} <= known
        assert all(side["said_by"] for side in one["sides"] if side["claim_ids"])
    ids = {d["id"] for d in lines("deals", "--ledger", where)}
    assert {c["deal"] for c in found if "deal" in c} <= ids
