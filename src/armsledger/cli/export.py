"""`armsledger export`."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli.output import CatalogueOption, LedgerOption
from armsledger.export.csv import to_csv
from armsledger.export.ftm import to_ftm, to_ftm_statements
from armsledger.export.jsonl import to_jsonl
from armsledger.export.writing import write
from armsledger.ledger import Ledger, resolve
from armsledger.model.deal import Deal
from armsledger.register.deals import deals


class Format(StrEnum):
    """The formats that deals are exported in."""

    CSV = "csv"
    JSONL = "jsonl"
    FTM = "ftm"
    FTM_STATEMENTS = "ftm-statements"


_WRITERS: dict[Format, Callable[[list[Deal], Catalogue], str]] = {
    Format.CSV: lambda deals, _: to_csv(deals),
    Format.JSONL: lambda deals, _: to_jsonl(deals),
    Format.FTM: to_ftm,
    Format.FTM_STATEMENTS: to_ftm_statements,
}

FormatOption = Annotated[
    Format,
    typer.Option(
        help="csv: a row a system; jsonl: a deal a line; ftm, ftm-statements: FollowTheMoney."
    ),
]


def export(
    out: Annotated[
        str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")
    ],
    *,
    format: FormatOption,  # noqa: A002 - the option's name
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Write every deal to a file. The same ledger gives the same bytes."""
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = deals(store.claims(), known)
    write(_WRITERS[format](found, known), out)
