"""`deals`, `deal`, `series` and `export`: what people see, and what scripts get."""

import json
from pathlib import Path

import pytest
import typer
from syrupy.assertion import SnapshotAssertion
from typer.testing import CliRunner

from armsledger.cli import deals as deals_module
from armsledger.cli import output
from armsledger.cli import series as series_module
from armsledger.cli.deals import deal, deals, told
from armsledger.cli.export import export
from armsledger.cli.series import series
from armsledger.ledger import Ledger
from armsledger.model import ArmsledgerError, NotFoundError, ReadReport, Report, SourcedClaim
from armsledger.register.deals import deals as derive
from armsledger.register.series import series as derive_series
from tests.register.making import indicator, rafale_like_history, usd

app = typer.Typer()
for command in (deals, deal, series, export):
    app.command()(command)
runner = CliRunner()

INDICATORS = [
    indicator(usd(13e9), report="r11", published="2013-01-01"),
    indicator(usd(15e9), report="r12", published="2013-02-01"),
    indicator(usd(17e9), report="r13", period="2014", stage="forecast"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where) as store:
        for source in (*rafale_like_history(), *INDICATORS):
            store.add(_read(source), source="made", original=b"", extractor="test/1")
    return where


def _read(source: SourcedClaim) -> ReadReport:
    report = Report(
        id=source.report_id,
        publisher=source.publisher,
        published=source.published,
        url=f"https://example.org/{source.report_id}",
        text=source.claim.evidence[0].quote,
    )
    return ReadReport(report=report, claims=(source.claim,))


def run(*arguments: str) -> str:
    result = runner.invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)


def test_the_table_of_deals(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    output.print_table(deals_module.COLUMNS, deals_module.rows(derive(rafale_like_history())))
    assert _trimmed(capsys.readouterr().out) == snapshot


def test_a_deal_in_words(snapshot: SnapshotAssertion) -> None:
    first, *_ = derive(rafale_like_history())
    assert "\n".join(told(first)) == snapshot


def test_a_deal_that_is_denied_in_words(snapshot: SnapshotAssertion) -> None:
    (denied,) = [d for d in derive(rafale_like_history()) if d.existence == "denied"]
    assert "\n".join(told(denied)) == snapshot


def test_the_table_of_a_series(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.setenv("COLUMNS", "180")
    found = derive_series(INDICATORS, "Russia")
    output.print_table(series_module.COLUMNS, series_module.rows(found))
    assert _trimmed(capsys.readouterr().out) == snapshot


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def test_no_table_row_of_what_is_not_agreed_reads_like_a_deal() -> None:
    stage = deals_module.COLUMNS.index("status")
    shown = [row[stage] for row in deals_module.rows(derive(rafale_like_history()))]
    assert sorted(shown) == [
        "completed",
        "considered, not agreed",
        "denied",
        "planned, not agreed, disputed",
        "signed",
    ]


def test_deals_are_json_lines_when_piped(ledger: str) -> None:
    lines = run("deals", "--ledger", ledger).splitlines()
    assert len(lines) == 5
    assert {json.loads(line)["kind"] for line in lines} == {"transfer"}
    assert run("deals", "--recipient", "China", "--ledger", ledger).count("\n") == 1
    assert run("deals", "--stage", "denied", "--item", "s-400", "--ledger", ledger)
    assert run("deals", "--kind", "training", "--ledger", ledger) == ""


def test_a_deal_is_found_by_what_deals_prints(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = json.loads(run("deals", "--ledger", ledger).splitlines()[0])
    assert json.loads(run("deal", first["id"], "--ledger", ledger)) == first
    assert json.loads(run("deal", first["claims"][0]["claim_id"], "--ledger", ledger)) == first
    on_a_terminal(monkeypatch)
    assert first["id"] in run("deal", first["id"], "--ledger", ledger)
    assert first["id"] in run("deals", "--ledger", ledger)


def test_an_unknown_deal_or_subject_is_said(ledger: str) -> None:
    for arguments in (("deal", "D0"), ("series", "Atlantis")):
        result = runner.invoke(app, [*arguments, "--ledger", ledger])
        assert isinstance(result.exception, NotFoundError)


def test_series_by_code(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = run("series", "rus", "--ledger", ledger).splitlines()
    assert [p["stage"] for p in json.loads(line)["points"]] == ["reported", "forecast"]
    on_a_terminal(monkeypatch)
    assert "≠ USD 13 billion" in run("series", "Russia", "--ledger", ledger)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "graphml", "xlsx", "parquet"])
def test_export_gives_the_same_bytes_again(ledger: str, tmp_path: Path, kind: str) -> None:
    written = []
    for name in ("one", "two"):
        out = tmp_path / name
        assert run("export", "--format", kind, "--out", str(out), "--ledger", ledger) == ""
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 1000
    piped = runner.invoke(app, ["export", "--format", kind, "--out", "-", "--ledger", ledger])
    assert piped.stdout_bytes == written[0]


def test_export_of_chosen_deals(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "deals.jsonl"
    chosen = ("--recipient", "China", "--item", "tu-22", "--kind", "transfer", "--stage", "planned")
    run("export", "--format", "jsonl", "--out", str(out), *chosen, "--ledger", ledger)
    assert [json.loads(line)["items"][0]["name"] for line in out.read_text().splitlines()] == [
        "Tu-22M3"
    ]
    run("export", "--format", "csv", "--out", str(out), "--supplier", "fra", "--ledger", ledger)
    assert out.read_bytes().count(b"\r\n") == 1


def test_a_brief_is_html_or_pdf_by_the_name_of_its_file(ledger: str, tmp_path: Path) -> None:
    brief = ("export", "--format", "brief", "--ledger", ledger)
    page = run(*brief, "--country", "russia", "--out", "-")
    assert page.startswith("<!DOCTYPE html>")
    assert "USD 13 billion" in page
    assert "https://example.org/r2" in page
    out = tmp_path / "india.PDF"
    run(*brief, "--country", "IND", "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF")
    run(*brief, "--country", "Fiji", "--out", str(tmp_path / "fiji.html"))


def test_a_brief_needs_a_country_and_nothing_else_takes_one(ledger: str) -> None:
    for arguments, message in (
        (("--format", "brief"), "name it with --country"),
        (("--format", "csv", "--country", "India"), "only a brief and a return are of one country"),
        (("--format", "brief", "--country", "Atlantis"), "no such country"),
    ):
        result = runner.invoke(app, ["export", *arguments, "--out", "-", "--ledger", ledger])
        assert isinstance(result.exception, ArmsledgerError)
        assert message in str(result.exception)
