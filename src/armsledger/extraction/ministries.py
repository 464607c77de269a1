"""Ministries and forces by grammar: "Egypt's defence ministry", "the Royal Thai Navy"."""

from __future__ import annotations

import re
from functools import cache

from armsledger.extraction.acting import adjectives, defence_ministries
from armsledger.extraction.document import M, Mention, Sentence
from armsledger.extraction.grammar.tables import table

_SEAM = re.compile(r"[\s-]+")
_OWNS = re.compile(r"[’']s?\s+[a-z]*\s*")
_OF_STATE = re.compile(
    r"\s+(?:of|in|for)\s+(?:the\s+)?"
    r"(?:(?:Islamic\s+|People[’']s\s+)?Republic\s+of\s+|Kingdom\s+of\s+|State\s+of\s+)?"
)
_STYLE = re.compile(r"\b(Royal|Republic\s+of|Imperial)\s+$")
_ARTICLE = frozenset(["GBR", "USA", "ARE", "NLD", "PHL"])
_DEFENCE = frozenset(["defence", "national defence", "armed forces"])
_ARMED = ("defence", "military", "national defence", "armed forces", "public security")


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in ordered)


@cache
def _ministry_pattern(language: str) -> re.Pattern[str]:
    fields = [w for words in table(language, "reference")["ministries"].values() for w in words]
    noun = r"(?:ministry|department|secretariat)"
    return re.compile(
        rf"\b(?:(?P<before>{_either(fields)})\s+{noun}(?!\s+(?:of|official|spokes))"
        rf"|(?P<before2>{_either(fields)})\s+{noun}(?=\s+(?:official|spokes))"
        rf"|{noun}\s+(?:of|for)\s+(?:the\s+)?(?P<behind>{_either(fields)}))\b",
        re.IGNORECASE,
    )


@cache
def _fields(language: str) -> dict[str, str]:
    ministries = table(language, "reference")["ministries"]
    return {word.lower(): field for field, words in ministries.items() for word in words}


@cache
def _own_names(language: str) -> dict[str, str]:
    own: dict[str, str] = table(language, "reference")["own_ministries"]
    return own


def ministry_name(field: str, country: str, code: str | None) -> str:
    """The usual English name of a ministry.

    >>> ministry_name("defence", "India", "IND")
    'Ministry of Defence of India'
    """
    own = _own_names("en").get(f"{code} {field}")
    if field in _DEFENCE:
        own = defence_ministries().get(code or "", own)
    if own:
        return own
    title = field.title().replace(" And ", " and ").replace(" Of ", " of ")
    if field == "armed forces":
        title = "the Armed Forces"
    if not country:
        return f"Ministry of {title}"
    return f"Ministry of {title} of {'the ' if code in _ARTICLE else ''}{country}"


def country_beside(sentence: Sentence, start: int, end: int, text: str) -> Mention | None:
    """The country that says whose ministry or force stands at [start:end]."""
    for m in sentence.mentions:
        if m.type is not M.COUNTRY:
            continue
        if m.end <= start:
            between = text[m.end : start]
            if between.strip(" ’'s") in ("", "the", "federal"):
                return m
            if _OWNS.fullmatch(between):
                return m
        elif m.start >= end and m.form != "adjective" and _OF_STATE.fullmatch(text[end : m.start]):
            return m
    return None


_MINISTRY_WORDS = frozenset(["ministry", "department", "secretariat"])


