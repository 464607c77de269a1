"""Annotated reports under other names: what is left of a score where no name is known.

Every designation and every firm, agency or exporter that the catalogue or the annotation
names is replaced, in the text and in the claims, by an invented name of the same shape.
Countries, groups of countries, people, ministries and forces keep theirs: their names are
the language's.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from armsledger.catalogue.entries import Organisation, System
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.matcher import matcher
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.slots import ClaimJson
from armsledger.extraction.alike import same_name
from armsledger.model import Report

#: Types of organisations whose names the language makes, not their founders.
_DESCRIBED = frozenset(["ministry", "force", "parliament", "government"])
_OFFICE = re.compile(
    r"\b(?:ministry|department|force|forces|army|navy|guard|parliament|congress|senate|council|"
    r"government|police|office|cabinet|pentagon|kremlin|agency|administration|authority|"
    r"command|commission|committee|service|border|corps)\b",
    re.IGNORECASE,
)
_CODA = re.compile(
    r"(?:[ -](?:class|Group|Systems|Industries|Aerospace|Defen[cs]e|Corporation|Company|Shipyard|"
    r"Technologies|Aircraft|Electronics|Holding|International|Ltd|Inc|AG|GmbH|SA|plc))+$"
)
_ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "or", "an", "el", "ur"]
_CODAS = ["l", "n", "r", "s", "t", "x", "m", "nd", "rk", "sk"]


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    name: str
    """The usual name of what stands there."""


def renamed(annotated: Annotated, catalogue: Catalogue, dice: random.Random) -> Annotated:
    """A copy with invented names; the same dice invent the same names."""
    text = annotated.report.text
    places = _apart([*_known(text, catalogue), *_annotated(text, annotated.claims)])
    names = _Names(dice)
    for place in places:
        names.of(place.name)
    moved = _Moved(text, [(p.start, p.end, names.of(p.name) + _ending(text, p)) for p in places])
    claims = [_claim(claim, names, moved) for claim in annotated.claims]
    title = annotated.report.title
    report = annotated.report.model_copy(
        update={"text": moved.text, "title": names.within(title) if title else title}
    )
    return replace(annotated, report=Report.model_validate(report.model_dump()), claims=claims)


def _known(text: str, catalogue: Catalogue) -> Iterator[_Place]:
    for match in matcher(catalogue).find(text):
        entry = match.entry
        system = isinstance(entry, System)
        firm = isinstance(entry, Organisation) and entry.type not in _DESCRIBED
        if (system or firm) and not _OFFICE.search(text[match.start : match.end]):
            yield _Place(match.start, match.end, entry.name)


def _annotated(text: str, claims: list[ClaimJson]) -> Iterator[_Place]:
    names = {i["name"] for c in claims for i in c.get("items", ())}
    names |= {p["name"] for c in claims for p in c["parties"] if p["type"] == "organisation"}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        named = re.search(r"[A-Z].*[a-z]|\d|[A-Z]{2}", name) and not _OFFICE.search(name)
        if named:
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?=s?\b)", text):
                yield _Place(match.start(), match.end(), name)


def _apart(places: list[_Place]) -> list[_Place]:
    """In order, none over another; the longer one stays."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda p: (p.start - p.end, p.start)):
        if all(place.end <= k.start or k.end <= place.start for k in kept):
            kept.append(place)
    return sorted(kept, key=lambda p: p.start)


def _ending(text: str, place: _Place) -> str:
    return (
        "s" if text[place.start : place.end].endswith("s") and not place.name.endswith("s") else ""
    )


class _Names:
    """Invented names, one for each that is replaced."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._new: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The invented name for a name."""
        if name not in self._new:
            self._new[name] = self._invented(name)
        return self._new[name]

    def like(self, name: str) -> str:
        """The invented name for a name as annotated: as itself, or as another spelling of it."""
        if name in self._new:
            return self._new[name]
        return next((new for old, new in self._new.items() if same_name(old, name)), name)

    def within(self, text: str) -> str:
        """A text in which each name is replaced."""
        for old in sorted(self._new, key=len, reverse=True):
            text = text.replace(old, self._new[old])
        return text

    def _invented(self, name: str) -> str:
        dice = self._dice
        if re.search(r"\d", name):
            return "".join(self._like_character(c) for c in name)
        coda = _CODA.search(name)
        word = "".join(
            dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(dice.choice((1, 2, 2)))
        )
        word = (word + dice.choice(_CODAS)).capitalize()
        if re.fullmatch(r"[A-Z]{2,5}", name):
            word = "".join(dice.choice("BDFGKLMNPRSTVZ") for _ in name)
        return word + (coda.group() if coda and coda.start() else "")

    def _like_character(self, c: str) -> str:
        if c.isdigit():
            return self._dice.choice("123456789")
        if c.isupper():
            return self._dice.choice("BCDFGHKLMNPRSTVXZ")
        return self._dice.choice("aeiorltn") if c.islower() else c


class _Moved:
    """A text with some stretches replaced, and where each place of the old one is now."""

    def __init__(self, text: str, changes: list[tuple[int, int, str]]) -> None:
        parts: list[str] = []
        at = 0
        for start, end, new in changes:
            parts += [text[at:start], new]
            at = end
        self.text = "".join([*parts, text[at:]])
        self._changes = changes

    def at(self, place: int) -> int:
        """Where an old place is now; one within a replaced stretch is at its start."""
        shift = 0
        for start, end, new in self._changes:
            if place >= end:
                shift += len(new) - (end - start)
            elif place > start:
                return start + shift
            else:
                break
        return place + shift


def _claim(claim: ClaimJson, names: _Names, moved: _Moved) -> ClaimJson:
    new: dict[str, Any] = deepcopy(claim)
    for party in new["parties"]:
        if party["type"] == "organisation":
            party["name"] = names.like(party["name"])
    for item in new.get("items", ()):
        item["name"] = names.like(item["name"])
    speaker = new.get("speaker")
    if speaker is not None:
        speaker["name"] = names.like(speaker["name"])
    for evidence in new["evidence"]:
        evidence["start"], evidence["end"] = moved.at(evidence["start"]), moved.at(evidence["end"])
        evidence["quote"] = moved.text[evidence["start"] : evidence["end"]]
    return new
