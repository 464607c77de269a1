"""Finds every name of the catalogue in a text: one automaton, longest match first.

Aho-Corasick over folded text (`ahocorasick_rs`), then word boundaries, case where
case matters, plural and possessive endings, and the context that ambiguous names need.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

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
}


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one entry."""

    text: str
    entry: Entry
    form: str
    """`name`, `adjective`, `demonym`, `capital` or `metonym`."""


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


class Matcher:
    """The catalogue as an automaton."""

    def __init__(self, catalogue: Catalogue) -> None:
        by_pattern: dict[str, list[Name]] = {}
        for name in _names(catalogue):
            by_pattern.setdefault(fold(name.text), []).append(name)
        self._patterns = sorted(by_pattern)
        self._names = [sorted(by_pattern[p], key=lambda n: _ORDER[type(n.entry)]) for p in self._patterns]
        self._automaton = AhoCorasick(self._patterns)

    def find(self, text: str, folded: str | None = None) -> list[Match]:
        """The names in `text`, left to right, none overlapping, the longest first."""
        simple = plain(text)
        folded = fold(text) if folded is None else folded
        found: list[tuple[int, int, int, int]] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
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
            if name:
                out.append(Match(start, end, outer, name.entry, name.form))
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
            yield from (Name(word, country, form) for word in words)
    for group in catalogue.groups:
        yield from (Name(word, group, "name") for word in (group.name, *group.aliases))
        yield from (Name(word, group, "adjective") for word in group.adjectives)
    for system in catalogue.systems:
        for word in (system.name, *system.aliases):
            yield from (Name(spelling, system, "name") for spelling in spellings(word))
    others = (*catalogue.organisations, *catalogue.shows, *catalogue.outlets, *catalogue.cities)
    for entry in others:
        yield from (Name(word, entry, "name") for word in (entry.name, *entry.aliases))


def _boundary(simple: str, start: int, end: int) -> int | None:
    """Where the word ends, with its plural ending; None where the match is within a word."""
    if start and simple[start].isalnum():
        before = simple[start - 1]
        if before.isalnum() or before == "_":
            return None
    rest = simple[end : end + 3]
    if not rest or not simple[end - 1].isalnum() or not (rest[0].isalnum() or rest[0] == "_"):
        return end
    for ending in ("es", "s"):
        after = rest[len(ending) :]
        if rest.startswith(ending) and not (after and (after[0].isalnum() or after[0] == "_")):
            return end + len(ending)
    return None


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
    capitals = "".join(a)
    letters = [c for c in b if c.isalpha()]
    return bool(
        capitals.isupper() and letters and letters[0].isupper() and (len(a) >= 5 or any(c.isdigit() for c in a))
    )


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
