"""The tagger's heads: from tokens' vectors to spans, steps, figures and parts.

The same arithmetic as `training/net.py`, in NumPy. Every weight has the name that it has
there. Shapes: S sentences, K kinds, T tokens, P players, Q steps, H the encoder's width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from armsledger.extraction.tagger.encoder import Array, Encoded
from armsledger.extraction.tagger.scene import Parts, Scene
from armsledger.extraction.tagger.vocabulary import (
    FORMS,
    KINDS,
    PARTS,
    REACH,
    SORTS,
    STAGES,
    TYPES,
)
from armsledger.model import Kind

_KINDS = {kind: k for k, kind in enumerate(KINDS)}
_STAGES = {stage: k for k, stage in enumerate(STAGES)}
_TYPES = {name: k for k, name in enumerate(TYPES)}
_FORMS = {name: k for k, name in enumerate(FORMS)}
_SORTS = {name: k for k, name in enumerate(SORTS)}
_PARTS = {name: k for k, name in enumerate(PARTS)}


@dataclass(frozen=True, slots=True)
class Board:
    """A scene as numbers: what the heads read, in training and after."""

    sentences: list[tuple[int, int]]
    """Each as its first token and the one behind its last."""
    titles: npt.NDArray[np.int64]
    """(S,): 1 for a headline."""
    ruled: Array
    """(S, K, stages): 1 where the rules read such a step."""
    spans: npt.NDArray[np.int64]
    """(P, 2): each player's first token and the one behind its last."""
    types: npt.NDArray[np.int64]
    forms: npt.NDArray[np.int64]
    sorts: npt.NDArray[np.int64]
    at: npt.NDArray[np.int64]
    """(P,): each player's sentence; -1 for one that stands nowhere."""
    member: npt.NDArray[np.bool_]
    """(things, P): who stands for what."""


def board(scene: Scene, encoded: Encoded) -> Board:
    """The numbers of a scene over the tokens of its text."""
    document = scene.document
    sentences = [encoded.span(s.start, s.end) for s in document.sentences]
    ruled = np.zeros((len(sentences), len(KINDS), len(STAGES)), dtype=np.float32)
    for r in scene.ruled:
        if r.draft.kind is not Kind.INDICATOR:
            ruled[r.draft.number, _KINDS[r.draft.kind], _STAGES[r.draft.stage]] = 1
    member = np.zeros((len(scene.things), len(scene.players)), dtype=np.bool_)
    for k, thing in enumerate(scene.things):
        member[k, thing.players] = True
    return Board(
        sentences,
        np.array([int(s.title) for s in document.sentences], dtype=np.int64),
        ruled,
        np.array([encoded.span(p.start, p.end) for p in scene.players], dtype=np.int64),
        np.array([_TYPES[p.type] for p in scene.players], dtype=np.int64),
        np.array([_FORMS.get(p.form, len(FORMS) - 1) for p in scene.players], dtype=np.int64),
        np.array([_SORTS.get(p.sort, 0) for p in scene.players], dtype=np.int64),
        np.array([p.sentence for p in scene.players], dtype=np.int64),
        member,
    )


def hints(scene: Scene, here: Parts, elsewhere: Parts) -> Array:
    """(P, 2 * parts): 1 where the rules let a player play a part, here and elsewhere."""
    out = np.zeros((len(scene.players), 2 * len(PARTS)), dtype=np.float32)
    for offset, parts in ((0, here), (len(PARTS), elsewhere)):
        for thing, part in parts:
            out[scene.things[thing].players, offset + _PARTS[part]] = 1
    return out


def reach(at: npt.NDArray[np.int64], sentences: Sequence[int]) -> npt.NDArray[np.int64]:
    """(Q, P): how far each player is from each step, from 0 to 2 * REACH; 2 * REACH + 1 for
    one that stands nowhere."""
    distance = at[None, :] - np.asarray(sentences, dtype=np.int64)[:, None]
    clipped: npt.NDArray[np.int64] = np.clip(distance, -REACH, REACH) + REACH
    clipped[:, at < 0] = 2 * REACH + 1
    return clipped


