"""Baseline: whatever weapon is named beside two states passes from the first to the second.

Co-occurrence within a sentence: for every weapon that the catalogue names, the two nearest
states, the one that is named first as its supplier, in one signed transfer for each pair.
"""

from armsledger.catalogue.entries import Country, System
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.matcher import Match, matcher
from armsledger.evaluation.baselines.sentences import evidence, sentences
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import Report


def read(report: Report, catalogue: Catalogue) -> list[ClaimJson]:
    """The claims of one report."""
    found: list[ClaimJson] = []
    for start, end in sentences(report.text):
        names = matcher(catalogue).find(report.text[start:end])
        items: dict[tuple[str, str], list[str]] = {}
        for name in names:
            if isinstance(name.entry, System) and (pair := _nearest(name, names)):
                items.setdefault(pair, []).append(name.entry.name)
        for (supplier, recipient), systems in items.items():
            parties = [("supplier", supplier), ("recipient", recipient)]
            found.append(
                {
                    "kind": "transfer",
                    "stage": "signed",
                    "parties": [
                        {"role": role, "name": code, "type": "country", "country": code}
                        for role, code in parties
                    ],
                    "items": [{"name": system} for system in dict.fromkeys(systems)],
                    "evidence": evidence(report.text, start, end),
                }
            )
    return found


def _nearest(name: Match, names: list[Match]) -> tuple[str, str] | None:
    """The codes of the two nearest states, in the order of the text."""
    distance: dict[str, tuple[int, int]] = {}
    for other in names:
        if isinstance(other.entry, Country):
            apart = (abs(other.start - name.start), other.start)
            distance[other.entry.code] = min(apart, distance.get(other.entry.code, apart))
    nearest = sorted(distance.items(), key=lambda country: country[1])[:2]
    if len(nearest) < 2:
        return None
    first, second = sorted(nearest, key=lambda country: country[1][1])
    return first[0], second[0]
