"""Reads a report into claims."""

from armsledger import __version__
from armsledger.extraction.pipeline import extract

#: What read a claim: stands in the ledger beside each reading.
EXTRACTOR = f"rules-{__version__}"

__all__ = ["EXTRACTOR", "extract"]
