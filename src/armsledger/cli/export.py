"""`armsledger export`."""

from enum import StrEnum
from typing import Annotated

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli.output import CatalogueOption, LedgerOption
from armsledger.export.csv import to_csv
from armsledger.export.jsonl import to_jsonl
from armsledger.export.writing import write
from armsledger.ledger import Ledger, resolve
from armsledger.register.deals import deals


class Format(StrEnum):
    """The formats that deals are exported in."""

    CSV = "csv"
    JSONL = "jsonl"


_WRITERS = {Format.CSV: to_csv, Format.JSONL: to_jsonl}


def export(
    out: Annotated[
        str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")
    ],
    *,
    format: Annotated[Format, typer.Option(help="One row a system, or one deal a line.")],  # noqa: A002 - the option's name
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Write every deal to a file. The same ledger gives the same bytes."""
    with Ledger.open(resolve(ledger), create=False) as store:
        found = deals(store.claims(), catalogue_with(catalogue))
    write(_WRITERS[format](found), out)
