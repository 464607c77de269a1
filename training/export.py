"""The trained net as the package ships it: an ONNX encoder and the heads, in eight bits each."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from armsledger.extraction.tagger.confidence import Calibration
from armsledger.extraction.tagger.model import ABOUT, ENCODER, HEADS, VOCABULARY
from armsledger.extraction.tagger.packing import pack
from armsledger.extraction.tagger.thresholds import Thresholds
from training.net import Net


class _Encoder(nn.Module):
    """The encoder alone: the ids of one text, with their marks at both ends, to vectors."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        out: Tensor = self.encoder(
            input_ids=ids, attention_mask=torch.ones_like(ids)
        ).last_hidden_state
        return out


def encoder(net: Net, to: Path) -> None:
    """Write the encoder as ONNX: weights in eight bits, a scale for each row of them."""
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Encoder(net.encoder),
            (torch.randint(1000, 2000, (1, 16)),),
            str(whole),
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_axes={"ids": {1: "tokens"}, "vectors": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        # Seven bits of the eight: sums of more overflow on processors without VNNI.
        quantize_dynamic(
            whole, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    made = onnx.load(to)
    made.doc_string, made.producer_name = "", "armsledger"
    for node in made.graph.node:
        node.doc_string = ""
    onnx.save(made, to)


def export(net: Net, vocabulary: Path, to: Path) -> None:
    """Write the tagger's files to a folder; `describe` makes a model of them."""
    to.mkdir(parents=True, exist_ok=True)
    encoder(net, to / ENCODER)
    (to / HEADS).write_bytes(pack(net.weights()))
    (to / VOCABULARY).write_bytes(vocabulary.read_bytes())


def describe(
    to: Path, about: dict[str, Any], thresholds: Thresholds, calibration: Calibration
) -> None:
    """Write beside the files what they are, their hashes, and the numbers set after training."""
    described = {
        **about,
        "thresholds": thresholds.as_json(),
        "calibration": calibration.as_json(),
        "sha256": {
            name: hashlib.sha256((to / name).read_bytes()).hexdigest()
            for name in (ENCODER, HEADS, VOCABULARY)
        },
    }
    (to / ABOUT).write_text(json.dumps(described, indent=2, sort_keys=True) + "\n", "utf-8")
