import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from armsledger.catalogue.load import Catalogue
from armsledger.cli import catalogue as command
from armsledger.cli import output
from armsledger.cli.main import app
from armsledger.model import CatalogueError, InputError, NotFoundError
from tests.catalogue.made_up import SOUND, VARIANT, altered

RUNNER = CliRunner()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    ship(monkeypatch, SOUND)


def ship(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    monkeypatch.setattr("armsledger.catalogue.overlay.load_catalogue", lambda: catalogue)


@pytest.mark.usefixtures("shipped")
def test_check_counts_the_entries_of_a_sound_catalogue() -> None:
    result = RUNNER.invoke(command.catalogue_app, ["check"])
    assert result.exit_code == 0
    assert "systems/: 2 entries" in result.output


def test_check_prints_the_problems_and_exits_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    ship(monkeypatch, altered(systems=(VARIANT,)))
    result = RUNNER.invoke(command.catalogue_app, ["check"])
    assert result.exit_code == 1
    assert result.output == ("systems/: Zn-30MKI has the family 'Zn-30', which does not exist\n")


@pytest.mark.usefixtures("shipped")
def test_find_prints_json_in_a_pipe() -> None:
    result = RUNNER.invoke(command.catalogue_app, ["find", "zn 30mki"])
    assert [entry["name"] for entry in json.loads(result.output)] == ["Zn-30MKI"]


@pytest.mark.usefixtures("shipped")
def test_find_prints_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "wants_json", lambda asked: asked)
    table = RUNNER.invoke(command.catalogue_app, ["find", "zn 30"]).output
    assert "variants" in table
    assert "Zn-30MKI" in table
    assert "family" not in table
    asked = RUNNER.invoke(command.catalogue_app, ["find", "zn 30", "--json"]).output
    assert json.loads(asked)[0]["variants"] == ["Zn-30MKI"]


@pytest.mark.usefixtures("shipped")
def test_find_raises_for_an_unknown_name() -> None:
    result = RUNNER.invoke(command.catalogue_app, ["find", "nothing such"])
    assert isinstance(result.exception, NotFoundError)


def run(*arguments: str) -> Result:
    return RUNNER.invoke(command.catalogue_app, list(arguments))


@pytest.mark.usefixtures("shipped")
def test_an_added_entry_is_found(tmp_path: Path) -> None:
    file = str(tmp_path / "own.csv")
    arguments = ("Zn-31", "--family", "Zn-30", "--category", "fighter", "--origin", "RUR")
    added = run("add", *arguments, "--alias", "Rupert Junior", "--catalogue", file)
    assert added.exit_code == 0, added.output
    assert run("add", "Hentzau-7", "--category", "fighter", "--catalogue", file).exit_code == 0
    found = json.loads(run("find", "rupert junior", "--catalogue", file).output)
    assert found == [
        {
            "kind": "system",
            "name": "Zn-31",
            "family": "Zn-30",
            "category": "fighter",
            "origin": ["RUR"],
            "maker": ["Strelsau Works"],
            "aliases": ["Rupert Junior"],
            "register": "Aircraft",
            "un_register": "IV",
            "munitions_list": "ML10",
        }
    ]
    assert "systems/: 4 entries" in run("check", "--catalogue", file).output


@pytest.mark.usefixtures("shipped")
def test_a_row_of_the_same_name_adds_to_the_entry(tmp_path: Path) -> None:
    file = str(tmp_path / "own.csv")
    assert run("add", "Zn-30", "--alias", "Black Michael", "--catalogue", file).exit_code == 0
    (found,) = json.loads(run("find", "Black Michael", "--catalogue", file).output)
    assert found["aliases"] == ["SA-99 Rupert", "Black Michael"]
    assert found["category"] == "fighter"


