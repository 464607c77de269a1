"""A sentence as a row of units: mentions, verb groups, nouns that name dealings, small words."""

from __future__ import annotations

import re

from armsledger.extraction.document import Document, M, Mention, Sentence, Token
from armsledger.extraction.languages.en.unit import Unit, VerbGroup
from armsledger.extraction.lexicon import Lexicon, Verb, lexicon

PREPOSITIONS = frozenset(
    ["of", "in", "on", "at", "by", "for", "from", "with", "without", "to", "into", "under", "over", "between", "among", "against", "about", "as", "through", "via", "within", "after", "before", "during", "since", "until", "per", "towards", "toward", "across", "along", "around", "behind", "beyond", "despite", "off", "onto", "upon", "alongside", "following", "including", "versus", "worth", "like"]
)
CONJUNCTIONS = frozenset(["and", "or", "nor", "but", "plus", "&"])
RELATIVES = frozenset(["which", "that", "who", "whom", "whose", "where"])
SUBORDINATORS = frozenset(
    ["because", "although", "though", "while", "when", "if", "whether", "unless", "as", "after", "before", "since",
     "until", "so", "whereas", "once", "where", "how", "why", "what"]
)  # fmt: skip
DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my", "some", "any", "no", "every", "each", "both", "all", "another", "such", "more", "other"]
)
PRONOUNS = frozenset(["it", "they", "we", "he", "she", "i", "you", "them", "us", "him"])
_NOUN_BEFORE = DETERMINERS | {
    "of",
    "for",
    "in",
    "on",
    "with",
    "under",
    "by",
    "from",
    "new",
    "first",
    "second",
    "third",
}


_KIND = {
    M.COUNTRY: "party",
    M.GROUP: "party",
    M.ORGANISATION: "party",
    M.PERSON: "person",
    M.ITEM: "item",
    M.MONEY: "figure",
    M.PERCENT: "figure",
    M.RATIO: "figure",
    M.MEASURE: "figure",
    M.NUMBER: "figure",
    M.DATE: "date",
    M.CITY: "place",
    M.SHOW: "show",
    M.OUTLET: "outlet",
}


