"""Designations that reports use and the catalogue does not know, for a person to adopt."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue
from armsledger.extraction.document import M
from armsledger.extraction.pipeline import mentioned
from armsledger.model import Report


@dataclass(frozen=True, slots=True)
class Candidate:
    """A designation found by its shape and its context alone."""

    name: str
    """As it is written most often."""
    category: str
    """What the words beside it say that it is; empty where none do."""
    family: str
    """The known family of whose variants it looks to be one; empty where of none."""
    mentions: int
    reports: int
    report: str
    """The id of the first report that has it."""
    sentence: str
    """The first sentence that has it."""


@dataclass(slots=True)
class _Count:
    spellings: Counter[str]
    categories: Counter[str]
    family: str
    report: str
    sentence: str
    reports: set[str]


def candidates(reports: Iterable[Report], catalogue: Catalogue) -> list[Candidate]:
    """The candidates of these reports: those of most reports first, then by name."""
    counts: dict[str, _Count] = {}
    for report in reports:
        for name, category, family, sentence in _found(report, catalogue):
            first = _Count(Counter(), Counter(), family, report.id, sentence, set())
            count = counts.setdefault(bare(name), first)
            count.spellings[name] += 1
            count.reports.add(report.id)
            if category:
                count.categories[category] += 1
    found = [
        Candidate(
            name=_commonest(count.spellings),
            category=_commonest(count.categories),
            family=count.family,
            mentions=count.spellings.total(),
            reports=len(count.reports),
            report=count.report,
            sentence=count.sentence,
        )
        for count in counts.values()
    ]
    return sorted(found, key=lambda c: (-c.reports, -c.mentions, c.name))


def _found(report: Report, catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    """Each candidate of a report: name, category, family, sentence."""
    document = mentioned(report, catalogue)
    if document is None:
        return
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.ITEM and m.candidate and m.form == "designation":
                words = " ".join(document.text[sentence.start : sentence.end].split())
                family = m.family if m.family != m.name else ""
                yield m.name, m.category or "", family, words


def _commonest(counted: Counter[str]) -> str:
    """The first of those counted most often; empty where nothing was."""
    return next((name for name, _ in counted.most_common(1)), "")
