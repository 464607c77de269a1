"""A sentence as a row of units: mentions, verb groups, nouns that name dealings, small words."""

from __future__ import annotations

from armsledger.extraction.document import Document, M, Sentence
from armsledger.extraction.languages.en.groups import GroupReader
from armsledger.extraction.languages.en.owners import give_holders, give_owners, mark_participles
from armsledger.extraction.languages.en.reading import Reading
from armsledger.extraction.languages.en.small import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from armsledger.extraction.languages.en.unit import Unit
from armsledger.extraction.lexicon import Noun

__all__ = ["Unit", "build_units"]

_KIND = {
    M.COUNTRY: "party",
    M.GROUP: "party",
    M.ORGANISATION: "party",
    M.PERSON: "person",
    M.ITEM: "item",
    M.MONEY: "figure",
    M.PERCENT: "figure",
    M.RATIO: "figure",
    M.MEASURE: "figure",
    M.NUMBER: "figure",
    M.DATE: "date",
    M.CITY: "place",
    M.SHOW: "show",
    M.OUTLET: "outlet",
}
#: A small word's kind; of two, the later here ("where" is a relative before a subordinator).
_SMALL = {
    **dict.fromkeys(DETERMINERS, "det"),
    **dict.fromkeys(CONJUNCTIONS, "conj"),
    **dict.fromkeys(PREPOSITIONS, "prep"),
    **dict.fromkeys(SUBORDINATORS, "sub"),
    **dict.fromkeys(RELATIVES, "rel"),
    **dict.fromkeys(PRONOUNS, "pron"),
}
#: Words whose kind hangs on what follows.
_TURNING = frozenset(["that", "as", "after", "before", "since", "until"])
_AS_A = frozenset(["a", "an", "part", "its", "of"])


def build_units(document: Document, sentence: Sentence, language: str) -> list[Unit]:
    """The sentence as units, left to right."""
    reading = Reading(document, sentence, language)
    groups = GroupReader(reading, language)
    units, at, tokens = reading.units, reading.at, reading.tokens
    i, count = 0, len(tokens)
    while i < count:
        m = at.get(i)
        if m is None:
            nouns = reading.lexicon.nouns.get(tokens[i].lower, ())
            i = (
                (nouns and _noun(reading, i, nouns, least=2))
                or groups.read(i)
                or (nouns and _noun(reading, i, nouns, least=1))
                or _small(reading, i)
            )
            continue
        units.append(Unit(_KIND[m.type], m.start, m.end, m.name.lower(), m))
        while i < count and tokens[i].start < m.end:
            i += 1
    mark_participles(units)
    give_owners(units, document.text)
    give_holders(units)
    return units


def _noun(
    reading: Reading, i: int, nouns: list[tuple[tuple[str, ...], Noun]], least: int
) -> int | None:
    """Add the noun of at least `least` words at token i; the token behind it, or None."""
    for rest, noun in nouns:
        end = i + 1 + len(rest)
        if end - i < least or not reading.words(i + 1, rest):
            continue
        if not any(j in reading.at for j in range(i, end)):
            start, last = reading.tokens[i].start, reading.tokens[end - 1].end
            reading.units.append(Unit("noun", start, last, noun.lemma, noun=noun))
            return end
    return None


def _small(reading: Reading, i: int) -> int:
    """Add the token at i as a small or plain word; the token behind it."""
    token = reading.tokens[i]
    low = token.lower
    if not low[0].isalnum() and low != "'s":
        kind = "punct"
    else:
        kind = _SMALL.get(low) or ("adverb" if reading.adverb(i) else "word")
        if low in _TURNING:
            kind = _by_what_follows(reading, i, low, kind)
    reading.units.append(Unit(kind, token.start, token.end, low))
    return i + 1


def _by_what_follows(reading: Reading, i: int, low: str, kind: str) -> str:
    """The kind of a word that is a preposition or a determiner only before some words."""
    tokens = reading.tokens
    if low == "as":
        return "prep" if i + 1 < len(tokens) and tokens[i + 1].lower in _AS_A else kind
    m = reading.at.get(i + 1)
    if m is None:
        return kind
    if low == "that":
        # "of that tank"
        determines = m.type is M.ITEM and i > 0 and tokens[i - 1].lower in PREPOSITIONS
        return "det" if determines else kind
    return "prep" if m.type is M.DATE else kind