class Heads:
    """The heads' weights at work."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.floating]]) -> None:
        self._w: dict[str, Array] = {k: v.astype(np.float32) for k, v in weights.items()}

    def tags(self, vectors: Array) -> Array:
        """(T, tags): how likely each token is each tag."""
        return softmax(self._linear("tag", vectors))

    def steps(self, vectors: Array, b: Board) -> tuple[Array, Array, Array]:
        """(S, K) how likely each sentence states a step of each kind, (S, K, stages) at each
        stage, and (S, K, H) the steps' vectors."""
        keys, values = self._linear("key", vectors), self._linear("value", vectors)
        query, asked = self._w["query"], self._w["asked"]
        rows = []
        for first, last in b.sentences:
            if last <= first:
                rows.append(query)
                continue
            weight = softmax(asked @ keys[first:last].T / np.sqrt(asked.shape[1]))
            rows.append(weight @ values[first:last] + query)
        z = np.stack(rows) if rows else np.zeros((0, *query.shape), dtype=np.float32)
        z = z + self._w["title_of"][b.titles][:, None, :] + self.ruled(b.ruled)
        present = sigmoid(self._mlp("present", z)[..., 0])
        return present, sigmoid(self._mlp("stage", z)), z

    def ruled(self, ruled: Array) -> Array:
        """(S, K, H): what it tells that the rules read a step here, or anywhere."""
        anywhere = np.broadcast_to(ruled.max(axis=0, initial=0.0), ruled.shape)
        both = np.concatenate([ruled, anywhere], axis=-1)
        out: Array = self._linear("ruled", both)
        return out

    def players(self, vectors: Array, b: Board) -> Array:
        """(P, 2H): each player's words and the words beside them."""
        width = vectors.shape[1]
        out = np.zeros((len(b.spans), 2 * width), dtype=np.float32)
        for k, (first, last) in enumerate(b.spans):
            if last > first and b.at[k] >= 0:
                out[k, :width] = vectors[first:last].mean(axis=0)
                out[k, width:] = vectors[max(first - 1, 0)] + vectors[min(last, len(vectors) - 1)]
        return out

    def figures(self, players: Array, measures: Array) -> tuple[Array, Array, Array, Array, Array]:
        """For the players that are figures, with what the rules measure them as: (F, measures
        and none), (F, of and none), (F, stages), (F,) whether it falls, (F, H) vectors."""
        a = relu(self._linear("amount.2", self._norm("amount.0", players)))
        a = a + self._linear("measured", measures)
        return (
            softmax(self._linear("measure", a)),
            softmax(self._linear("of", a)),
            softmax(self._linear("figure_stage", a)),
            sigmoid(self._linear("falls", a)[:, 0]),
            self._linear("figure_step", a),
        )

    def step(self, z: Array, kind: int, stage: int) -> Array:
        """(H,): the vector of one step."""
        out: Array = self._linear("step", z[kind] + self._w["stage_of"][stage])
        return out

    def parts(
        self, steps: Array, players: Array, b: Board, distance: npt.NDArray[np.int64], hint: Array
    ) -> Array:
        """(Q, things, parts): how likely each thing plays each part in each step.

        `steps` is (Q, H), `hint` (Q, P, 2 * parts). A thing's logit is the log of the sum of
        the odds of its players.
        """
        m = self._linear("player", players) + self._w["type_of"][b.types]
        m = m + self._w["form_of"][b.forms] + self._w["sort_of"][b.sorts]
        m = m[None] + self._w["distance_of"][distance] + self._linear("hint", hint)
        s = np.broadcast_to(steps[:, None, :], m.shape)
        logits = self._mlp("part", np.concatenate([m, s, m * s], axis=-1))
        logits = logits + self._linear("direct", hint)
        out = np.empty((len(steps), len(b.member), logits.shape[-1]), dtype=np.float32)
        for k, members in enumerate(b.member):
            out[:, k] = logsumexp(logits[:, members], axis=1)
        return sigmoid(out)

    def homes(
        self, players: Array, b: Board, organisations: list[int], countries: list[int]
    ) -> Array:
        """(organisations, countries and none): how likely each thing belongs to each."""

        def pooled(things: list[int]) -> Array:
            return np.stack([players[b.member[k]].mean(axis=0) for k in things])

        ours = self._linear("whose", pooled(organisations))
        none = np.broadcast_to(self._w["homeless"], (1, ours.shape[1]))
        theirs = (
            np.concatenate([self._linear("home", pooled(countries)), none]) if countries else none
        )
        return softmax(ours @ theirs.T / np.sqrt(ours.shape[1]))

    def _linear(self, name: str, x: Array) -> Array:
        out: Array = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return out

    def _norm(self, name: str, x: Array) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-5)
        out: Array = scaled * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return out

    def _mlp(self, name: str, x: Array) -> Array:
        """Norm, linear, ReLU, linear; 1 is drop-out, which is for training."""
        hidden = relu(self._linear(f"{name}.2", self._norm(f"{name}.0", x)))
        return self._linear(f"{name}.4", hidden)


def relu(x: Array) -> Array:
    """Nothing below zero."""
    return np.maximum(x, np.float32(0))


def sigmoid(x: Array) -> Array:
    """From logits to likelihoods."""
    out: Array = (1 / (1 + np.exp(-np.clip(x, -30, 30)))).astype(np.float32)
    return out


def softmax(x: Array) -> Array:
    """From logits to likelihoods that sum to one over the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    out: Array = e / e.sum(axis=-1, keepdims=True)
    return out


def logsumexp(x: Array, axis: int) -> Array:
    """The log of the sum of the exponentials."""
    most = x.max(axis=axis, keepdims=True)
    out: Array = np.squeeze(most, axis) + np.log(np.exp(x - most).sum(axis=axis))
    return out
