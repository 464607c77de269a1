"""The documentation says what the program does: what it does not mention fails here."""

import importlib.util
import re
from pathlib import Path

import pytest
from typer.main import get_command

from armsledger.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
EVERY_PAGE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


cli_reference = _script("cli_reference")
COMMANDS = dict(cli_reference.commands(get_command(app)))


def test_the_reference_is_what_the_program_gives():
    assert cli_reference.renewed(PAGE) == PAGE, "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_mentioned(name):
    assert f"### `{name}" in PAGE
    section = PAGE.split(f"### `{name}", 1)[1].split("\n### ")[0]
    for option in cli_reference.options(COMMANDS[name]):
        assert f"`{option}" in section


def test_every_environment_variable_is_mentioned():
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    named = set(re.findall(r"\"(ARMSLEDGER_[A-Z_]+)\"", source))
    assert named
    assert [name for name in sorted(named) if name not in PAGE] == []


def test_every_exit_code_is_mentioned():
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    codes = set(re.findall(r"(?:typer\.Exit|sys\.exit)\((\d+)\)", source))
    assert codes
    assert [code for code in sorted(codes) if f"\n| {code} |" not in PAGE] == []


def _code(page):
    """Lines of code that begin with the program's name: those of blocks, and code in the text."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"(?ms)^```\w*\n(.*?)^```", text)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```", "", text))
    return "\n".join(line for line in lines if line.startswith("armsledger "))


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_commands_that_a_page_shows_exist(page):
    for name, rest in re.findall(
        r"armsledger ((?:(?:catalogue|review) )?[a-z][a-z-]*)\b(.*)", _code(page)
    ):
        assert f"armsledger {name}" in COMMANDS, f"{page.name}: armsledger {name}"
        known = cli_reference.options(COMMANDS[f"armsledger {name}"])
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest.split("`")[0].split("#")[0]):
            assert option in [*known, "--help"], f"{page.name}: armsledger {name} {option}"


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_links_within_the_documentation_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"