class _Builder:
    def __init__(self, document: Document, sentence: Sentence, language: str) -> None:
        self.document = document
        self.sentence = sentence
        self.lex: Lexicon = lexicon(language)
        self.tokens: list[Token] = sentence.tokens
        self.units: list[Unit] = []
        self.at: dict[int, Mention] = {}
        position = 0
        for m in sentence.mentions:
            while position < len(self.tokens) and self.tokens[position].end <= m.start:
                position += 1
            if position < len(self.tokens):
                self.at.setdefault(position, m)

    def build(self) -> list[Unit]:
        i = 0
        while i < len(self.tokens):
            mention = self.at.get(i)
            if mention is not None:
                self.units.append(
                    Unit(
                        _KIND[mention.type],
                        mention.start,
                        mention.end,
                        mention.name.lower(),
                        mention,
                    )
                )
                while i < len(self.tokens) and self.tokens[i].start < mention.end:
                    i += 1
                continue
            i = self._noun(i, least=2) or self._verb(i) or self._noun(i) or self._small(i)
        _participles(self.units)
        _owners(self.units, self.document.text)
        _holders(self.units)
        return self.units

    # -- verbs

    def _verb(self, i: int) -> int | None:
        """A verb group from token i; the index behind it, or None."""
        lex = self.lex
        j, tense, perfect, progressive, passive, negative = i, "", False, False, False, False
        seen_be = seen_have = seen_aux = False
        infinitive = False
        while j < len(self.tokens) and j not in self.at:
            low = self.tokens[j].lower
            if low in lex.modals and not (low == "may" and self.tokens[j].text == "May" and j > i):
                tense, seen_aux = lex.modals[low], True
            elif low in lex.be and not (low == "'s" and (not seen_aux and j == i)):
                if not tense:
                    tense = "past" if low in ("was", "were") else "present"
                progressive = progressive or low == "being"
                seen_be = seen_aux = True
            elif low in lex.have:
                if (
                    j + 1 < len(self.tokens)
                    and self.tokens[j + 1].lower == "to"
                    and (j + 1) not in self.at
                ):
                    tense = tense or "obliged"
                    j += 1
                seen_have = seen_aux = True
                tense = tense or ("past" if low == "had" else "present")
            elif low in lex.do and j + 1 < len(self.tokens):
                tense = tense or ("past" if low == "did" else "present")
                seen_aux = True
            elif low in ("not", "n't", "never", "neither") and (
                seen_aux or (j == i and low == "never")
            ):
                negative = True
            elif low == "no" and seen_aux and self._is(j + 1, "longer"):
                negative = True
                j += 1
            elif low == "yet" and seen_aux and self._is(j + 1, "to"):
                negative = True
            elif low == "to" and (
                j == i
                or seen_be
                or (seen_aux and tense)
                or (j > i and self.tokens[j - 1].lower == "yet")
            ):
                if not self._base_follows(j + 1):
                    return (
                        None
                        if j == i
                        else self._finish(
                            i,
                            j,
                            None,
                            tense,
                            perfect,
                            progressive,
                            passive,
                            negative,
                            seen_be,
                            seen_have,
                            infinitive,
                        )
                    )
                if seen_be:
                    tense = "future" if tense != "past" else "future_past"
                    seen_be = False
                else:
                    infinitive = True
                seen_aux = True
            elif (
                low
                in (
                    "going",
                    "due",
                    "set",
                    "scheduled",
                    "slated",
                    "expected",
                    "likely",
                    "bound",
                    "about",
                    "ready",
                    "poised",
                    "supposed",
                    "planned",
                )
                and seen_be
                and self._is(j + 1, "to")
                and self._base_follows(j + 2)
            ):
                if low in (
                    "expected",
                    "supposed",
                    "likely",
                    "scheduled",
                    "slated",
                    "planned",
                    "due",
                    "set",
                    "going",
                    "bound",
                    "about",
                    "ready",
                    "poised",
                ):
                    tense = "future" if tense in ("present", "future") else "future_past"
                seen_be, seen_aux = False, True
                j += 1
            elif self._adverb(j) and (seen_aux or (j == i and self._verbal_after_adverb(j))):
                pass
            else:
                break
            j += 1
        if j < len(self.tokens) and j not in self.at:
            entry = self._main(j, seen_aux)
            if entry and not _agrees(entry[0].tag, tense, seen_be, seen_have, infinitive):
                entry = None
            if entry:
                verb, end = entry
                if not seen_aux and not infinitive and self._is_noun(j, verb, end):
                    return None
                return self._finish(
                    i,
                    end,
                    verb,
                    tense,
                    perfect,
                    progressive,
                    passive,
                    negative,
                    seen_be,
                    seen_have,
                    infinitive,
                )
        if (seen_be and not seen_have) or seen_be:
            for phrase, operator in self.lex.predicates:
                if (
                    j > i
                    and all(self._is(j + k, w) for k, w in enumerate(phrase))
                    and j not in self.at
                ):
                    verb = Verb("be " + " ".join(phrase), "base", operator=operator)
                    return self._finish(
                        i,
                        j + len(phrase),
                        verb,
                        tense,
                        perfect,
                        progressive,
                        passive,
                        negative,
                        False,
                        False,
                        infinitive,
                    )
        if seen_aux and (seen_be or seen_have) and j > i:
            return self._finish(
                i,
                j,
                Verb("be" if seen_be else "have", "base"),
                tense,
                perfect,
                progressive,
                passive,
                negative,
                False,
                False,
                infinitive,
            )
        if (
            seen_aux
            and tense in ("past", "present")
            and j == i + 1
            and self.tokens[i].lower in lex.do
        ):
            return self._finish(
                i, j, Verb("do", "base"), tense, False, False, False, negative, False, False, False
            )
        return None

    def _finish(self, i: int, end: int, verb: Verb | None, tense: str, perfect: bool, progressive: bool, passive: bool, negative: bool, seen_be: bool, seen_have: bool, infinitive: bool) -> int | None:  # fmt: skip
        if verb is None or end <= i:
            return None
        tags = verb.tag.split("/")
        finite = True
        if seen_have and not tense == "obliged":
            perfect = True
            tense = "past" if tense in ("present", "past", "") else tense
        if seen_be and "pp" in tags:
            passive = True
        elif seen_be and "ing" in tags:
            progressive = True
        if not (seen_be or seen_have or tense or infinitive):
            if "ing" in tags:
                tense, finite = "gerund", False
            elif "past" in tags or "pp" in tags:
                tense = "past"
                if tags == ["pp"]:
                    tense, finite, passive = "participle", False, True
            else:
                tense = "present"
        if infinitive and not finite:
            finite = False
        if infinitive and not tense:
            tense, finite = "infinitive", False
        first, last = self.tokens[i], self.tokens[end - 1]
        group = VerbGroup(verb, tense, passive, negative, perfect, progressive, finite)
        self.units.append(
            Unit(
                "verb",
                first.start,
                last.end,
                verb.lemma,
                verb=group,
            )
        )
        return end

    def _is(self, j: int, word: str) -> bool:
        return j < len(self.tokens) and self.tokens[j].lower == word

    def _adverb(self, j: int) -> bool:
        low = self.tokens[j].lower
        return low in self.lex.adverbs or (
            low.endswith("ly")
            and low
            not in (
                "supply",
                "apply",
                "family",
                "july",
                "assembly",
                "reply",
                "early",
                "rely",
                "fly",
                "ally",
            )
        )

    def _verbal_after_adverb(self, j: int) -> bool:
        k = j
        while k < len(self.tokens) and k not in self.at and self._adverb(k):
            k += 1
        if k >= len(self.tokens) or k in self.at:
            return False
        low = self.tokens[k].lower
        if low in self.lex.modals or low in self.lex.be or low in self.lex.have:
            return False
        entry = self._main(k, False)
        return bool(entry and not self._is_noun(k, entry[0], entry[1]))

    def _base_follows(self, j: int) -> bool:
        k = j
        while k < len(self.tokens) and k not in self.at and self._adverb(k):
            k += 1
        if k >= len(self.tokens) or k in self.at:
            return False
        low = self.tokens[k].lower
        if low in ("be", "have"):
            return True
        entry = self._main(k, True)
        return bool(entry and "base" in entry[0].tag.split("/")) or (
            low.isalpha() and low not in DETERMINERS and low not in PREPOSITIONS and not low.endswith("s")
            and self.tokens[k].text.islower() and self._is_det(k + 1) and low not in self.lex.nouns
        )  # fmt: skip

    def _is_det(self, j: int) -> bool:
        return j < len(self.tokens) and (self.tokens[j].lower in DETERMINERS)

    def _main(self, j: int, after_aux: bool) -> tuple[Verb, int] | None:
        low = self.tokens[j].lower
        for rest, verb in self.lex.verbs.get(low, ()):
            end = j + 1 + len(rest)
            if all(self._is(j + 1 + k, w) for k, w in enumerate(rest)):
                return verb, end
        if after_aux and re.fullmatch(r"[a-z]{3,}(?:ed|ing)", low):
            return Verb(low, "ing" if low.endswith("ing") else "past/pp"), j + 1
        if (
            after_aux
            and low.isalpha()
            and self.tokens[j].text.islower()
            and low not in PREPOSITIONS
            and low not in DETERMINERS
            and j
            and self.tokens[j - 1].lower in ("to", *self.lex.modals)
        ):
            return Verb(low, "base"), j + 1
        if (
            not after_aux
            and re.fullmatch(r"[a-z]{4,}ed", low)
            and j
            and j - 1 in self._party_ends()
        ):
            return Verb(low, "past/pp"), j + 1
        return None

    def _party_ends(self) -> set[int]:
        return {
            max(k for k, t in enumerate(self.tokens) if t.start < m.end and t.end > m.start)
            for m in self.sentence.mentions
            if m.is_party or m.type is M.PERSON
            if any(t.start < m.end and t.end > m.start for t in self.tokens)
        }

    def _is_noun(self, j: int, verb: Verb, end: int) -> bool:
        """Whether a word that could be a verb is a noun or an adjective here."""
        tags = verb.tag.split("/")
        previous = self.units[-1] if self.units else None
        low = self.tokens[j].lower
        after = self.tokens[end].lower if end < len(self.tokens) else ""
        if "base" not in tags and "s" not in tags:
            if tags == ["ing"]:
                return bool(previous and previous.kind == "det" and previous.lower != "that") or (
                    end < len(self.tokens)
                    and low
                    in (
                        "training",
                        "operating",
                        "manufacturing",
                        "engineering",
                        "servicing",
                        "upgrading",
                        "building",
                        "overhauling",
                    )
                    and low in self.lex.nouns
                    and (not self.at.get(end) or after in PREPOSITIONS)
                )
            return bool(
                previous
                and previous.kind == "det"
                and previous.lower not in ("that", "this", "some", "all", "both")
            )
        only_verb = tags == ["s"] and low not in self.lex.nouns
        if (
            only_verb
            and previous is not None
            and previous.kind in ("conj", "punct", "party", "word", "pron")
        ):
            return (
                previous.kind == "party"
                and bool(previous.mention)
                and previous.mention.form == "adjective"
            )
        if (
            previous is not None
            and previous.kind == "adverb"
            and "s" in tags
            and "base" not in tags
        ):
            before = next((u for u in reversed(self.units) if u.kind != "adverb"), None)
            if (
                before is not None
                and before.kind in ("verb", "prep", "det")
                and low in self.lex.nouns
            ):
                return True
        if previous is None:
            if end in self.at:
                return "s" in tags and low in self.lex.nouns
            return low in self.lex.nouns or after in PREPOSITIONS or "s" not in tags
        if previous.kind in ("det", "prep") and previous.lower not in ("that",):
            return True
        if previous.kind == "figure" or previous.kind == "noun":
            return not (
                previous.kind == "noun" and "s" in tags and (end in self.at or self._is_det(end))
            )
        if previous.lower in ("'s", "'"):
            return True
        if previous.kind == "item":
            return low in self.lex.nouns or "base" in tags
        if previous.kind == "conj":
            earlier = next(
                (
                    u
                    for u in reversed(self.units[:-1])
                    if u.kind in ("verb", "item", "party", "noun")
                ),
                None,
            )
            return not (
                earlier
                and earlier.kind != "noun"
                and (end in self.at or self._is_det(end) or after in ("with", "to", "for"))
            )
        if previous.kind == "party":
            form = previous.mention.form if previous.mention else ""
            if form == "adjective":
                return True
            return (
                "base" in tags
                and low in self.lex.nouns
                and "s" not in tags
                and end not in self.at
                and not self._plural_party(previous)
            )
        if previous.kind in ("pron", "rel", "verb", "adverb", "person"):
            return previous.kind == "verb" and low in self.lex.nouns
        if previous.kind == "punct" and "s" in tags and low not in self.lex.nouns:
            return False
        if previous.kind == "punct":
            return not (end in self.at or self._is_det(end)) or low in (
                "supplies",
                "sales",
                "orders",
                "exports",
                "offers",
                "contracts",
            )
        if previous.kind == "word":
            if (
                "s" in tags
                and (end in self.at or self._is_det(end))
                and low not in ("exports", "sales", "imports", "supplies")
            ):
                return False
            return "base" in tags or low in self.lex.nouns
        return low in self.lex.nouns

    def _plural_party(self, unit: Unit) -> bool:
        return bool(unit.mention and unit.mention.form == "demonym")

    # -- nouns and the rest

    def _noun(self, i: int, least: int = 1) -> int | None:
        for rest, noun in self.lex.nouns.get(self.tokens[i].lower, ()):
            if len(rest) + 1 < least:
                continue
            end = i + 1 + len(rest)
            if all(self._is(i + 1 + k, w) for k, w in enumerate(rest)) and not any(
                j in self.at for j in range(i, end)
            ):
                self.units.append(
                    Unit(
                        "noun",
                        self.tokens[i].start,
                        self.tokens[end - 1].end,
                        noun.lemma,
                        noun=noun,
                    )
                )
                return end
        return None

    def _small(self, i: int) -> int:
        token = self.tokens[i]
        low = token.lower
        kind = "word"
        if not low[0].isalnum() and low != "'s":
            kind = "punct"
        elif low in PRONOUNS:
            kind = "pron"
        elif low in RELATIVES:
            kind = (
                "det"
                if low == "that"
                and i + 1 < len(self.tokens)
                and (i + 1 in self.at and self.at[i + 1].type is M.ITEM)
                and i
                and self.tokens[i - 1].lower in PREPOSITIONS
                else "rel"
            )
        elif (
            low in ("as",)
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1].lower in ("a", "an", "part", "its", "of")
        ):
            kind = "prep"
        elif low in ("after", "before", "since", "until") and (i + 1 in self.at):
            kind = "prep" if self.at[i + 1].type is M.DATE else "sub"
        elif low in SUBORDINATORS:
            kind = "sub"
        elif low in PREPOSITIONS:
            kind = "prep"
        elif low in CONJUNCTIONS:
            kind = "conj"
        elif low in DETERMINERS:
            kind = "det"
        elif self._adverb(i):
            kind = "adverb"
        self.units.append(Unit(kind, token.start, token.end, low))
        return i + 1


