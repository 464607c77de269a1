"""English noun phrases: where one begins, what its head is, which parties it lists."""

from __future__ import annotations

from armsledger.extraction.document import Mention
from armsledger.extraction.languages.en.unit import Unit

NP = frozenset(["party", "item", "person", "show", "outlet", "noun", "pron", "figure", "place"])
"""Kinds of units that can be the head of a noun phrase."""

_HEADS = NP | {"word"}
_BEFORE_HEAD = frozenset(["det", "word", "owner", "adverb", "figure"])
_SKIPPED = frozenset(["adverb", "punct", "date"])


class NounPhrases:
    """A sentence's units with the questions about their noun phrases."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units

    def phrase_start(self, j: int) -> int:
        """The first unit of the noun phrase that ends with j (determiners and words before it)."""
        units = self.units
        while j > 0 and units[j - 1].kind in _BEFORE_HEAD:
            j -= 1
        return j

    def phrase_head(self, j: int) -> int | None:
        """The head of the noun phrase whose last unit is j: left past "of …", "from …"."""
        units = self.units
        while True:
            k = self.phrase_start(j) - 1
            if k < 0:
                return j
            t = k - 1
            if units[k].kind == "prep":
                while t >= 0 and (units[t].kind in _SKIPPED or self._participle(t)):
                    t -= 1  # "ships built in Japan": past the participle to what was built
                if t < 0 or not (units[t].kind in _HEADS or units[t].kind == "owner"):
                    return None
                j = t
            elif t >= 0 and self._listed(t, j) and self.after_prep(t):
                j = t  # a list: its first member is what a preposition before it governs
            else:
                return j

    def _listed(self, t: int, j: int) -> bool:
        """The unit at t, behind which a list goes on, and the unit at j stand side by side."""
        units = self.units
        goes_on = units[t + 1].kind == "conj" or units[t + 1].lower == ","
        return goes_on and units[t].kind == units[j].kind and units[t].kind in _HEADS

    def _participle(self, t: int) -> bool:
        verb = self.units[t].verb
        return verb is not None and verb.tense == "participle"

    def after_prep(self, j: int) -> str | None:
        """The preposition that governs the noun phrase at j, through lists; None if none does."""
        units = self.units
        k = self.phrase_start(j) - 1
        for _ in range(12):
            if k < 0:
                break
            if units[k].kind == "prep":
                return units[k].lower
            if units[k].kind != "conj" and units[k].lower != ",":
                break
            t = k - 1
            if t >= 0 and units[t].lower == ",":
                t -= 1
            if t < 0 or units[t].kind != units[j].kind:
                break
            k = self.phrase_start(t) - 1
        return None

    def apposed(self, j: int) -> int:
        """ "Rosoboronexport, Russia's arms exporter, will": the name before its description."""
        units = self.units
        k = self.phrase_start(j) - 1
        if k < 1 or units[k].lower != "," or units[k - 1].kind != "party":
            return j
        m = units[j].mention
        described = units[j].kind in ("word", "noun") or (m is not None and m.form == "definite")
        return k - 1 if described and self.after_prep(k - 1) is None else j

    def opening(self, t: int) -> int:
        """The bracket that the bracket at t closes; -1 where none does."""
        while t >= 0 and self.units[t].lower != "(":
            t -= 1
        return t

    def party(self, i: int | None) -> list[Mention]:
        """The parties that the phrase at i names, with the others of its list."""
        if i is None:
            return []
        units = self.units
        u = units[i]
        out: list[Mention] = []
        if u.mention is not None and (u.kind == "party" or u.mention.referents):
            out += u.mention.referents or [u.mention]
        elif u.owner is not None and u.kind == "word":
            return []
        # "Russia and India signed": the members to the left of the last one.
        k = self.phrase_start(i) - 1
        while k >= 1 and (units[k].kind == "conj" or units[k].lower == ","):
            t = k - 1
            if units[t].lower == ",":
                t -= 1
            if t >= 0 and units[t].lower == ")":
                t = self.opening(t) - 1
            m = units[t].mention if t >= 0 and units[t].kind == u.kind == "party" else None
            if m is None or self.after_prep(t) is not None:
                break
            out = [*(m.referents or [m]), *out]
            k = self.phrase_start(t) - 1
        return [m for m in out if m.is_party]

    def companions(self, i: int) -> list[Mention]:
        """ "X together with Y": the parties that a preposition joins to the subject at i."""
        units = self.units
        for j in range(i + 1, min(len(units), i + 4)):
            if units[j].lower in ("with", "alongside"):
                for k in range(j + 1, min(len(units), j + 5)):
                    if units[k].kind == "party":
                        return self.party(k)
                    if units[k].kind == "verb":
                        return []
            if units[j].kind in ("verb", "noun", "item"):
                return []
        return []
