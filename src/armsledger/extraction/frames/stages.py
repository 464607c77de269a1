"""How far a dealing has got: the chain from its trigger to the verb that rules the clause."""

from __future__ import annotations

from armsledger.extraction.frames.words import FrameWords
from armsledger.extraction.languages.en.clauses import Row
from armsledger.extraction.languages.en.unit import VerbGroup
from armsledger.model import Stage

_FUTURE = frozenset(["future", "future_past", "obliged"])
_HANGING = frozenset(["infinitive", "gerund"])
#: Stages that a possibility or a plan does not carry out.
_ENDED = frozenset([Stage.CANCELLED, Stage.SUSPENDED, Stage.DENIED])
_OPEN = frozenset([Stage.OFFERED, Stage.NEGOTIATING, Stage.CONSIDERED, Stage.PLANNED])
_GOING_ON = frozenset([Stage.UNDER_WAY, Stage.COMPLETED])
_BEGUN = frozenset([Stage.SIGNED, Stage.UNDER_WAY, Stage.COMPLETED])
_DEEP = 4

_PHRASE = frozenset(["det", "word", "owner", "adverb", "item", "figure", "punct"])
_COMPLEMENT = frozenset(["word", "figure", "party", "prep", "det", "owner", "date"])
_MODIFIERS = frozenset(["word", "owner", "item", "figure", "adverb"])


