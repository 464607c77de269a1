"""Reads the catalogue's data files: CSV with a header, lists within a cell split by `|`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from armsledger.catalogue.entries import (
    City,
    Country,
    Currency,
    Group,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.model import CatalogueError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the catalogue knows, in file order."""

    countries: tuple[Country, ...]
    groups: tuple[Group, ...]
    currencies: tuple[Currency, ...]
    organisations: tuple[Organisation, ...]
    systems: tuple[System, ...]
    shows: tuple[Show, ...]
    outlets: tuple[Outlet, ...]
    cities: tuple[City, ...]
    categories: tuple[str, ...]


def rows(source: Traversable, kind: type) -> Iterator[Any]:
    """Each row of one data file as a record of `kind`.

    Raises CatalogueError with the file and line where a row does not fit.
    """
    wanted = fields(kind)
    with source.open(encoding="utf-8") as lines:
        reader = csv.DictReader(lines)
        expected = [f.name for f in wanted]
        if reader.fieldnames != expected:
            raise CatalogueError(
                f"{source.name}: the header is {reader.fieldnames}, expected {','.join(expected)}"
            )
        for row in reader:
            if None in row or None in row.values():
                raise CatalogueError(
                    f"{source.name}, line {reader.line_num}: expected {len(expected)} cells; "
                    "quote a cell that holds a comma"
                )
            yield kind(
                **{
                    f.name: _list(row[f.name]) if f.type == tuple[str, ...] else row[f.name].strip()
                    for f in wanted
                }
            )


def _folder(folder: Traversable, kind: type) -> Iterator[Any]:
    for source in sorted(folder.iterdir(), key=lambda f: f.name):
        yield from rows(source, kind)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the package."""
    data = files("armsledger.catalogue") / "data"
    categories = (data / "categories.csv").read_text(encoding="utf-8").split("\n")[1:]
    return Catalogue(
        countries=tuple(rows(data / "countries.csv", Country)),
        groups=tuple(rows(data / "groups.csv", Group)),
        currencies=tuple(rows(data / "currencies.csv", Currency)),
        organisations=tuple(_folder(data / "organisations", Organisation)),
        systems=tuple(_folder(data / "systems", System)),
        shows=tuple(rows(data / "shows.csv", Show)),
        outlets=tuple(rows(data / "outlets.csv", Outlet)),
        cities=tuple(rows(data / "cities.csv", City)),
        categories=tuple(line.strip() for line in categories if line.strip()),
    )
