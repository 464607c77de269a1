"""Finds every name of the catalogue in a text: one automaton, longest match first.

Aho-Corasick over folded text (`ahocorasick_rs`), then word boundaries, case where
case matters, plural and possessive endings, and the context that ambiguous names need.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import combining

from ahocorasick_rs import AhoCorasick

from armsledger.catalogue.distractors import DISTRACTORS
from armsledger.catalogue.entries import (
    City,
    Country,
    Group,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.catalogue.folding import fold, plain
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.variants import spellings

_PLACE = re.compile(r"([A-Z][\w.]+), $")
Entry = Country | Group | Organisation | System | Show | Outlet | City

#: Where two entries share a name and a span, the earlier sort wins.
_ORDER: dict[type, int] = {
    Country: 0,
    Group: 1,
    System: 2,
    Organisation: 3,
    Show: 4,
    Outlet: 5,
    City: 6,
    type(None): -1,
}


class Name(NamedTuple):
    """One spelling of one entry."""

    text: str
    entry: Entry | None
    """None for a name that only hides others ("South China Sea")."""
    form: str
    """`name`, `adjective`, `demonym`, `capital` or `metonym`."""
    alias: str
    """The name as the catalogue spells it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text; spans are code points of that text."""

    start: int
    end: int
    """Without a plural or possessive ending."""
    outer_end: int
    """With a plural ending."""
    entry: Entry
    form: str
    alias: str
    """The name that was found, as the catalogue spells it."""


class Matcher:
    """The catalogue as an automaton."""

    def __init__(self, catalogue: Catalogue) -> None:
        by_pattern: dict[str, list[Name]] = {}
        for name in _names(catalogue):
            by_pattern.setdefault(fold(name.text), []).append(name)
        self._patterns = sorted(by_pattern)
        self._names = [by_pattern[p] for p in self._patterns]
        for names in self._names:
            if len(names) > 1:
                names.sort(key=lambda n: _ORDER[type(n.entry)])
        self._automaton = AhoCorasick(self._patterns)

    def find(self, text: str, folded: str | None = None) -> list[Match]:
        """The names in `text`, left to right, none overlapping, the longest first."""
        simple = plain(text)
        folded = fold(text) if folded is None else folded
        found: list[tuple[int, int, int, int]] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            folded, overlapping=True
        ):
            outer = _boundary(simple, start, end)
            if outer is not None:
                found.append((start, -end, outer, pattern))
        found.sort()
        out: list[Match] = []
        reached = 0
        for start, minus_end, outer, pattern in found:
            if start < reached:
                continue
            end = -minus_end
            name = self._choose(pattern, simple, folded, start, end)
            if name is None:
                continue
            if name.entry is None:
                reached = outer
            elif not _somebody(name, simple, start, end, out):
                out.append(Match(start, end, outer, name.entry, name.form, name.alias))
                reached = outer
        return out

    def _choose(self, pattern: int, simple: str, folded: str, start: int, end: int) -> Name | None:
        for name in self._names[pattern]:
            if not _case_fits(name.text, simple[start:end]):
                continue
            context: tuple[str, ...] = getattr(name.entry, "context", ())
            if context and not _in_context(context, folded, start, end):
                continue
            return name
        return None


def _names(catalogue: Catalogue) -> Iterator[Name]:
    for country in catalogue.countries:
        for form, words in (
            ("name", (country.name, *country.aliases)),
            ("adjective", country.adjectives),
            ("demonym", country.demonyms),
            ("capital", country.capitals),
            ("metonym", country.metonyms),
        ):
            yield from (Name(word, country, form, word) for word in words)
    for group in catalogue.groups:
        yield from (Name(word, group, "name", word) for word in (group.name, *group.aliases))
        yield from (Name(word, group, "adjective", word) for word in group.adjectives)
    for system in catalogue.systems:
        for word in (system.name, *system.aliases):
            yield from (Name(spelling, system, "name", word) for spelling in spellings(word))
    others: tuple[Organisation | Show | Outlet | City, ...] = (
        *catalogue.organisations,
        *catalogue.shows,
        *catalogue.outlets,
        *catalogue.cities,
    )
    for entry in others:
        yield from (Name(word, entry, "name", word) for word in (entry.name, *entry.aliases))
    yield from (Name(word, None, "name", word) for word in DISTRACTORS)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (char > "\u02ff" and combining(char) > 0)


def _boundary(simple: str, start: int, end: int) -> int | None:
    """Where the word ends, with its plural ending; None where the match is within a word."""
    if start and simple[start].isalnum() and _in_word(simple[start - 1]):
        return None
    rest = simple[end : end + 3]
    if not rest or not simple[end - 1].isalnum() or not _in_word(rest[0]):
        return end
    for ending in ("es", "s"):
        after = rest[len(ending) :]
        if rest.startswith(ending) and not (after and _in_word(after[0])):
            return end + len(ending)
    return None


_GIVEN_NAMES = frozenset(["Chad", "Georgia", "Jordan", "Israel"])
"""States that are also people's names, and one that is a state of the United States."""
_TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Sir|Lord|Lady)\.?|General|Colonel|"
    r"Senator|Captain|Admiral|Michael|Jim|John|David|Robert|James|Hamilton|Vernon)\s$"
)
_SURNAME = re.compile(r"\s([A-Z][a-z]{2,})(?=\s(?:[a-z]|said)|[,.;:']|$)")
_OF_A_STATE = frozenset(
    [
        "air",
        "armed",
        "army",
        "navy",
        "coast",
        "ministry",
        "defence",
        "defense",
        "national",
        "military",
        "border",
        "aerospace",
        "aircraft",
        "design",
        "weapon",
        "weapons",
        "shipyards",
        "shipyard",
        "police",
        "special",
        "royal",
        "land",
        "forces",
        "force",
        "and",
        "for",
        "president",
        "prime",
        "minister",
        "parliament",
        "central",
        "security",
        "republic",
    ]
)


