"""How commands print: a table on a terminal, JSON when piped or asked for."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from armsledger.extraction import Extractor
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
ExtractorOption = Annotated[
    Extractor,
    typer.Option(
        "--extractor",
        metavar="NAME",
        help=f"What reads: {', '.join(Extractor)}. The rules alone need no model.",
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

_UNBROKEN = (20, 16, 13)
"""A word up to this length, such as a time or an id, is kept on one line of a table: up to the
first of these for which there is room."""

_GAP = 2
"""Characters between two columns of a table."""

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
    # Text, not markup: what reports say must not steer the terminal.
    cells = [[plain(cell) for cell in row] for row in rows]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, wide in zip(columns, _widths(columns, cells), strict=True):
        table.add_column(column, overflow="fold", width=wide)
    for row in cells:
        table.add_row(*map(Text, row))
    Console().print(table)
    if not cells:
        complain("nothing is found")


def _widths(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> list[int] | list[None]:
    """How wide each column is, so that ids, times and words stay whole; None if they cannot."""
    table = [columns, *cells]
    words = [[cell_len(w) for row in table for w in row[i].split()] for i in range(len(columns))]
    most = [
        max(cell_len(s) for row in table for s in row[i].split("\n")) for i in range(len(words))
    ]
    room = width() - _GAP * (len(columns) - 1)
    for unbroken in _UNBROKEN:
        least = [max((w for w in column if w <= unbroken), default=0) for column in words]
        if sum(least) <= room:
            break
    else:
        return [None] * len(columns)
    # The columns that want more than their words grow together, up to one common width.
    fit = least
    for level in range(max(most, default=0) + 1):
        grown = [max(a, min(b, level)) for a, b in zip(least, most, strict=True)]
        if sum(grown) > room:
            break
        fit = grown
    return fit


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
