"""Times as reports name them: "September 11-13", "by the end of 2017", "six weeks ago".

What is found is the time as named (`When`); `resolve` sets it against the day of
publication and gives EDTF (ISO 8601-2 level 1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from armsledger.extraction.document import When
from armsledger.extraction.grammar.date_forms import named_time
from armsledger.extraction.grammar.date_patterns import NEEDS, bound_pattern, cues, patterns
from armsledger.extraction.grammar.edtf import resolve
from armsledger.extraction.grammar.tables import table

__all__ = ["Time", "resolve", "times"]

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Time:
    """A time found in a text."""

    start: int
    end: int
    when: When


def times(
    folded: str, start: int = 0, end: int | None = None, language: str = "en"
) -> Iterator[Time]:
    """Every time in `folded[start:end]`, left to right; spans take in the bounding words."""
    end = len(folded) if end is None else end
    found: list[Time] = []
    taken: list[tuple[int, int]] = []
    there = cues(folded, start, end, language)
    if not there:
        return iter(())
    for kind, pattern in patterns(language):
        if NEEDS[kind] not in there:
            continue
        for match in pattern.finditer(folded, start, end):
            a, b = match.span()
            if any(a < y and x < b for x, y in taken):
                continue
            when = named_time(kind, match, language)
            if when is None:
                continue
            if when.kind != "within":
                a, when = _with_bound(folded, start, a, when, language)
            if kind == "relative" and match.group("rel") == "the year" and not when.bound:
                continue
            taken.append((a, b))
            found.append(Time(a, b, when))
    return iter(sorted(found, key=lambda f: f.start))


def _with_bound(folded: str, lo: int, a: int, when: When, language: str) -> tuple[int, When]:
    bounds = table(language, "dates")["bounds"]
    bound = part = ""
    for _ in range(2):  # "by late 2017"
        match = bound_pattern(language).search(folded, max(lo, a - 20), a)
        if not match:
            break
        word = bounds[_SPACE.sub(" ", match.group("b")).lower()]
        a = match.start("b")
        if word in ("early", "mid", "late", "end"):
            part = part or word
        else:
            bound = word
            break
    if bound or part:
        when = replace(when, bound=bound or when.bound, part=part or when.part)
    return a, when
