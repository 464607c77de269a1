"""A report's text as tokens, each with a vector that knows its context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Array = npt.NDArray[np.float32]
#: Reads the ids of one window, without marks at its ends: to shape (tokens, width).
Encode = Callable[[list[int]], Array]

#: Tokens of a window (the base model's 512 less its two marks), and of the next one's lead.
WINDOW, STRIDE = 510, 384


@dataclass(frozen=True, slots=True)
class Encoded:
    """The tokens of a text."""

    starts: npt.NDArray[np.int64]
    """Where each starts in the text, in code points."""
    ends: npt.NDArray[np.int64]
    vectors: Array
    """Shape (tokens, width)."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first token of a stretch of the text and the one behind its last."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(last, first)


def windows(count: int) -> list[tuple[int, int, int, int]]:
    """The windows over so many tokens: start, end, and the part that each is kept for."""
    starts = [0]
    while starts[-1] + WINDOW < count:
        starts.append(starts[-1] + STRIDE)
    half = (WINDOW - STRIDE) // 2
    out = []
    for k, start in enumerate(starts):
        last = k == len(starts) - 1
        end = min(start + WINDOW, count)
        keep_from = start + half if k else 0
        keep_to = count if last else starts[k + 1] + half
        out.append((start, end, keep_from, keep_to))
    return out


def tokenize(
    tokenizer: Tokenizer, text: str
) -> tuple[list[int], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The ids of a text's tokens and where they start and end."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return list(encoding.ids), offsets[:, 0], offsets[:, 1]


def encode(tokenizer: Tokenizer, run: Encode, text: str) -> Encoded:
    """The vectors of a text of any length, window by window."""
    ids, starts, ends = tokenize(tokenizer, text)
    parts = [
        run(ids[start:end])[keep_from - start : keep_to - start]
        for start, end, keep_from, keep_to in windows(len(ids))
        if ids
    ]
    vectors = np.concatenate(parts) if parts else np.zeros((0, 1), dtype=np.float32)
    return Encoded(starts, ends, vectors)
