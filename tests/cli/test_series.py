"""`armsledger series`: outcomes and converted sums."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import CliRunner

from armsledger.cli import output
from armsledger.cli.main import app
from armsledger.model import InputError
from tests.cli.holding import ledger_of
from tests.register.making import indicator, usd

runner = CliRunner()

CLAIMS = [
    indicator(usd(15e9), period="2013", stage="forecast", published="2012-12-01"),
    indicator(usd(15.75e9), period="2013", report="r2", published="2014-02-01"),
    indicator(usd(17e9), period="2014", stage="target", report="r3"),
]
RATES = "year,from,to,rate,source\n2013,USD,EUR,0.7532,a central bank\n"


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return ledger_of(CLAIMS, tmp_path)


@pytest.fixture
def rates(tmp_path: Path) -> str:
    path = tmp_path / "rates.csv"
    path.write_text(RATES, encoding="utf-8")
    return str(path)


def test_the_table_with_outcomes_and_converted_sums(
    ledger: str, rates: str, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)
    command = ["series", "Russia", "--rates", rates, "--currency", "eur", "--ledger", ledger]
    result = runner.invoke(app, command, catch_exceptions=False)
    assert "\n".join(line.rstrip() for line in result.output.splitlines()) == snapshot


def test_scripts_get_outcomes_and_rates(ledger: str, rates: str) -> None:
    command = ["series", "RUS", "--rates", rates, "--currency", "EUR", "--ledger", ledger, "--json"]
    (line,) = runner.invoke(app, command, catch_exceptions=False).output.splitlines()
    reported, forecast, target = json.loads(line)["points"]
    assert reported["converted"]["amount"]["amount"] == pytest.approx(15.75e9 * 0.7532)
    assert reported["converted"]["rate"]["source"] == "a central bank"
    assert (forecast["outcome"]["result"], forecast["outcome"]["difference"]) == ("above", 5)
    assert target["outcome"] == {"result": "open"}
    assert target["converted"] == {"why_not": "the rates have no row 2014,USD,EUR"}


def test_without_rates_nothing_is_converted(ledger: str) -> None:
    (line,) = runner.invoke(app, ["series", "RUS", "--ledger", ledger]).output.splitlines()
    assert "converted" not in line


def test_rates_and_currency_go_together(ledger: str, rates: str) -> None:
    for options, message in (
        (("--rates", rates), "name it with --currency"),
        (("--currency", "EUR"), "no rate is built in"),
        (("--rates", rates, "--currency", "euros"), "not an ISO 4217 code"),
        (("--rates", "none.csv", "--currency", "EUR"), "none.csv: cannot be read"),
    ):
        result = runner.invoke(app, ["series", "Russia", *options, "--ledger", ledger])
        assert isinstance(result.exception, InputError)
        assert message in str(result.exception)
