"""The words of indicators as regular expressions, made once a language."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from armsledger.extraction.grammar.numbers import either
from armsledger.extraction.grammar.tables import table


def _whole(words: Any) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(list(words))})(?![\w-])")


def _named(groups: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: _whole(words) for name, words in groups.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of one language, compiled."""

    measures: dict[str, re.Pattern[str]]
    """Nouns for a measure; `arms_sales` is exports or sales, as whose they are."""
    of: dict[str, re.Pattern[str]]
    flow: re.Pattern[str]
    """ "exported arms worth": `verb` and the goods."""
    flow_measure: dict[str, str]
    single: dict[str, re.Pattern[str]]
    counted: re.Pattern[str]
    counted_measure: dict[str, str]
    rank_noun: dict[str, str]
    ordinal: re.Pattern[str]
    rank: re.Pattern[str]
    ordinals: dict[str, int]
    numbers: dict[str, int]


_SINGLE = (
    "up", "down", "share", "forecast", "target", "same", "reach", "other_money", "other_percent",
    "gathering", "talks", "held", "fleet",
)  # fmt: skip


@cache
def words(language: str) -> Words:
    """The words of `language`."""
    t, f = table(language, "indicators"), table(language, "figures")
    flows = {w: m for m, ws in t["flows"].items() for w in ws}
    counted = {w: m for m, ws in t["counted"].items() for w in ws}
    rank_noun = {w: m for m, ws in t["rank_nouns"].items() for w in ws}
    ordinals: dict[str, int] = f["ordinals"]
    single = {name: _whole(t[name]) for name in _SINGLE}
    single["dealing"] = re.compile(rf"\b(?:{either(t['dealing'])})")
    nth = rf"(?P<nth>{either(list(ordinals))}|\d\d?(?:st|nd|rd|th))"
    return Words(
        measures=_named(t["measures"]),
        of=_named(t["of"]),
        flow=re.compile(
            rf"\b(?P<verb>{either(list(flows))})\s+(?:[a-z]+(?:'s)?\s+){{0,3}}?"
            rf"(?:{either(t['goods'])})\b"
        ),
        flow_measure=flows,
        single=single,
        counted=re.compile(
            rf"\s+(?:(?!and\b|or\b|of\b|in\b|to\b|for\b|with\b|more\b)[\w-]+\s+){{0,3}}?"
            rf"(?P<noun>{either(list(counted))})\b(?!')"
        ),
        counted_measure=counted,
        rank_noun=rank_noun,
        ordinal=re.compile(
            rf"\b{nth}\s+(?:[a-z]+\s+)?(?P<noun>{either(t['ordinals_of'])})\b"
            r"(?=\s+(?:for|of|to|after|that|which|outside)\b|,\s+after\b)"
        ),
        rank=re.compile(
            rf"(?:\b{nth}[\s-]+)?\b(?:biggest|largest|top|number[\s-]one)"
            rf"\s+(?:[a-z]+\s+){{0,3}}?(?P<noun>{either(list(rank_noun))})(?P<many>s?)\b"
        ),
        ordinals=ordinals,
        numbers={w: int(n) for w, n in f["numbers"].items()},
    )
