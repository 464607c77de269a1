"""Names as screening compares them: words without legal forms, spelt one way."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from armsledger.catalogue.folding import sounded
from armsledger.catalogue.words import word_list

#: Letters between which romanisations of Russian, Persian and Korean differ without a meaning.
_SPELLINGS = (
    ("tch", "ch"), ("ks", "x"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"),
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")
_WORDS = re.compile(r"[a-z]+|[0-9]+")
_INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}")
BLOCK = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """One name, ready to compare."""

    words: tuple[str, ...]
    """Distinctive and generic words and numbers, sorted, without legal forms."""
    joined: str
    """The words in their order, as one."""
    transliterated: bool
    """It was not in Latin letters."""

    @property
    def distinctive(self) -> tuple[str, ...]:
        """The words that are no common ones: by these a name is known."""
        return tuple(w for w in self.words if not is_generic(w))

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, which must agree: Plant No. 13 is not Plant No. 31."""
        return frozenset(w for w in self.words if w.isdecimal())

    def blocks(self) -> set[tuple[str, str]]:
        """Keys, each with a word: two names are compared where of one key the words are alike.

        Of a name of common words alone it is all of them, which must agree.
        """
        if not self.distinctive:
            return {("=", " ".join(self.words))} if self.words else set()
        whole = ("~" + self.joined[:BLOCK], self.joined)
        return {whole, *((w[:BLOCK], w) for w in self.distinctive)}


@lru_cache(maxsize=65536)
def compared(name: str) -> Compared:
    """The name without case, accents, marks and legal forms, in Latin letters."""
    latin = in_latin(name)
    found = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", latin)
    # An apostrophe within a word is a soft sign or an aspirate, and no gap.
    tokens = _WORDS.findall(re.sub(r"(?<=[a-z])['`](?=[a-z])", "", found))
    kept = _without_forms(tokens)
    joined = "".join(_by_letters(token) for token in kept)
    return Compared(tuple(sorted(map(spelt, kept))), joined, not _is_latin(name))


def in_latin(name: str) -> str:
    """The name in small Latin letters: Cyrillic by its sound, other scripts as anyascii has it."""
    composed = unicodedata.normalize("NFKC", name)
    if _is_latin(composed):
        return anyascii(composed).casefold()
    # Of Chinese each sign is a syllable with a capital, and words are not parted.
    return anyascii(sounded(composed)).casefold()


def _is_latin(name: str) -> bool:
    return name.isascii() or all(
        c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in name if c.isalpha()
    )


@lru_cache(maxsize=262144)
def spelt(token: str) -> str:
    """A word in its one spelling: the listed one of a common word, else by its letters."""
    if token in _generic():
        return _generic()[token]
    return _by_letters(token)


def is_generic(word: str) -> bool:
    """Whether a word, spelt its one way, stands in too many names to tell them apart."""
    return word in _generic_spelt()


def _by_letters(token: str) -> str:
    for before, after in _SPELLINGS:
        token = token.replace(before, after)
    return _DOUBLED.sub(r"\1", token)


@cache
def _generic() -> Mapping[str, str]:
    rows = (line.split() for line in word_list("generic_words"))
    return {word: _by_letters(row[0]) for row in rows for word in row}


@cache
def _generic_spelt() -> frozenset[str]:
    return frozenset(_generic().values()) | {_by_letters(word) for word in _generic()}


@cache
def _forms() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Legal forms by their first word, the longest first."""
    forms = sorted((tuple(_WORDS.findall(f)) for f in word_list("legal_forms")), key=len)
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in reversed(forms):
        by_first[form[0]] = (*by_first.get(form[0], ()), form)
    return by_first


def _without_forms(tokens: list[str]) -> list[str]:
    """The words without legal forms; all of them where nothing else is left."""
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        for form in _forms().get(tokens[at], ()):
            if tuple(tokens[at : at + len(form)]) == form:
                at += len(form)
                break
        else:
            kept.append(tokens[at])
            at += 1
    return kept or tokens