def _agrees(tag: str, tense: str, seen_be: bool, seen_have: bool, infinitive: bool) -> bool:
    """Whether a form can stand behind its auxiliaries ("has plans" is no verb group)."""
    tags = set(tag.split("/"))
    if seen_be:
        return bool(tags & {"pp", "ing"})
    if seen_have and tense != "obliged":
        return "pp" in tags
    if infinitive or tense in ("future", "conditional", "possible", "obliged", "future_past"):
        return "base" in tags
    return True


def _participles(units: list[Unit]) -> None:
    """ "ships built in Japan joined": a past form right behind its object is a participle."""
    for k, u in enumerate(units):
        v = u.verb
        if (
            v is None
            or v.tense != "past"
            or v.perfect
            or v.passive
            or v.negative
            or "pp" not in v.main.tag.split("/")
        ):
            continue
        j = k - 1
        while j >= 0 and units[j].kind == "adverb":
            j -= 1
        if j < 0 or units[j].kind not in ("item", "noun") or k + 1 >= len(units):
            continue
        after = units[k + 1]
        if after.kind not in ("prep", "date", "adverb") or after.lower in ("of", "worth"):
            continue
        if units[j].kind == "item" and v.main.frame in ("arrive", "join"):
            continue
        later = _later_finite(units, k)
        if (
            units[j].kind == "noun"
            or v.main.operator in ("under_way", "completed")
            or not v.main.frame
        ):
            if not later:
                continue
        v.tense, v.finite, v.passive = "participle", False, True


