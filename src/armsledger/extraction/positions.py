"""What position and which organisation the text gives to the people in it."""

from __future__ import annotations

import re
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table, word_set
from armsledger.model import Speaker

_BESIDE = re.compile(r"(?:[’']s?)?\s*(?:[a-z-]+\s+){0,3}")
_LAST_WORD = re.compile(r"([A-Za-z-]+)\s+$")
_TITLE = re.compile(r"\s+(?:Mr|Dr|Gen|Sir)\.?$")
Person = tuple[Speaker, Mention | None]
"""Somebody who speaks, and whom "we" is in their mouth."""

_REACH = 160
_APPOSITION = re.compile(
    r",\s+(?:who\s+(?:is|was)\s+)?(?:the\s+|an?\s+|its\s+)?([^,.;”\"]{3,120}?)"
    r"(?=,|\s+(?:said|told|who|announced|during|at\s+the)\b|[.;”\"]|$)"
)
_BREAK = re.compile(r"[.;“\"]|\b(?:said|told|and that|will|would|has|have)\b")


@cache
def position_pattern(language: str) -> re.Pattern[str]:
    """Any noun for a position."""
    words = sorted(table(language, "attribution")["positions"], key=len, reverse=True)
    either = "|".join(re.escape(p).replace(r"\ ", r"[\s-]") for p in words)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def people_of(document: Document, language: str) -> dict[str, Person]:
    """Every named person with the position and organisation that the text gives."""
    out: dict[str, Person] = {}
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is not M.PERSON or (m.name in out and out[m.name][0].role):
                continue
            role, organisation = _position_of(m, sentence, document.text, language)
            if role and organisation is None:
                organisation = _meant(document, sentence, m)
            name = organisation.name if organisation is not None else None
            if organisation is not None and organisation.type is M.COUNTRY:
                name = None
            out[m.name] = (Speaker(name=m.name, role=role or None, organisation=name), organisation)
    return out


_ITS = re.compile(
    r"\b(?:the\s+(?:concern|company|firm|corporation|holding|group|manufacturer|maker|exporter|agency|shipyard|yard|"
    r"enterprise|organi[sz]ation|conglomerate|consortium|shipbuilder|planemaker)(?:[’']s)?|its)\s+"
)


def _meant(document: Document, sentence: Sentence, m: Mention) -> Mention | None:
    """ "the concern's deputy director": the organisation that the text named last."""
    if not _ITS.search(document.text, max(sentence.start, m.start - _REACH), m.start):
        return None
    last = None
    for s in document.sentences:
        for other in s.mentions:
            if other.start >= m.start:
                return last
            if other.type is M.ORGANISATION and other.org_type not in ("force", "parliament"):
                last = other
    return last


def _position_of(
    m: Mention, sentence: Sentence, text: str, language: str
) -> tuple[str | None, Mention | None]:
    parties = [p for p in sentence.mentions if p.is_party]
    positions = position_pattern(language)
    behind = _APPOSITION.match(text[m.end : min(sentence.end, m.end + _REACH)])
    if behind and positions.search(behind.group(1)):
        a, b = m.end + behind.start(1), m.end + behind.end(1)
        inside = next((p for p in parties if a <= p.start < b), None)
        near = next((p for p in reversed(parties) if p.end <= m.start < p.end + 4), None)
        return _role_words(text[a:b], inside, text), inside or near
    return _position_before(m, sentence, parties, text, language)


def _position_before(
    m: Mention, sentence: Sentence, parties: list[Mention], text: str, language: str
) -> tuple[str | None, Mention | None]:
    """ "the concern's deputy director for exports, NAME"; "Rostec CEO NAME"."""
    offset = max(sentence.start, m.start - _REACH)
    before = text[offset : m.start]
    first = None
    for match in position_pattern(language).finditer(before):
        tail = before[match.end() :]
        if first is None and not _BREAK.search(tail) and tail.count(",") <= 2:
            first = match
    if first is None:
        return None, None
    a = offset + first.start()
    before_position = word_set(language, "attribution", "before_positions")
    while word := _LAST_WORD.search(text[sentence.start : a]):
        if word.group(1).lower() not in before_position:
            break
        a -= len(word.group())
    role = _TITLE.sub("", text[a : m.start].strip(" ,"))
    inside = next((p for p in parties if a < p.start < m.start), None)
    left = next((p for p in reversed(parties) if p.end <= a), None)
    if left is not None and not _BESIDE.fullmatch(text[left.end : a]):
        left = None
    return _role_words(role, inside, text), inside or left


def _role_words(role: str, organisation: Mention | None, text: str) -> str:
    """The position without its organisation ("head of Rosoboronexport" → "head")."""
    if organisation is not None:
        name = text[organisation.start : organisation.end]
        role = re.sub(rf"\s+(?:of|at|for|with|in)\s+(?:the\s+)?{re.escape(name)}.*$", "", role)
        for whose in (name + "’s ", name + "'s ", name + " "):
            role = role.replace(whose, "")
    return role.strip(" ,")