def find_ministries(text: str, sentence: Sentence, language: str) -> None:
    """Add the ministries that the sentence names, with their countries."""
    if _MINISTRY_WORDS.isdisjoint(t.lower for t in sentence.tokens):
        return
    fields = _fields(language)
    for match in _ministry_pattern(language).finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        clash = [m for m in sentence.mentions if m.start < end and start < m.end]
        if any(
            m.type is not M.COUNTRY and (m.end - m.start >= 6 or m.type is M.ORGANISATION)
            for m in clash
        ):
            continue
        for m in clash:
            sentence.mentions.remove(m)
        word = match.group("before") or match.group("before2") or match.group("behind")
        field = fields[_SEAM.sub(" ", word.lower())]
        country = country_beside(sentence, start, end, text)
        if country is not None:
            capital = country.start > end and country.form == "capital"
            if not capital:
                start, end = min(start, country.start), max(end, country.end)
                sentence.mentions.remove(country)
        sentence.mentions.append(
            Mention(
                start,
                end,
                M.ORGANISATION,
                ministry_name(field, country.name, country.country) if country else field,
                country.country if country else None,
                form="name" if country else "ministry",
                org_type="ministry",
                arms=field.startswith(_ARMED),
            )
        )
    sentence.mentions.sort(key=lambda m: (m.start, -m.end))


_FORCE_NAMES = {
    "military": "Armed Forces",
    "coastguard": "Coast Guard",
    "naval forces": "Navy",
    "ground forces": "Army",
    "land forces": "Army",
}


@cache
def _force_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    forces = _either(table(language, "reference")["force"])
    return (
        re.compile(
            rf"(?:[’']s?)?\s+(?P<royal>royal\s+)?(?P<force>{forces})(?![\w-]|\s+(?:chief|commander|minister|surplus)\b)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<force>{forces})\s+of\s+(?:the\s+)?(?:(?:Islamic\s+)?Republic\s+of\s+|Kingdom\s+of\s+)?$",
            re.IGNORECASE,
        ),
    )


_NOUN_FOLLOWS = re.compile(
    r"[\s-]+(?!(?:will|has|have|had|is|are|was|were|would|could|may|can|must|should|said|says|told|to|and|or|in|for|with|from|by|"
    r"on|at|as|of|that|which|who|also|after|before|during|under|since|ordered|received|bought|signed|took|plans|wants|uses|"
    r"operates|operated|accepted|announced|confirmed|took|but|when|while|until|into|over)\b)\w"
)


def find_forces(text: str, sentence: Sentence, language: str) -> None:
    """Add the forces that the sentence names beside their country."""
    after, before = _force_patterns(language)
    for country in [m for m in sentence.mentions if m.type is M.COUNTRY]:
        match = after.match(text, country.end, sentence.end)
        if match is not None:
            start, end = country.start, match.end()
            royal = "Royal " if match.group("royal") else ""
        else:
            match = before.search(text[sentence.start : country.start])
            if match is None or country.form == "adjective":
                continue
            start, end, royal = sentence.start + match.start(), country.end, ""
        force = _SEAM.sub(" ", match.group("force").lower())
        if any(
            m is not country and m.start < end and start < m.end and m.type is not M.CITY
            for m in sentence.mentions
        ):
            continue
        if force in ("military", "police", "marines") and _NOUN_FOLLOWS.match(text, end):
            continue  # "Russian military equipment": an adjective, not the force
        start, royal = _royal_before(text, sentence, start, royal)
        sentence.mentions.remove(country)
        sentence.mentions.append(
            Mention(
                start,
                end,
                M.ORGANISATION,
                royal + _whose(country, text) + " " + (_FORCE_NAMES.get(force) or force.title()),
                country.country,
                org_type="force",
                arms=force not in ("police", "national police", "federal police"),
            )
        )
    sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _royal_before(text: str, sentence: Sentence, start: int, royal: str) -> tuple[int, str]:
    match = _STYLE.search(text[sentence.start : start])
    if match is None:
        return start, royal
    return sentence.start + match.start(), match.group(1) + " "


def _whose(country: Mention, text: str) -> str:
    """The adjective as the text has it, else the country's first one."""
    if country.form == "adjective":
        shown = text[country.start : country.end]
        if shown[:1].isupper() and shown not in ("American", "Emirati"):
            return shown
    return adjectives().get(country.country or "", country.name)
