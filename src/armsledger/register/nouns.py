"""Generic nouns for equipment, and the wider ones that reports use for the same thing."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from armsledger.catalogue.csv_files import read_rows


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun and those one step wider: every tank is an armoured vehicle."""

    noun: str
    wider: tuple[str, ...]


@cache
def closure(noun: str) -> frozenset[str]:
    """The noun with every wider one; a noun that is not known is read from its last words.

    "shore-based anti-ship missile" is an anti-ship missile, for all that is known.
    """
    table = _table()
    words = noun.strip().split()
    known = next(
        (tail for n in range(len(words)) if (tail := " ".join(words[n:])).casefold() in table), None
    )
    found = {noun.casefold()}
    waiting = [known.casefold() if known else words[-1].casefold()] if words else []
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += [wider for wider in table.get(one, ()) if wider not in found]
    return frozenset(found)


@cache
def narrowest(noun: str) -> str:
    """The noun as the table has it: its longest ending that is there, else its last word."""
    table = _table()
    words = noun.casefold().split()
    tails = (" ".join(words[n:]) for n in range(len(words)))
    return next((tail for tail in tails if tail in table), words[-1] if words else "")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    source = files("armsledger.catalogue") / "data" / "nouns.csv"
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows(source, Noun):
        found[row.noun.casefold()] = tuple(wider.casefold() for wider in row.wider)
        for wider in row.wider:
            found.setdefault(wider.casefold(), ())
    return found
