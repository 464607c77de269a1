"""`armsledger screen`: leads by score, a summary, and no error where there is none."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from armsledger.cli import output
from armsledger.cli.main import app
from armsledger.ledger import Ledger
from armsledger.model import ReadReport, Report
from tests.register.making import rafale_like_history

SDN = Path(__file__).parents[1] / "data" / "ofac" / "sdn.csv"
runner = CliRunner()


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    where = str(tmp_path / "ledger.db")
    with Ledger.open(where) as store:
        for source in rafale_like_history():
            report = Report(id=source.report_id, text=source.claim.evidence[0].quote)
            read = ReadReport(report=report, claims=(source.claim,))
            store.add(read, source="made", original=b"", extractor="test/1")
    return where


def test_json_has_the_entry_and_the_deals(ledger: str) -> None:
    result = runner.invoke(app, ["screen", str(SDN), "--ledger", ledger, "--json"])
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    match = json.loads(line)
    assert match["party"]["name"] == "Rosoboronexport"
    assert match["entry"]["id"] == "18782"
    assert match["score"] == 1
    assert match["deals"][0]["roles"] == ["supplier"]
    assert "1 parties against" in result.stderr
    assert "a lead and no identification" in result.stderr


def test_the_table_has_score_programmes_and_deals(
    ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)
    monkeypatch.setenv("COLUMNS", "200")
    result = runner.invoke(app, ["screen", str(SDN), "--ledger", ledger])
    assert "1.00" in result.stdout
    assert "UKRAINE-EO13662" in result.stdout
    assert "supplier" in result.stdout


def test_a_broken_row_is_told_and_no_match_is_no_error(ledger: str, tmp_path: Path) -> None:
    broken = tmp_path / "sdn.csv"
    nulls = ",".join(["-0-"] * 9)
    broken.write_text(f'1,"ZORVANDEX",-0- ,{nulls}\n2,"SHORT"\n', encoding="utf-8")
    result = runner.invoke(app, ["screen", str(broken), "--ledger", ledger, "--least", "0.9"])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert f"{broken}:2" in result.stderr
    assert "0 matches of 0.9" in result.stderr


@pytest.mark.parametrize("form", ["ftm", "ftm-statements"])
def test_export_writes_followthemoney(ledger: str, form: str) -> None:
    result = runner.invoke(app, ["export", "--format", form, "--out", "-", "--ledger", ledger])
    assert result.exit_code == 0
    assert "Rosoboronexport" in result.stdout
