"""Reads a report into claims."""

from enum import StrEnum
from pathlib import Path

from armsledger import __version__
from armsledger.catalogue.load import Catalogue
from armsledger.extraction import pipeline
from armsledger.extraction.tagger import model
from armsledger.extraction.tagger.weighing import Without
from armsledger.model import Claim, Report

__all__ = ["DEFAULT", "Extractor", "extract", "reading"]


class Extractor(StrEnum):
    """What can read a report."""

    FUSED = "fused"
    """The rules and the tagger together."""
    RULES = "rules"
    """The rules alone: they need no model."""
    TAGGER = "tagger"
    """The tagger alone, over the names that the catalogue and the grammars find."""


#: Until the two together read plain reports as surely as the rules do alone.
DEFAULT = Extractor.RULES


def extract(
    report: Report,
    catalogue: Catalogue,
    extractor: Extractor = DEFAULT,
    folder: Path = model.FOLDER,
) -> list[Claim]:
    """The claims of a report, in the order of its text; none where it does not speak of arms.

    Deterministic: the same report, the same version and the same model give the same claims,
    byte for byte. `folder` holds the tagger's model. Raises ModelError where the tagger is
    asked for and its files are missing or are not what was shipped.
    """
    if extractor is Extractor.RULES:
        return pipeline.extract(report, catalogue)
    without = frozenset([Without.RULES]) if extractor is Extractor.TAGGER else frozenset()
    return pipeline.extract(report, catalogue, model.load(folder), without)


def reading(catalogue: Catalogue, extractor: Extractor = DEFAULT) -> str:
    """What stands in the ledger beside each reading: by what, of which version, it was read.

    Another one where the user's catalogue or the model is another. Raises ModelError as
    `extract` does, so that it is known before the first report.
    """
    name = f"{extractor}-{__version__}"
    if extractor is not Extractor.RULES:
        model.load()
        name += f"+model-{model.version()}"
    return f"{name}+catalogue-{catalogue.overlay}" if catalogue.overlay else name
