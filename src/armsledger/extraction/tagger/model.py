"""The tagger that ships with the package: its files, checked against their hashes and loaded."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from armsledger.extraction.tagger import Tagger
from armsledger.extraction.tagger.confidence import Calibration
from armsledger.extraction.tagger.encoder import Array, Encode
from armsledger.extraction.tagger.heads import Heads
from armsledger.extraction.tagger.packing import unpack
from armsledger.extraction.tagger.thresholds import Thresholds
from armsledger.model import ArmsledgerError

FOLDER = Path(__file__).parent / "model"
ENCODER, HEADS, VOCABULARY = "encoder.onnx", "heads.npz", "vocab.txt"
#: Says how the others were made, their hashes, the thresholds and the calibration.
ABOUT = "about.json"
#: ONNX Runtime's own, within one report.
THREADS = 2
_CLS, _SEP = 101, 102
_WAY_OUT = "install armsledger again, or read with --extractor rules"


class ModelError(ArmsledgerError):
    """The tagger's files are missing or are not what was shipped."""


def about(folder: Path = FOLDER) -> dict[str, Any]:
    """What `about.json` says. Raises ModelError where it is not there or cannot be read."""
    file = folder / ABOUT
    try:
        read: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the tagger's model cannot be read ({file}: {error}); {_WAY_OUT}"
        ) from error
    return read


def version(folder: Path = FOLDER) -> str:
    """Eight hexadecimal digits that change whenever the model does."""
    digest = hashlib.sha256(json.dumps(about(folder), sort_keys=True).encode())
    return digest.hexdigest()[:8]


@cache
def load(folder: Path = FOLDER) -> Tagger:
    """The tagger of a folder; one that was loaded before is not loaded again.

    Raises ModelError where a file is missing or its hash is not the one of `about.json`.
    """
    told = about(folder)
    files = {name: _checked(folder / name, sha256) for name, sha256 in told["sha256"].items()}
    return Tagger(
        tokenizer(folder / VOCABULARY),
        runner(files[ENCODER]),
        Heads(unpack(files[HEADS])),
        Thresholds.of_json(told["thresholds"]),
        Calibration.of_json(told["calibration"]),
    )


def _checked(file: Path, sha256: str) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelError(
            f"the tagger's model is not whole ({file}: {error}); {_WAY_OUT}"
        ) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelError(f"the tagger's model is not the one that was shipped ({file}); {_WAY_OUT}")
    return content


def tokenizer(vocabulary: Path) -> Tokenizer:
    """The base model's tokenizer: lower case, without accents, words in pieces."""
    made = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def runner(encoder: bytes) -> Encode:
    """What runs the ONNX encoder over the ids of one window."""
    # Most commands read no report, and need not wait for it.
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])

    def run(ids: list[int]) -> Array:
        given = np.array([[_CLS, *ids, _SEP]], dtype=np.int64)
        vectors: Array = session.run(None, {"ids": given})[0][0, 1:-1]
        return vectors

    return run
