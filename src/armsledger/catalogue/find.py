"""Looks entries up by any of their names, however hyphens, spaces and case are written."""

import unicodedata
from dataclasses import asdict
from difflib import get_close_matches
from typing import Any

from armsledger.catalogue.entries import Currency, System
from armsledger.catalogue.files import Entry, all_entries, names_of
from armsledger.catalogue.folding import fold
from armsledger.catalogue.load import Catalogue
from armsledger.model import NotFoundError


def find(catalogue: Catalogue, name: str) -> list[Entry]:
    """The entries that go by `name`, in catalogue order.

    "su 30mki" finds Su-30MKI. Where nothing has the whole name, systems are
    found by the last words of one ("Guideline" for "SA-2 Guideline").
    Raises NotFoundError, with the nearest names, where nothing is found.
    """
    wanted, sign = _key(name), name.strip()
    entries = all_entries(catalogue)
    found = [entry for entry in entries if _called(entry, wanted, sign)]
    if not found and wanted:
        found = [e for e in entries if isinstance(e, System) and wanted in _endings(e)]
    if not found:
        raise NotFoundError(
            f"nothing in the catalogue is called {name!r}{_nearest(entries, wanted)}"
        )
    return found


def describe(catalogue: Catalogue, entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON values: its kind, its fields that are not empty, its variants."""
    described: dict[str, Any] = {"kind": type(entry).__name__.lower()}
    described |= {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(entry).items() if v}
    if isinstance(entry, System):
        variants = [s.name for s in catalogue.systems if s.family == entry.name]
        if variants:
            described["variants"] = variants
    return described


def _key(name: str) -> str:
    """`name` without case, accents, hyphens, spaces and dots."""
    bare = unicodedata.normalize("NFKD", fold(name))
    return "".join(c for c in bare if c.isalnum())


def _called(entry: Entry, wanted: str, sign: str) -> bool:
    if isinstance(entry, Currency) and sign in entry.symbols:
        return True
    return bool(wanted) and any(_key(n) == wanted for n in _spoken(entry))


def _spoken(entry: Entry) -> tuple[str, ...]:
    # "US$" without its sign is a country: symbols are compared as they stand.
    return (entry.code, *entry.words) if isinstance(entry, Currency) else names_of(entry)


def _endings(system: System) -> set[str]:
    keys = set()
    for name in names_of(system):
        words = name.split()
        keys |= {_key(" ".join(words[start:])) for start in range(1, len(words))}
    return keys


def _nearest(entries: tuple[Entry, ...], wanted: str) -> str:
    known = {_key(n): n for e in reversed(entries) for n in reversed(_spoken(e))}
    near = [known[k] for k in get_close_matches(wanted, known, n=3, cutoff=0.6)]
    return f"; the nearest names are {', '.join(near)}" if near else ""
