"""Which country a report is about where it leaves the country out ("the defence ministry")."""

from __future__ import annotations

import re
from functools import cache

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.document import Document, M, Mention, Sentence

_SEAM = re.compile(r"[,/(–-]")
_OF_DEFENCE = re.compile(
    r"(?:Ministry|Department) of (?:the |National )?(?:\w+ )?(?:Defence|Defense|Armed Forces)"
    r"(?! (?:Industry|Production|and Aerospace))"
)
_PASSING = re.compile(
    r"\b(?:in|at|near|to|from|for|with|of|against|over|by|via|through|into|on|between|than|like)\s+"
    r"(?:(?:the|a|an|its|some|more|several|new|\d+)\s+)*$"
)


@cache
def adjectives() -> dict[str, str]:
    """The first adjective of each country by its code."""
    out = {c.code: c.adjectives[0] for c in load_catalogue().countries if c.adjectives}
    return {**out, "NZL": "New Zealand"}


@cache
def country_names() -> dict[str, str]:
    """The usual name of each country by its code."""
    return {c.code: c.name for c in load_catalogue().countries}


@cache
def defence_ministries() -> dict[str, str]:
    """The name of each country's ministry of defence by the country's code."""
    out: dict[str, str] = {}
    for one in load_catalogue().organisations:
        if one.type == "ministry" and _OF_DEFENCE.search(one.name):
            out.setdefault(one.country, one.name)
    return out


@cache
def _places() -> dict[str, str]:
    catalogue = load_catalogue()
    out = {city.name.casefold(): city.country for city in catalogue.cities}
    for country in catalogue.countries:
        for name in (country.name, *country.aliases, *country.capitals):
            out[name.casefold()] = country.code
    return out


def home(document: Document) -> str | None:
    """The code of the country whose ministry, army or minister "the …" would be.

    The country that acts in the first sentence; else in the headline; else the dateline's.
    """
    body = [s for s in document.sentences if not s.title][:2]
    titles = [document.title_sentence] if document.title_sentence is not None else []
    for sentence in [*body[:1], *titles, *body[1:]]:
        code = _acting(document, sentence)
        if code:
            return code
    dateline = _SEAM.split(document.report.dateline or "")
    for part in dateline:
        code = _places().get(part.strip().casefold())
        if code:
            return code
    return next((m.country for s in body for m in s.mentions if m.type is M.COUNTRY), None)


def _acting(document: Document, sentence: Sentence) -> str | None:
    for m in sentence.mentions:
        if not m.country or not _stands_for_a_state(m):
            continue
        before = document.text[max(sentence.start, m.start - 24) : m.start]
        if not _PASSING.search(before.lower()):
            return m.country
    return None


def _stands_for_a_state(m: Mention) -> bool:
    return m.type is M.COUNTRY or (m.type is M.ORGANISATION and m.org_type in ("ministry", "force"))
