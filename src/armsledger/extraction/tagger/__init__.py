"""Step 4: a small encoder that finds names no rule knows, and says who does what to whom."""

from __future__ import annotations

from tokenizers import Tokenizer

from armsledger.extraction.document import Document
from armsledger.extraction.tagger import spans
from armsledger.extraction.tagger.confidence import Calibration
from armsledger.extraction.tagger.encoder import Encode, Encoded, encode
from armsledger.extraction.tagger.heads import Heads
from armsledger.extraction.tagger.thresholds import Thresholds

__all__ = ["Encoded", "Heads", "Tagger"]


class Tagger:
    """The encoder and its heads."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        run: Encode,
        heads: Heads,
        thresholds: Thresholds,
        calibration: Calibration,
    ) -> None:
        self._tokenizer, self.run, self.heads = tokenizer, run, heads
        self.thresholds, self.calibration = thresholds, calibration

    def tag(self, document: Document) -> Encoded:
        """Read the text, add the names that the rules before did not find."""
        encoded = encode(self._tokenizer, self.run, document.text)
        if len(encoded.vectors):
            tags = self.heads.tags(encoded.vectors)
            spans.add(document, spans.spans(document.text, encoded, tags))
        return encoded
