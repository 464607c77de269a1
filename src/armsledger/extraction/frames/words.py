"""The words that the frames ask for, from `frames.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from armsledger.extraction.grammar.tables import table


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Sets of lemmas; what each is for stands in the table."""

    borrowed: dict[str, str]
    """A verb without a frame → the frame that it borrows."""
    contents: frozenset[str]
    package: frozenset[str]
    contains: frozenset[str]
    award: frozenset[str]
    win: frozenset[str]
    leads: frozenset[str]
    withhold: frozenset[str]
    grant: frozenset[str]
    impose: frozenset[str]
    under: frozenset[str]
    held: frozenset[str]
    hosts: frozenset[str]
    about: frozenset[str]
    neutral: frozenset[str]
    papers: frozenset[str]
    programmes: frozenset[str]
    competitions: frozenset[str]
    wishes: frozenset[str]
    relations: frozenset[str]
    relations_before: frozenset[str]
    contractor: frozenset[str]
    fields: frozenset[str]
    volumes: frozenset[str]
    theirs: frozenset[str]
    elliptic: frozenset[str]
    definite: frozenset[str]
    links: frozenset[str]
    matters: frozenset[str]
    listing: frozenset[str]
    grounds: frozenset[str]
    worth: frozenset[str]


@cache
def frame_words(language: str) -> FrameWords:
    """The words of a language, read once."""
    words = dict(table(language, "frames"))
    borrowed: dict[str, list[str]] = words.pop("borrowed")
    return FrameWords(
        borrowed={verb: frame for frame, verbs in borrowed.items() for verb in verbs},
        **{name: frozenset(lemmas) for name, lemmas in words.items()},
    )
