"""`armsledger verify`."""

from dataclasses import asdict

import typer

from armsledger.cli import output
from armsledger.cli.output import JsonOption, LedgerOption
from armsledger.ledger import Ledger, resolve


def verify(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """Check that every report, original, claim, evidence span and review is as it was written.

    Exit code 1 where something is not.
    """
    with Ledger.open(resolve(ledger), create=False) as store:
        problems = list(store.verify())
        counts = store.counts()
        if output.wants_json(json):
            output.print_json(
                {"checked": asdict(counts), "problems": [asdict(problem) for problem in problems]}
            )
        elif problems:
            output.print_table(
                ("what", "id", "where", "reason"),
                ((p.what, p.id, p.where, p.reason) for p in problems),
            )
        else:
            print(
                f"{store.shown}: all as written: {counts.reports} reports, "
                f"{counts.appearances} originals, {counts.readings} readings, "
                f"{counts.claims} claims and their evidence"
            )
    if problems:
        raise typer.Exit(1)
