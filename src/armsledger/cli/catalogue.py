"""`armsledger catalogue`: check the reference data, look names up in it, add to it."""

from dataclasses import asdict
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from armsledger.catalogue.check import problems
from armsledger.catalogue.csv_files import as_csv
from armsledger.catalogue.entries import Organisation, System
from armsledger.catalogue.files import FILES, all_entries, file_of
from armsledger.catalogue.find import describe, find, nearest
from armsledger.catalogue.overlay import (
    Added,
    catalogue_with,
    check_entry,
    conflicts,
    like_family,
    read_overlay,
    with_row,
)
from armsledger.catalogue.trade_register import designations, imported
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.export.writing import whole_file
from armsledger.extraction.candidates import candidates as derive
from armsledger.ledger import Ledger, resolve
from armsledger.model import CatalogueError

catalogue_app = typer.Typer(
    name="catalogue",
    help="Check the reference data, look names up in it, add to it.",
    no_args_is_help=True,
)

#: The columns of the table, each with the fields that fill it.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "name": ("name", "code"),
    "family": ("family",),
    "variants": ("variants",),
    "category": ("category", "type"),
    "counted as": ("register", "un_register", "munitions_list"),
    "origin": ("origin", "country", "city"),
    "maker": ("maker", "parent"),
    "history": ("history",),
    "aliases": ("aliases", "adjectives", "demonyms", "capitals", "metonyms", "words", "symbols"),
}


class Kind(StrEnum):
    """What `catalogue add` can add."""

    SYSTEM = "system"
    ORGANISATION = "organisation"


@catalogue_app.command()
def check(catalogue: CatalogueOption = None) -> None:
    """Print each problem of the data files and exit with 1, or count their entries.

    With --catalogue, your own entries are checked with the rest, and what they say
    otherwise than the catalogue does is printed too.
    """
    base = catalogue_with(None)
    found: list[str] = []
    for path in catalogue or ():
        kind, added = read_overlay(path)
        found += [f"{path}: {conflict}" for conflict in conflicts(base, kind, added)]
    known = catalogue_with(catalogue)
    found += problems(known)
    for problem in found:
        print(problem)
    if found:
        raise typer.Exit(1)
    entries = all_entries(known)
    for file in FILES.values():
        print(f"{file}: {sum(file_of(entry) == file for entry in entries)} entries")
    print(f"categories.csv: {len(known.categories)} entries")
    print(f"organisation_changes.csv: {len(known.changes)} entries")


