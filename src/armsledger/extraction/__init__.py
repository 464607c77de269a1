"""Reads a report into claims."""

from armsledger import __version__
from armsledger.catalogue.load import Catalogue
from armsledger.extraction.pipeline import extract

#: What read a claim: stands in the ledger beside each reading.
EXTRACTOR = f"rules-{__version__}"


def extractor(catalogue: Catalogue) -> str:
    """What reads a claim with this catalogue: another one where the user added entries."""
    return f"{EXTRACTOR}+catalogue-{catalogue.overlay}" if catalogue.overlay else EXTRACTOR


__all__ = ["EXTRACTOR", "extract", "extractor"]
