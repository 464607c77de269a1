import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from armsledger.cli import output
from armsledger.cli.add import add
from armsledger.cli.claims import claims, country_code
from armsledger.cli.verify import verify
from armsledger.ledger import Ledger
from armsledger.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    LedgerError,
    NotFoundError,
    Party,
    PartyType,
    Qualifier,
    Quantity,
    Report,
    Role,
    Stage,
)

app = typer.Typer()
for command in (add, claims, verify):
    app.command()(command)

ROOT = Path(__file__).parents[2]


def extract(report: Report, *_: object) -> list[Claim]:
    """Reads `<supplier> sells <number> <item>` from the first line."""
    if "Atlantis" in report.text:
        raise ZeroDivisionError("no such place")
    said = re.match(r"(\w+) sells (\d+) (\w+)", report.text)
    if not said:
        return []
    number = Quantity(amount=int(said[2]), unit="count", qualifier=Qualifier.ABOUT)
    return [
        Claim(
            kind=Kind.TRANSFER,
            stage=Stage.SIGNED,
            parties=(
                Party(role=Role.SUPPLIER, name=said[1], type=PartyType.COUNTRY, country="FRA"),
            ),
            items=(Item(name=said[3], quantity=number),),
            evidence=(Evidence(start=0, end=said.end(), quote=said[0]),),
        )
    ]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    monkeypatch.setattr("armsledger.extraction.extract", extract, raising=False)
    monkeypatch.setattr("armsledger.extraction.reading", lambda *_: "test/1")
    monkeypatch.setenv("ARMSLEDGER_LEDGER", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("COLUMNS", "200")

    def invoke(*words: str | Path) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    return invoke


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in (1, 2):
        (reports / f"{number}.txt").write_text(f"France sells {number} Rafale to India.\n")
    (reports / "3.jsonl").write_text(
        '{"text": "France sells 3 Mistral.", "publisher": "P", "published": "2014-09-11"}\n'
        '{"title": "no text"}\n'
        '{"text": "Atlantis sells tridents."}\n'
    )
    return reports


def test_add_says_what_it_did_and_goes_on_after_what_it_leaves_out(
    run: Callable[..., Result], folder: Path
) -> None:
    result = run("add", folder)
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    left_out = {o["source"].rpartition("/")[2]: o["reason"] for o in summary.pop("left_out")}
    assert summary == {
        "new": 3,
        "known": 0,
        "appearances": 0,
        "reread": 0,
        "claims": 3,
        "interrupted": False,
    }
    assert set(left_out) == {"3.jsonl:2", "3.jsonl:3"}
    assert left_out["3.jsonl:3"] == "could not be read: ZeroDivisionError: no such place"
    assert re.search(r"left out: .*3\.jsonl:2: .*text", result.stderr)


def test_adding_again_reads_nothing_again(
    run: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("add", folder / "1.txt", folder / "2.txt").exit_code == 0
    monkeypatch.setattr("armsledger.extraction.extract", None)
    again = run("add", folder / "1.txt", folder / "2.txt", "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["known"] == 2
    assert json.loads(again.stdout)["claims"] == 0
    assert json.loads(again.stdout)["appearances"] == 0


def test_a_newer_extractor_reads_again_even_a_copy_with_other_spaces(
    run: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", folder / "1.txt")
    monkeypatch.setattr("armsledger.extraction.reading", lambda *_: "test/2")
    copy = folder / "copy.txt"
    copy.write_text("\n  France   sells 1 Rafale\nto India.")
    result = run("add", copy)
    assert result.exit_code == 0, result.stderr
    summary = json.loads(result.stdout)
    assert (summary["new"], summary["appearances"], summary["reread"]) == (0, 1, 1)
    assert run("verify").exit_code == 0


@pytest.mark.usefixtures("terminal")
def test_tables_on_a_terminal(run: Callable[..., Result], folder: Path) -> None:
    assert run("add", folder).stdout == (
        "reports: 3 new, 0 known (0 at a new place, 0 read again), 2 left out; new claims: 3\n"
    )
    shown = run("claims").stdout
    assert "supplier: France" in shown
    assert "Mistral: about 3" in shown
    assert "2014-09-11" in shown
    assert "3 reports, 3 originals, 3 readings, 3 claims" in run("verify").stdout


def test_claims_are_json_lines_when_piped(run: Callable[..., Result], folder: Path) -> None:
    run("add", folder)

    def found(*options: str) -> list[Any]:
        result = run("claims", *options)
        assert result.exit_code == 0
        return [json.loads(line) for line in result.stdout.splitlines()]

    assert [c["claim"]["items"][0]["name"] for c in found()] == ["Mistral", "Rafale", "Rafale"]
    assert len(found("--kind", "transfer", "--stage", "signed", "--country", "france")) == 3
    assert found("--country", "IND") == found("--stage", "denied") == []
    assert len(found("--text", "rafale sells 2")) == 1
    unknown = run("claims", "--country", "Frnace")
    assert isinstance(unknown.exception, NotFoundError)


def test_country_codes() -> None:
    assert country_code("fra") == country_code("FRANCE") == "FRA"
    with pytest.raises(NotFoundError, match=r"'Frnace': no such country; .*nearest: france"):
        country_code("Frnace")


def test_verify_names_what_is_wrong(
    run: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", folder)
    assert json.loads(run("verify").stdout)["problems"] == []
    (original,) = (p for p in folder.parent.glob("ledger.db.originals/*/*") if b" 2 R" in _read(p))
    original.write_bytes(b"something else")
    result = run("verify")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem["where"] == str(original)
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)
    assert "the bytes were changed" in run("verify").stdout


def _read(path: Path) -> bytes:
    return path.read_bytes()


def test_asking_makes_no_ledger(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("claims", "verify"):
        assert isinstance(run(name).exception, LedgerError)
    assert not (tmp_path / "ledger.db").exists()


SLOW = """
import time
import typer
from armsledger import extraction
from armsledger.cli.add import add

def extract(report, *_):
    print("reading", flush=True)
    time.sleep(0.3)
    return []

extraction.extract, extraction.reading = extract, lambda *_: "slow/1"
typer.run(add)
"""


def test_an_interrupt_finishes_the_report_and_the_same_command_goes_on(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(f'{{"text": "France sells {n} Rafale."}}\n' for n in range(20)))
    where = tmp_path / "ledger.db"
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, str(many), "--ledger", str(where)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    summary = json.loads(said.splitlines()[-1])
    assert summary["interrupted"]
    assert "the same command again goes on" in complaint
    with Ledger.open(str(where)) as ledger:
        assert ledger.counts().reports == summary["new"] == 2
    assert json.loads(run("add", many).stdout)["new"] == 18


def test_json_prints_whatever_a_file_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json({"source": "\udcff", "said": "é"})
    output.print_json({"said": "é"})
    assert capsys.readouterr().out == '{"source": "\\udcff", "said": "\\u00e9"}\n{"said": "é"}\n'


def test_reports_cannot_steer_the_terminal() -> None:
    assert output.plain("a\x1b[31mb\x9bc\nd") == "a [31mb c\nd"


@pytest.mark.parametrize(
    ("amount", "qualifier", "unit", "upper", "said"),
    [
        (1.5e9, Qualifier.OVER, "USD", None, "over 1,500,000,000 USD"),
        (12.5, Qualifier.EXACT, "percent", None, "12.5 percent"),
        (3, Qualifier.BETWEEN, "count", 5.0, "between 3 and 5"),
        (2, Qualifier.AT_LEAST, "regiment", None, "at least 2 regiment"),
    ],
)
def test_figures_in_words(
    amount: float, qualifier: Qualifier, unit: str, upper: float | None, said: str
) -> None:
    figure = Quantity(amount=amount, unit=unit, qualifier=qualifier, upper=upper)
    assert output.quantity(figure) == said
