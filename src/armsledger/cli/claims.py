"""`armsledger claims`."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Annotated

import typer

from armsledger.catalogue.load import load_catalogue
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.model import Kind, NotFoundError, SourcedClaim, Stage

COLUMNS = (
    *("id", "kind", "stage", "parties", "items", "figure", "period", "publisher", "published"),
)


def claims(
    *,
    kind: Annotated[Kind | None, typer.Option(help="Only claims of this kind.")] = None,
    stage: Annotated[Stage | None, typer.Option(help="Only claims at this stage.")] = None,
    country: Annotated[
        str | None,
        typer.Option(help="Only claims with a party of this country: ISO 3166-1 code or name."),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(help="Only claims in whose names, evidence or title all these words stand."),
    ] = None,
    ledger: LedgerOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """List the claims that stand, by the date of their reports."""
    code = country_code(country) if country else None
    with Ledger.open(resolve(ledger), create=False) as store:
        until = None if as_of is None else store.cursor(as_of)
        found = store.claims(kind=kind, stage=stage, country=code, text=text, until=until)
        if output.wants_json(json):
            for claim in found:
                output.print_json(claim.as_json())
        else:
            output.print_table(COLUMNS, _rows(found))


def country_code(given: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country given by its code or a name of it.

    Raises NotFoundError with the nearest names.
    """
    names: dict[str, str] = {}
    for country in load_catalogue().countries:
        for name in (country.name, *country.aliases):
            names.setdefault(name.casefold(), country.code)
        names[country.code.casefold()] = country.code
    wanted = given.strip().casefold()
    if wanted in names:
        return names[wanted]
    near = get_close_matches(wanted, names, n=3)
    hint = f"; nearest: {', '.join(near)}" if near else ""
    raise NotFoundError(f"{given!r}: no such country; give its ISO 3166-1 code or its name{hint}")


def _rows(found: Iterable[SourcedClaim]) -> Iterator[tuple[str, ...]]:
    for sourced in found:
        claim = sourced.claim
        yield (
            sourced.claim_id,
            claim.kind.value,
            claim.stage.value,
            output.parties(claim.parties),
            output.items(claim.items),
            output.figure(claim),
            claim.period or "",
            sourced.publisher or "",
            sourced.published or "",
        )
