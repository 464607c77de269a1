"""`armsledger changes`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import AsOfOption, CatalogueOption, JsonOption, LedgerOption
from armsledger.export.atom import to_atom
from armsledger.export.writing import write
from armsledger.ledger import Change, Ledger, resolve
from armsledger.model import InputError
from armsledger.model.change import DealChange
from armsledger.register.changes import changes as derive
from armsledger.register.view import deals_at

COLUMNS = ("recorded", "deal", "what", "about", "changes")


class Feed(StrEnum):
    """How changes are printed where neither table nor JSON is wanted."""

    ATOM = "atom"


def changes(
    *,
    since: Annotated[
        str,
        typer.Option(
            metavar="DATE-or-CURSOR", help="Changes after this day, or after this cursor."
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        Feed | None, typer.Option(help="An Atom feed, for a feed reader.")
    ] = None,
    ledger: LedgerOption = None,
    catalogue: CatalogueOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Show what became of the register's deals since a day or a cursor.

    The cursor that is printed is where to go on from next time.
    """
    known = catalogue_with(catalogue)
    with Ledger.open(resolve(ledger), create=False) as store:
        start, end, newest = store.cursor(since), store.cursor(as_of), store.cursor()
        if start > newest:
            raise InputError(
                f"--since {since}: the feed ends at {shown(newest)}; is it another ledger's cursor?"
            )
        feed = [change for change in store.changes(start) if change.cursor <= end]
        before, after = (deals_at(store, known, cursor) for cursor in (start, end))
    recorded = feed[-1].recorded if feed else ""
    found = derive(before, after, recorded) if feed else []
    if format is Feed.ATOM:
        write(to_atom(found, recorded), "-")
    elif output.wants_json(json):
        listed = [change.as_json() for change in found]
        output.print_json(
            {
                "since": shown(start),
                "cursor": shown(end),
                "feed": Counter(c.what for c in feed),
                "changes": listed,
            }
        )
    else:
        if found:
            output.print_table(COLUMNS, rows(found))
        print(_summary(feed, start, end))


def rows(found: Iterable[DealChange]) -> Iterator[tuple[str, ...]]:
    """The changes as rows of a table."""
    for one in found:
        was = f" (was {', '.join(one.was)})" if one.was else ""
        lines = [f"{f.field}: {f.before or '–'} → {f.after or '–'}" for f in one.fields]
        if one.what == "new":
            lines = [f"{f.field}: {f.after}" for f in one.fields]
        yield one.recorded, one.deal, one.what + was, one.subject, "\n".join(lines)


def shown(cursor: int) -> str:
    """A cursor as it can be given again: five digits at least, so that it is no year."""
    return f"{cursor:05d}"


def _summary(feed: Iterable[Change], start: int, end: int) -> str:
    """`cursor 00041; since cursor 00012: 3 reports, 9 claims`."""
    counts = Counter(change.what for change in feed)
    said = ", ".join(f"{n} {what}{'s' * (n != 1)}" for what, n in sorted(counts.items()))
    return f"cursor {shown(end)}; since cursor {shown(start)}: {said or 'nothing'}".replace(
        "supersededs", "superseded"
    )
