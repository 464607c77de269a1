"""Takes the weapon designations of a SIPRI trade-register download into the catalogue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from armsledger.catalogue.csv_files import read_rows
from armsledger.catalogue.entries import System
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.register_download import read_download
from armsledger.catalogue.resolve import Resolved, resolve

_DESIGNATION, _DESCRIPTION, _ARMAMENT = "Designation", "Description", "Armament category"


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation as the register writes it."""

    name: str
    description: str
    """What it is, in the register's words."""
    armament: str
    """The register's armament category; empty in downloads without that column."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words of the register's descriptions, and the category that they mean."""

    phrase: str
    category: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import makes of one designation: known, new, or neither."""

    designation: Designation
    known: Resolved | None
    new: System | None
    """The entry that it gives; none where it is known, or its category is not."""
    conflict: str
    """Why what is known does not agree with the register; empty where it does."""


def designations(path: Path) -> list[Designation]:
    """The designations of a download, each once, in its order.

    Raises InputError where the file cannot be read or has no such header.
    """
    found = {
        tuple(row.get(column, "") for column in (_DESIGNATION, _DESCRIPTION, _ARMAMENT)): None
        for _, row in read_download(path, (_DESIGNATION, _DESCRIPTION))
    }
    return [Designation(*cells) for cells in found if cells[0]]


def imported(catalogue: Catalogue, found: Iterable[Designation]) -> Iterator[Outcome]:
    """What each designation is to the catalogue."""
    headings = {category.name: category.register for category in catalogue.categories}
    given: set[str] = set()
    for designation in found:
        known = resolve(catalogue, designation.name, designation.armament)
        category = category_of(designation.description)
        if known is not None and known.exact:
            heading = headings.get(known.system.category, "")
            differs = designation.armament and heading and heading != designation.armament
            conflict = (
                f"{designation.armament}: {designation.description} in the register, "
                f"{known.system.category} ({heading}) in the catalogue"
                if differs
                else ""
            )
            yield Outcome(designation, known, None, conflict)
        elif not category:
            conflict = f"no category is known for {designation.description!r}"
            yield Outcome(designation, known, None, conflict)
        elif designation.name in given:
            conflict = f"described in two ways, the second time as {designation.description!r}"
            yield Outcome(designation, known, None, conflict)
        else:
            given.add(designation.name)
            yield Outcome(designation, known, _system(designation, category, known), "")


def category_of(description: str) -> str:
    """The catalogue's category for a description of the register; empty where none is known."""
    words = f" {description.casefold()}"
    for known in _descriptions():
        start = words.find(known.phrase)
        while start > 0:
            if not words[start - 1].isalnum():
                return known.category
            start = words.find(known.phrase, start + 1)
    return ""


def _system(designation: Designation, category: str, known: Resolved | None) -> System:
    """A new entry, with what its family tells. The supplier need not be the origin: left out."""
    if known is None:
        return System(designation.name, "", category, (), (), (), ())
    system = known.system
    family = system.family or system.name
    return System(designation.name, family, category, system.origin, system.maker, (), ())


@cache
def _descriptions() -> tuple[Description, ...]:
    source = files("armsledger.catalogue") / "data" / "register_descriptions.csv"
    return tuple(read_rows(source, Description))
