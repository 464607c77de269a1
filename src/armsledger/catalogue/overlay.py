"""The user's own entries, laid over the catalogue that ships with the package.

An overlay is a CSV file with the header of one of the catalogue's own files, which says
what its rows are. A row with the name of an entry adds to it: its cells that are not empty
replace the entry's, its aliases and context words come to them. Any other row is a new entry.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from armsledger.catalogue.check import problems, structure_problems
from armsledger.catalogue.csv_files import header_of, read_header, read_rows
from armsledger.catalogue.entries import Group, Organisation, Outlet, Show, System
from armsledger.catalogue.files import names_of
from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue, load_catalogue
from armsledger.model import CatalogueError

#: What a user may add, by the field of the catalogue that holds it. States, currencies and
#: places are the same for everybody: they belong into the package.
KINDS: dict[type, str] = {
    System: "systems",
    Organisation: "organisations",
    Show: "shows",
    Outlet: "outlets",
    Group: "groups",
}
Added = System | Organisation | Show | Outlet | Group


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of an overlay that says something else than the catalogue does."""

    name: str
    """The row's name."""
    what: str
    """The column, or `name` where the name, or an alias, is another entry's."""
    ours: str
    """What the catalogue says, or whose name it is."""
    theirs: str
    """What the row says."""

    def __str__(self) -> str:
        if self.what == "name":
            return f"{self.name}: {self.theirs!r} is a name of {self.ours} in the catalogue"
        return f"{self.name}: {self.what} {self.theirs!r}, in the catalogue {self.ours!r}"


def read_overlay(path: Path) -> tuple[type, list[Added]]:
    """The kind of a file's rows, and the rows.

    Raises CatalogueError where the header fits no kind, or a row does not fit the header.
    """
    header = read_header(path)
    for kind in KINDS:
        if header == header_of(kind):
            return kind, list(read_rows(path, kind))
    known = "; ".join(f"{','.join(header_of(kind))} for {where}" for kind, where in KINDS.items())
    raise CatalogueError(
        f"{path}: the header is {','.join(header)!r}, which is none of: {known}; "
        "the cells are split by commas"
    )


def catalogue_with(paths: Sequence[Path] | None) -> Catalogue:
    """The catalogue that ships with the package, with the entries of these files."""
    return overlaid(load_catalogue(), paths or ())


def overlaid(base: Catalogue, paths: Sequence[Path]) -> Catalogue:
    """The catalogue with the entries of these files; the later file wins.

    Raises CatalogueError where a file cannot be read, or names a category, country, family
    or parent that does not exist.
    """
    if not paths:
        return base
    digest = hashlib.sha256(base.overlay.encode())
    merged = base
    for path in paths:
        kind, added = read_overlay(path)
        digest.update(path.read_bytes())
        merged = with_entries(merged, kind, added)
    merged = replace(merged, overlay=digest.hexdigest()[:12])
    faults = structure_problems(merged)
    if faults:
        where = ", ".join(map(str, paths))
        raise CatalogueError("\n".join(f"{where}: {fault}" for fault in faults))
    return merged


def with_entries(base: Catalogue, kind: type, added: Iterable[Added]) -> Catalogue:
    """The catalogue with these entries of one kind: new ones first, so that they win."""
    field = KINDS[kind]
    known: dict[str, Added] = {entry.name: entry for entry in getattr(base, field)}
    new: dict[str, Added] = {}
    for entry in added:
        where = known if entry.name in known else new
        where[entry.name] = _merged(where[entry.name], entry) if entry.name in where else entry
    changed: dict[str, Any] = {field: (*new.values(), *known.values())}
    return replace(base, **changed)


def check_entry(base: Catalogue, entry: Added) -> None:
    """Raise CatalogueError where the catalogue would have a fault with this entry in it."""
    before = set(problems(base))
    after = problems(with_entries(base, type(entry), [entry]))
    faults = [fault for fault in after if fault not in before]
    if faults:
        raise CatalogueError("\n".join(faults))


def like_family(base: Catalogue, entry: System) -> System:
    """A variant with its family's category, origin and maker where it has none of its own."""
    for family in base.systems:
        if family.name == entry.family:
            return replace(
                entry,
                category=entry.category or family.category,
                origin=entry.origin or family.origin,
                maker=entry.maker or family.maker,
            )
    return entry


def with_row(rows: Sequence[Added], entry: Added) -> list[Added]:
    """A file's rows with this one: added to the row of its name, or behind all others."""
    names = [row.name for row in rows]
    if entry.name not in names:
        return [*rows, entry]
    return [_merged(row, entry) if row.name == entry.name else row for row in rows]


def conflicts(base: Catalogue, kind: type, added: Iterable[Added]) -> Iterator[Conflict]:
    """Where these entries say something else than the catalogue does."""
    own: dict[str, Added] = {entry.name: entry for entry in getattr(base, KINDS[kind])}
    owners: dict[str, str] = {}
    for field in KINDS.values():
        for entry in getattr(base, field):
            for name in names_of(entry):
                owners.setdefault(bare(name), entry.name)
    for entry in added:
        ours = own.get(entry.name)
        for column in fields(kind):
            before, after = getattr(ours, column.name, ""), getattr(entry, column.name)
            if before and after and before != after and column.name not in ("aliases", "context"):
                yield Conflict(entry.name, column.name, _shown(before), _shown(after))
        for name in names_of(entry):
            owner = owners.get(bare(name), entry.name)
            if owner != entry.name:
                yield Conflict(entry.name, "name", owner, name)


def _merged(before: Added, after: Added) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name in ("aliases", "context", "adjectives"):
            changed[field.name] = (*old, *(name for name in new if name not in old))
        else:
            changed[field.name] = new or old
    return replace(before, **changed)


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "|".join(value)