def _somebody(name: Name, simple: str, start: int, end: int, before: list[Match]) -> bool:
    """ "Michael Jordan", "Chad Smith", "Marietta, Georgia": the word is no state here."""
    if name.text not in _GIVEN_NAMES or name.form != "name":
        return False
    if _TITLES.search(simple, max(0, start - 12), start):
        return True
    surname = _SURNAME.match(simple, end, end + 24)
    if surname and surname.group(1).lower() not in _OF_A_STATE:
        return name.text != "Israel"
    if name.text == "Georgia" and simple[max(0, start - 2) : start] == ", ":
        last = before[-1] if before else None
        place = last is not None and last.outer_end == start - 2
        word = _PLACE.search(simple[max(0, start - 30) : start])
        if place and last is not None:
            return isinstance(last.entry, City) and last.entry.country != "GEO"
        return word is not None
    return False


def _case_fits(alias: str, found: str) -> bool:
    """Capitals of the name must be capitals in the text; the rest may be either."""
    if alias == found:
        return True
    a = [c for c in plain(alias) if c.isalnum()]
    b = [c for c in found if c.isalnum()]
    if len(a) != len(b):
        return False
    if all(y == x or (x.islower() and y == x.upper()) for x, y in zip(a, b, strict=True)):
        return True
    # "NORINCO" may be written "Norinco", "SU-30" "Su-30"; short acronyms may not.
    letters = [c for c in b if c.isalpha()]
    if a[-1] == "S" and b[-1] == "s" and not any(c.islower() for c in b[:-1]):
        return False  # "T-90s" is the plural of "T-90", not the T-90S.
    if not ("".join(a).isupper() and letters and letters[0].isupper()):
        return False
    return len(a) >= 5 or any(c.isdigit() for c in a)


@cache
def _context_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(fold(w)) for w in words)})(?:s|es)?(?!\w)")


def _in_context(words: tuple[str, ...], folded: str, start: int, end: int) -> bool:
    window = 160
    pattern = _context_pattern(words)
    return bool(pattern.search(folded, max(0, start - window), min(len(folded), end + window)))


_MATCHERS: dict[int, Matcher] = {}


def matcher(catalogue: Catalogue) -> Matcher:
    """The automaton of a catalogue, built once."""
    key = id(catalogue)
    if key not in _MATCHERS:
        _MATCHERS[key] = Matcher(catalogue)
    return _MATCHERS[key]
