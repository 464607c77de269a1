"""The append-only store of reports and claims."""

from armsledger.ledger.ingest import Entered, LeftOut, ingest
from armsledger.ledger.location import resolve
from armsledger.ledger.records import Added, Appearance, Change, Counts, Problem
from armsledger.ledger.store import Ledger

__all__ = [
    "Added",
    "Appearance",
    "Change",
    "Counts",
    "Entered",
    "Ledger",
    "LeftOut",
    "Problem",
    "ingest",
    "resolve",
]
