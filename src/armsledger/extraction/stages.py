"""How far a dealing has got: the chain from its trigger to the verb that rules the clause."""

from __future__ import annotations

from armsledger.extraction.languages.en.clauses import Row
from armsledger.extraction.languages.en.units import Unit
from armsledger.extraction.lexicon import lexicon
from armsledger.model import Stage

_FUTURE = frozenset(["future", "future_past", "obliged"])
_STAGE_VERBS: dict[str, Stage] = {
    "signed": Stage.SIGNED,
    "planned": Stage.PLANNED,
    "offered": Stage.OFFERED,
    "considered": Stage.CONSIDERED,
    "negotiating": Stage.NEGOTIATING,
    "under_way": Stage.UNDER_WAY,
    "completed": Stage.COMPLETED,
    "suspended": Stage.SUSPENDED,
    "cancelled": Stage.CANCELLED,
    "denied": Stage.DENIED,
}
#: Stages that a possibility or a plan does not carry out.
_ENDED = frozenset([Stage.CANCELLED, Stage.SUSPENDED, Stage.DENIED])
#: Verbs that take a dealing to its end without ending it in failure.
_NEUTRAL = frozenset(
    [
        "include",
        "cover",
        "involve",
        "comprise",
        "remain",
        "stay",
        "go",
        "be",
        "have",
        "do",
        "make",
        "call",
    ]
)


