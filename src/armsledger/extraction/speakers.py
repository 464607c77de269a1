"""Who says a sentence: the subject of its verb of saying, or whom "according to" names."""

from __future__ import annotations

import re

from armsledger.extraction.credited import Source, words_of
from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.noun_phrases import NounPhrases
from armsledger.extraction.pieces import Piece, pieces_of
from armsledger.extraction.positions import Person

_STOPS = frozenset([";", ":", "“", "”", '"', "«", "»", "(", ")", "—", "–"])
_BACKWARD = re.compile(r"(?:This|It|That)\s+(?:was|has\s+been|is)\b")


class SpeakerFinder:
    """Finds who says each sentence of one report, in order."""

    def __init__(
        self, document: Document, people: dict[str, Person], home: str | None, language: str
    ) -> None:
        self.document = document
        self.text = document.text
        self.words = words_of(language)
        self.phrases = NounPhrases(document, people, home, language)
        self.sentence = document.sentences[0]
        self.last_paragraph = -1

    def find(self, number: int, via: tuple[str, ...]) -> Source:
        """The source of one sentence."""
        self.sentence = self.document.sentences[number]
        phrases = self.phrases
        phrases.enter(number)
        body = self.text[self.sentence.start : self.sentence.start + 40]
        source = Source(via=via, backward=_BACKWARD.match(body) is not None)
        person = None
        if self._tells():
            pieces = pieces_of(self.sentence)
            person = self._spoken(pieces) or self._credited(pieces)
        last = phrases.last
        if person is not None:
            source.speaker, source.organisation = person
            if phrases.continued and self.last_paragraph == self.sentence.paragraph and not via:
                source.via = last.via if last is not None else ()
        elif phrases.outlet_again and last is not None and not via:
            source.via = last.via
        if source:
            phrases.last = source
            self.last_paragraph = self.sentence.paragraph
        return source

    def _tells(self) -> bool:
        """Whether a word of saying or of crediting stands in the sentence at all."""
        w, there = self.words, {t.lower for t in self.sentence.tokens}
        return (
            not w.said.isdisjoint(there)
            or not w.passive.isdisjoint(there)
            or not w.perfect.isdisjoint(there)
            or w.according.search(self.text, self.sentence.start, self.sentence.end) is not None
        )

    # -- verbs of saying

    def _spoken(self, pieces: list[Piece]) -> Person | None:
        for k, piece in enumerate(pieces):
            if piece.mention is not None:
                continue
            if piece.lower in self.words.passive and self._is_passive(pieces, k):
                person = self._by(pieces, k)
            elif piece.lower in self.words.said or self._perfect(pieces, k):
                person = self._sayer(pieces, k)
            else:
                continue
            if person is not None:
                return person
        return None

    def _perfect(self, pieces: list[Piece], k: int) -> bool:
        """ "has written of", "has put … at"."""
        if pieces[k].lower not in self.words.perfect:
            return False
        j = k - 1
        while j >= 0 and pieces[j].lower in self.words.adverbs:
            j -= 1
        if j < 0 or pieces[j].lower not in ("has", "have", "had"):
            return False
        word = pieces[k].lower
        if word in ("put", "given"):
            return any(p.lower == "at" for p in pieces[k + 1 : k + 14]) and word == "put"
        return word != "known"

    def _is_passive(self, pieces: list[Piece], k: int) -> bool:
        if pieces[k].lower in ("put", "estimated", "valued") and not self._at_a_sum(pieces, k):
            return False
        if k + 1 < len(pieces) and pieces[k + 1].lower == "by":
            return True
        j = k - 1
        while j >= 0 and pieces[j].lower in self.words.adverbs:
            j -= 1
        return j >= 0 and pieces[j].lower in ("was", "were", "been", "is", "are", "being", "be")

    @staticmethod
    def _at_a_sum(pieces: list[Piece], k: int) -> bool:
        return any(p.lower == "at" for p in pieces[k + 1 : k + 4])

    def _by(self, pieces: list[Piece], k: int) -> Person | None:
        """ "was announced on Monday by X"; "quoted as saying by TASS" has its subject before."""
        if pieces[k].lower in ("quoted", "cited") and self._follows(pieces, k, ("as", "saying")):
            return self._left(pieces, k - 1)
        for j in range(k + 1, min(len(pieces) - 1, k + 12)):
            low = pieces[j].lower
            if low in _STOPS or low in (",", "and", "that", "which") or low in self.words.said:
                return None
            if low == "by":
                m = pieces[j + 1].mention
                return None if m is not None and m.type is M.DATE else self._right(pieces, j + 1)
        return None

    @staticmethod
    def _follows(pieces: list[Piece], k: int, wanted: tuple[str, ...]) -> bool:
        return tuple(p.lower for p in pieces[k + 1 : k + 1 + len(wanted)]) == wanted

    def _sayer(self, pieces: list[Piece], k: int) -> Person | None:
        j = k - 1
        while j >= 0 and pieces[j].mention is None and pieces[j].lower in self.words.between:
            j -= 1
        if j >= 0 and pieces[j].lower in (",", "”", '"', "’", "»", "'") and k + 1 < len(pieces):
            after = pieces[k + 1]
            if (
                after.mention is not None and after.mention.type is not M.DATE
            ) or after.lower in self.words.openers:
                person = self._right(pieces, k + 1)
                if person is not None:
                    return person
        if j >= 0 and pieces[j].lower in ("and", "but"):
            return self._leading(pieces)
        return self._left(pieces, j)

    def _leading(self, pieces: list[Piece]) -> Person | None:
        """ "The minister has put it at two per cent and says": the sentence's own subject."""
        for k, piece in enumerate(pieces[:14]):
            if piece.lower == ",":
                return None
            if piece.mention is None and piece.lower in self.words.auxiliaries:
                return self.phrases.whom(pieces[:k])
        return None

    def _left(self, pieces: list[Piece], j: int) -> Person | None:
        """Who the noun phrase that ends at piece j is."""
        while j >= 0 and pieces[j].lower in self.words.between:
            j -= 1
        start = j + 1
        commas = 0
        groups: list[tuple[int, int]] = []
        stop = j + 1
        while start > 0:
            piece = pieces[start - 1]
            low = piece.lower
            if piece.mention is None:
                if low == ",":
                    if stop > start:
                        groups.append((start, stop))
                        if commas == 0 and start <= j:
                            break
                    commas += 1
                    stop = start - 1
                    if commas > 3:
                        break
                elif (
                    low in _STOPS
                    or (low in self.words.clauses and start <= j + 1)
                    or (low == "and" and commas == 0 and self._new_clause(pieces, start))
                ):
                    break
            start -= 1
        if stop > start:
            groups.append((start, stop))
        return self._of_groups(pieces, groups, closed=bool(j >= 0 and pieces[j].lower == ","))

    @staticmethod
    def _new_clause(pieces: list[Piece], start: int) -> bool:
        """Whether the "and" before `start` joins clauses, not two speakers."""
        before = pieces[start - 2] if start >= 2 else None
        return before is None or before.mention is None or not before.mention.is_party

    def _of_groups(
        self, pieces: list[Piece], groups: list[tuple[int, int]], closed: bool
    ) -> Person | None:
        if not groups:
            return None
        if not closed:
            return self.phrases.whom(pieces[groups[0][0] : groups[0][1]])
        for a, b in groups[:3]:  # "the head of Y, X, said": the name wins
            person = _person_in(pieces[a:b])
            if person is not None and b - a <= 6:
                return self.phrases.people.get(person.name)
        for a, b in groups[1:4]:
            person = _person_in(pieces[a:b])
            if person is not None:
                return self.phrases.people.get(person.name)
        for a, b in groups[1:3]:
            found = self.phrases.whom(pieces[a:b])
            if found is not None:
                return found
        return None

    def _right(self, pieces: list[Piece], k: int) -> Person | None:
        """Who the noun phrase that begins at piece k is ("said X, the head of Y")."""
        end = k
        while end < len(pieces) and end < k + 14:
            piece = pieces[end]
            if piece.mention is None and (
                piece.lower in (",", ".")
                or piece.lower in _STOPS
                or piece.lower in self.words.clauses
            ):
                break
            if (
                piece.mention is None
                and end > k
                and piece.lower in ("on", "during", "at", "which", "who", "last", "this")
            ):
                break
            end += 1
        named = self.phrases.whom(pieces[k:end])
        if end < len(pieces) and pieces[end].lower == ",":
            m = pieces[end + 1].mention if end + 1 < len(pieces) else None
            words = [p.lower for p in pieces[k:end]]
            if m is not None and m.type is M.PERSON and self._has_position(words):
                return self.phrases.people.get(m.name)
        return named

    def _has_position(self, words: list[str]) -> bool:
        return bool(self.phrases.positions.search(" ".join(words)))

    # -- "according to"

    def _credited(self, pieces: list[Piece]) -> Person | None:
        match = self.words.according.search(self.text, self.sentence.start, self.sentence.end)
        if match is None:
            return None
        k = next((k for k, p in enumerate(pieces) if p.start >= match.end()), None)
        if k is None:
            return None
        person = self._right(pieces, k)
        if person is not None:
            return person
        for j in range(k, min(len(pieces), k + 9)):  # "a report published on Friday by X"
            if pieces[j].lower in (",", ";"):
                return None
            if pieces[j].lower in ("by", "from", "of") and j + 1 < len(pieces):
                person = self._right(pieces, j + 1)
                if person is not None:
                    return person
        return None


def _person_in(phrase: list[Piece]) -> Mention | None:
    """The first person that a phrase names."""
    return next(
        (p.mention for p in phrase if p.mention is not None and p.mention.type is M.PERSON), None
    )
