"""What a stretch of a report is credited to, and the words that credit it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from armsledger.extraction.document import Mention
from armsledger.extraction.grammar.tables import table
from armsledger.model import Speaker

UNNAMED = "unnamed source"
_HAVE = frozenset(["has", "have", "had"])


@dataclass(slots=True)
class Source:
    """Whom a stretch of the report is credited to."""

    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    backward: bool = False
    """ "This was announced by …": it credits what went before as well."""
    organisation: Mention | None = None
    """Whom "we" stands for in the speaker's mouth."""

    def __bool__(self) -> bool:
        return self.speaker is not None or bool(self.via)


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of attribution, turned for look-up."""

    said: frozenset[str]
    saying: frozenset[str]
    passive: frozenset[str]
    perfect: frozenset[str]
    outlets: frozenset[str]
    between: frozenset[str]
    """What may stand between a subject and its verb of saying."""
    adverbs: frozenset[str]
    """The same without "has"."""
    unnamed: frozenset[str]
    offices: tuple[str, ...]
    lesser: frozenset[str]
    institutions: tuple[str, ...]
    documents: frozenset[str]
    organisations: frozenset[str]
    clauses: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    """Articles, and pronouns that speak: they open the subject behind a verb of saying."""
    according: re.Pattern[str]


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def words_of(language: str) -> Words:
    """The attribution words of a language."""
    t = table(language, "attribution")
    reference = table(language, "reference")
    return Words(
        said=frozenset(t["said"]),
        saying=frozenset(t["saying"]),
        passive=frozenset(t["passive"]),
        perfect=frozenset(t["perfect"]),
        outlets=frozenset(n.split()[-1] for n in t["outlet_nouns"]) | {"agency"},
        between=frozenset(t["between"]),
        adverbs=frozenset(t["between"]) - _HAVE,
        unnamed=frozenset(t["unnamed"]),
        offices=tuple(t["offices"]),
        lesser=frozenset(t["lesser"]),
        institutions=tuple(sorted(t["institutions"], key=len, reverse=True)),
        documents=frozenset(t["documents"]),
        organisations=frozenset(reference["organisation"]),
        clauses=frozenset(t["clauses"]),
        relatives=frozenset(t["relatives"]),
        auxiliaries=frozenset(t["auxiliaries"]),
        prepositions=frozenset(t["prepositions"]),
        articles=frozenset(t["articles"]),
        openers=frozenset(t["articles"]) | {"he", "she", "it"},
        according=re.compile(rf"\b(?:{_either(t['according'])})\b", re.IGNORECASE),
    )
