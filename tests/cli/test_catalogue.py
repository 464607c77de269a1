import json

import pytest
from typer.testing import CliRunner

from armsledger.catalogue.load import Catalogue
from armsledger.cli import catalogue as command
from armsledger.cli import output
from armsledger.model import NotFoundError
from tests.catalogue.made_up import SOUND, VARIANT, altered

RUNNER = CliRunner()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    ship(monkeypatch, SOUND)


def ship(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    monkeypatch.setattr(command, "load_catalogue", lambda: catalogue)


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
