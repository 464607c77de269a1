"""Who says a sentence: the subject of its verb of saying, or whom "according to" names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from armsledger.extraction.acting import adjectives
from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table
from armsledger.extraction.people import NOT_NAMES
from armsledger.extraction.positions import Person, position_pattern
from armsledger.model import Speaker

UNNAMED = "unnamed source"


@dataclass(slots=True)
class Source:
    """Whom a stretch of the report is credited to."""

    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    backward: bool = False
    """ "This was announced by …": it credits what went before as well."""
    organisation: Mention | None = None
    """Whom "we" stands for in the speaker's mouth."""

    def __bool__(self) -> bool:
        return self.speaker is not None or bool(self.via)


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of attribution, turned for look-up."""

    said: frozenset[str]
    saying: frozenset[str]
    passive: frozenset[str]
    perfect: frozenset[str]
    outlets: frozenset[str]
    between: frozenset[str]
    unnamed: frozenset[str]
    offices: tuple[str, ...]
    lesser: frozenset[str]
    institutions: tuple[str, ...]
    documents: frozenset[str]
    organisations: frozenset[str]
    according: re.Pattern[str]


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def words_of(language: str) -> Words:
    """The attribution words of a language."""
    t = table(language, "attribution")
    reference = table(language, "reference")
    return Words(
        frozenset(t["said"]),
        frozenset(t["saying"]),
        frozenset(t["passive"]),
        frozenset(t["perfect"]),
        frozenset(n.split()[-1] for n in t["outlet_nouns"]) | {"agency"},
        frozenset(t["between"]),
        frozenset(t["unnamed"]),
        tuple(t["offices"]),
        frozenset(t["lesser"]),
        tuple(sorted(t["institutions"], key=len, reverse=True)),
        frozenset(t["documents"]),
        frozenset(reference["organisation"]),
        re.compile(rf"\b(?:{_either(t['according'])})\b", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a mark or a mention."""

    start: int
    end: int
    lower: str
    mention: Mention | None = None


def pieces_of(sentence: Sentence) -> list[Piece]:
    """The sentence as words and mentions, left to right."""
    out: list[Piece] = []
    mentions = sorted(sentence.mentions, key=lambda m: (m.start, -m.end))
    k = 0
    at = sentence.start
    for token in sentence.tokens:
        while k < len(mentions) and mentions[k].start < max(at, token.start):
            k += 1
        if token.start < at:
            continue
        if k < len(mentions) and mentions[k].start < token.end:
            m = mentions[k]
            out.append(Piece(m.start, m.end, m.name.lower(), m))
            at = m.end
            k += 1
        else:
            out.append(Piece(token.start, token.end, token.lower))
    return _without_brackets(out)


def _without_brackets(pieces: list[Piece]) -> list[Piece]:
    """The row without what stands in brackets: "(SECO)", "($920 million)"."""
    out: list[Piece] = []
    k = 0
    while k < len(pieces):
        if pieces[k].lower == "(":
            close = next(
                (j for j in range(k, min(len(pieces), k + 12)) if pieces[j].lower == ")"), None
            )
            if close is not None:
                k = close + 1
                continue
        out.append(pieces[k])
        k += 1
    return out


_STOPS = frozenset([";", ":", "“", "”", '"', "«", "»", "(", ")", "—", "–"])
_CLAUSE = frozenset(
    ["that", "but", "while", "although", "though", "because", "whereas", "if", "as"]
)
_AUXILIARY = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "should",
    ]
)
_RELATIVE = frozenset(["which", "who", "whose", "where", "when"])
_PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "on",
        "about",
        "under",
        "near",
        "to",
        "during",
        "after",
        "before",
        "by",
        "since",
        "against",
        "alongside",
        "via",
        "through",
        "within",
        "over",
        "into",
    ]
)
_INSTITUTION = re.compile(
    r"(?:(?:the|The|its|a|an)\s+)?(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:for|of|on|and|the|de|du|&)\s+){0,2}[A-ZÀ-Þ][\w'’.-]*)*)"
)
_PUBLIC = re.compile(
    r"\b(?:Ministry|Secretariat|Commission|Council|Agency|Authority|Office|Committee|Department|Institute|Centre|Center|"
    r"Administration|Directorate|Service|Bureau|Organi[sz]ation|Board|Association|Federation)\b"
)
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "one",
        "another",
        "any",
        "some",
        "its",
        "their",
        "his",
        "her",
        "our",
        "'s",
        "’s",
    ]
)


