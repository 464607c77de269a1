"""The stage on which the tagger links: who and what a report names, and what the rules read.

A *player* is a mention in its place; a *thing* is what one or more players stand for. The
same scene is built for training and for reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from armsledger.extraction.credited import UNNAMED as UNNAMED_SOURCE
from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.tagger.vocabulary import (
    CREDITED,
    EVENT,
    ITEM,
    OWNER,
    PERIOD,
    PLACE,
    QUANTITY,
    SPEAKER,
    UNNAMED,
    VALUE,
)
from armsledger.extraction.time import period_of, published_day
from armsledger.model import Kind, Quantity, Speaker

_PARTIES = (M.COUNTRY, M.GROUP, M.ORGANISATION)
_FIGURES = (M.MONEY, M.PERCENT, M.RATIO, M.NUMBER)
_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Player:
    """A mention in its place; or, without one, a source that the text does not name."""

    type: str
    form: str
    sort: str
    sentence: int
    start: int
    end: int
    quantity: Quantity | None = None
    """Of a figure, its amount; of an item, how many."""


@dataclass(slots=True)
class Thing:
    """What players stand for: a party, a person, an item, a figure, a time, a place."""

    mention: Mention
    """The first of those that name it."""
    players: list[int] = field(default_factory=list)
    periods: tuple[str | None, str | None] = (None, None)
    """Of a time: what it is if it lies behind or ahead of the publication, as EDTF."""

    @property
    def type(self) -> M:
        """What it is."""
        return self.mention.type


#: The parts that things play, as the rules read one step: the thing's number, the part.
Parts = set[tuple[int, str]]


@dataclass(slots=True)
class Ruled:
    """What the rules read of one step."""

    draft: Draft
    parts: Parts


class Scene:
    """The players and things of one report, and what the rules make of them."""

    #: The first two things, which are named nowhere.
    UNNAMED, CREDITED = 0, 1

    def __init__(self, document: Document, drafts: list[Draft], *, refer: bool = True) -> None:
        self.document = document
        self.players: list[Player] = []
        self.things: list[Thing] = []
        self._keys: dict[tuple[object, ...], int] = {}
        for kind in (UNNAMED, CREDITED):
            self.players.append(Player(kind, "", "", -1, 0, 0))
            nobody = Mention(0, 0, M.PERSON, kind)
            self.things.append(Thing(nobody, [len(self.players) - 1]))
        self._published = published_day(document)
        for number, sentence in enumerate(document.sentences):
            for m in sentence.mentions:
                if refer or not m.referents:
                    self._enter(number, m)
        self.ruled = [Ruled(d, self._ruled(d)) for d in drafts]
        #: The players that have an amount: any may be an indicator.
        self.figures = [
            p for p, one in enumerate(self.players)
            if one.quantity is not None and one.type != OWNER
        ]  # fmt: skip

    def _enter(self, number: int, m: Mention) -> None:
        if m.owner is not None:
            self._player(number, m, OWNER, list(meant(m.owner)))
        self._player(number, m, m.type.value, list(meant(m)))

    def _player(self, number: int, m: Mention, kind: str, stands_for: list[Mention]) -> None:
        quantity = None if kind == OWNER else m.quantity
        self.players.append(Player(kind, m.form, m.org_type, number, m.start, m.end, quantity))
        for one in stands_for:
            thing = self.things[self._thing(number, one, m)]
            if len(self.players) - 1 not in thing.players:
                thing.players.append(len(self.players) - 1)

    def _thing(self, number: int, m: Mention, at: Mention) -> int:
        key = self._key(m, at)
        if key not in self._keys:
            self._keys[key] = len(self.things)
            self.things.append(Thing(m, periods=self._periods(m)))
        return self._keys[key]

    def _key(self, m: Mention, at: Mention) -> tuple[object, ...]:
        if m.type is M.COUNTRY:
            return (m.type, m.country or m.name)
        if m.type in (*_FIGURES, M.DATE):
            return (m.type, at.start)
        return (m.type, m.name.casefold())

    def _periods(self, m: Mention) -> tuple[str | None, str | None]:
        if m.type is not M.DATE:
            return (None, None)
        past, ahead = (
            period_of(self.document, m, self._published, future=late) for late in (False, True)
        )
        return (past, ahead)

    def number_of(self, m: Mention) -> int | None:
        """The thing that a mention names; None where the scene has none."""
        return self._keys.get(self._key(m, m))

    def _ruled(self, d: Draft) -> Parts:
        """Which things play which parts in a draft of the rules."""
        parts: Parts = set()
        for role, mentions in d.roles.items():
            parts |= self._all(mentions, str(role))
        parts |= self._all(d.items, ITEM)
        if d.place is not None:
            parts |= self._all([d.place], PLACE)
        if d.event is not None:
            parts |= self._all([d.event], EVENT)
        for k, thing in enumerate(self.things):
            if d.value is not None and thing.type is M.MONEY and self.has(k, d.value):
                parts.add((k, VALUE))
            if d.period is not None and d.period in thing.periods:
                parts.add((k, PERIOD))
            if thing.type in (M.NUMBER, M.ITEM) and any(self.has(k, i.quantity) for i in d.items):
                parts.add((k, QUANTITY))
        return parts

    def has(self, thing: int, amount: Quantity | None) -> bool:
        """Whether a thing is this amount, or as many pieces."""
        return any(same(self.players[p].quantity, amount) for p in self.things[thing].players)

    def _all(self, mentions: list[Mention], part: str) -> Parts:
        found = (self.number_of(one) for m in mentions for one in meant(m))
        return {(k, part) for k in found if k is not None}

    def credited(self, sentence: int) -> int | None:
        """The thing that the rules credit a sentence to; None where to nobody."""
        speaker = self.document.sentences[sentence].speaker
        if speaker is None:
            return None
        if speaker.name == UNNAMED_SOURCE:
            return self.UNNAMED
        for k, thing in enumerate(self.things):
            if thing.type in (*_PARTIES, M.PERSON) and thing.mention.name == speaker.name:
                return k
        return self.CREDITED

    def speaker(self, thing: int, sentence: int) -> Speaker | None:
        """The speaker that a thing is, in a sentence."""
        ruled = self.document.sentences[sentence].speaker
        if thing == self.UNNAMED:
            return Speaker(name=UNNAMED_SOURCE)
        if thing == self.CREDITED or thing == self.credited(sentence):
            return ruled
        name = self.things[thing].mention.name
        spoken = (s.speaker for s in self.document.sentences)
        known = next((s for s in spoken if s is not None and s.name == name), None)
        return known or Speaker(name=name)

    def steps(self, sentence: int, kind: Kind) -> list[Ruled]:
        """The steps of one kind that the rules read in a sentence."""
        return [r for r in self.ruled if r.draft.number == sentence and r.draft.kind is kind]

    def parts_here(self, sentence: int, kind: Kind, stage: object, figure: int | None) -> Parts:
        """What the rules let things play in this step; of every step there, if none has it."""
        steps = self.steps(sentence, kind)
        if figure is not None:
            amount = self.players[figure].quantity
            steps = [r for r in steps if same(amount, r.draft.amount)]
        exact = [r for r in steps if r.draft.stage is stage]
        found = {part for r in exact or steps for part in r.parts}
        credited = self.credited(sentence)
        return found | ({(credited, SPEAKER)} if credited is not None else set())

    def parts_elsewhere(self, sentence: int, kind: Kind) -> Parts:
        """What the rules let things play in steps of that kind in other sentences."""
        return {
            part
            for r in self.ruled
            if r.draft.kind is kind and r.draft.number != sentence
            for part in r.parts
        }


def meant(m: Mention) -> Iterator[Mention]:
    """Whom a mention stands for: itself or what it refers to."""
    if m.referents:
        for one in m.referents:
            yield from meant(one)
    else:
        yield m


def same(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two amounts are of one unit and, but for their sign, equal to half a percent."""
    if one is None or other is None or one.unit != other.unit:
        return False
    a, b = abs(one.amount), abs(other.amount)
    return abs(a - b) <= _TOLERANCE * max(a, b, 1e-9)
