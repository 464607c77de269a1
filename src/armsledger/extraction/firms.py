"""Organisations that no catalogue lists, by suffix, by lead word or by owner; and acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table, word_set
from armsledger.extraction.people import NOT_NAMES

_BRACKET = re.compile(r"\s*\(([A-Z][A-Za-z&-]{1,9})\)")
_OWNED = re.compile(r"[’']s\s*$")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]\w+")
_SPACE = re.compile(r"\s+")
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(?:[a-z-]+\s+)?")
_OF_COUNTRY = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?|\s+\(")
_CAP = r"[A-ZÀ-ÞĀ-Ž][\w'’-]*"
_LINK = (
    r"(?:\s+(?:de|del|al|el|bin|bint|ibn|van|von|der|den|da|dos|di|du|la|le|of)(?=\s+[A-Z])"
    r"|\s+[A-Z]\.)"
)
_CAPS = re.compile(
    rf"{_CAP}(?:(?:\s+(?:&|and)\s+(?=[A-Z][\w'’-]*\s+(?:Co|Group|Ltd|Corp|Inc|Sons|Industries)\b)"
    rf"|\s+&\s+|{_LINK}\s+|\s+){_CAP})*"
)
_KIND_OF_ITEM = re.compile(
    r"[\s-]+(?:class|missiles?|aircraft|helicopters?|drones?|tanks?|frigates?|corvettes?|submarines?|fighters?|jets?|"
    r"howitzers?|rifles?|radars?|vehicles?|system|systems|family|airport|province|region|city|island|base|show|exhibition|fair|"
    r"street|river|sea)\b"
)
_NOT_FIRMS = word_set("en", "names", "not_firms")


@dataclass(frozen=True, slots=True)
class _Shapes:
    suffixes: frozenset[str]
    noun: re.Pattern[str]
    """ " company", behind whose firm it is."""
    apposed: re.Pattern[str]
    """ ", a Turkish firm", behind a name."""
    lead: re.Pattern[str]
    """ "company ", before a name."""
    whose: re.Pattern[str]
    """Between a country and a name: "'s state company "."""


@cache
def _shapes(language: str) -> _Shapes:
    t = table(language, "reference")
    ordered = sorted(t["organisation_nouns"], key=len, reverse=True)
    nouns = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in ordered)
    return _Shapes(
        frozenset(t["suffixes"]),
        re.compile(rf"\s+(?:{nouns})\b"),
        re.compile(rf",\s+(?:an?|the)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{nouns})\b"),
        re.compile(rf"\b(?:{nouns}),?\s+$"),
        re.compile(rf"(?:[’']s?)?\s+(?:(?:[\w-]+\s+){{0,3}}(?:{nouns}),?\s+)?"),
    )


def find_firms(document: Document, language: str) -> None:
    """Add unknown organisations to each sentence, with their countries."""
    shapes = _shapes(language)
    for sentence in document.sentences:
        found: list[Mention] = []
        for match in _CAPS.finditer(document.text, sentence.start, sentence.end):
            for start, end in _pieces(match, sentence, document.text):
                firm = _firm(document, sentence, start, end, shapes)
                if firm is not None:
                    found.append(firm)
        sentence.mentions = sorted([*sentence.mentions, *found], key=lambda m: (m.start, -m.end))
    _spread(document)
    _later_country(document, shapes)


def _firm(
    document: Document, sentence: Sentence, start: int, end: int, shapes: _Shapes
) -> Mention | None:
    text = document.text
    words = text[start:end].split()
    first = start == sentence.start
    while words and words[0] in NOT_NAMES:
        start = text.index(words[1], start + len(words[0])) if len(words) > 1 else end
        words.pop(0)
        first = False
    if not words or words[0] in _NOT_FIRMS:
        return None
    end = start + len(" ".join(words)) if text[start:end].split() == words else end
    if any(m.start < end and start < m.end for m in sentence.mentions):
        return None
    before = text[sentence.start : start]
    suffix = words[-1].rstrip(".") in shapes.suffixes and len(words) > 1
    if not suffix and _KIND_OF_ITEM.match(text, end):
        return None
    country = _whose(sentence, start, text, shapes)
    home = _country_behind(sentence, end, text)
    led = shapes.lead.search(before) is not None
    owned = country is not None and _OWNED.search(before) is not None
    camel = _CAMEL.fullmatch(" ".join(words)) is not None
    apposed = not first and _apposed(text, end, sentence, shapes)
    beside = home is not None and len(words[0]) > 3 and not first and words[-1] not in _NOT_FIRMS
    if document.report.title and sentence.title and not (suffix or camel):
        return None
    if not (suffix or led or camel or (owned and not first and _solid(words)) or beside or apposed):
        return None
    owner = country or home or _country_in_apposition(sentence, end, text)
    return Mention(
        start,
        end,
        M.ORGANISATION,
        _SPACE.sub(" ", text[start:end]),
        owner.country if owner is not None else None,
        org_type="maker",
        candidate=True,
    )


def _solid(words: list[str]) -> bool:
    """ "Germany's Abeking & Rasmussen", not "Germany's Chancellor"."""
    return len(words[0]) > 2 and not any(w in _NOT_FIRMS for w in words)


def _apposed(text: str, end: int, sentence: Sentence, shapes: _Shapes) -> bool:
    """ "Diarsan, a Turkish firm," """
    tail = text[end : min(sentence.end, end + 60)]
    return shapes.apposed.match(tail) is not None


def _country_in_apposition(sentence: Sentence, end: int, text: str) -> Mention | None:
    for m in sentence.mentions:
        if m.type is M.COUNTRY and m.form == "adjective" and m.start >= end:
            return m if _APPOSED.fullmatch(text[end : m.start]) else None
    return None


def _country_behind(sentence: Sentence, end: int, text: str) -> Mention | None:
    """ "KazTechnologies of Kazakhstan"."""
    for m in sentence.mentions:
        if m.type is M.COUNTRY and m.start >= end and m.form != "adjective":
            return m if _OF_COUNTRY.fullmatch(text[end : m.start]) else None
    return None


def _whose(sentence: Sentence, start: int, text: str, shapes: _Shapes) -> Mention | None:
    """ "Turkish firm X", "Germany's X", "Iranian company X": whose firm it is."""
    for m in reversed(sentence.mentions):
        if m.type is M.COUNTRY and m.end <= start:
            between = text[m.end : start]
            if shapes.whose.fullmatch(between) and (
                m.form == "adjective" or between.startswith(("'", "’"))
            ):
                return m
            return None
    return None


_POSSESSIVE = re.compile(r"[’']s\b")


def _pieces(match: re.Match[str], sentence: Sentence, text: str) -> list[tuple[int, int]]:
    """A run of capitals cut at the mentions in it and at possessives."""
    start, end = match.span()
    cuts = [(m.start, m.end) for m in sentence.mentions if m.start < end and start < m.end]
    out = []
    at = start
    for a, b in [*cuts, (end, end)]:
        possessive = _POSSESSIVE.search(text, at, max(at, a))
        stop = possessive.start() if possessive else a
        stripped = text[at:stop].strip(" ,'’&\n")
        if stripped:
            offset = text.index(stripped, at)
            out.append((offset, offset + len(stripped)))
        at = max(at, b)
    return out


def _spread(document: Document) -> None:
    """An organisation once recognised is recognised everywhere in the report."""
    known: dict[str, Mention] = {}
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.ORGANISATION and m.candidate:
                old = known.get(m.name)
                if old is None or (old.country is None and m.country):
                    known[m.name] = m
    if not known:
        return
    ordered = sorted(known, key=len, reverse=True)
    either = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in ordered)})(?![\w-])")
    for sentence in document.sentences:
        for match in either.finditer(document.text, sentence.start, sentence.end):
            start, end = match.span()
            if not any(m.start < end and start < m.end for m in sentence.mentions):
                country = known[match.group()].country
                sentence.mentions.append(
                    Mention(
                        start,
                        end,
                        M.ORGANISATION,
                        match.group(),
                        country,
                        org_type="maker",
                        candidate=True,
                    )
                )
        for m in sentence.mentions:
            if m.candidate and m.type is M.ORGANISATION and m.country is None and m.name in known:
                m.country = known[m.name].country
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _later_country(document: Document, shapes: _Shapes) -> None:
    """ "… Diarsan. The Turkish company …": the only unknown firm is the Turkish one."""
    stateless = {
        m.name for s in document.sentences for m in s.mentions
        if m.type is M.ORGANISATION and m.candidate and m.country is None
    }  # fmt: skip
    if not stateless:
        return
    last: Mention | None = None
    codes: dict[str, str] = {}
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.ORGANISATION and m.org_type not in ("ministry", "force"):
                last = m
            elif m.type is M.COUNTRY and m.form == "adjective" and m.country and last is not None:
                before = document.text[max(0, m.start - 5) : m.start].lower()
                if (
                    last.name in stateless
                    and before.endswith("the ")
                    and shapes.noun.match(document.text, m.end)
                ):
                    codes.setdefault(last.name, m.country)
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.candidate and m.country is None and m.name in codes:
                m.country = codes[m.name]


def find_acronyms(document: Document) -> None:
    """ "Goa Shipyard Ltd (GSL)": the short name that the text itself gives."""
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.ORGANISATION or m.type is M.ITEM:
                match = _BRACKET.match(document.text, m.end)
                if match and match.group(1).lower() not in ("and", "the"):
                    document.aliases[match.group(1)] = m
    if not document.aliases:
        return
    either = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(a) for a in document.aliases)})(?!\w)")
    for sentence in document.sentences:
        for match in either.finditer(document.text, sentence.start, sentence.end):
            _alias(sentence, *match.span(), document.aliases[match.group()])
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _alias(sentence: Sentence, start: int, end: int, target: Mention) -> None:
    clash = [m for m in sentence.mentions if m.start < end and start < m.end]
    if any(m.name == target.name or m.end - m.start > end - start for m in clash):
        return
    for m in clash:
        sentence.mentions.remove(m)
    sentence.mentions.append(
        Mention(
            start,
            end,
            target.type,
            target.name,
            target.country,
            org_type=target.org_type,
            candidate=target.candidate,
            arms=target.arms,
            category=target.category,
            origin=target.origin,
            family=target.family,
            form=target.form,
        )
    )
