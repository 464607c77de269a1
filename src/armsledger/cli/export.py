"""`armsledger export`."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli.claims import country_code
from armsledger.cli.filters import (
    ItemOption,
    KindOption,
    RecipientOption,
    StageOption,
    SupplierOption,
)
from armsledger.cli.output import CatalogueOption, LedgerOption
from armsledger.export.brief import to_brief_html, to_brief_pdf
from armsledger.export.csv import to_csv
from armsledger.export.graphml import to_graphml
from armsledger.export.jsonl import to_jsonl
from armsledger.export.parquet import to_parquet
from armsledger.export.writing import write
from armsledger.export.xlsx import to_xlsx
from armsledger.ledger import Ledger, resolve
from armsledger.model import InputError, Kind, NotFoundError
from armsledger.model.deal import Deal
from armsledger.model.series import Series
from armsledger.register.deals import deals
from armsledger.register.selecting import Wanted, select
from armsledger.register.series import series


class Format(StrEnum):
    """The formats that deals are exported in."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"
    GRAPHML = "graphml"
    BRIEF = "brief"


#: A format of deals alone is added here; a brief needs a country and its series too.
_WRITERS: dict[Format, Callable[[Sequence[Deal]], str | bytes]] = {
    Format.CSV: to_csv,
    Format.XLSX: to_xlsx,
    Format.JSONL: to_jsonl,
    Format.PARQUET: to_parquet,
    Format.GRAPHML: to_graphml,
}


def export(
    out: Annotated[
        str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        Format,
        typer.Option(
            help="A table (csv, xlsx, parquet), one deal a line (jsonl), a graph of who supplies "
            "whom (graphml), or a printable page on one country (brief)."
        ),
    ],
    country: Annotated[
        str | None,
        typer.Option(
            help="Of a brief: its country, by name or ISO 3166-1 code. "
            "A FILE that ends in .pdf is PDF, any other HTML."
        ),
    ] = None,
    supplier: SupplierOption = None,
    recipient: RecipientOption = None,
    item: ItemOption = None,
    kind: KindOption = None,
    stage: StageOption = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Write deals to a file, all of them or those chosen. The same ledger gives the same bytes."""
    code = _country(format, country)
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = select(
            deals(store.claims(), known), Wanted(supplier, recipient, item, kind, stage), known
        )
        about = _series(store, code, known) if code else []
    write(_brief(found, about, code, known, out) if code else _WRITERS[format](found), out)


def _country(format: Format, country: str | None) -> str | None:  # noqa: A002
    """The code of the country of a brief; None for other formats."""
    if format is Format.BRIEF and country is None:
        raise InputError("--format brief: a brief is of one country; name it with --country")
    if format is not Format.BRIEF and country is not None:
        raise InputError(
            f"--country: only a brief is of one country; for {format} "
            "choose deals with --supplier or --recipient"
        )
    return country_code(country) if country is not None else None


def _series(store: Ledger, code: str, known: Catalogue) -> list[Series]:
    """The figures about a country over time; none where there are none."""
    try:
        return series(store.claims(kind=Kind.INDICATOR), code, known)
    except NotFoundError:
        return []


def _brief(
    found: Sequence[Deal], about: Sequence[Series], code: str, known: Catalogue, out: str
) -> str | bytes:
    (country,) = [c for c in known.countries if c.code == code]
    to_brief = to_brief_pdf if out.casefold().endswith(".pdf") else to_brief_html
    return to_brief(found, about, country)