def _later_finite(units: list[Unit], k: int) -> bool:
    for u in units[k + 1 :]:
        if u.kind in ("conj", "sub", "rel") or u.lower in (";", ":"):
            return False
        if u.verb is not None and u.verb.finite:
            return True
    return False


def _holders(units: list[Unit]) -> None:
    """ "41 helicopters of the Egyptian Air Force": whose the items are."""
    for k, u in enumerate(units[:-2]):
        if (
            u.kind == "item"
            and u.owner is None
            and units[k + 1].lower == "of"
            and u.mention is not None
        ):
            j = k + 2
            if units[j].kind == "det" and j + 1 < len(units):
                j += 1
            target = units[j]
            if (
                target.kind == "party"
                and target.mention is not None
                and target.mention.org_type in ("force", "ministry")
            ):
                u.owner = target.mention
                u.mention.owner = target.mention


def _owners(units: list[Unit], text: str) -> None:
    """Give each "Egypt's purchase" and "Russian deliveries" its owner, and take it out of the row."""
    k = 0
    while k < len(units):
        u = units[k]
        if u.kind == "party" and u.mention is not None:
            m = u.mention
            j = k + 1
            possessive = j < len(units) and units[j].lower in ("'s", "'")
            if possessive:
                j += 1
            elif m.form == "pronoun" and text[u.start : u.end].lower() in (
                "its",
                "their",
                "our",
                "his",
                "her",
            ):
                possessive = True
            adjective = m.form == "adjective"
            if (
                possessive
                or adjective
                or (
                    m.form in ("name",)
                    and j < len(units)
                    and units[j].kind == "noun"
                    and not possessive
                )
            ):
                # Skip plain words up to the noun that is owned.
                t = j
                while (
                    t < len(units)
                    and t < j + 5
                    and units[t].kind in ("word", "adverb", "det", "figure")
                    and units[t].lower not in ("and", ",")
                ):
                    if units[t].kind == "det" and units[t].lower != "own":
                        break
                    t += 1
                if (
                    t < len(units)
                    and units[t].kind in ("item", "noun", "party", "verb", "person")
                    and (possessive or adjective or t == j)
                ):
                    target = units[t]
                    if target.kind == "verb" and not (
                        target.verb and target.verb.tense == "gerund"
                    ):
                        if t > j and adjective | possessive:
                            u.kind = "owner"
                            units[t - 1].owner = units[t - 1].owner or m
                        k += 1
                        continue
                    target.owner = target.owner or m
                    if (
                        target.kind == "party"
                        and target.mention
                        and target.mention.type is M.ORGANISATION
                    ):
                        if target.mention.country is None and m.type is M.COUNTRY:
                            target.mention.country = m.country
                    if target.mention is not None and target.kind == "item":
                        target.mention.owner = m
                    u.kind = "owner"
                elif possessive or adjective:
                    u.kind = "owner"
                    if t < len(units) and t > j:
                        units[t - 1].owner = m
        k += 1


def build_units(document: Document, sentence: Sentence, language: str) -> list[Unit]:
    """The sentence as units, left to right."""
    return _Builder(document, sentence, language).build()
