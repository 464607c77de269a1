"""One annotated report as numbers: what the heads read, and what they should say."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.slots import ClaimJson
from armsledger.extraction.alike import same_name
from armsledger.extraction.document import Document, M
from armsledger.extraction.pipeline import mentioned, ruled, understand
from armsledger.extraction.tagger.encoder import Encoded, tokenize
from armsledger.extraction.tagger.heads import Board, board, hints, reach
from armsledger.extraction.tagger.scene import Scene
from armsledger.extraction.tagger.spans import Span, add
from armsledger.extraction.tagger.vocabulary import (
    FIGURE_STAGES,
    KINDS,
    MEASURES,
    PARTS,
    SPANS,
    STAGES,
    TAGS,
)
from armsledger.extraction.tagger.weighing import measured
from armsledger.model import Kind
from training.labels import Labels, labels

#: Adds to a document the names that the rules did not find.
Name = Callable[[Document, list[Span]], None]
_ORGANISATION, _PERSON, _ITEM, _OUTLET, _COUNTRY, _MONEY, _NUMBER, _DATE = SPANS
_SPANS = {
    M.ORGANISATION: _ORGANISATION,
    M.PERSON: _PERSON,
    M.ITEM: _ITEM,
    M.OUTLET: _OUTLET,
    M.COUNTRY: _COUNTRY,
    M.MONEY: _MONEY,
    M.NUMBER: _NUMBER,
    M.PERCENT: _NUMBER,
    M.RATIO: _NUMBER,
    M.DATE: _DATE,
}


@dataclass(frozen=True, slots=True)
class Target:
    """A step, and what plays which part in it."""

    sentence: int
    kind: int
    """-1 for an indicator."""
    stage: int
    figure: int
    """For an indicator, the row of its figure; else -1."""
    parts: npt.NDArray[np.float32]
    """(things, parts)."""
    hint: npt.NDArray[np.float32]
    """(P, 2 * parts)."""
    distance: npt.NDArray[np.int64]
    """(P,)."""


@dataclass(frozen=True, slots=True)
class Example:
    """One report. Shapes as in `armsledger.extraction.tagger.heads`."""

    ids: list[int]
    board: Board
    tags: npt.NDArray[np.int64]
    present: npt.NDArray[np.float32]
    stages: npt.NDArray[np.float32]
    targets: list[Target]
    figures: npt.NDArray[np.int64]
    measured: npt.NDArray[np.float32]
    measure: npt.NDArray[np.int64]
    of: npt.NDArray[np.int64]
    figure_stage: npt.NDArray[np.int64]
    """-1 where the figure is no indicator; so for `falls`."""
    falls: npt.NDArray[np.float32]
    homes: list[tuple[int, int]]
    """Organisations and the row of their country among `countries`; its length for none."""
    countries: list[int]


def example(
    annotated: Annotated, catalogue: Catalogue, tokenizer: Tokenizer, name: Name
) -> Example | None:
    """The numbers of one report; None where the gate before the tagger stays shut."""
    document = mentioned(annotated.report, catalogue)
    if document is None:
        return None
    known = list(_known(document, annotated.claims))
    written = list(_written(document.text, annotated.claims))
    understand(document)
    drafts = ruled(document)
    name(document, written)
    understand(document)
    scene = Scene(document, drafts)
    ids, starts, ends = tokenize(tokenizer, document.text)
    if not ids or not document.sentences:
        return None
    encoded = Encoded(starts, ends, np.zeros((len(ids), 1), dtype=np.float32))
    told = labels(annotated.claims, scene)
    return _numbers(scene, board(scene, encoded), told, ids, _tags(encoded, [*written, *known]))


def _numbers(
    scene: Scene, b: Board, told: Labels, ids: list[int], tags: npt.NDArray[np.int64]
) -> Example:
    present = np.zeros((len(b.sentences), len(KINDS)), dtype=np.float32)
    stages = np.zeros((len(b.sentences), len(KINDS), len(STAGES)), dtype=np.float32)
    steps: dict[tuple[int, int, int, int], set[tuple[int, str]]] = {}
    for step in told.steps:
        kind, stage = KINDS.index(Kind(step.kind)), _index(STAGES, step.stage)
        present[step.sentence, kind] = stages[step.sentence, kind, stage] = 1
        steps.setdefault((step.sentence, kind, stage, -1), set()).update(step.parts)
    count = len(scene.figures)
    measure = np.full(count, len(MEASURES), dtype=np.int64)
    of = np.full(count, len(MEASURES), dtype=np.int64)
    figure_stage = np.full(count, -1, dtype=np.int64)
    falls = np.zeros(count, dtype=np.float32)
    for figure in told.figures:
        row = scene.figures.index(figure.player)
        measure[row] = _index(MEASURES, figure.measure)
        if figure.of in map(str, MEASURES):
            of[row] = _index(MEASURES, figure.of)
        figure_stage[row] = _index(FIGURE_STAGES, figure.stage)
        falls[row] = float(figure.falls)
        key = (scene.players[figure.player].sentence, -1, int(figure_stage[row]), row)
        steps.setdefault(key, set()).update(figure.parts)
    countries = [k for k, t in enumerate(scene.things) if t.type is M.COUNTRY]
    homes = [
        (k, countries.index(home) if home is not None else len(countries))
        for k, home in told.homes.items()
    ]
    targets = [_target(scene, b, key, parts) for key, parts in sorted(steps.items(), key=str)]
    return Example(
        ids, b, tags, present, stages, targets, np.array(scene.figures, dtype=np.int64),
        measured(scene), measure, of, figure_stage, falls, homes, countries,
    )  # fmt: skip


def _index(names: Iterable[object], name: object) -> int:
    return [str(n) for n in names].index(str(name))


def _target(
    scene: Scene, b: Board, key: tuple[int, int, int, int], parts: set[tuple[int, str]]
) -> Target:
    sentence, kind, stage, figure = key
    y = np.zeros((len(scene.things), len(PARTS)), dtype=np.float32)
    for thing, part in parts:
        y[thing, PARTS.index(part)] = 1
    of_kind = KINDS[kind] if figure < 0 else Kind.INDICATOR
    step = STAGES[stage] if figure < 0 else FIGURE_STAGES[stage]
    player = None if figure < 0 else scene.figures[figure]
    here = scene.parts_here(sentence, of_kind, step, player)
    hint = hints(scene, here, scene.parts_elsewhere(sentence, of_kind))
    return Target(sentence, kind, stage, figure, y, hint, reach(b.at, [sentence])[0])


def _tags(encoded: Encoded, spans: list[Span]) -> npt.NDArray[np.int64]:
    """(T,): the tag of each token; the longer span wins."""
    out = np.zeros(len(encoded.starts), dtype=np.int64)
    for span in sorted(spans, key=lambda s: (s.end - s.start, s.start)):
        first, last = encoded.span(span.start, span.end)
        out[first:last] = TAGS.index(f"I-{span.type}")
        out[first : first + 1] = TAGS.index(f"B-{span.type}")
    return out


def _known(document: Document, claims: list[ClaimJson]) -> Iterator[Span]:
    """What the catalogue and the grammars found, and what the rules found that claims name."""
    named = {i["name"] for c in claims for i in c.get("items", ())}
    parties = {p["name"] for c in claims for p in c["parties"]}
    for m in document.mentions:
        if m.type not in _SPANS:
            continue
        if m.type is M.ITEM and (m.candidate or m.form == "generic"):
            wanted = any(same_name(m.name, n) for n in named)
        elif m.type is M.ORGANISATION and m.candidate:
            wanted = any(same_name(m.name, n) for n in parties)
        else:
            wanted = True
        if wanted:
            yield Span(m.start, m.end, _SPANS[m.type])


def _written(text: str, claims: list[ClaimJson]) -> Iterator[Span]:
    """Where the names of parties, speakers and items stand in the text, letter for letter."""
    names: set[tuple[str, str]] = set()
    for claim in claims:
        names |= {(i["name"], _ITEM) for i in claim.get("items", ())}
        names |= {
            (p["name"], _ORGANISATION) for p in claim["parties"] if p["type"] == "organisation"
        }
        names |= {(o, _OUTLET) for o in claim.get("via", ())}
        speaker = claim.get("speaker")
        if speaker is not None and speaker["name"][:1].isupper():
            person = len(speaker["name"].split()) in (2, 3) and (
                speaker.get("role") or speaker.get("organisation")
            )
            if person:
                names.add((speaker["name"], _PERSON))
                names.add((speaker["name"].split()[-1], _PERSON))
    for name, kind in sorted(names):
        for match in written(name).finditer(text):
            yield Span(match.start(), match.end(), kind)


def written(name: str) -> re.Pattern[str]:
    """A name as a text has it: in any case if it has none of its own, in the plural too."""
    words = [re.escape(w) for w in re.split(r"[\s-]+", name) if w]
    flags = re.IGNORECASE if name.islower() else 0
    plural = "(?:s|es)?" if name[-1:].isalnum() else ""
    return re.compile(rf"(?<![\w-]){'[ -]'.join(words)}{plural}(?![\w])", flags)


def told(share: float, dice: random.Random) -> Name:
    """Adds that share of the names that the claims have: for a tagger that finds none yet."""

    def name(document: Document, spans: list[Span]) -> None:
        names = sorted({document.text[s.start : s.end] for s in spans})
        kept = {n for n in names if dice.random() < share}
        add(document, [s for s in spans if document.text[s.start : s.end] in kept])

    return name
