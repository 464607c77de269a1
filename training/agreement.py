"""How much the eight bits that ship change of what the net in full precision reads."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from tokenizers import Tokenizer

from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.score import score_report, total
from armsledger.extraction.pipeline import extract
from armsledger.extraction.tagger import Tagger
from armsledger.extraction.tagger.encoder import encode
from training.net import Net
from training.train import tagger_of


def agreement(
    net: Net, shipped: Tagger, tokenizer: Tokenizer, reports: Iterable[Annotated], known: Catalogue
) -> dict[str, float]:
    """The mean cosine of tokens' vectors, the share of claims (kind, stage, parties, items)
    that both read among those that either reads, and the slots' F1 of each.
    """
    whole = tagger_of(net, tokenizer, shipped.thresholds)
    cosines, both, either = [], 0, 0
    scores: dict[str, list] = {"slots fp32": [], "slots int8": []}
    for one in reports:
        ours, theirs = (encode(tokenizer, t.run, one.report.text).vectors for t in (whole, shipped))
        norms = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
        cosines += list((ours * theirs).sum(axis=1) / norms)
        read = [extract(one.report, known, t) for t in (whole, shipped)]
        keys = [{(c.kind, c.stage, c.parties, c.items) for c in claims} for claims in read]
        both += len(keys[0] & keys[1])
        either += len(keys[0] | keys[1])
        for name, claims in zip(scores, read, strict=True):
            scores[name].append(score_report(one.claims, [c.as_json() for c in claims]))
    return {
        "cosine": round(float(np.mean(cosines)), 4),
        "claims": round(both / max(either, 1), 4),
        **{name: total(each).figures["slots"] for name, each in scores.items()},
    }