class Stages:
    """Answers, for one sentence, how far the dealing at a unit has got."""

    def __init__(self, row: Row, language: str) -> None:
        self.row = row
        self.doubt = lexicon(language).doubt

    def of_verb(self, i: int, depth: int = 0) -> Stage | None:
        """The stage that the verb at i, as part of a dealing, stands at; None for a negation."""
        units = self.row.units
        group = units[i].verb
        if group is None or depth > 4:
            return None
        if group.tense in ("infinitive", "gerund"):
            g = self.row.governor(i)
            if g is None:
                return Stage.PLANNED if group.tense == "infinitive" else None
            return self._ruled_by(g, i, depth) or (
                Stage.PLANNED if group.tense == "infinitive" else None
            )
        own = self._own(units[i])
        if group.negative:
            return Stage.DENIED
        outer = self._reported(i, depth)
        return outer or own

    def _own(self, unit: Unit) -> Stage:
        group = unit.verb
        assert group is not None
        if group.tense in ("possible",):
            return Stage.CONSIDERED
        if group.tense in _FUTURE or group.tense == "conditional":
            return Stage.PLANNED
        if (
            group.tense == "past"
            or group.tense == "participle"
            or (group.passive and not group.progressive and group.perfect)
        ):
            return Stage.COMPLETED
        return Stage.UNDER_WAY

    def _ruled_by(self, g: int, i: int, depth: int) -> Stage | None:
        """The stage of a dealing that hangs on the verb or noun at g."""
        units = self.row.units
        if units[g].kind == "noun":
            return self.of_noun(g, depth + 1)
        return self.of_operator(g, depth + 1)

    def of_operator(self, g: int, depth: int = 0) -> Stage | None:
        """The stage that the verb at g gives to what hangs on it."""
        units = self.row.units
        group = units[g].verb
        if group is None or depth > 4:
            return None
        verb = group.main
        stage = _STAGE_VERBS.get(verb.operator) if verb.operator else None
        if verb.lemma in _NEUTRAL and verb.lemma not in ("remain",):
            stage = None
        outer: Stage | None = None
        if group.tense in ("infinitive", "gerund"):
            h = self.row.governor(g)
            if h is not None:
                outer = self._ruled_by(h, g, depth)
        if group.negative and stage not in _ENDED:
            return Stage.DENIED if stage is not None or verb.frame else None
        if stage is None:
            if verb.frame:
                own = outer or self.of_verb(g, depth + 1)
                return own
            return outer
        if outer is not None and outer not in (Stage.UNDER_WAY, Stage.COMPLETED):
            if stage in _ENDED and outer in (
                Stage.PLANNED,
                Stage.CONSIDERED,
                Stage.OFFERED,
                Stage.NEGOTIATING,
            ):
                return None
            return outer
        if group.tense == "possible":
            return None if stage in _ENDED else Stage.CONSIDERED
        if group.tense in _FUTURE or (group.tense == "conditional" and stage is not Stage.PLANNED):
            if stage in (Stage.SIGNED, Stage.UNDER_WAY, Stage.COMPLETED):
                return Stage.PLANNED
            if stage in _ENDED:
                return stage
        return stage

    def _reported(self, i: int, depth: int) -> Stage | None:
        """ "denied that it supplied", "under a contract it will supply": what rules a finite verb."""
        units = self.row.units
        j = i - 1
        while j >= 0:
            u = units[j]
            if u.kind == "verb" and u.verb is not None:
                if u.verb.main.operator == "denied" and not u.verb.negative:
                    return Stage.DENIED
                return None
            if u.lower in (";", ":"):
                return None
            if u.kind == "rel" and j and units[j - 1].lower in ("under", "by"):
                k = j - 2
                if (
                    k >= 0
                    and units[k].kind == "noun"
                    and units[k].noun is not None
                    and units[k].noun.contract
                ):
                    return self.of_noun(k, depth + 1)
            j -= 1
        return None

    def of_noun(self, i: int, depth: int = 0) -> Stage | None:
        """The stage of the dealing that the noun at i names."""
        units = self.row.units
        noun = units[i].noun
        if noun is None or depth > 4:
            return None
        doubt = self._doubt(i)
        own = Stage(noun.stage)
        left = self.row.verb_left(i)
        right = self.row.predicate(i)
        stage: Stage | None = None
        over = self._governing_noun(i)
        if over is not None:
            stage = self.of_noun(over, depth + 1)
            if stage is not None:
                return stage
        if left is not None:
            between = [
                u
                for u in units[left + 1 : i]
                if u.kind == "noun" and u.noun is not None and u.noun.contract
            ]
            if not between or over is None:
                stage = self.of_operator(left, depth + 1)
                verb = units[left].verb
                if (
                    noun.contract
                    and verb is not None
                    and verb.main.frame
                    and stage in (Stage.COMPLETED, Stage.UNDER_WAY)
                ):
                    stage = own  # "made a deal", "received an order"
        if stage is None and left is not None and units[left].verb is not None and not doubt:
            tense = units[left].verb.tense
            if tense in _FUTURE:
                stage = Stage.PLANNED
            elif tense == "possible":
                stage = Stage.CONSIDERED
        if stage is None and right is not None and (left is None or not self._object_of(left, i)):
            stage = self._predicated(right, depth)
        if stage is None:
            return doubt or own
        if (
            own in (Stage.OFFERED, Stage.NEGOTIATING, Stage.CONSIDERED, Stage.PLANNED)
            and stage not in _ENDED
        ):
            if stage is Stage.SIGNED and noun.lemma in ("tender", "tenders", "bid", "competition"):
                return Stage.SIGNED
            if own is Stage.CONSIDERED and stage in (Stage.OFFERED, Stage.SIGNED):
                return stage
            return own
        if doubt and stage in (Stage.UNDER_WAY, Stage.COMPLETED):
            return doubt
        return stage

    def _object_of(self, left: int, i: int) -> bool:
        units = self.row.units
        return not any(u.kind in ("rel", "sub") for u in units[left + 1 : i])

    def _predicated(self, right: int, depth: int) -> Stage | None:
        """ "deliveries began", "the sale was approved", "the order is worth"."""
        units = self.row.units
        group = units[right].verb
        assert group is not None
        stage = self.of_operator(right, depth + 1)
        if stage is not None:
            return stage
        if group.main.frame:
            return self.of_verb(right, depth + 1)
        # "deliveries are under way", "talks are under way"
        after = units[right + 1 : right + 4]
        words = " ".join(u.lower for u in after)
        if (
            words.startswith("under way")
            or words.startswith("underway")
            or "in full swing" in words
            or words.startswith("in progress")
        ):
            return Stage.UNDER_WAY
        if group.tense in _FUTURE:
            return Stage.PLANNED
        if group.tense == "possible":
            return Stage.CONSIDERED
        return None

    def _governing_noun(self, i: int) -> int | None:
        """ "contract for the supply", "talks on the sale", "plans for delivery"."""
        units = self.row.units
        k = i - 1
        while (
            k >= 0
            and units[k].kind in ("det", "word", "owner", "adverb", "item", "figure", "punct")
            and units[k].lower not in (",", ";", ":")
        ):
            k -= 1
        if (
            k >= 0
            and units[k].kind == "prep"
            and units[k].lower
            in ("for", "on", "of", "to", "in", "about", "over", "covering", "under", "into")
        ):
            t = k - 1
            while (
                t >= 0
                and units[t].kind in ("word", "figure", "party", "prep", "det", "owner", "date")
                and units[t].lower not in (",",)
            ):
                t -= 1
            if (
                t >= 0
                and units[t].kind == "noun"
                and units[t].noun is not None
                and (units[t].noun.contract)
            ):
                return t
        return None

    def _doubt(self, i: int) -> Stage | None:
        units = self.row.units
        for k in range(i - 1, max(-1, i - 4), -1):
            if units[k].lower in self.doubt:
                return Stage(self.doubt[units[k].lower])
            if units[k].kind not in ("word", "owner", "item", "figure", "adverb"):
                break
        return None
