"""Read annotated reports with the present code, and score what was read."""

import hashlib
from pathlib import Path

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation import Score
from armsledger.evaluation.annotated import load
from armsledger.evaluation.evaluation import evaluate
from armsledger.evaluation.extractors import DEFAULT

ROOT = Path(__file__).resolve().parents[2]


def measure(file: Path) -> Score:
    """The score of the present code on one file of annotated reports."""
    return evaluate(DEFAULT, load(file), load_catalogue()).score


def sha256(file: Path) -> str:
    """The hash that pins a floor to its data."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
