"""Whom a noun phrase stands for: a person, an office, an institution, a document's author."""

from __future__ import annotations

from collections import Counter

from armsledger.extraction.credited import UNNAMED, Source, words_of
from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.pieces import Piece
from armsledger.extraction.positions import Person, position_pattern
from armsledger.extraction.speaker_names import SpeakerNames, core_capital, one_line
from armsledger.model import Speaker

_BEFORE_TIME = frozenset(["in", "on", "at", "last", "early", "late", "by"])


class NounPhrases:
    """Reads the noun phrases of one report's sentences, in order."""

    def __init__(
        self, document: Document, people: dict[str, Person], home: str | None, language: str
    ) -> None:
        self.document = document
        self.text = document.text
        self.people = people
        self.words = words_of(language)
        self.positions = position_pattern(language)
        self.last: Source | None = None
        """Who spoke last."""
        self.number = 0
        self.sentence: Sentence = document.sentences[0]
        self.names = SpeakerNames(self.text, home, self.sentence)
        self.continued = False
        """Whether the phrase took up who spoke last ("he", "the minister")."""
        self.outlet_again = False
        """Whether the phrase took up the outlet cited last ("the agency")."""

    def enter(self, number: int) -> None:
        """Begin to read a sentence."""
        self.number = number
        self.sentence = self.names.sentence = self.document.sentences[number]
        self.continued = self.outlet_again = False

    def whom(self, phrase: list[Piece]) -> Person | None:
        """Who a phrase such as "the country's defence minister, X" stands for."""
        while phrase and phrase[0].mention is None and phrase[0].lower in (",", "and", "then"):
            phrase = phrase[1:]
        phrase = self._without_time(phrase)
        if not phrase:
            return None
        for piece in phrase:
            if piece.mention is not None and piece.mention.type is M.PERSON:
                return self.people.get(piece.mention.name)
            if piece.lower in self.words.relatives:
                break
        if len(phrase) == 1 and phrase[0].mention is None:
            pronoun = self._pronoun(phrase[0].lower)
            if pronoun is not None:
                return pronoun
        core = self._core(phrase)
        head = self._head(core)
        if head is None:
            return None
        if head.mention is not None:
            return self._mention(head, core)
        return self._common_noun(head, core, phrase) or self.names.capitals(phrase)

    def _head(self, core: list[Piece]) -> Piece | None:
        """The word that says who it is: "a | person | familiar"."""
        rest = [p for p in core if p.lower not in self.words.between]
        if not rest or rest[-1].mention is not None:
            return rest[-1] if rest else None
        for piece in reversed(rest):
            if piece.mention is None and (
                piece.lower in self.words.unnamed
                or piece.lower in self.words.documents
                or piece.lower in self.words.organisations
                or piece.lower in self.words.outlets
                or self.positions.fullmatch(piece.lower)
                or self._institution(piece.lower)
            ):
                return piece
        return rest[-1]

    def _without_time(self, phrase: list[Piece]) -> list[Piece]:
        """The phrase without "In May", "On Monday", "Last year" before it."""
        k = 0
        while k < len(phrase) and k < 3:
            m = phrase[k].mention
            if m is not None and m.type is M.DATE:
                return phrase[k + 1 :]
            if m is not None or phrase[k].lower not in _BEFORE_TIME:
                break
            k += 1
        while phrase and phrase[-1].mention is not None and phrase[-1].mention.type is M.DATE:
            phrase = phrase[:-1]
            while phrase and phrase[-1].lower in ("on", "in"):
                phrase = phrase[:-1]
        return phrase

    def _core(self, phrase: list[Piece]) -> list[Piece]:
        for k, piece in enumerate(phrase):
            if (
                k
                and piece.mention is None
                and (piece.lower in self.words.prepositions or piece.lower in self.words.relatives)
            ):
                return phrase[:k]
        return phrase

    def _pronoun(self, word: str) -> Person | None:
        last = self.last
        if last is None or word not in ("he", "she", "it", "they", "we", "i"):
            if word == "it":
                return self._first_organisation(self.number)
            return None
        self.continued = True
        if word in ("he", "she"):
            return (last.speaker, last.organisation) if last.speaker is not None else None
        if word == "it" and last.speaker is None:
            self.outlet_again = True
            return None
        if word == "it":
            here = self._first_organisation(self.number)
            if here is not None and self._names_before_verb():
                self.continued = False
                return here
            if last.speaker is not None and last.speaker.role is None:
                return last.speaker, last.organisation
            return here
        return None

    def _names_before_verb(self) -> bool:
        """Whether the sentence opens with an organisation, which "it said" then is."""
        first = self.sentence.mentions[0] if self.sentence.mentions else None
        return (
            first is not None
            and first.type is M.ORGANISATION
            and first.start - self.sentence.start < 12
        )

    def _first_organisation(self, number: int) -> Person | None:
        for k in range(number, max(-1, number - 3), -1):
            for m in self.document.sentences[k].mentions:
                if m.type is M.ORGANISATION:
                    return self.names.named(m)
        return None

    def _mention(self, head: Piece, core: list[Piece]) -> Person | None:
        m = head.mention
        if m is None or m.type not in (M.COUNTRY, M.GROUP, M.ORGANISATION):
            return None
        if any(p.lower in ("of", "to", "by") for p in core[: core.index(head)]):
            return None
        if m.type is M.COUNTRY and m.form == "demonym":
            return None
        return self.names.named(m)

    def _common_noun(self, head: Piece, core: list[Piece], phrase: list[Piece]) -> Person | None:
        while (
            core
            and core[0].mention is None
            and (core[0].lower in self.words.articles or core[0].lower in ("both", "and"))
        ):
            core = core[1:]
        shown = one_line(self.text[core[0].start : head.end]) if core else ""
        low = shown.lower()
        owner = next((p.mention for p in core if p.mention is not None and p.mention.country), None)
        plain = one_line(self.text[_after_owner(core) : head.end]).lower() if core else ""
        if low.startswith(("new ", "own ")):
            low = low[4:]
        if any(p.mention is not None and p.mention.type is M.OUTLET for p in core):
            return None
        if head.lower in self.words.outlets and self._last_via():
            self.outlet_again = True
            return None
        if head.lower in ("government", "presidency", "cabinet") or self._institution(plain):
            return self._institution_speaks(plain, owner, shown)
        if head.lower in self.words.documents:
            return self._document(phrase)
        if head.lower in self.words.organisations:
            return self._organisation(owner)
        same = self._holder(plain)
        if same is not None and not (set(plain.split()) & self.words.lesser):
            return same
        if any(plain == o or plain.endswith(" " + o) for o in self.words.offices) and not (
            set(plain.split()) & self.words.lesser
        ):
            country = owner.country if owner is not None else self._owner_of(phrase)
            name = self.names.of_home(plain, country)
            return Speaker(name=name, role=plain), None
        if head.lower in self.words.unnamed or low in self.words.unnamed:
            return Speaker(name=UNNAMED, role=plain or None), self._employer(phrase)
        return None

    def _last_via(self) -> bool:
        return self.last is not None and bool(self.last.via)

    def _owner_of(self, phrase: list[Piece]) -> str | None:
        """ "the president of Poland"."""
        for k, piece in enumerate(phrase[:-1]):
            m = phrase[k + 1].mention
            if piece.lower == "of" and m is not None and m.type is M.COUNTRY:
                return m.country
        return None

    def _employer(self, phrase: list[Piece]) -> Mention | None:
        return next(
            (
                p.mention
                for p in phrase
                if p.mention is not None and p.mention.type is M.ORGANISATION
            ),
            None,
        )

    def _institution(self, plain: str) -> bool:
        return any(plain == i or plain.endswith(" " + i) for i in self.words.institutions)

    def _institution_speaks(self, plain: str, owner: Mention | None, shown: str) -> Person | None:
        if owner is None or owner.type is not M.COUNTRY:
            known = self._spoken_of(plain)
            if known is not None:
                return known
        if owner is not None and owner.type is M.COUNTRY:
            return Speaker(name=self.names.of_home(plain, owner.country)), owner
        if core_capital(shown):
            return Speaker(name=shown), None
        return (Speaker(name=self.names.of_home(plain)), None) if self.names.home else None

    def _spoken_of(self, plain: str) -> Person | None:
        """ "the ministry", after "the Kazakh defence ministry"."""
        last = self.last
        word = plain.rsplit(maxsplit=1)[-1]
        if (
            last is not None
            and last.speaker is not None
            and word in last.speaker.name.lower().split()
        ):
            return last.speaker, last.organisation
        if " " in plain:
            return None
        for k in range(self.number, -1, -1):
            for m in self.document.sentences[k].mentions:
                if m.type is M.ORGANISATION and (
                    word in m.name.lower()
                    or (word in ("ministry", "department") and m.org_type == "ministry")
                ):
                    return self.names.named(m)
        return None

    def _document(self, phrase: list[Piece]) -> Person | None:
        """ "the report says": whoever the report was by; "a statement by X said"."""
        for k, piece in enumerate(phrase[:-1]):
            m = phrase[k + 1].mention
            if (
                piece.lower in ("by", "from", "of")
                and m is not None
                and (m.is_party or m.type is M.PERSON)
            ):
                return self.whom(phrase[k + 1 :])
        owner = phrase[0].mention or (phrase[1].mention if len(phrase) > 1 else None)
        if owner is not None and owner.type is M.ORGANISATION:
            return self.names.named(owner)
        if self.last is not None and self.last.speaker is not None:
            self.continued = True
            return self.last.speaker, self.last.organisation
        return None

    def _organisation(self, owner: Mention | None) -> Person | None:
        """ "the company said": the firm named last, of the owner's country where one is named."""
        firms = [
            (k, m)
            for k in range(self.number + 1)
            for m in self.document.sentences[k].mentions
            if m.type is M.ORGANISATION and m.org_type not in ("ministry", "force")
            if owner is None or owner.type is not M.COUNTRY or m.country in (None, owner.country)
        ]
        if not firms:
            return None
        paragraph = self.sentence.paragraph
        near = [m for k, m in firms if self.document.sentences[k].paragraph == paragraph]
        if near:
            return self.names.named(near[0])
        counts = Counter(m.name for _, m in firms)
        return self.names.named(max((m for _, m in firms), key=lambda m: counts[m.name]))

    def _holder(self, plain: str) -> Person | None:
        """The person whom the text gives that position: "the minister" after "Minister X"."""
        if not plain:
            return None
        last = self.last.speaker if self.last is not None else None
        if last is not None and last.role and self._same_office(plain, last.role.lower()):
            self.continued = True
            return last, self.last.organisation if self.last is not None else None
        holders = [
            p for p in self.people.values()
            if p[0].role and self._same_office(plain, p[0].role.lower())
        ]  # fmt: skip
        return holders[0] if len(holders) == 1 else None

    @staticmethod
    def _same_office(plain: str, role: str) -> bool:
        plain, role = plain.replace("defense", "defence"), role.replace("defense", "defence")
        head = role.split(" for ")[0].split(" of ")[0]
        return head == plain or head.endswith(" " + plain)


def _after_owner(core: list[Piece]) -> int:
    """Where the phrase goes on behind its last party ("Hungary's | defence minister")."""
    at = core[0].start
    for k, piece in enumerate(core):
        if (piece.mention is not None or piece.lower in ("'s", "’s", "'", "’")) and k + 1 < len(
            core
        ):
            at = core[k + 1].start
    return at