@catalogue_app.command("find")
def find_name(
    name: Annotated[str, typer.Argument(help="Any name, in any script, case and spelling.")],
    catalogue: CatalogueOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show every entry that goes by a name."""
    known = catalogue_with(catalogue)
    described = [describe(known, entry) for entry in find(known, name)]
    if output.wants_json(as_json):
        output.print_json(described)
    else:
        output.print_table(*_table(described))


@catalogue_app.command()
def candidates(
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    limit: Annotated[
        int, typer.Option(metavar="N", help="Show so many, those of most reports first.", min=1)
    ] = 50,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List designations that the ledger's reports use and the catalogue does not know.

    Each has its sentence and the nearest known entries; adopt one with `catalogue add`.
    """
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store, output.progress() as shown:
        task = shown.add_task("reading the ledger's reports", total=None)
        reports = shown.track(
            store.reports(None if as_of is None else store.cursor(as_of)), task_id=task
        )
        found = list(islice(derive(reports, known), limit))
    listed = [asdict(found) | {"nearest": nearest(known, found.name)} for found in found]
    if output.wants_json(as_json):
        output.print_json(listed)
        return
    columns = ("name", "category", "family", "mentions", "reports", "nearest", "sentence")
    output.print_table(
        columns,
        [
            [", ".join(v) if isinstance(v := one[c], list) else str(v) for c in columns]
            for one in listed
        ],
    )


@catalogue_app.command()
def add(
    name: Annotated[str, typer.Argument(help="The name in which claims are to print it.")],
    *,
    catalogue: CatalogueOption = None,
    kind: Annotated[Kind, typer.Option(help="What it is.")] = Kind.SYSTEM,
    family: Annotated[str, typer.Option(help="Of a variant: its family's name.")] = "",
    category: Annotated[str, typer.Option(help="Of a system: one of categories.csv.")] = "",
    origin: Annotated[
        list[str] | None, typer.Option(help="Of a system: ISO 3166-1 alpha-3; repeatable.")
    ] = None,
    maker: Annotated[
        list[str] | None, typer.Option(help="Of a system: its maker's name; repeatable.")
    ] = None,
    type_: Annotated[
        str, typer.Option("--type", help="Of an organisation: maker, exporter, agency …")
    ] = "",
    country: Annotated[str, typer.Option(help="Of an organisation: ISO 3166-1 alpha-3.")] = "",
    parent: Annotated[str, typer.Option(help="Of an organisation: who owns it.")] = "",
    alias: Annotated[list[str] | None, typer.Option(help="Another name; repeatable.")] = None,
    context: Annotated[
        list[str] | None,
        typer.Option(help="A word that must stand near an ambiguous name; repeatable."),
    ] = None,
) -> None:
    """Add an entry to your own catalogue file, the last --catalogue; it is made if need be.

    A row of the same name is added to. A variant has its family's category, origin and maker
    where none is given. Nothing is written where the entry has a fault.
    """
    if not catalogue:
        raise CatalogueError(
            "name the file that your entries are kept in: --catalogue FILE, "
            "or $ARMSLEDGER_CATALOGUE"
        )
    *others, file = catalogue
    # As they will be read back.
    name, aliases, words = name.strip(), _stripped(alias), _stripped(context)
    entry: Added
    if kind is Kind.SYSTEM:
        _not_given(kind, type=type_, country=country, parent=parent)
        entry = System(
            name, family, category, tuple(origin or ()), tuple(maker or ()), aliases, words
        )
    else:
        _not_given(kind, family=family, category=category, origin=origin, maker=maker)
        entry = Organisation(name, country, type_, parent, aliases, words)
    before: list[Added] = []
    if file.exists():
        held, before = read_overlay(file)
        if held is not type(entry):
            raise CatalogueError(
                f"{file}: holds entries of another kind ({held.__name__.lower()}s); "
                "keep each kind in a file of its own"
            )
    known = catalogue_with([*others, *([file] if file.exists() else [])])
    if isinstance(entry, System):
        entry = like_family(known, entry)
    check_entry(known, entry)
    for conflict in conflicts(known, type(entry), [entry]):
        if conflict.what != "name":
            raise CatalogueError(f"{conflict}; to overrule it, write the row into {file} yourself")
        output.complain(str(conflict))
    rows = with_row(before, entry)
    with whole_file(file, "systems.csv") as out:
        out.write(as_csv(type(entry), rows).encode())
    print(f"{file}: {name} added, {len(rows)} {'entry' if len(rows) == 1 else 'entries'}")


def _stripped(given: list[str] | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in given or () if one.strip())


def _not_given(kind: Kind, **options: object) -> None:
    for option, value in options.items():
        if value:
            raise CatalogueError(f"--{option} does not go with --kind {kind}")


@catalogue_app.command("import-register")
def import_register(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A trade register, as downloaded.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the new entries here; --catalogue takes it."),
    ] = None,
    catalogue: CatalogueOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take weapon designations from a SIPRI trade-register download that you have.

    Those that the catalogue does not know become entries of the file --out; where it and
    the register disagree, it is said, and nothing is taken.
    """
    known = catalogue_with(catalogue)
    outcomes = list(imported(known, designations(file)))
    new = [outcome.new for outcome in outcomes if outcome.new]
    conflicting = [outcome for outcome in outcomes if outcome.conflict]
    if out is not None:
        with whole_file(out, "register.csv") as written:
            written.write(as_csv(System, new).encode())
    counts = {
        "designations": len(outcomes),
        "known": sum(outcome.known is not None and outcome.known.exact for outcome in outcomes),
        "variants": sum(system.family != "" for system in new),
        "new": sum(system.family == "" for system in new),
        "conflicts": len(conflicting),
    }
    if output.wants_json(as_json):
        output.print_json(
            {
                **counts,
                "entries": [asdict(system) for system in new],
                "conflicting": [
                    {"designation": o.designation.name, "conflict": o.conflict} for o in conflicting
                ],
            }
        )
        return
    for outcome in conflicting:
        print(f"{outcome.designation.name}: {outcome.conflict}")
    print(", ".join(f"{number:,} {what}" for what, number in counts.items()))
    if out is None and new:
        print("with --out FILE the variants and the new ones become entries of a file")


def _table(described: list[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    # A column that is empty for every entry only takes room.
    shown = {
        column: fields
        for column, fields in _COLUMNS.items()
        if any(_cell(entry, fields) for entry in described)
    }
    return [*shown], [[_cell(entry, fields) for fields in shown.values()] for entry in described]


def _cell(entry: dict[str, Any], fields: tuple[str, ...]) -> str:
    values = (entry[field] for field in fields if field in entry)
    return ", ".join(", ".join(v) if isinstance(v, list) else v for v in values)
