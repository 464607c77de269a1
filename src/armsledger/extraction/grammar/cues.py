"""The words of which one must stand in a sentence for it to hold a figure or a time."""

import re
from functools import cache

from armsledger.extraction.grammar.date_patterns import cue_words
from armsledger.extraction.grammar.tables import table

_WORD = re.compile(r"[a-z]+|\d")


@cache
def telling_words(language: str) -> frozenset[str]:
    """Digits, number words, scales, shares, months, units of time and the like."""
    t = table(language, "figures")
    phrases = [*t["numbers"], *t["fractions"], *t["ratios"], *t["scales"], "half", "dozen"]
    words = {w for p in phrases for w in _WORD.findall(p)} - {"a"}
    return frozenset(
        words | {w for c in cue_words(language) for w in _WORD.findall(c)} | set("0123456789")
    )


def tells(folded: str, language: str) -> bool:
    """Whether a folded sentence can hold a figure or a time at all."""
    return not telling_words(language).isdisjoint(_WORD.findall(folded))
