"""Read annotated reports with the present code, and score what was read."""

import hashlib
from pathlib import Path

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation import Score
from armsledger.evaluation.annotated import load
from armsledger.evaluation.evaluation import evaluate

ROOT = Path(__file__).resolve().parents[2]


def measure(file: Path, extractor: str) -> Score:
    """The score of the present code on one file of annotated reports."""
    return evaluate(extractor, load(file), load_catalogue()).score


def sha256(file: Path) -> str:
    """The hash that pins a floor to its data."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
