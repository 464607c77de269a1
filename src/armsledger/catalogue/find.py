"""Looks entries up by any of their names, however hyphens, spaces and case are written."""

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from armsledger.catalogue.entries import Currency, Organisation, System
from armsledger.catalogue.files import Entry, all_entries, names_of
from armsledger.catalogue.folding import bare, sounded
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.resolve import family_by_stem
from armsledger.model import NotFoundError

#: Names less alike than this are no help to a person.
_ALIKE = 0.75
_SHORTEST_ENDING = 3


def find(catalogue: Catalogue, name: str) -> list[Entry]:
    """The entries that go by `name`, in catalogue order.

    "su 30mki" finds Su-30MKI. Where nothing has the whole name, it is read as Russian
    ("9М133 Корнет" for 9M133 Kornet); then systems are found by the last words of one
    ("Guideline" for "SA-2 Guideline"), or by their class ("Renhai").
    Raises NotFoundError, with the nearest names, where nothing is found.
    """
    wanted, sign = bare(name), name.strip()
    entries = all_entries(catalogue)
    found = [entry for entry in entries if _called(entry, wanted, sign)]
    if not found and (in_latin := bare(sounded(name))) != wanted:
        found = [entry for entry in entries if _called(entry, in_latin, sign)]
    if not found and wanted:
        found = [e for e in entries if isinstance(e, System) and wanted in _endings(e)]
    if not found:
        near = nearest(catalogue, name)
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        raise NotFoundError(f"nothing in the catalogue is called {name!r}{hint}")
    return found


def nearest(catalogue: Catalogue, name: str, most: int = 3) -> list[str]:
    """The names of the catalogue that are spelt most like this one, the likest first.

    The first is the family, where the name begins as a known designation does. Likeness is
    Jaro-Winkler's, which weighs the beginning most.
    """
    known = _by_bare_name(catalogue)
    found = process.extract(
        bare(name), known.keys(), scorer=JaroWinkler.similarity, limit=most, score_cutoff=_ALIKE
    )
    names = [known[key] for key, _, _ in found]
    system = family_by_stem(catalogue, name)
    family = [system.family or system.name] if system else []
    return [*family, *(n for n in names if n not in family)][:most]


def describe(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON values: its kind, its fields that are not empty, its variants."""
    described: dict[str, Any] = {"kind": type(entry).__name__.lower()}
    described |= {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(entry).items() if v}
    if isinstance(entry, System):
        variants = [s.name for s in catalogue.systems if s.family == entry.name]
        if variants:
            described["variants"] = variants
        for category in catalogue.categories:
            if category.name == entry.category:
                counted = asdict(category)
                del counted["name"]
                described |= {k: v for k, v in counted.items() if v}
    if isinstance(entry, Organisation):
        history = [
            " ".join(part for part in (c.year, c.change, c.other) if part)
            for c in catalogue.changes
            if c.organisation == entry.name
        ]
        if history:
            described["history"] = sorted(history)
    return described


def _called(entry: Entry, wanted: str, sign: str) -> bool:
    if isinstance(entry, Currency) and sign in entry.symbols:
        return True
    return bool(wanted) and any(bare(n) == wanted for n in _spoken(entry))


def _spoken(entry: Entry) -> tuple[str, ...]:
    # "US$" without its sign is a country: symbols are compared as they stand.
    return (entry.code, *entry.words) if isinstance(entry, Currency) else names_of(entry)


def _endings(system: System) -> set[str]:
    keys = set()
    for name in names_of(system):
        words = name.split()
        endings = (bare(" ".join(words[start:])) for start in range(1, len(words)))
        # "Cheetah CZ" is not what is meant by "CZ".
        keys |= {ending for ending in endings if len(ending) > _SHORTEST_ENDING}
        before, of_class, _ = name.partition("-class")
        if of_class:
            keys.add(bare(before))
    return keys


@lru_cache(maxsize=8)
def _by_bare_name(catalogue: Catalogue) -> dict[str, str]:
    return {bare(n): n for e in reversed(all_entries(catalogue)) for n in reversed(_spoken(e))}