class SpeakerFinder:
    """Finds who says each sentence of one report, in order."""

    def __init__(
        self, document: Document, people: dict[str, Person], home: str | None, language: str
    ) -> None:
        self.document = document
        self.text = document.text
        self.people = people
        self.home = home
        self.words = words_of(language)
        self.positions = position_pattern(language)
        self.last: Source | None = None
        self.sentence: Sentence = document.sentences[0]
        self.number = 0
        self.last_paragraph = -1

    def find(self, number: int, via: tuple[str, ...]) -> Source:
        """The source of one sentence."""
        self.number = number
        self.sentence = self.document.sentences[number]
        source = Source(via=via)
        body = self.text[self.sentence.start : self.sentence.start + 40]
        source.backward = bool(re.match(r"(?:This|It|That)\s+(?:was|has\s+been|is)\b", body))
        pieces = pieces_of(self.sentence)
        self._outlet_again = False
        person = self._spoken(pieces) or self._credited(pieces)
        if person is not None:
            source.speaker, source.organisation = person
            if self._continued and self.last_paragraph == self.sentence.paragraph and not via:
                source.via = self.last.via if self.last is not None else ()
        elif self._outlet_again and self.last is not None and not via:
            source.via = self.last.via
        if source:
            self.last = source
            self.last_paragraph = self.sentence.paragraph
        return source

    _continued = False
    _outlet_again = False

    # -- verbs of saying

    def _spoken(self, pieces: list[Piece]) -> Person | None:
        self._continued = False
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
        while j >= 0 and pieces[j].lower in self.words.between - {"has", "have", "had"}:
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
        while j >= 0 and pieces[j].lower in self.words.between - {"has", "have", "had"}:
            j -= 1
        return j >= 0 and pieces[j].lower in ("was", "were", "been", "is", "are", "being", "be")

    @staticmethod
    def _at_a_sum(pieces: list[Piece], k: int) -> bool:
        return any(p.lower == "at" for p in pieces[k + 1 : k + 4])

    def _by(self, pieces: list[Piece], k: int) -> Person | None:
        """ "was announced on Monday by X"; "was quoted as saying by TASS" has its subject before."""
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

    def _follows(self, pieces: list[Piece], k: int, wanted: tuple[str, ...]) -> bool:
        return tuple(p.lower for p in pieces[k + 1 : k + 1 + len(wanted)]) == wanted

    def _sayer(self, pieces: list[Piece], k: int) -> Person | None:
        j = k - 1
        while j >= 0 and pieces[j].mention is None and pieces[j].lower in self.words.between:
            j -= 1
        if j >= 0 and pieces[j].lower in (",", "”", '"', "’", "»", "'") and k + 1 < len(pieces):
            after = pieces[k + 1]
            if (
                after.mention is not None and after.mention.type is not M.DATE
            ) or after.lower in _ARTICLES | {"he", "she", "it"}:
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
            if piece.mention is None and piece.lower in _AUXILIARY:
                return self._noun_phrase(pieces[:k])
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
                    or (low in _CLAUSE and start <= j + 1)
                    or (low == "and" and commas == 0 and self._new_clause(pieces, start, j))
                ):
                    break
            start -= 1
        if stop > start:
            groups.append((start, stop))
        return self._of_groups(pieces, groups, closed=bool(j >= 0 and pieces[j].lower == ","))

    def _new_clause(self, pieces: list[Piece], start: int, j: int) -> bool:
        """Whether the "and" before `start` joins clauses, not two speakers."""
        before = pieces[start - 2] if start >= 2 else None
        return before is None or before.mention is None or not before.mention.is_party

    def _of_groups(
        self, pieces: list[Piece], groups: list[tuple[int, int]], closed: bool
    ) -> Person | None:
        if not groups:
            return None
        if not closed:
            return self._noun_phrase(pieces[groups[0][0] : groups[0][1]])
        for a, b in groups[:3]:  # "the head of Y, X, said": the name wins
            phrase = pieces[a:b]
            person = next(
                (p for p in phrase if p.mention is not None and p.mention.type is M.PERSON), None
            )
            if person is not None and len(phrase) <= 6:
                return self.people.get(person.mention.name)  # type: ignore[union-attr]
        for a, b in groups[1:4]:
            phrase = pieces[a:b]
            person = next(
                (p for p in phrase if p.mention is not None and p.mention.type is M.PERSON), None
            )
            if person is not None:
                return self.people.get(person.mention.name)  # type: ignore[union-attr]
        for a, b in groups[1:3]:
            found = self._noun_phrase(pieces[a:b])
            if found is not None:
                return found
        return None

    def _right(self, pieces: list[Piece], k: int) -> Person | None:
        """Who the noun phrase that begins at piece k is ("said X, the head of Y")."""
        end = k
        while end < len(pieces) and end < k + 14:
            piece = pieces[end]
            if piece.mention is None and (
                piece.lower in (",", ".") or piece.lower in _STOPS or piece.lower in _CLAUSE
            ):
                break
            if (
                piece.mention is None
                and end > k
                and piece.lower in ("on", "during", "at", "which", "who", "last", "this")
            ):
                break
            end += 1
        named = self._noun_phrase(pieces[k:end])
        if end < len(pieces) and pieces[end].lower == ",":
            following = pieces[end + 1 : end + 5]
            person = next(
                (p for p in following if p.mention is not None and p.mention.type is M.PERSON), None
            )
            gap = [p for p in following if p.lower in (",", "and", "that")]
            words = [p.lower for p in pieces[k:end]]
            if (
                person is not None
                and following[0] is person
                and not gap[:0]
                and self._has_position(words)
            ):
                return self.people.get(person.mention.name)  # type: ignore[union-attr]
        return named

    def _has_position(self, words: list[str]) -> bool:
        return bool(self.positions.search(" ".join(words)))

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

    # -- noun phrases

    def _noun_phrase(self, phrase: list[Piece]) -> Person | None:
        """Who a phrase such as "the country's defence minister, X" stands for."""
        while phrase and phrase[0].mention is None and phrase[0].lower in (",", "and", "then"):
            phrase = phrase[1:]
        phrase = self._without_time(phrase)
        if not phrase:
            return None
        for piece in phrase:
            if piece.mention is not None and piece.mention.type is M.PERSON:
                return self.people.get(piece.mention.name)
            if piece.lower in _RELATIVE:
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
        return self._common_noun(head, core, phrase) or self._capitals(phrase)

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

    def _capitals(self, phrase: list[Piece]) -> Person | None:
        """An institution or firm that nobody knows, by its capitals."""
        shown = self.text[phrase[0].start : phrase[-1].end]
        match = _INSTITUTION.match(shown)
        if match is None or match.group("name").split()[0] in NOT_NAMES:
            return None
        name = match.group("name")
        whole = re.sub(r"\s+", " ", shown[match.end() :]).strip()
        if whole and not re.match(r"(?:in|of|for|which|who|on|at|'s|’s)\b", whole):
            return None
        acronym = re.compile(r"\s*\(([A-Z][A-Za-z]{1,7})\)").match(
            self.text, phrase[0].start + match.end()
        )
        if acronym and _PUBLIC.search(name):
            name = acronym.group(1)
        return Speaker(name=re.sub(r"\s+", " ", name)), None

    def _without_time(self, phrase: list[Piece]) -> list[Piece]:
        """The phrase without "In May", "On Monday", "Last year" before it."""
        k = 0
        while k < len(phrase) and k < 3:
            m = phrase[k].mention
            if m is not None and m.type is M.DATE:
                return phrase[k + 1 :]
            if m is not None or phrase[k].lower not in (
                "in",
                "on",
                "at",
                "last",
                "early",
                "late",
                "by",
            ):
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
                and (piece.lower in _PREPOSITIONS or piece.lower in _RELATIVE)
            ):
                return phrase[:k]
        return phrase

    def _pronoun(self, word: str) -> Person | None:
        last = self.last
        if last is None or word not in ("he", "she", "it", "they", "we", "i"):
            if word == "it":
                return self._first_organisation(self.number)
            return None
        self._continued = True
        if word in ("he", "she"):
            return (last.speaker, last.organisation) if last.speaker is not None else None
        if word == "it" and last.speaker is None:
            self._outlet_again = True
            return None
        if word == "it":
            here = self._first_organisation(self.number)
            if here is not None and self._names_before_verb():
                self._continued = False
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
                    return self._named(m)
        return None

    def _mention(self, head: Piece, core: list[Piece]) -> Person | None:
        m = head.mention
        if m is None or m.type not in (M.COUNTRY, M.GROUP, M.ORGANISATION):
            return None
        if any(p.lower in ("of", "to", "by") for p in core[: core.index(head)]):
            return None
        if m.type is M.COUNTRY and m.form == "demonym":
            return None
        return self._named(m)

    def _named(self, m: Mention) -> Person:
        return Speaker(name=self._speaker_name(m)), m

    def _speaker_name(self, m: Mention) -> str:
        """An institution by the words that the text has for it, its country in front."""
        shown = re.sub(
            r"^the\s+", "", re.sub(r"\s+", " ", self.text[m.start : m.end]), flags=re.IGNORECASE
        )
        if m.form == "metonym":
            return shown[0].upper() + shown[1:]
        if m.org_type != "ministry" or not re.search(
            r"(?i)(?:ministry|department|secretariat)$", shown
        ):
            return m.name if m.form != "ministry" else self._of_home(shown)
        if m.form == "ministry":
            return self._of_home(shown)
        adjective = adjectives().get(m.country or "", "")
        if re.match(r"^.*[’']s?\s+(?=\w)", shown):
            return re.sub(r"^.*[’']s?\s+(?=\w)", f"{adjective} ", shown)
        return f"{adjective} {shown}" if shown.islower() and adjective else shown

    def _of_home(self, words: str, code: str | None = None) -> str:
        """ "the defence minister" with the adjective of the country whose he is."""
        code = code or self._country_here() or self.home
        adjective = adjectives().get(code or "", "")
        return f"{adjective} {words}".strip()

    def _country_here(self) -> str | None:
        """ "the defence ministry in Buenos Aires": the capital that follows."""
        for m in self.sentence.mentions:
            if m.form == "capital" or m.type is M.CITY:
                before = self.text[max(self.sentence.start, m.start - 24) : m.start]
                if re.search(
                    r"(?:ministry|minister|government|department|presidency|cabinet|office|army|navy)\s+in\s+$",
                    before,
                ):
                    return m.country
        return None

    def _common_noun(self, head: Piece, core: list[Piece], phrase: list[Piece]) -> Person | None:
        while (
            core
            and core[0].mention is None
            and (core[0].lower in _ARTICLES or core[0].lower in ("both", "and"))
        ):
            core = core[1:]
        shown = re.sub(r"\s+", " ", self.text[core[0].start : head.end]) if core else ""
        low = shown.lower()
        owner = next((p.mention for p in core if p.mention is not None and p.mention.country), None)
        plain = (
            re.sub(r"\s+", " ", self.text[_after_owner(core) : head.end]).lower() if core else ""
        )
        if low.startswith(("new ", "own ")):
            low = low[4:]
        if any(p.mention is not None and p.mention.type is M.OUTLET for p in core):
            return None
        if head.lower in self.words.outlets and self._last_via():
            self._outlet_again = True
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
            name = self._of_home(plain, country)
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
            return Speaker(name=self._of_home(plain, owner.country)), owner
        if core_capital(shown):
            return Speaker(name=shown), None
        return (Speaker(name=self._of_home(plain)), None) if self.home else None

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
                    return self._named(m)
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
                return self._noun_phrase(phrase[k + 1 :])
        owner = phrase[0].mention or (phrase[1].mention if len(phrase) > 1 else None)
        if owner is not None and owner.type is M.ORGANISATION:
            return self._named(owner)
        if self.last is not None and self.last.speaker is not None:
            self._continued = True
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
            return self._named(near[0])
        counts = Counter(m.name for _, m in firms)
        return self._named(max((m for _, m in firms), key=lambda m: counts[m.name]))

    def _holder(self, plain: str) -> Person | None:
        """The person whom the text gives that position: "the minister" after "Minister X"."""
        if not plain:
            return None
        last = self.last.speaker if self.last is not None else None
        if last is not None and last.role and self._same_office(plain, last.role.lower()):
            self._continued = True
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


def core_capital(shown: str) -> bool:
    """Whether a phrase is a proper name, not a sentence's first common word."""
    return (
        any(w[:1].isupper() for w in shown.split()[1:])
        and shown.split(maxsplit=1)[0][:1].isupper()
        and (shown.split(maxsplit=1)[0] not in NOT_NAMES)
    )


def _after_owner(core: list[Piece]) -> int:
    """Where the phrase goes on behind its last party ("Hungary's | defence minister")."""
    at = core[0].start
    for k, piece in enumerate(core):
        if (piece.mention is not None or piece.lower in ("'s", "’s", "'", "’")) and k + 1 < len(
            core
        ):
            at = core[k + 1].start
    return at
