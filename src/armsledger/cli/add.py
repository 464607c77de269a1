"""`armsledger add`."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Annotated, Any

import typer

from armsledger import extraction, sources
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import CatalogueOption, ExtractorOption, JsonOption, LedgerOption
from armsledger.extraction import DEFAULT
from armsledger.ledger import Entered, Ledger, LeftOut, ingest, resolve


@dataclass
class Summary:
    """What a run of `add` did, counted."""

    new: int = 0
    known: int = 0
    appearances: int = 0
    """Known texts that were found at a new place."""
    reread: int = 0
    """Known texts that this version of the extractor had not read yet."""
    claims: int = 0
    left_out: list[LeftOut] = field(default_factory=list)

    def count(self, outcome: Entered | LeftOut) -> None:
        """Take one input's outcome in."""
        if isinstance(outcome, LeftOut):
            self.left_out.append(outcome)
            return
        added = outcome.added
        self.new += added.new_report
        self.known += not added.new_report
        self.appearances += added.new_appearance and not added.new_report
        self.reread += added.new_reading and not added.new_report
        self.claims += added.claims

    @property
    def line(self) -> str:
        """The counts in words."""
        return (
            f"reports: {self.new} new, {self.known} known ({self.appearances} at a new place, "
            f"{self.reread} read again), {len(self.left_out)} left out; new claims: {self.claims}"
        )


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files (.txt, .jsonl) or folders of them."),
    ],
    ledger: LedgerOption = None,
    extractor: ExtractorOption = DEFAULT,
    catalogue: CatalogueOption = None,
    json: JsonOption = False,
) -> None:
    """Read reports into the ledger; what it holds already is not read again.

    Exit code 1 where something was left out, 130 where it was interrupted.
    """
    summary = Summary()
    where = resolve(ledger)
    known = catalogue_with(catalogue)
    with Ledger.open(where) as store, _interruptible() as interrupted, output.progress() as shown:
        task = shown.add_task("reading")
        outcomes = ingest(
            store,
            sources.read(paths),
            lambda report: extraction.extract(report, known, extractor),
            extraction.reading(known, extractor),
        )
        for outcome in outcomes:
            summary.count(outcome)
            shown.update(task, advance=1, description=summary.line)
            if interrupted.is_set():
                break
    _report(summary, where, interrupted=interrupted.is_set(), json=json)
    if interrupted.is_set():
        raise typer.Exit(130)
    if summary.left_out:
        raise typer.Exit(1)


def _report(summary: Summary, where: str, *, interrupted: bool, json: bool) -> None:
    for outcome in summary.left_out:
        output.complain(f"left out: {outcome.source}: {outcome.reason}")
    if interrupted:
        output.complain("interrupted: what is in the ledger stays; the same command again goes on")
    if not output.wants_json(json):
        print(summary.line)
        return
    counts: dict[str, Any] = {
        name: getattr(summary, name) for name in ("new", "known", "appearances", "reread", "claims")
    }
    counts["left_out"] = [{"source": o.source, "reason": o.reason} for o in summary.left_out]
    output.print_json({**counts, "interrupted": interrupted})


@contextmanager
def _interruptible() -> Iterator[Event]:
    """Turn the first Ctrl-C into an event, so that the report at hand is finished."""
    seen = Event()
    before = signal.getsignal(signal.SIGINT)

    def note(_number: int, _frame: Any) -> None:
        seen.set()
        # A second Ctrl-C stops at once: a report is in the ledger whole or not at all.
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, note)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
