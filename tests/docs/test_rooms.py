"""The pages on the program's make-up name what is there, and nothing that is not there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "armsledger"
EXTRACTION = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
ENGLISH = PACKAGE / "extraction" / "languages" / "en"


def test_every_room_is_named():
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert [room for room in sorted(rooms) if f"`{room}/`" not in text] == []


def test_every_table_of_words_is_named():
    assert [f.name for f in sorted(ENGLISH.glob("*.yaml")) if f"`{f.name}`" not in EXTRACTION] == []


def test_every_file_of_words_that_is_named_exists():
    named = set(re.findall(r"`(\w+\.(?:yaml|py))`", EXTRACTION))
    assert [name for name in sorted(named) if not (ENGLISH / name).exists()] == []


def test_the_glossary_has_each_term_once_in_alphabetical_order():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    terms = [term.casefold() for term in re.findall(r"(?m)^\*\*([^*]+)\*\*:", text)]
    assert terms
    assert terms == sorted(set(terms))


def test_every_module_of_a_step_exists():
    steps = re.findall(r"(?m)^\| \d \w+ \| ([^|]+) \|", EXTRACTION)
    modules = [name for step in steps for name in re.findall(r"`([\w/]+)`", step)]
    home = PACKAGE / "extraction"
    assert len(steps) == 9
    assert [m for m in modules if not ((home / m).is_dir() or (home / f"{m}.py").exists())] == []