class Stages:
    """Answers, for one sentence, how far the dealing at a unit has got."""

    def __init__(self, row: Row, doubt: dict[str, str], words: FrameWords) -> None:
        self.row = row
        self.doubt = doubt
        self.words = words

    # -- verbs

    def of_verb(self, i: int, depth: int = 0) -> Stage | None:
        """The stage of a dealing that the verb at i tells; None where it tells none."""
        group = self.row.units[i].verb
        if group is None or depth > _DEEP:
            return None
        if group.tense in _HANGING:
            g = self.row.governor(i)
            ruled = self._ruled_by(g, depth) if g is not None else None
            return ruled or (Stage.PLANNED if group.tense == "infinitive" else None)
        if group.negative:
            return Stage.DENIED
        return self._reported(i, depth) or _by_tense(group)

    def _ruled_by(self, g: int, depth: int) -> Stage | None:
        """The stage of a dealing that hangs on the verb or noun at g."""
        if self.row.units[g].noun is not None:
            return self.of_noun(g, depth + 1)
        return self.of_operator(g, depth + 1)

    def of_operator(self, g: int, depth: int = 0) -> Stage | None:
        """The stage that the verb at g gives to what hangs on it."""
        group = self.row.units[g].verb
        if group is None or depth > _DEEP:
            return None
        if group.passive and self._of_none(g):
            return Stage.DENIED
        verb = group.main
        neutral = verb.lemma in self.words.neutral and verb.lemma != "remain"
        stage = Stage(verb.operator) if verb.operator and not neutral else None
        outer: Stage | None = None
        if group.tense in _HANGING:
            h = self.row.governor(g)
            outer = self._ruled_by(h, depth) if h is not None else None
        if group.negative and stage not in _ENDED:
            return Stage.DENIED if stage is not None or verb.frame else None
        if stage is None:
            return outer or (self.of_verb(g, depth + 1) if verb.frame else None)
        if outer is not None and outer not in _GOING_ON:
            return None if stage in _ENDED and outer in _OPEN else outer
        return _shifted(stage, group)

    def _reported(self, i: int, depth: int) -> Stage | None:
        """ "denied that it supplied", "under a contract it will supply": what rules the verb."""
        units = self.row.units
        for j in range(i - 1, -1, -1):
            u = units[j]
            if u.verb is not None:
                denied = u.verb.main.operator == "denied" and not u.verb.negative
                return Stage.DENIED if denied else None
            if u.lower in (";", ":"):
                return None
            under = u.kind == "rel" and j > 1 and units[j - 1].lower in ("under", "by")
            if under and units[j - 2].paper:
                return self.of_noun(j - 2, depth + 1)
        return None

    # -- nouns

    def of_noun(self, i: int, depth: int = 0) -> Stage | None:
        """The stage of the dealing that the noun at i names."""
        noun = self.row.units[i].noun
        if noun is None or depth > _DEEP:
            return None
        if self._none(i):
            return Stage.DENIED
        over = self.governing_noun(i)
        stage = self.of_noun(over, depth + 1) if over is not None else None
        if stage is not None:
            return stage
        own, doubt = Stage(noun.stage), self._doubt(i)
        stage = self._ruling(i, own, doubt, depth)
        if stage is None:
            return doubt or own
        if own in _OPEN and stage not in _ENDED:
            if stage is Stage.SIGNED and noun.lemma in self.words.competitions:
                return stage
            if own is Stage.CONSIDERED and stage in (Stage.OFFERED, Stage.SIGNED):
                return stage
            return own
        return doubt if doubt and stage in _GOING_ON else stage

    def _ruling(self, i: int, own: Stage, doubt: Stage | None, depth: int) -> Stage | None:
        """The stage that the verb before the noun at i, or else its predicate, gives to it."""
        units = self.row.units
        left = self.row.verb_left(i)
        stage = self._object(left, i, own, depth) if left is not None else None
        group = units[left].verb if left is not None else None
        if stage is None and group is not None and not doubt:
            stage = _of_modal(group)
        if stage is not None:
            return stage
        if left is not None and not any(u.kind in ("rel", "sub") for u in units[left + 1 : i]):
            return None  # it is the object of the verb before it
        right = self.row.predicate(i)
        return self._predicated(right, depth) if right is not None else None

    def _object(self, left: int, i: int, own: Stage, depth: int) -> Stage | None:
        """The stage that the verb at `left` gives to the noun at i behind it."""
        units = self.row.units
        if self.governing_noun(i) is not None and any(u.paper for u in units[left + 1 : i]):
            return None
        stage = self.of_operator(left, depth + 1)
        group = units[left].verb
        if units[i].paper and group is not None and group.main.frame and stage in _GOING_ON:
            return own  # "made a deal", "received an order"
        return stage

    def _predicated(self, right: int, depth: int) -> Stage | None:
        """ "deliveries began", "the sale was approved", "the order is worth"."""
        units = self.row.units
        group = units[right].verb
        if group is None:
            return None
        stage = self.of_operator(right, depth + 1)
        if stage is not None:
            return stage
        if group.main.frame:
            return self.of_verb(right, depth + 1)
        behind = " ".join(u.lower for u in units[right + 1 : right + 4])
        if behind.startswith(("under way", "underway", "in progress")) or "in full swing" in behind:
            return Stage.UNDER_WAY
        return _of_modal(group)

    def governing_noun(self, i: int) -> int | None:
        """ "contract for the supply", "talks on the sale", "plans for delivery"."""
        units = self.row.units
        k = i - 1
        while k >= 0 and units[k].kind in _PHRASE and units[k].lower not in (",", ";", ":"):
            k -= 1
        if k < 0 or units[k].kind != "prep" or units[k].lower not in self.words.links:
            return None
        k -= 1
        while k >= 0 and units[k].kind in _COMPLEMENT:
            k -= 1
        return k if k >= 0 and units[k].paper else None

    def _of_none(self, verb: int) -> bool:
        """ "no contract has been signed for": its subject is none."""
        subject = self.row.subject(verb)
        return (
            subject is not None and self.row.units[subject].noun is not None and self._none(subject)
        )

    def _none(self, i: int) -> bool:
        """ "no contract", "no plans": there is none."""
        units = self.row.units
        k = i - 1
        while k >= 0 and units[k].kind in _MODIFIERS:
            k -= 1
        return k >= 0 and units[k].lower == "no"

    def _doubt(self, i: int) -> Stage | None:
        """ "a possible sale", "planned deliveries": what the words before the noun say."""
        units = self.row.units
        for k in range(i - 1, max(-1, i - 4), -1):
            if units[k].lower in self.doubt:
                return Stage(self.doubt[units[k].lower])
            if units[k].kind not in _MODIFIERS:
                break
        return None


def _by_tense(group: VerbGroup) -> Stage:
    if group.tense == "possible":
        return Stage.CONSIDERED
    if group.tense in _FUTURE or group.tense == "conditional":
        return Stage.PLANNED
    done = group.passive and group.perfect and not group.progressive
    return Stage.COMPLETED if done or group.tense in ("past", "participle") else Stage.UNDER_WAY


def _of_modal(group: VerbGroup) -> Stage | None:
    """What "will" and "may" alone say."""
    if group.tense in _FUTURE:
        return Stage.PLANNED
    return Stage.CONSIDERED if group.tense == "possible" else None


def _shifted(stage: Stage, group: VerbGroup) -> Stage | None:
    """A stage that may or will be reached."""
    if group.tense == "possible":
        return None if stage in _ENDED else Stage.CONSIDERED
    ahead = group.tense in _FUTURE or group.tense == "conditional"
    return Stage.PLANNED if ahead and stage in _BEGUN else stage
