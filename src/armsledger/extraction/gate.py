"""Step 1: does the report speak of arms at all? What does not costs next to nothing."""

from __future__ import annotations

import re
from functools import cache

from daachorse import CharwiseDoubleArrayAhoCorasick

from armsledger.catalogue.folding import fold
from armsledger.extraction.equipment import equipment

_DESIGNATION = re.compile(
    r"(?<![\w-])(?:f-(?:[45]|1[4-8]|2[02]|35)|su-\d\d|mig-\d\d|mi-\d{1,3}|ka-\d\d|an-\d{2,3}|il-\d\d|"
    r"tu-\d{2,3}|yak-\d{2,3}|t-(?:55|62|64|72|80|90)|bm[pd]-\d|btr-\d\d|s-[34]00|[akmu]h-\d{1,2}|"
    r"ch-\d\d|ec-?\d{3}|c-(?:130|17|295|390)|p-(?:3|8)|mq-\d|rq-\d|jf-17|j-\d\d|k9|m1a[12]|ak-?\d{2,3})"
    r"[a-z]{0,3}\d?s?(?![\w-])"
)
"""Families that every reader of the news knows as arms, for reports without any arms word."""


@cache
def _automaton(language: str) -> CharwiseDoubleArrayAhoCorasick:
    words = equipment(language)
    names = {fold(word) for word in words.cue}
    for first, heads in words.heads.items():
        names |= {fold(" ".join((first, *head.rest))) for head in heads if head.only_arms}
    return CharwiseDoubleArrayAhoCorasick(sorted(names))


def arms_words(folded: str, language: str, limit: int = 8) -> int:
    """How many different words of the arms trade stand in a folded text, up to `limit`.

    A text with none, but with the designation of a well-known weapon, has one.
    """
    seen: set[int] = set()
    for start, end, pattern in _automaton(language).find_overlapping(folded):
        if pattern not in seen and _whole(folded, start, end):
            seen.add(pattern)
            if len(seen) >= limit:
                break
    if not seen and _DESIGNATION.search(folded):
        return 1
    return len(seen)


def _whole(folded: str, start: int, end: int) -> bool:
    """The match is a word of its own, or its plural."""
    if start and folded[start - 1].isalnum():
        return False
    if not folded[end : end + 1].isalnum():
        return True
    return folded[end] == "s" and not folded[end + 1 : end + 2].isalnum()
