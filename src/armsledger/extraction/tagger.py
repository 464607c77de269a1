"""Step 4: the place of a learned tagger, which adds mentions that no catalogue or rule knows.

There is none yet: the rules alone read the report.
"""

from typing import Protocol

from armsledger.extraction.document import Document


class Tagger(Protocol):
    """Adds mentions to a document's sentences, in place."""

    def tag(self, document: Document) -> None:
        """Add what the rules before it did not find; never remove."""


class NoTagger:
    """Adds nothing."""

    def tag(self, document: Document) -> None:
        """Leave the document as it is."""
