"""How a language writes times: one pattern for each form, and the words that it needs."""

import re
from functools import cache
from typing import Any

from armsledger.extraction.grammar.numbers import number_pattern
from armsledger.extraction.grammar.tables import table


def _words(words: Any) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)
    )


_YEAR = r"(?:19[4-9]\d|20[0-9]\d)"


@cache
def patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """The forms of a time and their patterns, those that say most first."""
    t = table(language, "dates")
    month = rf"(?:{_words(t['months'])})\.?"
    day = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
    dash = r"\s*(?:-|to|and|through|until)\s*"
    number = number_pattern(language)
    unit = _words(t["units"])
    ordinal = _words(t["ordinals"])
    weekday = _words(t["weekdays"])
    sources = [
        ("iso", rf"\b(?P<y>{_YEAR})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b"),
        ("dotted", rf"\b(?P<d>[0-3]?\d)[./](?P<m>[01]?\d)[./](?P<y>{_YEAR})\b"),
        # 11-13 September 2014, from 11 to 13 September
        (
            "days",
            rf"\b(?P<d>{day}){dash}(?P<d2>{day})\s+(?:of\s+)?(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?\b",
        ),
        # 30 May to 2 June 2014
        (
            "span",
            rf"\b(?P<d>{day})\s+(?P<m>{month}){dash}(?P<d2>{day})\s+(?P<m2>{month})(?:,?\s+(?P<y>{_YEAR}))?\b",
        ),
        (
            "span",
            rf"\b(?P<m>{month})\s+(?P<d>{day}){dash}(?P<m2>{month})\s+(?P<d2>{day})\b(?:,?\s+(?P<y>{_YEAR}))?",
        ),
        # September 11-13, 2014
        (
            "days",
            rf"\b(?P<m>{month})\s+(?P<d>{day}){dash}(?P<d2>{day})\b(?!\s?%)(?:,?\s+(?P<y>{_YEAR}))?",
        ),
        ("day", rf"\b(?P<d>{day})\s+(?:of\s+)?(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?(?![a-z])"),
        (
            "day",
            rf"\b(?P<m>{month})\s+(?P<d>[0-3]?\d(?:st|nd|rd|th)?)(?![\d,]*\d)(?:,?\s+(?P<y>{_YEAR}))?\b",
        ),
        (
            "months",
            rf"\b(?P<m>{month})(?:\s+(?P<y>{_YEAR}))?{dash}(?P<m2>{month})\s+(?P<y2>{_YEAR})\b",
        ),
        ("month", rf"\b(?P<m>{month})(?:\s+of)?,?\s+(?P<y>{_YEAR})\b"),
        ("quarter", rf"\b(?:the\s+)?(?P<o>{ordinal})\s+quarter(?:\s+of)?(?:\s+(?P<y>{_YEAR}))?\b"),
        ("quarter", rf"\bq(?P<o>[1-4])(?:\s+(?:of\s+)?(?P<y>{_YEAR}))?\b"),
        ("half", rf"\b(?:the\s+)?(?P<o>first|second)\s+half(?:\s+of)?\s+(?P<y>{_YEAR})\b"),
        ("season", rf"\b(?P<s>{_words(t['seasons'])})(?:\s+of)?\s+(?P<y>{_YEAR})\b"),
        (
            "years",
            rf"(?:\b(?:between|from)\s+)?\b(?P<y>{_YEAR})(?:\s*-\s*|\s+(?:to|and|through|until)\s+)(?P<y2>{_YEAR})\b(?!-)",
        ),
        ("years", rf"\b(?P<y>{_YEAR})[-/](?P<yy>\d\d)\b(?![-/\d])"),
        ("decade", rf"\b(?:the\s+)?(?P<y>{_YEAR})s\b"),
        ("ago", rf"\b(?P<n>{number}|a|several|few)\s+(?P<u>{unit})\s+(?P<r>ago|earlier|later)\b"),
        (
            "within",
            rf"\b(?P<p>within|in|over|during|for|in the course of)\s+"
            rf"(?:the\s+)?(?P<r>next|coming|past|last)?\s*"
            rf"(?P<n>{number}|a)(?:\s+(?:to|or)\s+(?P<n2>{number}))?\s+(?P<u>{unit})(?:['’]\s?time)?\b",
        ),
        ("relative", rf"\b(?P<rel>{_words(t['relative'])})\b"),
        ("weekday", rf"\b(?:(?P<which>last|next)\s+)?(?P<w>{weekday})\b"),
        (
            "lastmonth",
            rf"\b(?P<which>last|this|next|in|since|by|mid-|early|late|until|of)\s?(?P<m>{month})\b(?!\s+\d)",
        ),
        (
            "year",
            rf"(?:(?<=mid-)|(?<![\w$€£.,/-]))(?:fy\s?|fiscal\s+(?:year\s+)?)?(?P<y>{_YEAR})(?![\w/]|[.,]\d|-\d)",
        ),
    ]
    return [(kind, re.compile(source)) for kind, source in sources]


@cache
def bound_pattern(language: str) -> re.Pattern[str]:
    """A word before a time that bounds it: "by ", "since the ", "end of "."""
    bounds = _words(table(language, "dates")["bounds"])
    return re.compile(rf"(?:^|(?<=[\s(,;-]))(?P<b>{bounds})\s*(?:the\s+)?$")


#: What must stand in a text for a pattern to be worth trying.
NEEDS = {
    "iso": "year",
    "dotted": "year",
    "days": "month",
    "span": "month",
    "day": "month",
    "months": "month",
    "month": "month",
    "quarter": "part",
    "half": "part",
    "season": "season",
    "years": "year",
    "decade": "year",
    "ago": "unit",
    "within": "unit",
    "relative": "relative",
    "weekday": "weekday",
    "lastmonth": "month",
    "year": "year",
}


@cache
def _cue_words(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    t = table(language, "dates")
    words = dict.fromkeys(t["months"], "month")
    words |= dict.fromkeys(t["weekdays"], "weekday")
    words |= dict.fromkeys(t["seasons"], "season")
    words |= {"quarter": "part", "half": "part"}
    words |= {w.split()[-1]: "relative" for w in t["relative"]}
    for unit in t["units"]:
        words[unit] = "unit"
    either = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\d)(?:19|20)\d\d|\bq[1-4]\b|\b(?:{either})\b"), words


def cue_words(language: str) -> frozenset[str]:
    """The words that a time has: months, weekdays, units and the like."""
    return frozenset(_cue_words(language)[1])


def cues(folded: str, start: int, end: int, language: str) -> frozenset[str]:
    """Which sorts of time words stand in the text at all: one pass instead of twenty."""
    pattern, words = _cue_words(language)
    out = set()
    for word in pattern.findall(folded, start, end):
        cue = words.get(word) or ("part" if word[0] == "q" else "year")
        out.add(cue)
        if cue == "unit":
            out.add("relative")
    return frozenset(out)
