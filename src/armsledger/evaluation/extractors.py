"""The extractors that can be measured, by name: ours and the baselines."""

from collections.abc import Callable
from importlib import import_module

from armsledger import extraction
from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import InputError, Report

#: Reads the claims of a report, as plain JSON values.
Extractor = Callable[[Report, Catalogue], list[ClaimJson]]

#: The one that is measured where none is named: what `armsledger extract` runs.
DEFAULT = "rules"
_BASELINES = {
    "nearest-country": "nearest_country",
    "trigger-words": "trigger_words",
    "spacy": "dependencies",
}
NAMES = (*_BASELINES, DEFAULT)


def extractor(name: str) -> Extractor:
    """The extractor of that name. Raises InputError where there is none."""
    if name == DEFAULT:
        return _ours
    if name not in _BASELINES:
        raise InputError(f"there is no extractor {name!r}; there are {', '.join(NAMES)}")
    # Only what is asked for is loaded: one of them needs spaCy.
    baseline = import_module(f"armsledger.evaluation.baselines.{_BASELINES[name]}")
    read: Extractor = baseline.read
    return read


def _ours(report: Report, catalogue: Catalogue) -> list[ClaimJson]:
    return [claim.as_json() for claim in extraction.extract(report, catalogue)]
