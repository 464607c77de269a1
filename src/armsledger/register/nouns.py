"""Generic nouns for equipment, and the wider ones that reports use for the same thing."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from armsledger.catalogue.csv_files import read_rows
from armsledger.catalogue.load import load_catalogue


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun, what it is another word for, and those one step wider."""

    noun: str
    same_as: str
    """The noun that stands for both; empty where this one does."""
    wider: tuple[str, ...]
    """Every tank is an armoured vehicle."""


@cache
def narrowest(noun: str) -> str:
    """The noun as the table has it: its longest ending that is there, else its last word.

    "shore-based anti-ship missile" is an anti-ship missile, for all that is known.
    """
    table = _table()
    words = noun.casefold().split()
    tails = (" ".join(words[n:]) for n in range(len(words)))
    found = next((tail for tail in tails if tail in table), words[-1] if words else "")
    row = table.get(found)
    return row.same_as if row and row.same_as else found


@cache
def closure(noun: str) -> frozenset[str]:
    """The noun, as it is and as the table has it, with every wider one."""
    table = _table()
    found = {noun.casefold()}
    waiting = [narrowest(noun)] if noun.strip() else []
    while waiting:
        one = waiting.pop()
        found.add(one)
        row = table.get(one)
        waiting += [w.casefold() for w in row.wider if w.casefold() not in found] if row else []
    return frozenset(found)


@cache
def _table() -> dict[str, Noun]:
    """Every noun, and every category of the catalogue, which stands for itself."""
    source = files("armsledger.catalogue") / "data" / "nouns.csv"
    rows = {row.noun.casefold(): row for row in read_rows(source, Noun)}
    named = [name for row in rows.values() for name in (row.same_as, *row.wider) if name]
    named += [category.name for category in load_catalogue().categories]
    for name in named:
        rows.setdefault(name.casefold(), Noun(name, "", ()))
    return rows
