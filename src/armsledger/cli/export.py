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
from armsledger.cli.output import AsOfOption, CatalogueOption, LedgerOption
from armsledger.export.brief import to_brief_html, to_brief_pdf
from armsledger.export.csv import to_csv
from armsledger.export.ftm import to_ftm, to_ftm_statements
from armsledger.export.graphml import to_graphml
from armsledger.export.jsonl import to_jsonl
from armsledger.export.parquet import to_parquet
from armsledger.export.sipri import to_sipri
from armsledger.export.unroca import to_unroca
from armsledger.export.writing import write
from armsledger.export.xlsx import to_xlsx
from armsledger.ledger import Ledger, resolve
from armsledger.model import InputError, NotFoundError
from armsledger.model.deal import Deal
from armsledger.model.series import Series
from armsledger.register.selecting import Wanted, select
from armsledger.register.series import series
from armsledger.register.view import deals_at, indicators_at


class Format(StrEnum):
    """The formats that deals are exported in."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"
    SIPRI = "sipri"
    UNROCA = "unroca"
    FTM = "ftm"
    FTM_STATEMENTS = "ftm-statements"
    GRAPHML = "graphml"
    BRIEF = "brief"


#: A format of deals is added here; what is of one country stands below.
_WRITERS: dict[Format, Callable[[Sequence[Deal], Catalogue], str | bytes]] = {
    Format.CSV: lambda deals, _: to_csv(deals),
    Format.XLSX: lambda deals, _: to_xlsx(deals),
    Format.JSONL: lambda deals, _: to_jsonl(deals),
    Format.PARQUET: lambda deals, _: to_parquet(deals),
    Format.SIPRI: to_sipri,
    Format.UNROCA: to_unroca,
    Format.FTM: to_ftm,
    Format.FTM_STATEMENTS: to_ftm_statements,
    Format.GRAPHML: lambda deals, _: to_graphml(deals),
}


def export(
    out: Annotated[
        str, typer.Option(metavar="FILE", help="The file to write; - is standard output.")
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        Format,
        typer.Option(
            help="A table (csv, xlsx, parquet), one deal a line (jsonl), the layout of SIPRI's "
            "trade register (sipri) or of the UN Register (unroca), FollowTheMoney (ftm, "
            "ftm-statements), a graph of who supplies whom (graphml), or a printable page on one "
            "country (brief)."
        ),
    ],
    country: Annotated[
        str | None,
        typer.Option(
            help="Of a brief or a return to the UN Register: its country, by name or ISO 3166-1 "
            "code. A brief whose FILE ends in .pdf is PDF, any other HTML."
        ),
    ] = None,
    supplier: SupplierOption = None,
    recipient: RecipientOption = None,
    item: ItemOption = None,
    kind: KindOption = None,
    stage: StageOption = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write deals to a file, all of them or those chosen. The same ledger gives the same bytes."""
    code = _country(format, country)
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        wanted = Wanted(supplier, recipient, item, kind, stage)
        found = select(deals_at(store, known, as_of), wanted, known)
        about = _series(store, code, known, as_of) if code and format is Format.BRIEF else []
    if code and format is Format.BRIEF:
        write(_brief(found, about, code, known, out), out)
    elif code and format is Format.UNROCA:
        write(to_unroca(found, known, code), out)
    else:
        write(_WRITERS[format](found, known), out)


def _country(format: Format, country: str | None) -> str | None:  # noqa: A002
    """The code of the country asked for; None where every country is meant."""
    if format is Format.BRIEF and country is None:
        raise InputError("--format brief: a brief is of one country; name it with --country")
    if format not in {Format.BRIEF, Format.UNROCA} and country is not None:
        raise InputError(
            f"--country: only a brief and a return are of one country; for {format} "
            "choose deals with --supplier or --recipient"
        )
    return country_code(country) if country is not None else None


def _series(store: Ledger, code: str, known: Catalogue, as_of: str | None) -> list[Series]:
    """The figures about a country over time; none where there are none."""
    try:
        return series(indicators_at(store, as_of), code, known)
    except NotFoundError:
        return []


def _brief(
    found: Sequence[Deal], about: Sequence[Series], code: str, known: Catalogue, out: str
) -> str | bytes:
    (country,) = [c for c in known.countries if c.code == code]
    to_brief = to_brief_pdf if out.casefold().endswith(".pdf") else to_brief_html
    return to_brief(found, about, country)
