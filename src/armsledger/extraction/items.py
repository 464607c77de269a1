"""Equipment as noun phrases: a designation, a generic noun, or both, with how many of them."""

from __future__ import annotations

import re
from itertools import pairwise

from armsledger.extraction.counts import count_pieces
from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.equipment import Equipment, equipment
from armsledger.extraction.grammar.tables import word_set
from armsledger.extraction.lexicon import lexicon
from armsledger.extraction.phrases import Phrases


def find_items(document: Document, language: str) -> None:
    """Add equipment named by generic nouns, join nouns to designations, and count pieces."""
    words, lex = equipment(language), lexicon(language)
    for sentence in document.sentences:
        Phrases(sentence, words, lex).find()
        if any(m.type is M.ITEM for m in sentence.mentions):
            _join(document.text, sentence)
            _named(document.text, sentence, words)
            _ship_names(document.text, sentence, words)
            _airliners(sentence)
    count_pieces(document, words, language)


_LINK = re.compile(r"\s*[-–]?\s*(?:[a-z-]+\s+){0,2}")
_PAREN = re.compile(r"[’']?s?\s*\(")
_LINKING = re.compile(
    r"\b(?:and|or|with|of|for|to|in|by|as|the|from|into|on|are|is|were|was|at|than|will|has|have|"
    r"a|an|its|their|which|that|per|via|plus|including|but|not|be|against|under|over)\b"
)
_NAMING = re.compile(
    r" |\s*\(|\s+of\s+the\s+"
    r"|,?\s+(?:known|called|named|dubbed|designated)(?:\s+as)?\s+(?:the\s+)?|\s+[\"“]"
)


def _join(text: str, sentence: Sentence) -> None:
    """ "T-90 tanks", "complexes Tor-M1 and S-300", "drones (Wing Loong II)": one item each."""
    out: list[Mention] = []
    for m in sentence.mentions:
        last = out[-1] if out else None
        if last is None or last.type is not M.ITEM or m.type is not M.ITEM:
            out.append(m)
            continue
        between = text[last.end : m.start]
        if last.form == "designation" and m.form == "generic":
            if _LINK.fullmatch(between) and not _LINKING.search(between):
                _absorb(last, m)
                continue
        elif last.form == m.form == "designation":
            if _one_name(last, m, between):
                last.end, last.name = m.end, text[last.start : m.end]
                last.plural = last.plural or m.plural
                last.category = last.category or m.category
                continue
        elif m.form == "designation" and _NAMING.fullmatch(between):
            out[-1] = _specified(last, m)
            continue
        out.append(m)
    sentence.mentions = out
    _share_category(text, out)


def _one_name(a: Mention, b: Mention, between: str) -> bool:
    """ "F-16 Block 70", "Su-30SM/SM2": two designations that are one."""
    if between not in ("", " ", "-", "/") or (a.candidate != b.candidate and between == "/"):
        return False
    return a.family == b.family or b.candidate


def _absorb(designation: Mention, generic: Mention) -> None:
    designation.end = generic.end
    designation.plural = generic.plural
    if designation.category is None:
        designation.category = generic.category
    designation.arms = True
    designation.civil = designation.civil and not generic.arms
    if designation.candidate and designation.name.lower().endswith("class"):
        designation.name = f"{designation.name} {generic.name}"


def _specified(generic: Mention, designation: Mention) -> Mention:
    """ "complexes Tor-M1": the designation, with what the noun before it says."""
    designation.category = designation.category or generic.category
    designation.plural = designation.plural or generic.plural
    designation.arms = True
    designation.start = generic.start
    return designation


_AND = re.compile(r"\s*(?:,|and|or|as well as|,\s*and)\s*")


def _share_category(text: str, mentions: list[Mention]) -> None:
    """ "complexes Tor-M1 and X-300", "F-11X and F-12X fighters": both are of the one sort."""
    items = [m for m in mentions if m.type is M.ITEM and m.form == "designation"]
    for a, b in pairwise(items):
        if (a.category is None) != (b.category is None) and _AND.fullmatch(text[a.end : b.start]):
            a.category = b.category = a.category or b.category
            a.arms = b.arms = True


_CAPITALISED = re.compile(
    r"[\"“]?([A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|[IVX]+|\d{1,3}[A-Z]{0,2}))*)[\"”]?\s?$"
)
_NO_NAME = word_set("en", "names", "not_designations")


def _named(text: str, sentence: Sentence, words: Equipment) -> None:
    """ "Kalyani M4 vehicles", "Hydra corvettes": capitals right before equipment name it."""
    reached = sentence.start
    for m in sentence.mentions:
        if m.type is M.ITEM and m.form == "generic" and m.start > reached:
            match = _CAPITALISED.search(text, reached, m.start)
            name = match.group(1) if match else ""
            first, _, _ = name.partition(" ")
            if (
                match
                and match.end() == m.start
                and _is_name(first, match.start(1), sentence, words)
            ):
                m.name = name
                m.form = "designation"
                m.candidate = True
                m.family = m.family or name
                m.start = match.start()
        reached = max(reached, m.end)


def _is_name(first: str, start: int, sentence: Sentence, words: Equipment) -> bool:
    lower = first.lower()
    if start == sentence.start or len(first) < 2 or lower in words.function or lower in _NO_NAME:
        return False
    # In a headline every word is a capital: only what looks like a name is one.
    if lower in words.empty or lower in words.participles or first in words.acronyms:
        return False
    return not sentence.title or any(c.isdigit() for c in first) or first.isupper()


_SHIP_NAME = re.compile(
    r"(?:,?\s+(?:named|called|christened|dubbed))?,?\s+(?:the\s+)?[\"“'‘]?"
    r"((?:[A-Z][A-Z]+\s)?[A-Z][a-zà-ÿ]{2,}(?:[ -][A-Z][a-zà-ÿ]+){0,2})[\"”'’]?"
    r"(?=\s*(?:[,.;:)]|$|\s[a-z(]))"
)


def _ship_names(text: str, sentence: Sentence, words: Equipment) -> None:
    """ "the corvette El Fateh": a ship's own name is the item's."""
    mentions = sentence.mentions
    for k, m in enumerate(mentions):
        if m.type is not M.ITEM or m.form != "generic" or m.plural or m.category not in words.ships:
            continue
        stop = mentions[k + 1].start if k + 1 < len(mentions) else sentence.end
        match = _SHIP_NAME.match(text, m.end, max(stop, m.end))
        if (
            match
            and text[m.end : match.start(1)].strip(",")
            and match.group(1).lower() not in _NO_NAME
        ):
            if "," in text[m.end : match.start(1)] and "named" not in match.group():
                continue
            m.name, m.form, m.candidate = match.group(1), "designation", True
            m.family = m.name
            m.end = match.end()


_AIRLINER = re.compile(
    r"(?:Airbus |Boeing )?(?:A3[0-8]0(?:-\d{3,4}\w*)?(?:neo|ceo)?|7[0-8]7(?:-\w{1,4})?|"
    r"(?:Superjet|SSJ|Sukhoi Superjet)[ -]?1?0?0?|E1[79]\d|ATR[ -]?\d\d|CRJ[ -]?\d+|MC-21|C919)"
)


def _airliners(sentence: Sentence) -> None:
    """Airliners are civil, unless their name says what else they are (A330 MRTT)."""
    for m in sentence.mentions:
        if m.type is M.ITEM and m.form == "designation" and _AIRLINER.fullmatch(m.name):
            m.civil = m.candidate or not m.arms or m.category in (None, "aircraft")
            m.arms = m.arms and not m.civil
