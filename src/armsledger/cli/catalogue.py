"""`armsledger catalogue`: check the reference data, look names up in it."""

from typing import Annotated, Any

import typer

from armsledger.catalogue.check import problems
from armsledger.catalogue.files import FILES, all_entries, file_of
from armsledger.catalogue.find import describe, find
from armsledger.catalogue.load import load_catalogue
from armsledger.cli import output
from armsledger.cli.output import JsonOption

catalogue_app = typer.Typer(
    name="catalogue",
    help="Check the reference data, and look names up in it.",
    no_args_is_help=True,
)

#: The columns of the table, each with the fields that fill it.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "name": ("name", "code"),
    "family": ("family",),
    "variants": ("variants",),
    "category": ("category", "type"),
    "origin": ("origin", "country", "city"),
    "maker": ("maker", "parent"),
    "aliases": ("aliases", "adjectives", "demonyms", "capitals", "metonyms", "words", "symbols"),
}


@catalogue_app.command()
def check() -> None:
    """Print each problem of the data files and exit with 1, or count their entries."""
    catalogue = load_catalogue()
    found = problems(catalogue)
    for problem in found:
        print(problem)
    if found:
        raise typer.Exit(1)
    entries = all_entries(catalogue)
    for file in FILES.values():
        print(f"{file}: {sum(file_of(entry) == file for entry in entries)} entries")
    print(f"categories.csv: {len(catalogue.categories)} entries")


@catalogue_app.command("find")
def find_name(
    name: Annotated[str, typer.Argument(help="Any name, in any case, with or without hyphens.")],
    as_json: JsonOption = False,
) -> None:
    """Show every entry that goes by a name."""
    catalogue = load_catalogue()
    described = [describe(catalogue, entry) for entry in find(catalogue, name)]
    if output.wants_json(as_json):
        output.print_json(described)
    else:
        output.print_table(*_table(described))


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
