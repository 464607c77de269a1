"""`armsledger checks`: what people see, and what scripts get."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import CliRunner

from armsledger.cli import checks as checks_module
from armsledger.cli import output
from armsledger.cli.main import app
from armsledger.model import Measure, NotFoundError, Qualifier, Role
from armsledger.register.checks import checks
from tests.cli.holding import ledger_of
from tests.register.making import count, indicator, state, usd

runner = CliRunner()

CLAIMS = [
    indicator(usd(12e9), period="2011", report="r1"),
    indicator(usd(15e9, Qualifier.OVER), report="r2"),
    indicator(usd(9e9), report="r3", parties=(state(Role.COUNTERPART, "IND"),)),
    indicator(count(12, unit="percent"), measure=Measure.GROWTH, of=Measure.EXPORTS, report="r4"),
    indicator(
        count(60, unit="percent"),
        measure=Measure.SHARE,
        of=Measure.EXPORTS,
        subject=state(Role.SUBJECT, "IND"),
        parties=(state(Role.COUNTERPART, "RUS"),),
        report="r5",
    ),
    indicator(count(25, unit="percent"), measure=Measure.SHARE, of=Measure.IMPORTS, report="r6"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return ledger_of(CLAIMS, tmp_path)


def test_the_table_of_checks(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    output.print_table(checks_module.COLUMNS, checks_module.rows(checks(CLAIMS)))
    shown = capsys.readouterr().out
    assert "\n".join(line.rstrip() for line in shown.splitlines()) == snapshot


def test_scripts_get_one_check_a_line_the_inconsistent_first(ledger: str) -> None:
    result = runner.invoke(app, ["checks", "--json", "--ledger", ledger], catch_exceptions=False)
    found = [json.loads(line) for line in result.output.splitlines()]
    assert [(one["verdict"], one["rule"]) for one in found] == [
        ("inconsistent", "growth"),
        ("cannot tell", "share of a total"),
        ("cannot tell", "total and parts"),
        ("consistent", "share of a total"),
    ]
    first = found[0]
    assert first["origins"] == "several"
    assert first["allowed"] == {"low": 11.5, "high": 12.5}
    assert first["computed"] == {"low": 20}
    assert [len(figure["claim_ids"]) for figure in first["figures"]] == [1, 1, 1]


def test_of_one_subject_and_as_of_a_day(ledger: str) -> None:
    result = runner.invoke(app, ["checks", "India", "--json", "--ledger", ledger])
    assert len(result.output.splitlines()) == 1
    result = runner.invoke(app, ["checks", "--as-of", "2000-01-01", "--json", "--ledger", ledger])
    assert (result.exit_code, result.output) == (0, "")


def test_an_unknown_subject_is_named(ledger: str) -> None:
    result = runner.invoke(app, ["checks", "Atlantis", "--ledger", ledger])
    assert isinstance(result.exception, NotFoundError)
