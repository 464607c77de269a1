"""The suppliers and recipients of the SIPRI trade register, as it spells them.

Each is known by a key: a state by its ISO 3166-1 alpha-3 code, a rebel group or an
international organisation by the register's own spelling, with its asterisks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from armsledger.catalogue.csv_files import read_rows
from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue
from armsledger.model import Party, PartyType

UNKNOWN_SUPPLIER = "unknown supplier(s)"
UNKNOWN_RECIPIENT = "unknown recipient(s)"

BETWEEN = " / "
"""Stands between several names in one cell, which the register itself never has."""


@dataclass(frozen=True, slots=True)
class RegisterCountry:
    """A name that the register writes otherwise than the catalogue does."""

    name: str
    """The register's spelling."""
    code: str
    """ISO 3166-1 alpha-3; of several spellings of a state, the first is the one written."""
    party: str
    """The name in the catalogue of a group or organisation that is no state. A row with
    neither code nor party stands for nobody in particular."""
    also: tuple[str, ...]
    """Codes of the states for which reports take it, such as Russia for the Soviet Union."""


def key_of(catalogue: Catalogue, name: str) -> str:
    """The key of one of the register's names; empty where the name stands for nobody.

    A name that neither the register's list nor the catalogue has is its own key.
    """
    known = _index(catalogue).get(_folded(name))
    return name.strip() if known is None else known


def keys_of(catalogue: Catalogue, cell: str) -> frozenset[str]:
    """The keys of the names in one cell."""
    return frozenset(key for name in cell.split(BETWEEN) if (key := key_of(catalogue, name)))


def key_of_party(catalogue: Catalogue, party: Party) -> str:
    """Under whom the register counts a party; empty where that is not known.

    A company or a force counts as its state; a rebel group that the register lists counts
    as itself.
    """
    if party.type is not PartyType.COUNTRY:
        listed = _parties(catalogue).get(bare(party.name))
        if listed:
            return listed
    if party.country:
        return party.country
    if party.type is PartyType.COUNTRY:
        return key_of(catalogue, party.name)
    return _homes(catalogue).get(bare(party.name), "")


def spelling(catalogue: Catalogue, key: str) -> str:
    """The register's spelling of a key."""
    for row in _rows():
        if row.code == key:
            return row.name
    return next((c.name for c in catalogue.countries if c.code == key), key)


def spellings(catalogue: Catalogue, keys: Iterable[str]) -> str:
    """The register's spellings of these keys in one cell, by name."""
    return BETWEEN.join(sorted(spelling(catalogue, key) for key in keys))


def widened(keys: Iterable[str]) -> frozenset[str]:
    """The keys, with those of the states that a state that is no more is taken for."""
    given = frozenset(keys)
    return given.union(*(row.also for row in _rows() if row.code in given and row.code))


def _folded(name: str) -> str:
    """A name as names are compared; its asterisks count, since they part rebels from states."""
    return bare(name) + "*" * name.count("*")


@cache
def _rows() -> tuple[RegisterCountry, ...]:
    source = files("armsledger.catalogue") / "data" / "register_countries.csv"
    return tuple(read_rows(source, RegisterCountry))


@lru_cache(maxsize=8)
def _index(catalogue: Catalogue) -> dict[str, str]:
    """Every folded name and its key; the register's own names stand before the catalogue's."""
    found: dict[str, str] = {}
    by_party: dict[str, str] = {}
    for row in _rows():
        key = row.code
        if row.party:
            key = by_party.setdefault(row.party, row.name)
        found.setdefault(_folded(row.name), key)
    for country in catalogue.countries:
        for name in (country.name, country.code, *country.aliases):
            found.setdefault(_folded(name), country.code)
    return found


@lru_cache(maxsize=8)
def _parties(catalogue: Catalogue) -> dict[str, str]:
    """Every name of a group or organisation that the register lists, and its key."""
    listed: dict[str, str] = {}
    for row in _rows():
        if row.party:
            listed.setdefault(row.party, row.name)
    return {
        bare(name): listed[entry.name]
        for entries in (catalogue.groups, catalogue.organisations)
        for entry in entries
        if entry.name in listed
        for name in (entry.name, *entry.aliases)
    }


@lru_cache(maxsize=8)
def _homes(catalogue: Catalogue) -> dict[str, str]:
    return {bare(o.name): o.country for o in catalogue.organisations if o.country}
