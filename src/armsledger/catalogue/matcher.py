"""Finds every name of the catalogue in a text: one automaton, longest match first.

Aho-Corasick (`daachorse`) over the text's skeleton, in which each word is preceded by a
space. So names are met at the start of words only, once for all their spellings. What
it meets is then looked at closely: the end of the word, the spelling, case where case
matters, plural and possessive endings, and the context that ambiguous names need.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from armsledger.catalogue.compiled import compiled
from armsledger.catalogue.entries import (
    City,
    Country,
    Group,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.catalogue.folding import fold, in_word, plain, skeleton
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.namesakes import (
    follows_a_place,
    has_civil_title,
    is_no_system,
    is_person,
    may_be_given_name,
)
from armsledger.catalogue.variants import spellings
from armsledger.catalogue.words import distractors

Entry = Country | Group | Organisation | System | Show | Outlet | City

#: Where the words lie that an ambiguous name needs: code points before and behind it.
_WINDOW = 160
#: Where a state's namesake shows that it is one.
_NEARBY = 40
_ENDINGS = ("es", "s")


class Name(NamedTuple):
    """One name of one entry."""

    text: str
    entry: Entry | None
    """None for a name that only hides others ("South China Sea")."""
    form: str
    """`name`, `adjective`, `demonym`, `capital` or `metonym`."""


class Match(NamedTuple):
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
        # Kind by kind: of entries that share a name, the earlier kind wins.
        self._names = [*_names(catalogue)]
        self._compiled = compiled([name.text for name in self._names])
        self._starts, self._owners = self._compiled.starts, self._compiled.names
        self._beginnings: dict[int, tuple[tuple[int, int], ...]] = {}
        self._longest = max(map(len, self._compiled.patterns), default=0)

    def find(self, text: str) -> list[Match]:
        """The names in `text`, left to right, none overlapping, the longest first."""
        # A space before it, for the first word; so what is met at [start:end] of the
        # skeleton, its space included, is the text's [start:end - 1].
        bones = b" %b " % skeleton(text)
        out: list[Match] = []
        reached = tried = 0
        one_word, small = self._compiled.one_word, self._compiled.small
        for met in self._compiled.automaton.find(bones):
            start, end, pattern = met
            # Most of what is met is the beginning of a longer word, or a small one.
            if one_word[pattern] and (
                bones[end] not in b" es" or (text[start].islower() and not small[pattern])
            ):
                continue
            if start >= tried:
                reached, tried = self._read(text, bones, met, reached, out)
        return out

    def _read(
        self, text: str, bones: bytes, met: tuple[int, int, int], reached: int, out: list[Match]
    ) -> tuple[int, int]:
        """Take the name that was met, or what lies within.

        Gives how far the text is taken, and before where every name has been tried.
        """
        waiting = [met]
        tried = 0
        while waiting:
            start, end, pattern = waiting.pop()
            if start < tried:
                continue
            tried = start + 1
            if start >= reached:
                outer = self._take(text, pattern, start, end - 1, out)
                if outer is None:
                    for number, length in self._shorter(pattern):
                        outer = self._take(text, number, start, start + length - 1, out)
                        if outer is not None:
                            break
                reached = reached if outer is None else outer
            # Names that begin within what was met, behind what was taken of it.
            behind = max(start + 1, reached)
            if behind < end - 1 and not self._compiled.one_word[pattern]:
                window = bones[behind : end + self._longest]
                inner = [
                    (behind + from_, behind + to, number)
                    for from_, to, number in self._compiled.automaton.find(window)
                    if behind + from_ < end
                ]
                waiting += reversed(inner)
        return reached, tried

    def _shorter(self, pattern: int) -> tuple[tuple[int, int], ...]:
        """The patterns that this one begins with, longest first, each with its length."""
        known = self._beginnings.get(pattern)
        if known is None:
            bones = self._compiled.patterns[pattern]
            known = tuple(
                (self._numbers[bones[:end]], end)
                for end in range(len(bones) - 1, 1, -1)
                if bones.startswith((b" ", b"s", b"es"), end) and bones[:end] in self._numbers
            )
            self._beginnings[pattern] = known
        return known

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {pattern: number for number, pattern in enumerate(self._compiled.patterns)}

    def _take(self, text: str, pattern: int, start: int, end: int, out: list[Match]) -> int | None:
        """Add the name at [start:end], if it is one; where the word ends."""
        outer = _boundary(text, start, end)
        if outer is None:
            return None
        given = text[start:end]
        starts, owners = self._starts, self._owners
        for number in range(starts[pattern], starts[pattern + 1]):
            name = self._names[owners[number]]
            if name.text != given and not _written_so(name.text, given):
                continue
            context: tuple[str, ...] = getattr(name.entry, "context", ())
            if context and not _in_context(context, text, start, end):
                continue
            if name.entry is None:
                return outer
            if _something_else(name, text, start, end, out):
                return None
            out.append(Match(start, end, outer, name.entry, name.form, name.text))
            return outer
        return None


@lru_cache(maxsize=8)
def matcher(catalogue: Catalogue) -> Matcher:
    """The automaton of a catalogue, built once."""
    return Matcher(catalogue)


def _names(catalogue: Catalogue) -> Iterator[Name]:
    yield from (Name(word, None, "name") for word in distractors())
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
        yield Name(system.name, system, "name")
        for alias in _telling_aliases(system):
            yield Name(alias, system, "name")
    others: tuple[Organisation | Show | Outlet | City, ...] = (
        *catalogue.organisations,
        *catalogue.shows,
        *catalogue.outlets,
        *catalogue.cities,
    )
    for entry in others:
        yield Name(entry.name, entry, "name")
        for alias in entry.aliases:
            yield Name(alias, entry, "name")


def _telling_aliases(system: System) -> Iterator[str]:
    """The aliases without those that only add its maker, or what it is, to another name.

    "Boeing P-8A" names two things where the P-8A is known, "Rafale fighter" one and a noun.
    """
    own = {system.name, *system.aliases}
    for alias in system.aliases:
        by_maker = any(
            alias.startswith(f"{maker} ") and alias[len(maker) + 1 :] in own
            for maker in system.maker
        )
        first, _, last = alias.rpartition(" ")
        if not by_maker and not (last.islower() and first in own):
            yield alias


def _boundary(text: str, start: int, end: int) -> int | None:
    """Where the word ends, with its plural ending; None where the match is within a word."""
    rest = text[end : end + 3]
    if not rest or not text[end - 1].isalnum() or not in_word(rest[0]):
        return end
    for ending in _ENDINGS:
        after = rest[len(ending) :]
        if rest.startswith(ending) and not (after and in_word(after[0])):
            return end + len(ending)
    return None


def _something_else(name: Name, text: str, start: int, end: int, before: list[Match]) -> bool:
    """Whether the words name a person, a place or a room here: see `namesakes`."""
    if start and text[start - 1].isspace() and has_civil_title(text, start):
        return True
    if isinstance(name.entry, System):
        return is_no_system(text, start, end)
    if name.form in ("name", "capital") and may_be_given_name(name.text):
        return _somebody(name.text, text, start, end, before)
    return False


def _somebody(name: str, text: str, start: int, end: int, before: list[Match]) -> bool:
    """ "Michael Jordan", "Chad Smith", "Marietta, Georgia": the word is no state here."""
    first = max(0, start - _NEARBY)
    around = plain(text[first : end + _NEARBY])
    start, end, shift = start - first, end - first, first
    if is_person(name, around, start, end):
        return True
    if name != "Georgia" or not follows_a_place(around, start):
        return False
    last = before[-1] if before else None
    if last is None or last.outer_end - shift != start - 2:
        return True
    return isinstance(last.entry, City) and last.entry.country != "GEO"


def _written_so(name: str, given: str) -> bool:
    """Whether these words of a text spell the name, in a case that fits."""
    # Latin letters alone do not spell a name in another script, however alike they look.
    if given.isascii() and not name.isascii():
        return False
    return fold(given) in spellings(name) and _case_fits(name, plain(given))


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


def _in_context(words: tuple[str, ...], text: str, start: int, end: int) -> bool:
    around = fold(text[max(0, start - _WINDOW) : end + _WINDOW])
    return _context_pattern(words).search(around) is not None