@pytest.mark.usefixtures("shipped")
def test_what_is_added_twice_is_one_row(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    for alias in ("Basil", "Basil", "Osric"):
        arguments = ("Zn-31", "--family", "Zn-30", "--alias", alias)
        assert run("add", *arguments, "--catalogue", str(file)).exit_code == 0
    # Category, origin and maker are the family's.
    assert file.read_text(encoding="utf-8") == (
        "name,family,category,origin,maker,aliases,context\n"
        "Zn-31,Zn-30,fighter,RUR,Strelsau Works,Basil|Osric,\n"
    )


@pytest.mark.usefixtures("shipped")
def test_add_does_not_overrule_the_catalogue(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    result = run("add", "Zn-30", "--category", "fighter", "--maker", "X", "--catalogue", str(file))
    assert isinstance(result.exception, CatalogueError)
    assert "maker 'X', in the catalogue 'Strelsau Works'" in str(result.exception)
    assert not file.exists()


@pytest.mark.usefixtures("shipped")
def test_an_organisation_is_added_to_a_file_of_its_own(tmp_path: Path) -> None:
    firms, systems = str(tmp_path / "firms.csv"), str(tmp_path / "systems.csv")
    firm = ("Hentzau AG", "--kind", "organisation", "--type", "maker", "--country", "RUR")
    assert run("add", *firm, "--catalogue", firms).exit_code == 0
    assert run("add", "Hz-1", "--category", "fighter", "--catalogue", systems).exit_code == 0
    both = ("--catalogue", firms, "--catalogue", systems)
    assert json.loads(run("find", "hentzau ag", *both).output)[0]["type"] == "maker"
    assert json.loads(run("find", "hz1", *both).output)[0]["name"] == "Hz-1"
    wrong = run("add", "Hz-2", "--category", "fighter", "--catalogue", firms)
    assert isinstance(wrong.exception, CatalogueError)
    assert "another kind" in str(wrong.exception)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("Zn-9", "--category", "aeroplane"), "the category 'aeroplane'"),
        (("   ", "--category", "fighter"), "no name"),
        (("Zn-9", "--category", "fighter", "--family", "Zn-8"), "the family 'Zn-8'"),
        (("Zn-9", "--category", "fighter", "--origin", "XYZ"), "unknown country 'XYZ'"),
        (("Zn-9", "--category", "fighter", "--alias", "Tiger"), "ordinary word 'Tiger'"),
        (("Zn-9", "--category", "fighter", "--alias", "a|b"), "holds no '|'"),
        (("Zn-9", "--category", "fighter", "--alias", "Zenda Air"), "shares the name"),
        (("Zn-9", "--category", "fighter", "--country", "RUR"), "--country does not go"),
        (("Firm", "--kind", "organisation", "--maker", "X"), "--maker does not go"),
    ],
)
def test_a_faulty_entry_is_not_written(
    tmp_path: Path, arguments: tuple[str, ...], fault: str
) -> None:
    file = tmp_path / "own.csv"
    result = run("add", *arguments, "--catalogue", str(file))
    assert isinstance(result.exception, CatalogueError)
    assert fault in str(result.exception)
    assert not file.exists()


@pytest.mark.usefixtures("shipped")
def test_add_asks_for_a_file() -> None:
    result = run("add", "Zn-9", "--category", "fighter")
    assert isinstance(result.exception, CatalogueError)
    assert "--catalogue FILE" in str(result.exception)


@pytest.mark.usefixtures("shipped")
def test_the_file_may_stand_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.csv"
    monkeypatch.setenv("ARMSLEDGER_CATALOGUE", str(file))
    assert run("add", "Hz-1", "--category", "fighter").exit_code == 0
    assert json.loads(run("find", "hz 1").output)[0]["name"] == "Hz-1"


@pytest.mark.usefixtures("shipped")
def test_check_reports_where_own_entries_contradict(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "name,family,category,origin,maker,aliases,context\n"
        "Zn-30,,fighter,RUR,Zenda Plant,,\n"
        "Zn-77,,fighter,RUR,,SA-99 Rupert,\n",
        encoding="utf-8",
    )
    result = run("check", "--catalogue", str(file))
    assert result.exit_code == 1
    assert f"{file}: Zn-30: maker 'Zenda Plant', in the catalogue 'Strelsau Works'" in result.output
    assert f"{file}: Zn-77: 'SA-99 Rupert' is a name of Zn-30 in the catalogue" in result.output


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"name;family\n", "none of"),
        (b"", "none of"),
        (b"name,country,type,parent,aliases,context\nW\xf6rks,RUR,maker,,,\n", "not in UTF-8"),
        (b"name,country,type,parent,aliases,context\nW,RUR,maker\n", "line 2: expected 6 cells"),
        (b"name,country,type,parent,aliases,context\nW,RUR,maker,No,,\n", "the parent 'No'"),
    ],
)
def test_a_faulty_file_is_a_clear_error(tmp_path: Path, data: bytes, fault: str) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes(data)
    result = run("find", "Zn-30", "--catalogue", str(file))
    assert isinstance(result.exception, CatalogueError)
    assert fault in str(result.exception)
    assert "own.csv" in str(result.exception)


