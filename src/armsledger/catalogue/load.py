"""The catalogue that ships with the package, read from its data files."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from armsledger.catalogue.csv_files import read_rows
from armsledger.catalogue.entries import (
    Category,
    City,
    Country,
    Currency,
    Group,
    Organisation,
    OrganisationChange,
    Outlet,
    Show,
    System,
)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything the catalogue knows, in file order.

    Two of them are the same only where they are one: what is derived from a catalogue, such
    as its matcher, is kept by its identity.
    """

    countries: tuple[Country, ...]
    groups: tuple[Group, ...]
    currencies: tuple[Currency, ...]
    organisations: tuple[Organisation, ...]
    systems: tuple[System, ...]
    shows: tuple[Show, ...]
    outlets: tuple[Outlet, ...]
    cities: tuple[City, ...]
    categories: tuple[Category, ...]
    changes: tuple[OrganisationChange, ...] = ()
    overlay: str = ""
    """A digest of the user's own entries in it; empty for what ships with the package."""


def _folder(folder: Traversable, kind: type) -> Iterator[Any]:
    for source in sorted(folder.iterdir(), key=lambda f: f.name):
        yield from read_rows(source, kind)


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the package."""
    data = files("armsledger.catalogue") / "data"
    return Catalogue(
        countries=tuple(read_rows(data / "countries.csv", Country)),
        groups=tuple(read_rows(data / "groups.csv", Group)),
        currencies=tuple(read_rows(data / "currencies.csv", Currency)),
        organisations=tuple(_folder(data / "organisations", Organisation)),
        systems=tuple(_folder(data / "systems", System)),
        shows=tuple(read_rows(data / "shows.csv", Show)),
        outlets=tuple(read_rows(data / "outlets.csv", Outlet)),
        cities=tuple(read_rows(data / "cities.csv", City)),
        categories=tuple(read_rows(data / "categories.csv", Category)),
        changes=tuple(read_rows(data / "organisation_changes.csv", OrganisationChange)),
    )
