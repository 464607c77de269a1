"""Step 1: does the report speak of arms at all? What does not costs next to nothing."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from armsledger.catalogue.folding import fold
from armsledger.extraction.lexicon import equipment


@cache
def _automaton(language: str) -> tuple[AhoCorasick, list[str]]:
    words = equipment(language)
    names = {w for w in words.cue}
    for first, entries in words.heads.items():
        for rest, _, _, only_arms in entries:
            if only_arms:
                names.add(" ".join((first, *rest)))
    patterns = sorted(fold(n) for n in names)
    return AhoCorasick(patterns), patterns


def arms_words(folded: str, language: str, limit: int = 8) -> int:
    """How many different words of the arms trade stand in a folded text, up to `limit`."""
    automaton, patterns = _automaton(language)
    seen: set[int] = set()
    for pattern, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if pattern in seen:
            continue
        if (start and folded[start - 1].isalnum()) or (folded[end : end + 1].isalnum() and folded[end : end + 2] not in ("s ", "s.", "s,") and folded[end : end + 1] != "s"):
            continue
        seen.add(pattern)
        if len(seen) >= limit:
            break
    return len(seen)
