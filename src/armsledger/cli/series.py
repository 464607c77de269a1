"""`armsledger series`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve
from armsledger.model import InputError
from armsledger.model.series import Outcome, Point, Series
from armsledger.register import wording
from armsledger.register.rates import Rates, by_year, with_conversions
from armsledger.register.series import series as derive
from armsledger.register.view import indicators_at
from armsledger.sources.rates import read_rates

COLUMNS = ("subject", "measure", "period", "stage", "figure", "rivals", "outcome", "sources")


def series(
    subject: Annotated[
        str, typer.Argument(help="A country's name or ISO 3166-1 code, or an organisation.")
    ],
    *,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    rates: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Your table of exchange rates: CSV with the header year,from,to,rate,source.",
        ),
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="Show sums of money in this currency (ISO 4217) too, by the rates of --rates.",
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show the figures about a subject over time, with what became of forecasts and targets.

    `?` marks a figure that is not sure, `≠` one that others contradict. A converted sum
    stands beside the one reported, with its rate, year and source.
    """
    asked = _asked(rates, currency)
    with Ledger.open(resolve(ledger), create=False) as store:
        found = derive(indicators_at(store, as_of), subject, catalogue_with(catalogue))
    if asked:
        found = [with_conversions(one, *asked) for one in found]
    if output.wants_json(json):
        for one in found:
            output.print_json(one.as_json())
    elif asked:
        output.print_table((*COLUMNS, f"in {asked[1]}"), converted_rows(found))
    else:
        output.print_table(COLUMNS, rows(found))


def _asked(rates: Path | None, currency: str | None) -> tuple[Rates, str] | None:
    """The rates and the currency asked for. Raises InputError where one of them is missing."""
    if rates is None and currency is None:
        return None
    if currency is None:
        raise InputError(f"--rates {rates}: into which currency? name it with --currency")
    if rates is None:
        raise InputError(
            f"--currency {currency}: no rate is built in; give a table of rates with --rates"
        )
    code = currency.strip().upper()
    if not wording.is_money(code):
        raise InputError(f"--currency {currency}: not an ISO 4217 code, such as USD")
    return by_year(read_rates(rates)), code


def converted_rows(found: Sequence[Series]) -> Iterator[tuple[str, ...]]:
    """The rows with the converted sum, or why there is none, as their last cell."""
    points = (point for one in found for point in one.points)
    for row, point in zip(rows(found), points, strict=True):
        yield (*row, wording.converted(point.converted))


def rows(found: Iterable[Series]) -> Iterator[tuple[str, ...]]:
    """The points of all series as rows of a table."""
    for one in found:
        for point in one.points:
            yield (
                one.subject,
                measure(one),
                point.period or "",
                wording.words(point.stage),
                wording.printed(point.figure),
                "\n".join(_beside(point)),
                outcome(point.outcome),
                "\n".join(_sources(one, point)),
            )


def measure(one: Series) -> str:
    """What a series measures, in words: `share of exports with India: Su-30`."""
    words = wording.words(one.measure)
    if one.of:
        words += f" of {wording.words(one.of)}"
    if one.counterpart:
        words += f" with {one.counterpart}"
    return f"{words}: {one.item}" if one.item else words


def outcome(became: Outcome | None) -> str:
    """What became of a forecast or a target: `above: USD 15.7 billion (+4.7%)`."""
    if became is None:
        return ""
    if became.figure is None:
        return became.result
    words = f"{became.result}: {wording.printed(became.figure)}"
    return words if became.difference is None else f"{words} ({became.difference:+.1f}%)"


def _beside(point: Point) -> Iterator[str]:
    for reported in point.figure.reported:
        if reported.value != point.figure.printed:
            mark = f"{wording.RIVALS} " if reported.rival else ""
            yield f"{mark}{wording.quantity(reported.value)}"


def _sources(one: Series, point: Point) -> Iterator[str]:
    ids = {i for reported in point.figure.reported for i in reported.claim_ids}
    yield from dict.fromkeys(wording.outlet(c) for c in one.claims if c.claim_id in ids)
