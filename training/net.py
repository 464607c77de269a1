"""The tagger as PyTorch trains it: the encoder, and the heads of `tagger.heads` name for name."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from armsledger.extraction.tagger.vocabulary import (
    FIGURE_STAGES,
    FORMS,
    KINDS,
    MEASURES,
    PARTS,
    REACH,
    SORTS,
    STAGES,
    TAGS,
    TYPES,
)
from training.examples import Example

_DROPOUT = 0.1
#: The widths within the heads: with the encoder they must fit into what the package may weigh.
_KEY, _STEP, _PART, _HOME = 128, 192, 224, 64
#: What each task counts for in the loss; found on the dev split.
WEIGHT = {"tag": 0.3, "present": 1.0, "stage": 1.0, "part": 1.0, "figure": 1.0, "home": 0.3}
_PAD = 0


def _mlp(width: int, hidden: int, out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.LayerNorm(width),
        nn.Dropout(_DROPOUT),
        nn.Linear(width, hidden),
        nn.Sequential(nn.ReLU(), nn.Dropout(_DROPOUT)),
        nn.Linear(hidden, out),
    )


class Net(nn.Module):
    """Encoder and heads."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False)
        h = self.encoder.config.hidden_size
        self.tag = nn.Linear(h, len(TAGS))
        self.query = nn.Parameter(torch.randn(len(KINDS), h) * 0.05)
        self.asked = nn.Parameter(torch.randn(len(KINDS), _KEY) * 0.05)
        self.key, self.value = nn.Linear(h, _KEY), nn.Linear(h, h)
        self.title_of = nn.Parameter(torch.zeros(2, h))
        self.ruled = nn.Linear(2 * len(STAGES), h)
        self.present, self.stage = _mlp(h, _STEP, 1), _mlp(h, _STEP, len(STAGES))
        self.stage_of = nn.Parameter(torch.randn(len(STAGES), h) * 0.05)
        self.step, self.player = nn.Linear(h, h), nn.Linear(2 * h, h)
        self.type_of = nn.Parameter(torch.randn(len(TYPES), h) * 0.05)
        self.form_of = nn.Parameter(torch.randn(len(FORMS), h) * 0.05)
        self.sort_of = nn.Parameter(torch.randn(len(SORTS), h) * 0.05)
        self.distance_of = nn.Parameter(torch.randn(2 * REACH + 2, h) * 0.05)
        self.hint, self.direct = nn.Linear(2 * len(PARTS), h), nn.Linear(2 * len(PARTS), len(PARTS))
        self.part = _mlp(3 * h, _PART, len(PARTS))
        self.amount = nn.Sequential(
            nn.LayerNorm(2 * h), nn.Dropout(_DROPOUT), nn.Linear(2 * h, _PART)
        )
        measures = len(MEASURES) + 1
        self.measured = nn.Linear(2 * measures + len(FIGURE_STAGES), _PART)
        self.measure, self.of = nn.Linear(_PART, measures), nn.Linear(_PART, measures)
        self.figure_stage, self.falls = nn.Linear(_PART, len(FIGURE_STAGES)), nn.Linear(_PART, 1)
        self.figure_step = nn.Linear(_PART, h)
        self.whose, self.home = nn.Linear(2 * h, _HOME), nn.Linear(2 * h, _HOME)
        self.homeless = nn.Parameter(torch.zeros(_HOME))
        nn.init.constant_(self.part[4].bias, -4.0)
        nn.init.constant_(self.present[4].bias, -3.0)

    def encode(self, batch: list[list[int]]) -> list[Tensor]:
        """The vectors of each text's tokens, the batch padded to its longest."""
        cls, sep = 101, 102
        longest = max(map(len, batch)) + 2
        ids = torch.full((len(batch), longest), _PAD)
        mask = torch.zeros((len(batch), longest), dtype=torch.long)
        for k, one in enumerate(batch):
            ids[k, : len(one) + 2] = torch.tensor([cls, *one, sep])
            mask[k, : len(one) + 2] = 1
        out = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return [out[k, 1 : len(one) + 1] for k, one in enumerate(batch)]

    def loss(self, h: Tensor, x: Example, *, blind: bool) -> dict[str, Tensor]:
        """Each task's loss over one report; `blind`: without what the rules read."""
        see = 0.0 if blind else 1.0
        losses = {
            "tag": functional.cross_entropy(self.tag(h), torch.from_numpy(x.tags), reduction="sum")
            / 10
        }
        z = self.sentences(h, x, see)
        present, stages = torch.from_numpy(x.present), torch.from_numpy(x.stages)
        logits = self.present(z).squeeze(-1)
        losses["present"] = _bce(logits, present, 2.0) / 5
        stated = present.bool()
        if stated.any():
            losses["stage"] = _bce(self.stage(z)[stated], stages[stated], 1.0) / 5
        players = self.players(h, x)
        if len(x.figures):
            losses["figure"], figure_steps = self.figures(players[x.figures], x, see)
        if x.targets:
            vectors = torch.stack([
                figure_steps[t.figure] if t.figure >= 0
                else self.step(z[t.sentence, t.kind] + self.stage_of[t.stage])
                for t in x.targets
            ])  # fmt: skip
            hint = torch.from_numpy(np.stack([t.hint for t in x.targets])) * see
            distance = torch.from_numpy(np.stack([t.distance for t in x.targets]))
            logits = self.parts(vectors, players, x, distance, hint)
            y = torch.from_numpy(np.stack([t.parts for t in x.targets]))
            losses["part"] = _bce(logits, y, 2.0) / 20
        if x.homes:
            losses["home"] = self.homes(players, x)
        return losses

    def sentences(self, h: Tensor, x: Example, see: float) -> Tensor:
        """(S, K, H): each sentence as each kind asks of it."""
        keys, values = self.key(h), self.value(h)
        rows = []
        for first, last in x.board.sentences:
            if last <= first:
                rows.append(self.query)
                continue
            weight = torch.softmax(self.asked @ keys[first:last].T / math.sqrt(_KEY), -1)
            rows.append(weight @ values[first:last] + self.query)
        z = torch.stack(rows) + self.title_of[torch.from_numpy(x.board.titles)][:, None]
        ruled = torch.from_numpy(x.board.ruled) * see
        anywhere = ruled.amax(0, keepdim=True).expand_as(ruled)
        out: Tensor = z + self.ruled(torch.cat([ruled, anywhere], -1))
        return out

    def players(self, h: Tensor, x: Example) -> Tensor:
        """(P, 2H): each player's words and the words beside them."""
        width = h.shape[1]
        rows = []
        for (first, last), at in zip(x.board.spans.tolist(), x.board.at.tolist(), strict=True):
            if last <= first or at < 0:
                rows.append(h.new_zeros(2 * width))
            else:
                beside = h[max(first - 1, 0)] + h[min(last, len(h) - 1)]
                rows.append(torch.cat([h[first:last].mean(0), beside]))
        return torch.stack(rows)

    def figures(self, players: Tensor, x: Example, see: float) -> tuple[Tensor, Tensor]:
        """The figures' loss, and the vectors of the steps that they would be."""
        a = torch.relu(self.amount(players)) + self.measured(torch.from_numpy(x.measured) * see)
        measure, stage = torch.from_numpy(x.measure), torch.from_numpy(x.figure_stage)
        loss = functional.cross_entropy(self.measure(a), measure, reduction="sum")
        is_one = stage >= 0
        if is_one.any():
            loss = loss + functional.cross_entropy(
                self.of(a[is_one]), torch.from_numpy(x.of)[is_one], reduction="sum"
            )
            loss = loss + functional.cross_entropy(
                self.figure_stage(a[is_one]), stage[is_one], reduction="sum"
            )
            falls = torch.from_numpy(x.falls)[is_one]
            loss = loss + _bce(self.falls(a[is_one])[:, 0], falls, 1.0)
        return loss / 5, self.figure_step(a)

    def parts(
        self, steps: Tensor, players: Tensor, x: Example, distance: Tensor, hint: Tensor
    ) -> Tensor:
        """(Q, things, parts) logits."""
        b = x.board
        m = self.player(players) + self.type_of[torch.from_numpy(b.types)]
        m = m + self.sort_of[torch.from_numpy(b.sorts)]
        m = (m + self.form_of[torch.from_numpy(b.forms)])[None]
        m = m + self.distance_of[distance] + self.hint(hint)
        s = steps[:, None, :].expand_as(m)
        logits = self.part(torch.cat([m, s, m * s], -1)) + self.direct(hint)
        member = torch.from_numpy(b.member)
        away = torch.where(member, 0.0, -1e4)[None, :, :, None]
        out: Tensor = torch.logsumexp(logits[:, None] + away, dim=2)
        return out

    def homes(self, players: Tensor, x: Example) -> Tensor:
        """The loss of whose organisation each is."""
        member = torch.from_numpy(x.board.member).float()
        pooled = (member @ players) / member.sum(1, keepdim=True).clamp(min=1)
        ours = self.whose(pooled[[k for k, _ in x.homes]])
        theirs = torch.cat([self.home(pooled[x.countries]), self.homeless[None]])
        logits = ours @ theirs.T / math.sqrt(ours.shape[1])
        return (
            functional.cross_entropy(logits, torch.tensor([c for _, c in x.homes]), reduction="sum")
            / 5
        )

    def weights(self) -> dict[str, np.ndarray]:
        """The heads' weights, by the names that `tagger.heads` has for them."""
        return {
            name: p.detach().numpy()
            for name, p in self.named_parameters()
            if not name.startswith("encoder.")
        }


def _bce(logits: Tensor, y: Tensor, positive: float) -> Tensor:
    """Cross-entropy summed, in which what is there counts `positive` times."""
    each = functional.binary_cross_entropy_with_logits(logits, y, reduction="none")
    return (each * (1 + (positive - 1) * y)).sum()
