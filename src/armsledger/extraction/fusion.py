"""The tagger and the rules together: one list of drafts out of both.

The catalogue and the grammars are right about names and numbers: every thing that plays a
part is one that they (or the tagger's spans) found in the text. The tagger is right about
who does what to whom: it weighs each step and each part, knowing what the rules read.

A step that the rules read stays as they read it, unless the tagger is sure that it is none;
what they left open the tagger fills in. A step that only the tagger sees is read where it is
likely enough, and each part in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from armsledger.extraction.alike import same_name
from armsledger.extraction.assembly.stands import speaks_of_arms
from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.tagger.confidence import Calibration, Signs, log_odds
from armsledger.extraction.tagger.encoder import Array
from armsledger.extraction.tagger.scene import Scene, Thing, same
from armsledger.extraction.tagger.thresholds import Thresholds
from armsledger.extraction.tagger.vocabulary import (
    EVENT,
    ITEM,
    PARTS,
    PARTS_OF,
    PERIOD,
    PLACE,
    QUANTITY,
    SPEAKER,
    VALUE,
)
from armsledger.extraction.tagger.weighing import Seed, Weighed
from armsledger.model import Kind, Quantity, Role, Stage

_PART = {part: k for k, part in enumerate(PARTS)}
_PARTIES = (M.COUNTRY, M.GROUP, M.ORGANISATION)
_PLAYS: Mapping[str, tuple[M, ...]] = {
    ITEM: (M.ITEM,),
    VALUE: (M.MONEY,),
    PERIOD: (M.DATE,),
    PLACE: (M.CITY, M.COUNTRY),
    SPEAKER: (*_PARTIES, M.PERSON),
    EVENT: (M.SHOW,),
    QUANTITY: (M.NUMBER, M.ITEM),
}
#: Parts that one thing plays at most.
_SINGLE = (VALUE, PERIOD, PLACE, EVENT, SPEAKER)
_AHEAD = (Stage.PLANNED, Stage.FORECAST, Stage.TARGET, Stage.CONSIDERED, Stage.OFFERED)


def fuse(weighed: Weighed, least: Thresholds, calibration: Calibration) -> list[Draft]:
    """What the rules and the tagger read together, in the order of the text."""
    scene = weighed.scene
    attached = {id(d) for seed in weighed.seeds for d in seed.ruled}
    # A figure in words ("twice as much") is a step that no seed stands for.
    out = [r.draft for r in scene.ruled if id(r.draft) not in attached]
    kept: set[tuple[int, Kind]] = set()
    figures: list[Quantity | None] = []
    fresh: list[tuple[Seed, Array]] = []
    for seed, likely in zip(weighed.seeds, weighed.parts, strict=True):
        if not seed.ruled:
            fresh.append((seed, likely))
            continue
        kept.add((seed.sentence, seed.kind))
        figures += [one for d in seed.ruled for one in (d.amount, d.value)]
        for ruled in seed.ruled:
            d = _amended(scene, seed, ruled, likely, least)
            d.signs = _signs(scene, d, seed, likely, None)
            d.confidence = calibration.likely(d.signs)
            if d.confidence >= least.keep:
                out.append(d)
    # The surest first, so that of two that say the same the surer one stays.
    for seed, likely in sorted(fresh, key=lambda one: -one[0].present * one[0].staged):
        if seed.figure is not None:
            amount = scene.players[seed.figure].quantity
            wanted = seed.present >= least.figure and not any(same(amount, f) for f in figures)
        else:
            wanted = (seed.sentence, seed.kind) not in kept and _stands(seed, weighed, least)
        for d in _read(scene, seed, likely, least) if wanted else ():
            d.signs = _signs(scene, d, seed, likely, out)
            d.confidence = calibration.likely(d.signs)
            stands = d.kind is Kind.INDICATOR or speaks_of_arms(scene.document, d)
            if (
                stands
                and d.confidence >= least.claim
                and not any(_repeats(d, other) for other in out)
            ):
                out.append(d)
    out.sort(key=lambda d: (d.number, d.start, d.trigger, d.kind.value))
    return out


def _stands(seed: Seed, weighed: Weighed, least: Thresholds) -> bool:
    """Whether a step is likely, at this stage: at a likely one, or at its likeliest."""
    if seed.present < least.step:
        return False
    others = [s.staged for s in weighed.seeds if (s.sentence, s.kind) == (seed.sentence, seed.kind)]
    return seed.staged >= least.stage or seed.staged == max(others)


def _repeats(d: Draft, other: Draft) -> bool:
    """Whether a draft says nothing that another one does not: it tells of the same step again."""
    if d.kind is not other.kind or (d.stage is Stage.DENIED) is not (other.stage is Stage.DENIED):
        return False
    if d.amount is not None and not same(d.amount, other.amount):
        return False
    return (
        all(d.countries(role) <= other.countries(role) for role in d.roles)
        and all(any(same_name(i.name, o.name) for o in other.items) for i in d.items)
        and all(
            any(same(i.quantity, o.quantity) for o in other.items)
            for i in d.items
            if i.quantity is not None
        )
        and (d.value is None or same(d.value, other.value))
        and d.period in (None, other.period)
        and d.place in (None, other.place)
    )


def _amended(scene: Scene, seed: Seed, d: Draft, likely: Array, least: Thresholds) -> Draft:
    """A draft of the rules, with what they left open filled in."""
    d = d.copy()
    for part in PARTS_OF[d.kind]:
        if part in _SINGLE:
            if getattr(d, part) is None:
                _set(scene, d, part, _chosen(scene, likely, part, least.of(part))[:1])
        elif part not in (ITEM, QUANTITY):
            role = Role(part)
            enough = least.of(part) if not d.has(role) else least.amend
            for k in _chosen(scene, likely, part, enough):
                _cite(scene, d, k)
                d.add(role, scene.things[k].mention)
    if not d.items:
        _items(scene, d, likely, least)
    return d


def _read(scene: Scene, seed: Seed, likely: Array, least: Thresholds) -> list[Draft]:
    """The drafts of one step: one a recipient, where several have no figure in common."""
    sentence = scene.document.sentences[seed.sentence]
    d = Draft(
        seed.kind, seed.stage, sentence, seed.sentence, sentence.start, sentence.end, sentence.start
    )
    for part in PARTS_OF[seed.kind]:
        if part in (ITEM, QUANTITY):
            continue
        chosen = _chosen(scene, likely, part, least.of(part))
        if part in _SINGLE:
            _set(scene, d, part, chosen[:1])
        else:
            for k in chosen:
                _cite(scene, d, k)
                d.add(Role(part), scene.things[k].mention)
    if seed.measure is not None:
        _measure(scene, d, seed)
    _items(scene, d, likely, least)
    if not d.parties:
        return []
    recipients = d.roles.get(Role.RECIPIENT, [])
    states = {m.country or m.name for m in recipients}
    if len(states) < 2 or d.value is not None or any(i.quantity for i in d.items):
        return [d]
    return [
        d.copy(
            roles={**d.roles, Role.RECIPIENT: [m for m in recipients if (m.country or m.name) == s]}
        )
        for s in sorted(states)
    ]


def _chosen(scene: Scene, likely: Array, part: str, enough: float) -> list[int]:
    """The things that play a part, the likeliest first."""
    column = likely[:, _PART[part]]
    return [
        int(k) for k in np.argsort(-column, kind="stable")
        if column[k] >= enough and _can(scene.things[k], int(k), part)
    ]  # fmt: skip


def _signs(scene: Scene, d: Draft, seed: Seed, likely: Array, before: list[Draft] | None) -> Signs:
    """What speaks for a draft, in the order of `SIGNS`.

    `before` is what was read before a new one; None for a step of the rules.
    """
    odds = [
        log_odds(float(likely[number, _PART[str(role)]]))
        for role, mentions in d.roles.items()
        for m in mentions
        if (number := scene.number_of(m)) is not None
    ]
    of_items = [
        log_odds(float(likely[number, _PART[ITEM]]))
        for m in d.items
        if (number := scene.number_of(m)) is not None
    ]
    told = (d.value, d.period, d.place, d.speaker, d.event)
    ours = _sides(d)
    return (
        log_odds(seed.present),
        log_odds(seed.staged),
        min(odds, default=0.0),
        sum(odds) / max(len(odds), 1),
        sum(of_items) / max(len(of_items), 1),
        float(before is None),
        float(any(ours == _sides(r.draft) for r in scene.steps(d.number, d.kind))),
        float(seed.figure is not None),
        float(len(odds) + len(of_items) + sum(one is not None for one in told)),
        *((0.0,) * 4 if before is None else _surroundings(scene, d, ours, before)),
    )


def _surroundings(
    scene: Scene, d: Draft, ours: set[tuple[Role, str | None]], before: list[Draft]
) -> tuple[float, float, float, float]:
    """What the report has beside a new draft: the last four of `SIGNS`."""
    drafts = [r.draft for r in scene.ruled]
    here = [o for o in before if o.number == d.number and (o.kind is Kind.INDICATOR) is (
        d.kind is Kind.INDICATOR)]  # fmt: skip
    return (
        float(any(o.number == d.number and o.kind is not d.kind for o in drafts)),
        min(1.0, len(drafts) / len(scene.document.sentences)),
        float(any(o.kind is d.kind and ours & _sides(o) for o in drafts)),
        float(any(o.signs and not o.words for o in here)),
    )


def _sides(d: Draft) -> set[tuple[Role, str | None]]:
    return {(role, m.country) for role, mentions in d.roles.items() for m in mentions}


def _can(thing: Thing, number: int, part: str) -> bool:
    if number in (Scene.UNNAMED, Scene.CREDITED):
        return part == SPEAKER
    return thing.type in _PLAYS.get(part, _PARTIES)


def _set(scene: Scene, d: Draft, part: str, chosen: list[int]) -> None:
    if not chosen:
        return
    (k,) = chosen
    thing = scene.things[k]
    if part != SPEAKER:
        _cite(scene, d, k)
    match part:
        case "value":
            d.value = thing.mention.quantity
        case "period":
            past, ahead = thing.periods
            d.period = (ahead or past) if d.stage in _AHEAD else (past or ahead)
        case "place":
            d.place = thing.mention
        case "event":
            d.event = thing.mention
        case _:
            d.speaker = scene.speaker(k, d.number)


def _measure(scene: Scene, d: Draft, seed: Seed) -> None:
    assert seed.figure is not None
    quantity = scene.players[seed.figure].quantity
    assert quantity is not None
    if seed.falls and quantity.amount > 0:
        quantity = quantity.model_copy(update={"amount": -quantity.amount})
    d.measure, d.of, d.amount = seed.measure, seed.of, quantity


def _items(scene: Scene, d: Draft, likely: Array, least: Thresholds) -> None:
    """The items, the likeliest of each name, with how many where the text counts them."""
    column, counts = likely[:, _PART[ITEM]], likely[:, _PART[QUANTITY]]
    kept: list[tuple[int, Mention]] = []
    for k in np.argsort(-column, kind="stable"):
        thing = scene.things[int(k)]
        if column[k] < least.of(ITEM) or thing.type is not M.ITEM or k < 2:
            continue
        if not any(same_name(thing.mention.name, m.name) for _, m in kept):
            kept.append((int(k), thing.mention))
    kept.sort(key=lambda one: one[1].start)
    for k, m in kept:
        _cite(scene, d, k)
        quantity = _counted(scene, d, k) if counts[k] >= least.of(QUANTITY) else None
        d.items.append(m if m.quantity == quantity else replace(m, quantity=quantity))
    if len(d.items) == 1 and d.items[0].quantity is None:
        numbers = [
            k for k, t in enumerate(scene.things)
            if t.type is M.NUMBER and counts[k] >= least.of(QUANTITY)
        ]  # fmt: skip
        if numbers:
            best = max(numbers, key=lambda k: counts[k])
            _cite(scene, d, best)
            d.items[0] = replace(d.items[0], quantity=scene.things[best].mention.quantity)


def _counted(scene: Scene, d: Draft, thing: int) -> Quantity | None:
    """How many of an item there are, as the nearest of its players says."""
    players = [scene.players[p] for p in scene.things[thing].players]
    counted = [p for p in players if p.quantity is not None]
    if not counted:
        return None
    nearest = min(counted, key=lambda p: abs(p.sentence - d.number))
    if nearest.sentence != d.number:
        sentence = scene.document.sentences[nearest.sentence]
        d.evidence.append((sentence.start, sentence.end))
    return nearest.quantity


def _cite(scene: Scene, d: Draft, thing: int) -> None:
    """Add the nearest sentence that names a thing to the evidence, unless the step's own does."""
    at = [scene.players[p].sentence for p in scene.things[thing].players]
    if d.number not in at:
        nearest = scene.document.sentences[min(at, key=lambda k: (abs(k - d.number), k))]
        d.evidence.append((nearest.start, nearest.end))