HEADER = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Status\n"
)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-8-sig"])
@pytest.mark.parametrize("preamble", ["", 'Trade registers\n"Generated: today, at noon"\n\n'])
def test_a_register_gives_the_designations_that_are_new(
    tmp_path: Path, encoding: str, preamble: str
) -> None:
    download, out = tmp_path / "register.csv", tmp_path / "new.csv"
    download.write_bytes(
        (
            f"{preamble}{HEADER}"
            "1,Ruritania,X,Zn-30,fighter aircraft,Aircraft,New\n"
            "2,Ruritania,X,Zn-30XK,FGA aircraft,Aircraft,New\n"
            "2,Ruritania,Y,Zn-30XK,FGA aircraft,Aircraft,New\n"
            '3,Ruritania,X,"Räuber, 2nd",fighter aircraft,Aircraft,New\n'
            "4,Ruritania,X,Thing,something odd,Other,New\n"
            "5,Ruritania,X,Zn-30,fighter aircraft,Ships,New\n"
        ).encode(encoding)
    )
    result = run("import-register", str(download), "--out", str(out))
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert {key: told[key] for key in ("designations", "known", "variants", "new")} == {
        "designations": 5,
        "known": 2,
        "variants": 1,
        "new": 1,
    }
    assert told["conflicting"] == [
        {"designation": "Thing", "conflict": "no category is known for 'something odd'"},
        {
            "designation": "Zn-30",
            "conflict": "Ships: fighter aircraft in the register, "
            "fighter (Aircraft) in the catalogue",
        },
    ]
    found = json.loads(run("find", "räuber 2nd", "--catalogue", str(out)).output)
    assert found[0]["name"] == "Räuber, 2nd"
    (variant,) = json.loads(run("find", "Zn-30XK", "--catalogue", str(out)).output)
    assert (variant["family"], variant["maker"]) == ("Zn-30", ["Strelsau Works"])


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"Supplier,Recipient\n", "no line begins with"),
        (b"SIPRI AT Database ID,Supplier\n", "no column 'Designation'"),
        (None, "cannot be read"),
    ],
)
def test_no_register_is_a_clear_error(tmp_path: Path, data: bytes | None, fault: str) -> None:
    download = tmp_path / "register.csv"
    if data is not None:
        download.write_bytes(data)
    result = run("import-register", str(download))
    assert isinstance(result.exception, InputError)
    assert fault in str(result.exception)
    assert "register.csv" in str(result.exception)


def test_candidates_are_counted_over_the_ledger_until_adopted(tmp_path: Path) -> None:
    ledger, own = str(tmp_path / "ledger.db"), str(tmp_path / "own.csv")
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, text in enumerate(
        (
            "Ruritania ordered 12 Qz-77 fighters and 4 Su-30XK fighters from Russia in 2020.",
            "Russia delivered the first Qz-77 fighters to Belarus, the ministry said in 2021.",
            "The choir sang Qz-77 in the church.",
        )
    ):
        (reports / f"{number}.txt").write_text(text, encoding="utf-8")
    assert RUNNER.invoke(app, ["add", str(reports), "--ledger", ledger]).exit_code == 0

    def listed(*more: str) -> list[dict[str, Any]]:
        result = run("candidates", "--ledger", ledger, *more)
        assert result.exit_code == 0, result.output
        found: list[dict[str, Any]] = json.loads(result.output)
        return found

    first, second = listed()
    assert (first["name"], first["reports"], first["category"]) == ("Qz-77", 2, "fighter")
    assert "Qz-77 fighters" in first["sentence"]
    assert (second["name"], second["family"], second["nearest"][0]) == ("Su-30XK", "Su-30", "Su-30")
    assert [c["name"] for c in listed("--limit", "1")] == ["Qz-77"]
    adopted = run("add", "Qz-77", "--category", "fighter", "--catalogue", own)
    assert adopted.exit_code == 0, adopted.output
    assert [c["name"] for c in listed("--catalogue", own)] == ["Su-30XK"]


def test_own_entries_make_another_reading(tmp_path: Path) -> None:
    ledger, own, report = (str(tmp_path / n) for n in ("ledger.db", "own.csv", "a.txt"))
    Path(report).write_text("Poland ordered 12 Hentzau from Ruritania Works.", encoding="utf-8")
    arguments = ["Hentzau", "--category", "fighter", "--origin", "FRA", "--catalogue", own]
    assert run("add", *arguments).exit_code == 0
    first = RUNNER.invoke(app, ["add", report, "--ledger", ledger])
    again = RUNNER.invoke(app, ["add", report, "--ledger", ledger, "--catalogue", own])
    assert (json.loads(first.output)["new"], json.loads(again.output)["reread"]) == (1, 1)
    claims = RUNNER.invoke(app, ["claims", "--ledger", ledger]).output
    assert [i["name"] for i in json.loads(claims)["claim"]["items"]] == ["Hentzau"]
