"""English verb groups: a verb with its auxiliaries ("has not yet been delivered")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from armsledger.extraction.languages.en.noun_or_verb import is_noun
from armsledger.extraction.languages.en.reading import Reading
from armsledger.extraction.languages.en.small import AHEAD, DETERMINERS, PREPOSITIONS
from armsledger.extraction.languages.en.unit import Unit, VerbGroup
from armsledger.extraction.lexicon import Verb, lexicon

_NOT = frozenset(["not", "n't", "never", "neither"])
_BEFORE_BASE = frozenset(["future", "conditional", "possible", "obliged", "future_past"])


@dataclass(slots=True)
class _Auxiliaries:
    """What the words before the main verb have told."""

    tense: str = ""
    be: bool = False
    have: bool = False
    any: bool = False
    infinitive: bool = False
    progressive: bool = False
    negative: bool = False


@cache
def _openers(language: str) -> frozenset[str]:
    """Words other than adverbs in -ly with which a group may open before its main verb."""
    words = lexicon(language)
    return frozenset([*words.modals, "to", "never"]).union(
        words.be, words.have, words.do, words.adverbs
    )


class GroupReader:
    """Reads the verb groups of one sentence."""

    def __init__(self, reading: Reading, language: str) -> None:
        self.reading = reading
        self.lexicon = reading.lexicon
        self.openers = _openers(language)

    def read(self, i: int) -> int | None:
        """Add the verb group from token i on; the token behind it, or None where there is none."""
        r = self.reading
        aux = _Auxiliaries()
        low = r.tokens[i].lower
        opens = low in self.openers or low.endswith("ly")
        j = self._auxiliaries(i, aux) if opens else i
        if j is None:
            return None
        if j < len(r.tokens) and j not in r.at:
            entry = r.main_verb(j, aux.any)
            if entry is not None and _agrees(entry[0].tag, aux):
                verb, end = entry
                if not aux.any and is_noun(r, j, verb, end):
                    return None
                return self._add(i, end, verb, aux)
        return self._without_verb(i, j, aux) if aux.any else None

    def _without_verb(self, i: int, j: int, aux: _Auxiliaries) -> int | None:
        """ "is in talks", "has", "did": auxiliaries that stand for themselves, up to token j."""
        r = self.reading
        if aux.be and j not in r.at:
            for phrase, operator in self.lexicon.predicates:
                if r.words(j, phrase):
                    verb = Verb("be " + " ".join(phrase), "base", operator=operator)
                    return self._add(i, j + len(phrase), verb, aux, alone=True)
        if aux.be or aux.have:
            return self._add(i, j, Verb("be" if aux.be else "have", "base"), aux, alone=True)
        if j == i + 1 and r.tokens[i].lower in self.lexicon.do and aux.tense in ("past", "present"):
            return self._add(i, j, Verb("do", "base"), aux, alone=True)
        return None

    # -- the auxiliaries

    def _auxiliaries(self, i: int, aux: _Auxiliaries) -> int | None:
        """Read auxiliaries and adverbs; the token behind them, None where "to" opens no verb."""
        r, words = self.reading, self.lexicon
        tokens, count = r.tokens, len(r.tokens)
        j = i
        while j < count and j not in r.at:
            low = tokens[j].lower
            if low in words.modals and not (low == "may" and j > i and tokens[j].text == "May"):
                aux.tense, aux.any = words.modals[low], True
            elif low in words.be and (low != "'s" or aux.any or j > i):
                aux.tense = aux.tense or ("past" if low in ("was", "were") else "present")
                aux.progressive = aux.progressive or low == "being"
                aux.be = aux.any = True
            elif low in words.have:
                j += self._have(j, low, aux)
            elif low in words.do and j + 1 < count:
                aux.tense = aux.tense or ("past" if low == "did" else "present")
                aux.any = True
            elif skip := self._negation(j, low, aux, j == i):
                j += skip - 1
            elif low == "to" and (
                j == i or aux.be or (aux.any and aux.tense) or r.word(j - 1, "yet")
            ):
                if not self._base_follows(j + 1):
                    return None
                self._to(aux)
            elif aux.be and low in AHEAD and r.word(j + 1, "to") and self._base_follows(j + 2):
                aux.tense = "future" if aux.tense in ("present", "future") else "future_past"
                aux.be = False
                j += 1
            elif not (r.adverb(j) and (aux.any or (j == i and self._verb_behind(j)))):
                break
            j += 1
        return j

    def _have(self, j: int, low: str, aux: _Auxiliaries) -> int:
        """ "has", or "has to": how many words more it takes."""
        must = self.reading.word(j + 1, "to") and j + 1 not in self.reading.at
        aux.tense = aux.tense or ("obliged" if must else "past" if low == "had" else "present")
        aux.have = aux.any = True
        return int(must)

    def _negation(self, j: int, low: str, aux: _Auxiliaries, first: bool) -> int:
        """How many words of a negation stand at token j."""
        if low in _NOT and (aux.any or (first and low == "never")):
            aux.negative = True
            return 1
        if low == "no" and aux.any and self.reading.word(j + 1, "longer"):
            aux.negative = True
            return 2
        if low == "yet" and aux.any and self.reading.word(j + 1, "to"):
            aux.negative = True
            return 1
        return 0

    def _to(self, aux: _Auxiliaries) -> None:
        """ "is to deliver" lies ahead; "to deliver" is an infinitive."""
        if aux.be:
            aux.tense = "future" if aux.tense != "past" else "future_past"
            aux.be = False
        else:
            aux.infinitive = True
        aux.any = True

    def _verb_behind(self, j: int) -> bool:
        """Whether the adverb at j opens a verb group ("reportedly bought")."""
        r, words = self.reading, self.lexicon
        k = r.past_adverbs(j)
        if k is None:
            return False
        low = r.tokens[k].lower
        if low in words.modals or low in words.be or low in words.have:
            return False
        entry = r.main_verb(k, False)
        return entry is not None and not is_noun(r, k, *entry)

    def _base_follows(self, j: int) -> bool:
        """Whether a verb's base form stands at j, adverbs aside: "to deliver", not "to Egypt"."""
        r = self.reading
        k = r.past_adverbs(j)
        if k is None:
            return False
        low = r.tokens[k].lower
        if low in ("be", "have"):
            return True
        entry = r.main_verb(k, True)
        if entry is not None and "base" in entry[0].tag.split("/"):
            return True
        if not low.isalpha() or low.endswith("s") or not r.tokens[k].text.islower():
            return False
        small = low in DETERMINERS or low in PREPOSITIONS
        return not small and low not in self.lexicon.nouns and r.determiner(k + 1)

    # -- the group

    def _add(self, i: int, end: int, verb: Verb, aux: _Auxiliaries, alone: bool = False) -> int:
        """Add the group; `alone`: its verb is an auxiliary itself."""
        be, have = aux.be and not alone, aux.have and not alone
        tags = verb.tag.split("/")
        group = VerbGroup(verb, aux.tense, negative=aux.negative, progressive=aux.progressive)
        if have and aux.tense != "obliged":
            group.perfect = True
            if aux.tense in ("present", "past", ""):
                group.tense = "past"
        if be and "pp" in tags:
            group.passive = True
        elif be and "ing" in tags:
            group.progressive = True
        if not group.tense:
            _by_form(group, tags, aux.infinitive)
        first, last = self.reading.tokens[i], self.reading.tokens[end - 1]
        self.reading.units.append(Unit("verb", first.start, last.end, verb.lemma, verb=group))
        return end


def _by_form(group: VerbGroup, tags: list[str], infinitive: bool) -> None:
    """The tense of a verb without a finite auxiliary."""
    if infinitive:
        group.tense, group.finite = "infinitive", False
    elif "ing" in tags:
        group.tense, group.finite = "gerund", False
    elif tags == ["pp"]:
        group.tense, group.finite, group.passive = "participle", False, True
    else:
        group.tense = "past" if "past" in tags or "pp" in tags else "present"


def _agrees(tag: str, aux: _Auxiliaries) -> bool:
    """Whether a form can stand behind its auxiliaries ("has plans" is no verb group)."""
    tags = tag.split("/")
    if aux.be:
        return "pp" in tags or "ing" in tags
    if aux.have and aux.tense != "obliged":
        return "pp" in tags
    if aux.infinitive or aux.tense in _BEFORE_BASE:
        return "base" in tags
    return True
