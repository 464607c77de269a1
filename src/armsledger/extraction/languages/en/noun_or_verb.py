"""Whether a word that could be a verb ("supplies", "orders") is a noun where it stands."""

from __future__ import annotations

from armsledger.extraction.languages.en.reading import Reading
from armsledger.extraction.languages.en.small import (
    GERUND_NOUNS,
    PREPOSITIONS,
    TRADE_HEADS,
    TRADE_NOUNS,
)
from armsledger.extraction.languages.en.unit import Unit
from armsledger.extraction.lexicon import Verb

_AFTER_SUBJECT = frozenset(["conj", "punct", "party", "word", "pron"])
_BEFORE_VERB = frozenset(["pron", "rel", "person"])


def is_noun(reading: Reading, j: int, verb: Verb, end: int) -> bool:
    """Whether the word from token j to `end`, by its form `verb`, is a noun or an adjective."""
    tags = verb.tag.split("/")
    previous = reading.units[-1] if reading.units else None
    if "base" not in tags and "s" not in tags:
        return _bent_form(reading, j, end, tags, previous)
    low = reading.tokens[j].lower
    known = low in reading.lexicon.nouns
    after = reading.tokens[end].lower if end < len(reading.tokens) else ""
    if previous is None:
        if end in reading.at:
            return known and "s" in tags
        return known or after in PREPOSITIONS or "s" not in tags
    if tags == ["s"] and not known and previous.kind in _AFTER_SUBJECT:
        ends = not after[:1].isalnum()  # "technologies and services."
        return _adjective(previous) or (ends and previous.kind == "conj")
    followed = end in reading.at or reading.determiner(end)
    match previous.kind:
        case "conj":
            return not (_clause_before(reading) and (followed or after in ("with", "to", "for")))
        case "party":
            singular = (
                after != "to" and "base" in tags and "s" not in tags and end not in reading.at
            )
            return _adjective(previous) or (singular and known and not _demonym(previous))
        case "adverb":
            return known and tags == ["s"] and _phrase_before(reading)
    return _behind(previous, low, tags, known, followed)


def _behind(previous: Unit, low: str, tags: list[str], known: bool, followed: bool) -> bool:
    """What the unit before alone decides."""
    determined = previous.kind in ("det", "prep") and previous.lower != "that"
    if determined or previous.kind == "figure" or previous.lower in ("'s", "'"):
        return True
    if previous.kind in _BEFORE_VERB:
        return False
    match previous.kind:
        case "verb" if tags == ["s"]:
            return True  # "denied reports": two finite verbs never meet
        case "noun":
            return not ("s" in tags and followed)
        case "item":
            return known or "base" in tags
        case "punct":
            if "s" in tags and not known:
                return False
            return not followed or low in TRADE_NOUNS
        case "word":
            if "s" in tags and followed and low not in TRADE_HEADS:
                return False
            return known or "base" in tags
    return known


def _bent_form(reading: Reading, j: int, end: int, tags: list[str], previous: Unit | None) -> bool:
    """Past forms and forms in -ing: "the training", "the supplied tanks"."""
    determined = previous is not None and previous.kind == "det"
    before = previous.lower if previous is not None else ""
    if tags != ["ing"]:
        return determined and before not in ("that", "this", "some", "all", "both")
    if determined and before != "that":
        return True
    low = reading.tokens[j].lower
    if end >= len(reading.tokens) or low not in GERUND_NOUNS or low not in reading.lexicon.nouns:
        return False
    return end not in reading.at or reading.tokens[end].lower in PREPOSITIONS


def _adjective(unit: Unit) -> bool:
    """ "Russian" before the word: it is a noun."""
    return unit.kind == "party" and unit.mention is not None and unit.mention.form == "adjective"


def _demonym(unit: Unit) -> bool:
    """ "Russians": several, whose verb has no ending."""
    return unit.mention is not None and unit.mention.form == "demonym"


def _phrase_before(reading: Reading) -> bool:
    """A verb, a preposition or a determiner stands before the adverbs before the word."""
    before = next((u for u in reversed(reading.units) if u.kind != "adverb"), None)
    return before is not None and before.kind in ("verb", "prep", "det")


def _clause_before(reading: Reading) -> bool:
    """The conjunction before the word joins a verb, an item or a party, not a noun."""
    kinds = ("verb", "item", "party", "noun")
    earlier = next((u for u in reversed(reading.units[:-1]) if u.kind in kinds), None)
    return earlier is not None and earlier.kind != "noun"
