"""How those who speak are named: institutions with their country's adjective in front."""

from __future__ import annotations

import re

from armsledger.extraction.acting import adjectives
from armsledger.extraction.document import M, Mention, Sentence
from armsledger.extraction.people import NOT_NAMES
from armsledger.extraction.pieces import Piece
from armsledger.extraction.positions import Person
from armsledger.model import Speaker

_SPACE = re.compile(r"\s+")
_INSTITUTION = re.compile(
    r"(?:(?:the|The|its|a|an)\s+)?(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:for|of|on|and|the|de|du|&)\s+){0,2}[A-ZÀ-Þ][\w'’.-]*)*)"
)
_PUBLIC = re.compile(
    r"\b(?:Ministry|Secretariat|Commission|Council|Agency|Authority|Office|Committee|Department|Institute|Centre|Center|"
    r"Administration|Directorate|Service|Bureau|Organi[sz]ation|Board|Association|Federation)\b"
)
_GOES_ON = re.compile(r"(?:in|of|for|which|who|on|at|'s|’s)\b")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]{1,7})\)")
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_MINISTRY = re.compile(r"(?:ministry|department|secretariat)$", re.IGNORECASE)
_OWNER = re.compile(r"^.*[’']s?\s+(?=\w)")
_SEATED_IN = re.compile(
    r"(?:ministry|minister|government|department|presidency|cabinet|office|army|navy)\s+in\s+$"
)


def one_line(text: str) -> str:
    """A stretch of text with one space for each run of white space."""
    return _SPACE.sub(" ", text)


class SpeakerNames:
    """Names those who speak in the sentence that is being read."""

    def __init__(self, text: str, home: str | None, sentence: Sentence) -> None:
        self.text = text
        self.home = home
        self.sentence = sentence

    def capitals(self, phrase: list[Piece]) -> Person | None:
        """An institution or firm that nobody knows, by its capitals."""
        shown = self.text[phrase[0].start : phrase[-1].end]
        match = _INSTITUTION.match(shown)
        if match is None or match.group("name").split()[0] in NOT_NAMES:
            return None
        name = match.group("name")
        rest = shown[match.end() :].strip()
        if rest and not _GOES_ON.match(rest):
            return None
        acronym = _ACRONYM.match(self.text, phrase[0].start + match.end())
        if acronym and _PUBLIC.search(name):
            name = acronym.group(1)
        return Speaker(name=one_line(name)), None

    def named(self, m: Mention) -> Person:
        """A mention as somebody who speaks."""
        return Speaker(name=self._speaker_name(m)), m

    def _speaker_name(self, m: Mention) -> str:
        """An institution by the words that the text has for it, its country in front."""
        shown = _THE.sub("", one_line(self.text[m.start : m.end]))
        if m.form == "metonym":
            return shown[0].upper() + shown[1:]
        if m.org_type != "ministry" or not _MINISTRY.search(shown):
            return m.name if m.form != "ministry" else self.of_home(shown)
        if m.form == "ministry":
            return self.of_home(shown)
        adjective = adjectives().get(m.country or "", "")
        owner = _OWNER.match(shown)
        if owner:
            return f"{adjective} {shown[owner.end() :]}"
        return f"{adjective} {shown}" if shown.islower() and adjective else shown

    def of_home(self, words: str, code: str | None = None) -> str:
        """ "the defence minister" with the adjective of the country whose he is."""
        code = code or self._country_here() or self.home
        adjective = adjectives().get(code or "", "")
        return f"{adjective} {words}".strip()

    def _country_here(self) -> str | None:
        """ "the defence ministry in Buenos Aires": the capital that follows."""
        for m in self.sentence.mentions:
            if m.form == "capital" or m.type is M.CITY:
                before = self.text[max(self.sentence.start, m.start - 24) : m.start]
                if _SEATED_IN.search(before):
                    return m.country
        return None


def core_capital(shown: str) -> bool:
    """Whether a phrase is a proper name, not a sentence's first common word."""
    return (
        any(w[:1].isupper() for w in shown.split()[1:])
        and shown.split(maxsplit=1)[0][:1].isupper()
        and (shown.split(maxsplit=1)[0] not in NOT_NAMES)
    )
