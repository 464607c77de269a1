"""`armsledger export`."""

from enum import StrEnum
from typing import Annotated

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli.output import CatalogueOption, LedgerOption
from armsledger.export.csv import to_csv
from armsledger.export.jsonl import to_jsonl
from armsledger.export.sipri import to_sipri
from armsledger.export.unroca import to_unroca
from armsledger.export.writing import write
from armsledger.ledger import Ledger, resolve
from armsledger.register.deals import deals


class Format(StrEnum):
    """The formats that deals are exported in."""

    CSV = "csv"
    JSONL = "jsonl"
    SIPRI = "sipri"
    UNROCA = "unroca"


_WRITERS = {
    Format.CSV: lambda deals, _: to_csv(deals),
    Format.JSONL: lambda deals, _: to_jsonl(deals),
    Format.SIPRI: to_sipri,
    Format.UNROCA: to_unroca,
}


def export(
    out: Annotated[
        str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        Format,
        typer.Option(
            help="csv, a row a system; jsonl, a deal a line; sipri, the SIPRI trade register's "
            "layout; unroca, returns to the UN Register of Conventional Arms."
        ),
    ],
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Write every deal to a file. The same ledger gives the same bytes."""
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = deals(store.claims(), known)
    write(_WRITERS[format](found, known), out)
