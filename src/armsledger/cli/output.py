"""How commands print: a table on a terminal, JSON when piped or asked for."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from armsledger.model import Claim, Item, Party, Qualifier, Quantity

#: The options that many commands share.
LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH-or-URL",
        help="The ledger: a file, or a postgresql:// URL. "
        "Otherwise $ARMSLEDGER_LEDGER, otherwise your own ledger.",
    ),
]
CatalogueOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        envvar="ARMSLEDGER_CATALOGUE",
        help="Your own entries, laid over the catalogue: a CSV file; may be given several times.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE-or-CURSOR",
        help="As the ledger was at the end of this day (UTC), or at this cursor of `changes`.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, on a terminal too.")]

_WORDS = {
    Qualifier.ABOUT: "about ",
    Qualifier.OVER: "over ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.UP_TO: "up to ",
    Qualifier.UNDER: "under ",
}


def wants_json(asked: bool) -> bool:
    """Whether to print JSON: it was asked for, or nobody is looking."""
    return asked or not sys.stdout.isatty()


def print_json(value: Any) -> None:
    """Print one JSON value on a line of its own."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        # A narrow terminal, or a file's name with bytes that are no character.
        line = json.dumps(value)
    print(line)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows as a table as wide as the terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        # Text, not markup: what reports say must not steer the terminal.
        table.add_row(*(Text(plain(cell)) for cell in row))
    Console().print(table)


def width() -> int:
    """How many characters a line of the terminal takes."""
    return Console().width


def complain(message: str) -> None:
    """Print one line on standard error."""
    print(plain(message), file=sys.stderr)


def plain(text: str) -> str:
    """The text without control characters, which could steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def quantity(figure: Quantity | None) -> str:
    """A figure in words: `over 1,500,000,000 USD`, `between 3 and 5`, `about 40 percent`."""
    if figure is None:
        return ""
    amount = _number(figure.amount)
    if figure.qualifier is Qualifier.BETWEEN and figure.upper is not None:
        amount = f"between {amount} and {_number(figure.upper)}"
    unit = "" if figure.unit == "count" else f" {figure.unit}"
    return f"{_WORDS.get(figure.qualifier, '')}{amount}{unit}"


def _number(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,}"


def parties(who: Iterable[Party]) -> str:
    """The parties, one a line, each with its role."""
    return "\n".join(f"{party.role}: {party.name}" for party in who)


def items(what: Iterable[Item]) -> str:
    """The items, one a line, each with its number."""
    return "\n".join(
        f"{item.name}: {quantity(item.quantity)}" if item.quantity else item.name for item in what
    )


def figure(claim: Claim) -> str:
    """What a claim says in figures: its worth, or an indicator's measure and amount."""
    if claim.amount is None:
        return quantity(claim.value)
    of = f" of {claim.of}" if claim.of else ""
    return f"{claim.measure}{of}: {quantity(claim.amount)}"


def progress() -> Progress:
    """A line on standard error that shows how far long work has got; silent off a terminal."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
