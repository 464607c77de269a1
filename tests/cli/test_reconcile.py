"""`reconcile`, and `export` in the registers' layouts: what people see, and what scripts get."""

import csv
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from armsledger.cli import output
from armsledger.cli.export import export
from armsledger.cli.reconcile import reconcile
from armsledger.ledger import Ledger
from armsledger.model import InputError, ReadReport, Report, SourcedClaim
from tests.register.making import item, rafale_like_history, told
from tests.register.register_files import register, row

app = typer.Typer()
for command in (reconcile, export):
    app.command()(command)
runner = CliRunner()


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where) as store:
        extra = told("completed", item("T-90S", 12), report="r20", period="2007")
        for source in (*rafale_like_history(), extra):
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


@pytest.fixture
def download(tmp_path: Path) -> str:
    file = register(
        tmp_path,
        row(),
        row(identity="2", order="2012,No", delivered="50,No,2014,No"),
        row(identity="3", recipient="Viet Nam", designation="Kilo"),
        encoding="cp1252",
    )
    return str(file)


def run(*arguments: str) -> str:
    result = runner.invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_json_lines_when_piped_and_the_summary_last(ledger: str, download: str) -> None:
    *pairs, last = map(json.loads, run("reconcile", download, "--ledger", ledger).splitlines())
    assert [pair["verdict"] for pair in pairs] == [
        "corroborated",
        "differs",
        "only_here",
        "only_there",
    ]
    assert pairs[0]["register"]["id"] == "1"
    assert pairs[0]["register"]["deliveries"] == [
        {"year": 2007, "year_estimate": False, "number": 10, "number_estimate": False}
    ]
    assert "https://example.org/r3" in pairs[0]["sources"]
    assert pairs[1]["differences"] == [
        {"field": "number delivered", "ours": "42 ordered", "register": "50"}
    ]
    assert pairs[2]["designation"] == "T-90S"
    assert "deal" not in pairs[3]
    assert last == {
        "summary": {
            **dict.fromkeys(("corroborated", "differs", "only_here", "only_there"), 1),
            "precision": pytest.approx(2 / 3),
            "recall": pytest.approx(2 / 3),
            "left_out_here": 0,
            "left_out_there": 0,
        }
    }


def test_a_table_on_a_terminal(ledger: str, download: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)
    shown = run("reconcile", download, "--ledger", ledger)
    assert "number delivered: 42 ordered here, 50 in the register" in shown
    assert "https://example.org/r20" in shown
    assert "only there" in shown
    assert shown.splitlines()[-1] == (
        "1 corroborated, 1 differs, 1 only here, 1 only there; precision 67% (2 of 3), "
        "recall 67% (2 of 3); not compared: 0 here, 0 there"
    )


def test_nothing_to_compare_is_said(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)
    shown = run("reconcile", str(register(tmp_path)), "--ledger", ledger)
    assert "precision unknown (none to compare)" in shown


def test_a_file_that_is_no_register_is_a_clear_error(ledger: str, tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    result = runner.invoke(app, ["reconcile", str(file), "--ledger", ledger])
    assert isinstance(result.exception, InputError)
    assert "deals.csv: no line begins with" in str(result.exception)


def test_the_ledgers_export_is_a_register_that_corroborates_it(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "own.csv"
    run("export", "--format", "sipri", "--out", str(out), "--ledger", ledger)
    last = run("reconcile", str(out), "--ledger", ledger).splitlines()[-1]
    summary = json.loads(last)["summary"]
    assert (summary["corroborated"], summary["precision"], summary["recall"]) == (3, 1, 1)


def test_returns_to_the_un_register(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "returns.csv"
    run("export", "--format", "unroca", "--out", str(out), "--ledger", ledger)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(r["Reporting State"], r["Exports or imports"]) for r in rows} == {
        ("Russia", "Exports"),
        ("India", "Imports"),
    }
