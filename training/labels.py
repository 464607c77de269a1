"""What the tagger has to learn from annotated reports: which thing plays which part in a step.

Annotated claims say what a report holds, not in which words. Here each claim is led back to
the words: a dealing to the sentence that states its step, an indicator to the figure that it
is, and both to the things (parties, items, sums, times, places, speakers) that the report
names. What is not found among them is counted, since no tagger that only links can learn it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from armsledger.evaluation.slots import ClaimJson, agree
from armsledger.extraction.alike import same_name
from armsledger.extraction.credited import UNNAMED
from armsledger.extraction.document import M
from armsledger.extraction.tagger.scene import Scene, Thing
from armsledger.extraction.tagger.vocabulary import (
    EVENT,
    ITEM,
    PERIOD,
    PLACE,
    QUANTITY,
    SPEAKER,
    VALUE,
)
from armsledger.model import Measure, Quantity

_PARTIES = (M.COUNTRY, M.ORGANISATION, M.GROUP)
_SPEAKERS = (*_PARTIES, M.PERSON)
_TOLERANCE = 0.005

#: A thing of the scene, by number, and a part that it plays.
Part = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A dealing at one step: the sentence that states it, and who and what has a part in it."""

    sentence: int
    kind: str
    stage: str
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator: the player that is its amount, and who and what has a part in it."""

    player: int
    measure: str
    of: str | None
    stage: str
    falls: bool
    """The text says a plain number, the claim a negative one ("fell by 12 percent")."""
    parts: frozenset[Part]


@dataclass(slots=True)
class Labels:
    """The labels of one report."""

    steps: list[Step] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    homes: dict[int, int | None] = field(default_factory=dict)
    """Each organisation's country, both as things; none where the report does not name it."""
    found: Counter[str] = field(default_factory=Counter)
    """Slots that some thing stands for, by part; `amount` for indicators led to a figure."""
    missed: Counter[str] = field(default_factory=Counter)
    """Slots that no thing stands for."""


def labels(claims: list[ClaimJson], scene: Scene) -> Labels:
    """The labels of one report's claims over the scene of its text."""
    found = Labels()
    for claim in claims:
        parts = frozenset(_parts(claim, scene, found))
        if claim["kind"] == "indicator":
            _figure(claim, scene, found, parts)
        elif (sentence := _sentence(claim, scene)) is not None:
            found.steps.append(Step(sentence, claim["kind"], claim["stage"], parts))
        for party in claim["parties"]:
            if party["type"] == "organisation" and party.get("country"):
                _home(party, scene, found)
    return found


def _sentence(claim: ClaimJson, scene: Scene) -> int | None:
    """The last of the sentences that a claim's evidence lies in: the others only name sides."""
    last = max(claim["evidence"], key=lambda e: e["start"])
    spans = ((n, s.start, s.end) for n, s in enumerate(scene.document.sentences))
    return next((n for n, a, b in spans if a < last["end"] and last["start"] < b), None)


def _figure(claim: ClaimJson, scene: Scene, found: Labels, parts: frozenset[Part]) -> None:
    amount = claim["amount"]
    if claim["measure"] not in _MEASURES:
        return
    fits = [
        number
        for number in scene.figures
        if _amounts(scene.players[number].quantity, amount)
        and any(
            scene.players[number].start < e["end"] and e["start"] < scene.players[number].end
            for e in claim["evidence"]
        )
    ]
    (found.found if fits else found.missed)["amount"] += 1
    if fits:
        quantity = scene.players[fits[-1]].quantity
        falls = amount["amount"] < 0 and quantity is not None and quantity.amount > 0
        figure = Figure(fits[-1], claim["measure"], claim.get("of"), claim["stage"], falls, parts)
        found.figures.append(figure)


_MEASURES = {str(m) for m in Measure} - {"specification", "other"}


def _amounts(quantity: Quantity | None, amount: ClaimJson) -> bool:
    if quantity is None or str(quantity.unit) != amount["unit"]:
        return False
    one, other = abs(quantity.amount), abs(amount["amount"])
    return abs(one - other) <= _TOLERANCE * max(one, other, 1e-9)


def _home(party: ClaimJson, scene: Scene, found: Labels) -> None:
    country = next(
        (k for k, t in enumerate(scene.things)
         if t.type is M.COUNTRY and t.mention.country == party["country"]),
        None,
    )  # fmt: skip
    for k, thing in enumerate(scene.things):
        if thing.type is M.ORGANISATION and same_name(thing.mention.name, party["name"]):
            found.homes[k] = country


def _parts(claim: ClaimJson, scene: Scene, found: Labels) -> Iterator[Part]:
    """Every thing that stands for a slot of the claim, wherever in the report it is."""
    for slot, part in _wanted(claim):
        things = [k for k, t in enumerate(scene.things) if _stands_for(k, t, part, slot, scene)]
        (found.found if things else found.missed)[part] += 1
        yield from ((k, part) for k in things)


def _wanted(claim: ClaimJson) -> Iterator[tuple[ClaimJson, str]]:
    yield from ((party, party["role"]) for party in claim["parties"])
    for item in claim.get("items", ()):
        yield item, ITEM
        if "quantity" in item:
            yield item["quantity"], QUANTITY
    for part in (VALUE, PLACE, SPEAKER):
        if part in claim:
            yield claim[part], part
    if PERIOD in claim:
        yield {PERIOD: claim[PERIOD]}, PERIOD
    if EVENT in claim:
        yield {"name": claim[EVENT]}, EVENT


def _stands_for(number: int, thing: Thing, part: str, slot: ClaimJson, scene: Scene) -> bool:
    m = thing.mention
    match part:
        case "item":
            return m.type is M.ITEM and same_name(m.name, slot["name"])
        case "quantity":
            return m.type in (M.ITEM, M.NUMBER) and _has(thing, slot, scene)
        case "value":
            return m.type is M.MONEY and _has(thing, slot, scene)
        case "period":
            return any(t and agree(PERIOD, slot[PERIOD], t) for t in thing.periods)
        case "place":
            return m.type in (M.CITY, M.COUNTRY) and same_name(m.name, slot["name"])
        case "event":
            return m.type is M.SHOW and same_name(m.name, slot["name"])
        case "speaker":
            if slot["name"] == UNNAMED or number == Scene.UNNAMED:
                return number == Scene.UNNAMED and slot["name"] == UNNAMED
            if number == Scene.CREDITED:
                return _credited(slot["name"], scene)
            return m.type in _SPEAKERS and agree(SPEAKER, slot["name"], m.name)
        case _:
            return _is(thing, slot)


def _credited(name: str, scene: Scene) -> bool:
    """Whether somebody is credited by the rules alone, under this name."""
    spoken = [(k, s.speaker) for k, s in enumerate(scene.document.sentences)]
    return any(
        one is not None and agree(SPEAKER, name, one.name) and scene.credited(k) == Scene.CREDITED
        for k, one in spoken
    )


def _has(thing: Thing, amount: ClaimJson, scene: Scene) -> bool:
    return any(_amounts(scene.players[p].quantity, amount) for p in thing.players)


def _is(thing: Thing, party: ClaimJson) -> bool:
    if thing.type not in _PARTIES or thing.type.value != party["type"]:
        return False
    if party["type"] == "country":
        return thing.mention.country == party.get("country")
    return same_name(thing.mention.name, party["name"])
