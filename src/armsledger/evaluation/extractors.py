"""The extractors that can be measured, by name: ours and the baselines."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from armsledger import extraction
from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.slots import ClaimJson
from armsledger.extraction import Extractor, pipeline
from armsledger.extraction.tagger import model
from armsledger.extraction.tagger.weighing import Without
from armsledger.model import InputError, Report

#: Reads the claims of a report, as plain JSON values.
Read = Callable[[Report, Catalogue], list[ClaimJson]]

#: The one that is measured where none is named: what `armsledger extract` runs.
DEFAULT = str(extraction.DEFAULT)
#: The fused one without what tells whom "it" and "the concern" stand for.
_WITHOUT_COREFERENCE = "fused-without-coreference"
_BASELINES = {
    "nearest-country": "nearest_country",
    "trigger-words": "trigger_words",
    "spacy": "dependencies",
}
NAMES = (*_BASELINES, *map(str, Extractor), _WITHOUT_COREFERENCE)


def extractor(name: str) -> Read:
    """The extractor of that name. Raises InputError where there is none."""
    if name in list(Extractor):
        return partial(_ours, Extractor(name))
    if name == _WITHOUT_COREFERENCE:
        return _without_coreference
    if name not in _BASELINES:
        raise InputError(f"there is no extractor {name!r}; there are {', '.join(NAMES)}")
    # Only what is asked for is loaded: one of them needs spaCy.
    baseline = import_module(f"armsledger.evaluation.baselines.{_BASELINES[name]}")
    read: Read = baseline.read
    return read


def _ours(name: Extractor, report: Report, catalogue: Catalogue) -> list[ClaimJson]:
    return [claim.as_json() for claim in extraction.extract(report, catalogue, name)]


def _without_coreference(report: Report, catalogue: Catalogue) -> list[ClaimJson]:
    without = frozenset([Without.REFERENCES])
    found = pipeline.extract(report, catalogue, model.load(), without)
    return [claim.as_json() for claim in found]
