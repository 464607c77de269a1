"""What the tagger makes of a report that the rules have read: each step and part, weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from armsledger.extraction.document import Document, M
from armsledger.extraction.draft import Draft
from armsledger.extraction.tagger import Tagger
from armsledger.extraction.tagger.encoder import Array, Encoded
from armsledger.extraction.tagger.heads import Board, board, hints, reach
from armsledger.extraction.tagger.scene import Scene, same
from armsledger.extraction.tagger.vocabulary import FIGURE_STAGES, KINDS, MEASURES, PARTS, STAGES
from armsledger.model import Kind, Measure, Stage

#: What is less likely is not looked at, unless the rules read it.
_STEP, _STAGE, _FIGURE = 0.1, 0.3, 0.1
#: How likely a country must be an organisation's.
_HOME = 0.5
_OF = (Measure.GROWTH, Measure.SHARE, Measure.RANK)


@dataclass(frozen=True, slots=True)
class Seed:
    """A step that is likely: a dealing of one kind and stage, or a figure."""

    sentence: int
    kind: Kind
    stage: Stage
    present: float
    """How likely the step is, whatever its stage."""
    staged: float
    """How likely its stage is."""
    figure: int | None = None
    """The player that is the amount of an indicator."""
    measure: Measure | None = None
    of: Measure | None = None
    falls: bool = False
    ruled: tuple[Draft, ...] = ()
    """What the rules read of this very step."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The steps that there may be, and how likely everything plays each part in each."""

    scene: Scene
    seeds: list[Seed]
    parts: Array
    """(seeds, things, parts)."""


class Without(Enum):
    """What fusion can do without, to see what it is worth."""

    RULES = "rules"
    """What the rules read."""
    REFERENCES = "references"
    """What "it", "the concern" and "both sides" stand for."""


def weigh(
    document: Document,
    drafts: list[Draft],
    tagger: Tagger,
    encoded: Encoded,
    without: frozenset[Without] = frozenset(),
) -> Weighed:
    """Weigh every step that is at all likely, and every one that the rules read."""
    blind = Without.RULES in without
    scene = Scene(document, [] if blind else drafts, refer=Without.REFERENCES not in without)
    none = Weighed(scene, [], np.zeros((0, len(scene.things), len(PARTS)), dtype=np.float32))
    if not document.sentences or not len(encoded.vectors):
        return none
    b = board(scene, encoded)
    players = tagger.heads.players(encoded.vectors, b)
    _give_homes(scene, tagger, players, b)
    found = [*_steps(scene, tagger, encoded, b), *_figures(scene, tagger, players)]
    if not found:
        return none
    seeds = [seed for seed, _ in found]
    hint = np.stack([
        hints(
            scene,
            scene.parts_here(s.sentence, s.kind, s.stage, s.figure),
            scene.parts_elsewhere(s.sentence, s.kind),
        )
        for s in seeds
    ])  # fmt: skip
    distance = reach(b.at, [s.sentence for s in seeds])
    vectors = np.stack([vector for _, vector in found])
    return Weighed(
        scene, seeds, tagger.heads.parts(vectors, players, b, distance, hint * (not blind))
    )


def _give_homes(scene: Scene, tagger: Tagger, players: Array, b: Board) -> None:
    """Organisations that no catalogue places get the country that the text gives them."""
    homeless = [
        k for k, t in enumerate(scene.things)
        if t.type is M.ORGANISATION and not t.mention.country and t.mention.candidate
    ]  # fmt: skip
    countries = [k for k, t in enumerate(scene.things) if t.type is M.COUNTRY]
    if not homeless or not countries:
        return
    likely = tagger.heads.homes(players, b, homeless, countries)
    for row, k in zip(likely, homeless, strict=True):
        best = int(row.argmax())
        if best < len(countries) and row[best] >= _HOME:
            scene.things[k].mention.country = scene.things[countries[best]].mention.country


def _steps(
    scene: Scene, tagger: Tagger, encoded: Encoded, b: Board
) -> Iterator[tuple[Seed, Array]]:
    """The dealings, in the order of the text."""
    present, stages, z = tagger.heads.steps(encoded.vectors, b)
    ruled: dict[tuple[int, int, int], list[Draft]] = {}
    for r in scene.ruled:
        d = r.draft
        if d.kind is not Kind.INDICATOR:
            key = (d.number, KINDS.index(d.kind), STAGES.index(d.stage))
            ruled.setdefault(key, []).append(d)
    likely = {
        (int(k), int(kind), int(stage))
        for k, kind in np.argwhere(present >= _STEP)
        for stage in (*np.flatnonzero(stages[k, kind] >= _STAGE), stages[k, kind].argmax())
    }
    for k, kind, stage in sorted(likely | set(ruled)):
        yield (
            Seed(
                k,
                KINDS[kind],
                STAGES[stage],
                float(present[k, kind]),
                float(stages[k, kind, stage]),
                ruled=tuple(ruled.get((k, kind, stage), ())),
            ),
            tagger.heads.step(z[k], kind, stage),
        )


def _figures(scene: Scene, tagger: Tagger, players: Array) -> Iterator[tuple[Seed, Array]]:
    """The indicators, in the order of the text."""
    if not scene.figures:
        return
    measure, of, stage, falls, vectors = tagger.heads.figures(
        players[scene.figures], measured(scene)
    )
    for row, p in enumerate(scene.figures):
        player = scene.players[p]
        ruled = tuple(
            r.draft
            for r in scene.steps(player.sentence, Kind.INDICATOR)
            if same(player.quantity, r.draft.amount)
        )
        likely = float(1 - measure[row, -1])
        if likely < _FIGURE and not ruled:
            continue
        best = MEASURES[int(measure[row, :-1].argmax())]
        of_best = int(of[row].argmax())
        yield (
            Seed(
                player.sentence,
                Kind.INDICATOR,
                FIGURE_STAGES[int(stage[row].argmax())],
                likely,
                float(stage[row].max()),
                p,
                best,
                MEASURES[of_best] if best in _OF and of_best < len(MEASURES) else None,
                bool(falls[row] >= 0.5) and best is Measure.GROWTH,
                ruled,
            ),
            vectors[row],
        )


def measured(scene: Scene) -> Array:
    """(figures, measures and none + of and none + stages): what the rules measure each as."""
    out = np.zeros((len(scene.figures), 2 * len(MEASURES) + 2 + len(FIGURE_STAGES)), np.float32)
    for row, p in enumerate(scene.figures):
        player = scene.players[p]
        for r in scene.steps(player.sentence, Kind.INDICATOR):
            d = r.draft
            if d.measure in MEASURES and same(player.quantity, d.amount):
                out[row, MEASURES.index(d.measure)] = 1
                if d.of in MEASURES:
                    out[row, len(MEASURES) + 1 + MEASURES.index(d.of)] = 1
                out[row, 2 * len(MEASURES) + 2 + FIGURE_STAGES.index(d.stage)] = 1
    return out
