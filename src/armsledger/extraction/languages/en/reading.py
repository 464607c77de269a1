"""A sentence on its way to units: its words, the mentions on them, the units so far."""

from __future__ import annotations

import re

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.languages.en.small import DETERMINERS, NOT_ADVERBS, PREPOSITIONS
from armsledger.extraction.languages.en.unit import Unit
from armsledger.extraction.lexicon import Verb, lexicon

_PAST = re.compile(r"[a-z]{4,}ed")
_BENT = re.compile(r"[a-z]{3,}(?:ed|ing)")


class Reading:
    """The state that the readers of verbs, nouns and small words share."""

    def __init__(self, document: Document, sentence: Sentence, language: str) -> None:
        self.document = document
        self.sentence = sentence
        self.lexicon = lexicon(language)
        self.tokens = sentence.tokens
        self.units: list[Unit] = []
        self.at: dict[int, Mention] = {}
        """The token at which a mention starts → the mention."""
        self._party_ends: set[int] | None = None
        position, count = 0, len(self.tokens)
        for m in sentence.mentions:
            while position < count and self.tokens[position].end <= m.start:
                position += 1
            if position < count:
                self.at.setdefault(position, m)

    def word(self, j: int, lower: str) -> bool:
        """Whether the token at j is this word."""
        return j < len(self.tokens) and self.tokens[j].lower == lower

    def words(self, j: int, lowers: tuple[str, ...]) -> bool:
        """Whether these words stand from token j on."""
        return all(self.word(j + k, lower) for k, lower in enumerate(lowers))

    def determiner(self, j: int) -> bool:
        """Whether a noun phrase starts with a determiner at token j."""
        return j < len(self.tokens) and self.tokens[j].lower in DETERMINERS

    def adverb(self, j: int) -> bool:
        """Whether the token at j is an adverb, by the lexicon or by its ending."""
        low = self.tokens[j].lower
        return low in self.lexicon.adverbs or (low.endswith("ly") and low not in NOT_ADVERBS)

    def past_adverbs(self, j: int) -> int | None:
        """The first token from j on that is no adverb; None at a mention or at the end."""
        while j < len(self.tokens) and j not in self.at:
            if not self.adverb(j):
                return j
            j += 1
        return None

    def main_verb(self, j: int, after_auxiliary: bool) -> tuple[Verb, int] | None:
        """The verb whose form stands at token j and the token behind it; None for no verb."""
        low = self.tokens[j].lower
        for rest, verb in self.lexicon.verbs.get(low, ()):
            if not rest or self.words(j + 1, rest):
                return verb, j + 1 + len(rest)
        if after_auxiliary:
            return self._unknown_verb(j, low)
        if low.endswith("ed") and _PAST.fullmatch(low) and j - 1 in self._ends_of_parties():
            return Verb(low, "past/pp"), j + 1
        return None

    def _unknown_verb(self, j: int, low: str) -> tuple[Verb, int] | None:
        """A word that only its place behind an auxiliary makes a verb."""
        if _BENT.fullmatch(low):
            return Verb(low, "ing" if low.endswith("ing") else "past/pp"), j + 1
        if not j or not low.isalpha() or not self.tokens[j].text.islower():
            return None
        if low in PREPOSITIONS or low in DETERMINERS:
            return None
        before = self.tokens[j - 1].lower
        if before == "to" or before in self.lexicon.modals:
            return Verb(low, "base"), j + 1
        return None

    def _ends_of_parties(self) -> set[int]:
        """The last tokens of parties and persons, behind which a past form is likely a verb."""
        if self._party_ends is None:
            self._party_ends = set()
            for m in self.sentence.mentions:
                if m.is_party or m.type is M.PERSON:
                    inside = [
                        k for k, t in enumerate(self.tokens) if t.start < m.end and t.end > m.start
                    ]
                    self._party_ends.update(inside[-1:])
        return self._party_ends
