"""English word order: the subject of a verb, its objects, what governs what."""

from __future__ import annotations

from armsledger.extraction.languages.en.noun_phrases import NP, NounPhrases
from armsledger.extraction.languages.en.small import OBJECT_CONTROL

_HARD = frozenset([";", ":", "—", "–"])
_HEADS = NP | {"word"}
_PHRASE = _HEADS | {"det", "owner", "prep", "adverb"}
_BEFORE_GERUND = frozenset(["adverb", "det", "prep", "owner"])
_HANGING = frozenset(["participle", "gerund"])
_DEEP = 4


class Row(NounPhrases):
    """A sentence's units with the questions that the frames ask of them."""

    # -- to the left

    def subject(self, i: int, depth: int = 0) -> int | None:
        """The index of the subject of the verb at i, or None."""
        verb = self.units[i].verb
        if verb is None or depth > _DEEP:
            return None
        if verb.tense == "infinitive":
            return self._of_infinitive(i, depth)
        if verb.tense == "gerund":
            return self._of_gerund(i, depth)
        return self._subject_left(i, depth)

    def _of_infinitive(self, i: int, depth: int) -> int | None:
        units = self.units
        g = self.governor(i)
        if g is None:
            alone = i > 0 and units[i - 1].kind == "party" and self.after_prep(i - 1) is None
            return i - 1 if alone else None
        if units[g].lower in OBJECT_CONTROL and units[g].kind == "verb":
            # "asked Russia to supply": the object acts
            for k in range(i - 1, g, -1):
                if units[k].kind in ("party", "pron") and not self.after_prep(k):
                    return k
        return self._subject_over(g, depth)

    def _of_gerund(self, i: int, depth: int) -> int | None:
        g = self.governor(i)
        if g is not None:
            return self._subject_over(g, depth)
        if i and self.units[i - 1].lower == ",":
            for k in range(i - 1, -1, -1):
                if self.units[k].kind == "verb":
                    return self.subject(k, depth + 1)
        return None

    def _subject_over(self, g: int, depth: int) -> int | None:
        """The subject of the verb at g, or of the verb over the noun at g."""
        verb = g if self.units[g].kind == "verb" else self.verb_over(g)
        return self.subject(verb, depth + 1) if verb is not None else None

    def _subject_left(self, i: int, depth: int) -> int | None:
        units = self.units
        j, commas = i - 1, 0
        while j >= 0:
            u = units[j]
            both = u.kind == "det" and j == i - 1 and u.lower in ("both", "all")
            if both or u.kind == "sub" or (commas == 0 and u.lower in (";", ":")):
                return None
            if u.kind == "punct":
                if u.lower == ")":
                    j = self.opening(j)
                elif u.lower not in ('"', "“", "”"):
                    commas += 1
            elif u.kind == "rel":
                return self._before_relative(j)
            elif u.kind == "conj":
                return self._shared(j, depth)
            elif u.verb is not None:
                if u.verb.tense not in _HANGING:
                    if not (commas and u.verb.finite):
                        return None
                    relative = self._relative_before(j)
                    if relative is None:
                        return self.subject(j, depth + 1)
                    j = relative  # ", which …," between the subject and the verb
            elif u.kind in _HEADS:
                head = self.phrase_head(j)
                return self.apposed(head) if head is not None else None
            j -= 1
        return None

    def _before_relative(self, j: int) -> int | None:
        """ "X, which has supplied": what stands before the relative is the subject."""
        k = j - 1
        while k >= 0 and self.units[k].kind in ("punct", "prep"):
            k -= 1
        return self.phrase_head(k) if k >= 0 and self.units[k].kind != "verb" else None

    def _shared(self, j: int, depth: int) -> int | None:
        """ "Russia supplied tanks and trains crews": the earlier verb's subject."""
        k = j - 1
        while k >= 0 and self.units[k].kind not in ("verb", "sub", "rel"):
            k -= 1
        return self.subject(k, depth + 1) if k >= 0 and self.units[k].kind == "verb" else None

    def _relative_before(self, j: int) -> int | None:
        """The relative pronoun whose clause the verb at j ends."""
        k = j - 1
        while k >= 0 and self.units[k].kind not in ("rel", "verb", "sub"):
            k -= 1
        return k if k >= 0 and self.units[k].kind == "rel" else None

    def governor(self, i: int) -> int | None:
        """What an infinitive, a gerund or a noun hangs on: a verb, a noun, or None."""
        units = self.units
        verb = units[i].verb
        if verb is not None and verb.tense == "gerund":
            return self._over_gerund(i)
        for j in range(i - 1, -1, -1):
            v = units[j]
            if v.kind == "verb" or (v.noun is not None and (verb is None or v.paper)):
                return j
            if v.kind in ("sub", "rel") or v.lower in _HARD:
                return None
        return None

    def _over_gerund(self, i: int) -> int | None:
        units = self.units
        j = i - 1
        while j >= 0 and units[j].kind in _BEFORE_GERUND:
            j -= 1
        if j < 0 or units[j].kind in ("verb", "noun"):
            return j if j >= 0 else None
        if units[j].kind == "conj" or units[j].lower == ",":
            earlier = self._gerund_before(j)
            return self._over_gerund(earlier) if earlier is not None else None
        while j >= 0 and units[j].kind in _PHRASE:
            if units[j].paper:
                return j
            j -= 1
        return j if j >= 0 and units[j].kind == "verb" else None

    def _gerund_before(self, j: int) -> int | None:
        """ "for supplying tanks and training crews": the gerund that the next one is joined to."""
        for k in range(j, -1, -1):
            u = self.units[k]
            if u.verb is not None and u.verb.tense == "gerund":
                return k
            if u.kind == "sub" or u.lower in _HARD:
                return None
        return None

    def verb_over(self, i: int) -> int | None:
        """The verb of which the noun at i is an object or, failing that, the subject."""
        left = self.verb_left(i)
        return left if left is not None else self.predicate(i)

    def verb_left(self, i: int) -> int | None:
        """The verb to the left whose object (or object's complement) the noun at i is."""
        units = self.units
        before = self.phrase_start(i) - 1
        joined = before >= 0 and (units[before].kind == "conj" or units[before].lower == ",")
        if joined and self.predicate(i) is not None:
            return None  # a new clause begins with this noun
        for j in range(i - 1, -1, -1):
            u = units[j]
            if u.verb is not None:
                if u.verb.tense != "participle":
                    return j
            elif u.kind in ("sub", "rel") or u.lower in (";", ":"):
                return None
        return None

    # -- to the right

    def predicate(self, i: int) -> int | None:
        """The finite verb to the right whose subject the noun at i is."""
        units = self.units
        relatives, preposition = 0, ""
        for j in range(i + 1, len(units)):
            u = units[j]
            if u.kind == "rel":
                relatives += 1
            elif u.kind == "prep":
                preposition = u.lower
            elif u.finite:
                if not relatives:
                    return j
                relatives -= 1
            elif u.kind == "sub" or u.lower == ";":
                return None
            elif (
                u.kind == "conj"
                and preposition != "between"
                and [w.kind for w in units[j + 1 : j + 3]] == ["party", "verb"]
            ):
                return None  # "… and Russia supplied": another clause
        return None

    def arguments(self, i: int) -> list[tuple[str, int]]:
        """What stands to the right of the trigger at i: (preposition or "", index of the phrase).

        Behind a participle ("tanks made in Japan") the preposition is "~" until the next.
        """
        units = self.units
        preposition = before = ""
        filled, joined = True, False
        out: list[tuple[str, int]] = []
        since_break = 0
        for j in range(i + 1, len(units)):
            u = units[j]
            if u.kind in ("sub", "rel") or u.lower in _HARD:
                break
            if u.verb is not None:
                if u.verb.tense == "participle":
                    preposition = "~"
                    continue
                if u.verb.finite and since_break:
                    # What came after the last break is this verb's own subject.
                    del out[-since_break:]
                break
            if u.kind == "prep":
                before = preposition if filled else before
                preposition, filled = u.lower, False
                since_break, joined = 0, False
            elif u.kind == "conj" or u.lower == ",":
                since_break, joined = 0, preposition != "between"
                if preposition == "~" or not filled:
                    # "mortars of various calibres, patrol vehicles": the list goes on
                    preposition, filled = "" if preposition == "~" else before, True
                elif preposition == "for" and sum(p == "" for p, _ in out) >= 2:
                    preposition = ""  # "mortars, tracks for vehicles, binoculars"
            elif u.kind in NP or u.kind == "date" or (u.kind == "word" and u.owner is not None):
                filled = True
                out.append((preposition, j))
                since_break += joined
        return out
