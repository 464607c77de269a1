"""Whether two claims stand in copies of one text."""

import re
from functools import lru_cache

from armsledger.model import SourcedClaim

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_JACCARD = 0.5
_CONTAINED = 0.8
_LEAST = 4
"""Shingles that a text must have before lying within another says anything: eight words."""


def same_words(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether the quoted words are copies: half their runs of five words are shared,
    or nearly all of the shorter lie within the longer.
    """
    return same_print(wordprint(one), wordprint(other))


def same_print(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    """Whether two prints of words are of copies; see `same_words`."""
    if a.isdisjoint(b):
        return False
    shared = len(a & b)
    fewer = min(len(a), len(b))
    return shared >= _JACCARD * len(a | b) or (fewer >= _LEAST and shared >= _CONTAINED * fewer)


def wordprint(claim: SourcedClaim) -> frozenset[tuple[str, ...]]:
    """The runs of five words in the quoted evidence; of a shorter one, its words."""
    return _shingles(tuple(e.quote for e in claim.claim.evidence))


@lru_cache(maxsize=65536)
def _shingles(quotes: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(" ".join(dict.fromkeys(quotes)).casefold())
    last = max(1, len(words) - _SHINGLE + 1)
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(last) if words)
