"""Read annotated reports with the present code, and score what was read."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from armsledger.catalogue.load import Catalogue, load_catalogue
from armsledger.evaluation import ClaimJson, Score, score
from armsledger.extraction import extract
from armsledger.model import Report

ROOT = Path(__file__).resolve().parents[2]
Annotated = dict[str, tuple[dict[str, Any], list[ClaimJson]]]


def load(file: Path) -> Annotated:
    """Report id → the report and its annotated claims."""
    found: Annotated = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        found[given["report"]["id"]] = given["report"], given["claims"]
    return found


def read(annotated: Annotated) -> dict[str, list[ClaimJson]]:
    """Report id → the claims that armsledger reads in it."""
    return {
        report_id: [claim.as_json() for claim in extract(Report(**report), _catalogue())]
        for report_id, (report, _) in annotated.items()
    }


def measure(file: Path) -> Score:
    """The score of the present code on one file of annotated reports."""
    annotated = load(file)
    gold = {report_id: claims for report_id, (_, claims) in annotated.items()}
    return score(gold, read(annotated))


def sha256(file: Path) -> str:
    """The hash that pins a floor to its data."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()
