"""Every message that armsledger gives on purpose is on the page that says the way out."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from armsledger.ledger.database import _MEANINGS
from armsledger.sources.decode import _MAGIC

ROOT = Path(__file__).resolve().parents[2]
PAGE = " ".join((ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8").split())
#: What makes a message, and at which place among its arguments.
MESSAGES = {
    **dict.fromkeys(("InputError", "CatalogueError", "LedgerError", "NotFoundError"), 0),
    "Refused": 1,
    "LeftOut": 1,
    "Problem": 3,
}


def messages() -> Iterator[tuple[str, list[str]]]:
    """Where each message is made, and its fixed parts."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = MESSAGES.get(node.func.id)
                if (
                    place is not None
                    and len(node.args) > place
                    and (fixed := _fixed(node.args[place]))
                ):
                    yield f"{path.name}:{node.lineno}", fixed


def _fixed(message: ast.expr) -> list[str]:
    """The parts of a message that are always the same, cut at marks; none for a variable."""
    parts = message.values if isinstance(message, ast.JoinedStr) else [message]
    return [
        piece.strip()
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        for piece in re.split(r"[:;,()`\"']", part.value)
        if len(piece.split()) > 1
    ]


@pytest.mark.parametrize(("where", "fixed"), list(messages()))
def test_every_message_has_its_way_out(where, fixed):
    assert any(part in PAGE for part in fixed), f"{where} is not in docs/troubleshooting.md"


@pytest.mark.parametrize("meaning", dict.fromkeys(meaning for _, meaning in _MEANINGS))
def test_every_word_of_a_database_has_its_way_out(meaning):
    assert meaning.split(";")[0] in PAGE


@pytest.mark.parametrize("kind", dict.fromkeys(_MAGIC.values()))
def test_every_format_that_is_refused_is_named(kind):
    assert kind.split(";")[0] in PAGE
