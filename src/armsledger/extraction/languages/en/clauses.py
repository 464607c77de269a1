"""English word order: the subject of a verb, its objects, what governs what."""

from __future__ import annotations

from collections.abc import Iterator

from armsledger.extraction.document import M, Mention
from armsledger.extraction.languages.en.units import Unit

NP = frozenset(["party", "item", "person", "show", "outlet", "noun", "pron", "figure", "place"])
_HARD = frozenset([";", ":", "—", "–"])


class Row:
    """A sentence's units with the questions that the frames ask of them."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units

    def __len__(self) -> int:
        return len(self.units)

    def hard(self, i: int) -> bool:
        """A break that no argument crosses."""
        u = self.units[i]
        if u.kind == "sub":
            return True
        if u.kind != "punct" or u.lower not in _HARD:
            return False
        return (u.lower != "–" and u.lower != "—") or True

    def np_head_left(self, i: int) -> int | None:
        """The head of the noun phrase that ends right before unit i, skipping small words."""
        j = i - 1
        while j >= 0 and self.units[j].kind in ("adverb", "det", "owner"):
            j -= 1
        return j if j >= 0 else None

    def subject(self, i: int, depth: int = 0) -> int | None:
        """The index of the subject of the verb at i, or None."""
        units = self.units
        verb = units[i].verb
        if verb is None or depth > 4:
            return None
        if verb.tense == "infinitive":
            g = self.governor(i)
            if g is None:
                k = i - 1
                return (
                    k
                    if k >= 0 and units[k].kind == "party" and self.after_prep(k) is None
                    else None
                )
            if units[g].kind == "verb":
                between = [
                    k
                    for k in range(g + 1, i)
                    if units[k].kind in ("party", "pron") and not self.after_prep(k)
                ]
                if between and units[g].lower in _OBJECT_CONTROL:
                    return between[-1]
                return self.subject(g, depth + 1)
            if units[g].kind == "noun":
                v = self.verb_over(g)
                return self.subject(v, depth + 1) if v is not None else None
            return None
        if verb.tense == "gerund":
            g = self.governor(i)
            if g is not None and units[g].kind == "verb":
                return self.subject(g, depth + 1)
            if g is not None and units[g].kind == "noun":
                v = self.verb_over(g)
                return self.subject(v, depth + 1) if v is not None else None
            if g is None and i and units[i - 1].lower == ",":
                previous = next((k for k in range(i - 1, -1, -1) if units[k].kind == "verb"), None)
                return self.subject(previous, depth + 1) if previous is not None else None
            return None
        return self._subject_left(i, depth)

    def _subject_left(self, i: int, depth: int) -> int | None:
        units = self.units
        j = i - 1
        commas = 0
        while j >= 0:
            u = units[j]
            if u.kind in ("adverb", "det", "owner", "date"):
                if u.kind == "det" and u.lower in ("both", "all") and j == i - 1:
                    return None
                j -= 1
                continue
            if u.kind == "punct":
                if u.lower in _HARD and commas == 0 and u.lower in (";", ":"):
                    return None
                if u.lower == ")":
                    while j >= 0 and units[j].lower != "(":
                        j -= 1
                    j -= 1
                    continue
                if u.lower in ('"', "“", "”"):
                    j -= 1
                    continue
                commas += 1
                j -= 1
                continue
            if u.kind == "rel":
                # "X, which has supplied": what stands before is the subject.
                k = j - 1
                while k >= 0 and units[k].kind in ("punct", "prep"):
                    k -= 1
                if k < 0:
                    return None
                if units[k].kind == "verb":
                    return None
                return self._phrase_head(k)
            if u.kind == "sub":
                return None
            if u.kind == "conj":
                # "Russia supplied tanks and trains crews": the earlier verb's subject.
                k = j - 1
                while k >= 0 and units[k].kind not in ("verb", "sub", "rel"):
                    k -= 1
                if k >= 0 and units[k].kind == "verb":
                    return self.subject(k, depth + 1)
                return None
            if u.kind == "verb":
                if (
                    (u.verb is not None
                    and not u.verb.finite
                    and u.verb.tense in ("participle", "gerund"))
                    or (u.verb is not None and u.verb.passive and u.verb.tense == "participle")
                ):
                    j -= 1
                    continue
                if commas and u.verb is not None and u.verb.finite:
                    # ", which …," or a participle clause between subject and verb
                    k = j - 1
                    while k >= 0 and units[k].kind not in ("rel", "verb", "sub"):
                        k -= 1
                    if k >= 0 and units[k].kind == "rel":
                        j = k - 1
                        continue
                    return self.subject(j, depth + 1) if commas else None
                return None
            if u.kind in NP or u.kind == "word":
                head = self._phrase_head(j)
                if head is None:
                    return None
                return self._apposed(head)
            j -= 1
        return None

    def _phrase_head(self, j: int) -> int | None:
        """The head of the noun phrase whose last unit is j: left past "of …", "from …"."""
        units = self.units
        while True:
            start = self.phrase_start(j)
            k = start - 1
            if (
                (k >= 0
                and units[k].kind == "conj")
                or (k >= 0 and units[k].lower == "," and self._list_goes_on(k, units[j].kind))
            ):
                # a list: its first member is what a preposition before it governs
                t = k - 1
                if (
                    t >= 0
                    and (units[t].kind in NP or units[t].kind == "word")
                    and units[t].kind == units[j].kind
                ):
                    inner = self._phrase_head_of_list(t)
                    if inner is not None and inner != t and self.after_prep(t):
                        j = inner
                        continue
                    if self.after_prep(t):
                        j = t
                        continue
            if k >= 0 and units[k].kind == "prep":
                t = k - 1
                while t >= 0 and (
                    units[t].kind in ("adverb", "punct", "date") or self._participle(t)
                ):
                    t -= 1  # "ships built in Japan": past the participle to what was built
                if t < 0 or not (units[t].kind in NP or units[t].kind in ("word", "owner")):
                    return None
                j = t
                continue
            return j

    def _participle(self, t: int) -> bool:
        verb = self.units[t].verb
        return verb is not None and verb.tense == "participle"

    def _phrase_head_of_list(self, t: int) -> int | None:
        return t

    def _list_goes_on(self, comma: int, kind: str) -> bool:
        return comma > 0 and self.units[comma - 1].kind == kind

    def phrase_start(self, j: int) -> int:
        """The first unit of the noun phrase that ends with j (determiners and words before it)."""
        units = self.units
        k = j
        while (
            k - 1 >= 0
            and units[k - 1].kind in ("det", "word", "owner", "adverb", "figure")
            and units[k - 1].lower not in (",",)
        ):
            k -= 1
        return k

    def after_prep(self, j: int) -> str | None:
        """The preposition that governs the noun phrase at j, through lists; None if there is none."""
        units = self.units
        k = self.phrase_start(j) - 1
        steps = 0
        while k >= 0 and steps < 12:
            u = units[k]
            if u.kind == "prep":
                return u.lower
            if u.kind == "conj" or u.lower == ",":
                t = k - 1
                if t >= 0 and units[t].lower == ",":
                    t -= 1
                if t >= 0 and units[t].kind == units[j].kind:
                    k = self.phrase_start(t) - 1
                    steps += 1
                    continue
            return None
        return None

    def _apposed(self, j: int) -> int:
        """ "Rosoboronexport, Russia's arms exporter, will": the name before its description."""
        units = self.units
        start = self.phrase_start(j)
        k = start - 1
        if k >= 1 and units[k].lower == ",":
            t = k - 1
            described = units[j].kind in ("word", "noun") or (
                units[j].mention is not None and units[j].mention.form == "definite"
            )
            if described and units[t].kind == "party" and self.after_prep(t) is None:
                return t
        return j

    def governor(self, i: int) -> int | None:
        """What an infinitive, a gerund or a noun hangs on: a verb, a noun, or None."""
        units = self.units
        u = units[i]
        j = i - 1
        if u.verb is not None and u.verb.tense == "gerund":
            while j >= 0 and units[j].kind in ("adverb", "det", "prep", "owner"):
                j -= 1
            if j >= 0 and units[j].kind in ("verb", "noun"):
                return j
            if (j >= 0 and units[j].kind in ("conj",)) or (j >= 0 and units[j].lower == ","):
                k = j
                while k >= 0 and not (
                    units[k].kind == "verb" and units[k].verb and units[k].verb.tense == "gerund"
                ):
                    if units[k].kind == "sub" or units[k].lower in _HARD:
                        return None
                    k -= 1
                return self.governor(k) if k >= 0 else None
            if j >= 0 and units[j].kind in NP | {"word"}:
                k = j
                while k >= 0 and units[k].kind in NP | {"word", "det", "owner", "prep", "adverb"}:
                    if units[k].kind == "noun" and units[k].noun and units[k].noun.contract:
                        return k
                    k -= 1
                if k >= 0 and units[k].kind == "verb":
                    return k
            return None
        while j >= 0:
            v = units[j]
            if v.kind in ("verb", "noun"):
                if (
                    u.verb is not None
                    and v.kind == "noun"
                    and v.noun is not None
                    and not v.noun.contract
                ):
                    j -= 1
                    continue
                return j
            if v.kind == "sub" or v.lower in _HARD or v.kind == "rel":
                return None
            j -= 1
        return None

    def verb_over(self, i: int) -> int | None:
        """The verb of which the noun at i is an object or, failing that, the subject."""
        left = self.verb_left(i)
        if left is not None:
            return left
        return self.predicate(i)

    def verb_left(self, i: int) -> int | None:
        """The verb to the left whose object (or object's complement) the noun at i is."""
        units = self.units
        j = i - 1
        start = self.phrase_start(i)
        if (
            start
            and (units[start - 1].kind == "conj" or units[start - 1].lower == ",")
            and self.predicate(i) is not None
        ):
            return None  # a new clause begins with this noun
        while j >= 0:
            u = units[j]
            if u.kind == "verb":
                if u.verb is not None and u.verb.tense == "participle":
                    j -= 1
                    continue
                return j
            if u.kind in ("sub", "rel") or u.lower in (";", ":"):
                return None
            if u.lower == "," and j + 1 < len(units) and units[j + 1].kind == "conj":
                pass
            j -= 1
        return None

    def predicate(self, i: int) -> int | None:
        """The finite verb to the right whose subject the noun at i is."""
        units = self.units
        skip = 0
        j = i + 1
        while j < len(units):
            u = units[j]
            if u.kind == "rel":
                skip += 1
            elif u.kind == "verb" and u.verb is not None:
                if u.verb.finite:
                    if skip:
                        skip -= 1
                    else:
                        return j
            elif u.kind == "sub" or u.lower in (";",) or (
                u.kind == "conj"
                and j + 1 < len(units)
                and units[j + 1].kind == "party"
                and j + 2 < len(units)
                and units[j + 2].kind == "verb"
            ):
                return None
            j += 1
        return None

    def arguments(self, i: int) -> Iterator[tuple[str, int]]:
        """What stands to the right of the trigger at i: (preposition or "", index of the phrase)."""
        units = self.units
        preposition = before = ""
        filled = True
        pending: list[tuple[str, int]] = []
        j = i + 1
        since_break = 0
        loose = False
        while j < len(units):
            u = units[j]
            if u.kind == "sub" or u.lower in (";", ":") or u.kind == "rel":
                break
            if u.kind == "punct" and u.lower in ("—", "–"):
                break
            if u.kind == "verb" and u.verb is not None:
                if u.verb.tense == "participle":
                    preposition = "~"
                elif u.verb.finite:
                    # What came after the last break is this verb's own subject.
                    pending = pending[: len(pending) - since_break] if since_break else pending
                    break
                else:
                    break
            elif u.kind == "prep":
                before = preposition if filled else before
                preposition, filled = u.lower, False
                since_break, loose = 0, False
            elif u.kind == "conj" or u.lower == ",":
                since_break, loose = 0, True
                if preposition == "~" or not filled:
                    # "mortars of various calibres, patrol vehicles": the list goes on
                    preposition, filled = before if preposition != "~" else "", True
                pending.append(("|", j))
                since_break += 1
            elif u.kind in NP or u.kind == "date" or (u.kind == "word" and u.owner is not None):
                filled = True
                pending.append((preposition, j))
                since_break += loose
            j += 1
        yield from pending

    def companions(self, i: int) -> list[Mention]:
        """ "X together with Y": the parties that a preposition joins to the subject at i."""
        units = self.units
        j = i + 1
        while j < len(units) and j < i + 4:
            if units[j].lower in ("with", "alongside"):
                for k in range(j + 1, min(len(units), j + 5)):
                    if units[k].kind == "party":
                        return self.party(k)
                    if units[k].kind == "verb":
                        return []
            if units[j].kind in ("verb", "noun", "item"):
                return []
            j += 1
        return []

    def party(self, i: int | None) -> list[Mention]:
        """The parties that the phrase at i names, with the others of its list."""
        if i is None:
            return []
        units = self.units
        out: list[Mention] = []
        u = units[i]
        if u.mention is not None and (u.kind == "party" or u.mention.referents):
            out += list(u.mention.referents) or [u.mention]
        elif u.owner is not None and u.kind == "word":
            return []
        # "Russia and India signed": the members to the left of the last one.
        k = self.phrase_start(i) - 1
        while k >= 1 and (units[k].kind == "conj" or units[k].lower == ","):
            t = k - 1
            if units[t].lower == ",":
                t -= 1
            if t >= 0 and units[t].lower == ")":
                while t >= 0 and units[t].lower != "(":
                    t -= 1
                t -= 1
            if (
                t >= 0
                and units[t].kind == u.kind == "party"
                and units[t].mention is not None
                and self.after_prep(t) is None
            ):
                m = units[t].mention
                if m is not None:
                    out = (list(m.referents) or [m]) + out
                k = self.phrase_start(t) - 1
                continue
            break
        return [m for m in out if m.type in (M.COUNTRY, M.GROUP, M.ORGANISATION)]


_OBJECT_CONTROL = frozenset(
    ["ask", "request", "invite", "urge", "allow", "expect", "want", "enable", "help", "permit", "order", "authorise",
     "authorize", "commission", "contract", "select", "choose", "let", "see", "require", "license", "task"]
)  # fmt: skip
