"""How much of what there is the catalogue knows, and what it sees where nothing is."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from armsledger.catalogue.files import names_of
from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue, load_catalogue
from armsledger.catalogue.matcher import Match, matcher
from armsledger.catalogue.resolve import resolve
from armsledger.evaluation import ClaimJson
from armsledger.evaluation.annotated import load
from armsledger.extraction.document import M, Mention
from armsledger.extraction.grammar.designations import designations
from armsledger.extraction.pipeline import mentioned


@dataclass(frozen=True, slots=True)
class Share:
    """Some of all."""

    some: int
    all: int
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.some / self.all if self.all else 1.0


def coverage(register: Path) -> Share:
    """The deals whose designation resolves to a system or its family.

    `register` is CSV with the columns designation, category and deals.
    """
    catalogue = load_catalogue()
    some = total = 0
    missing: list[str] = []
    with register.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            total += int(row["deals"])
            if resolve(catalogue, row["designation"], row["category"]) is None:
                missing.append(row["designation"])
            else:
                some += int(row["deals"])
    return Share(some, total, tuple(missing))


def named_systems(gold: Path) -> Share:
    """The annotated items with a designation that are found, and of the right family."""
    return _found(gold, _item_names, _knows_system)


def named_organisations(gold: Path) -> Share:
    """The annotated organisations that are found, under the name that is annotated."""
    return _found(gold, _organisation_names, _knows_organisation)


def false_matches(text: Path) -> Iterator[tuple[str, Match]]:
    """Each name that the matcher sees in sentences, one a line, that name nothing of ours."""
    names = matcher(load_catalogue())
    for line in text.read_text(encoding="utf-8").splitlines():
        yield from ((line, match) for match in names.find(line))


def _found(
    gold: Path,
    wanted: Callable[[list[ClaimJson]], set[str]],
    knows: Callable[[Catalogue, list[Mention], str], bool],
) -> Share:
    catalogue = load_catalogue()
    some = total = 0
    missing: list[str] = []
    for one in load(gold).values():
        document = mentioned(one.report, catalogue)
        mentions = [m for s in document.sentences for m in s.mentions] if document else []
        for name in sorted(wanted(one.claims)):
            total += 1
            if knows(catalogue, mentions, name):
                some += 1
            else:
                missing.append(name)
    return Share(some, total, tuple(missing))


def _item_names(claims: list[ClaimJson]) -> set[str]:
    """Items with a name of their own: a designation by its shape, or one that we know."""
    catalogue = load_catalogue()
    names = {item["name"] for claim in claims for item in claim.get("items", ())}
    return {n for n in names if any(designations(n)) or _known(catalogue, n) is not None}


def _known(catalogue: Catalogue, name: str) -> str | None:
    """The family of the system that the name stands for."""
    found = resolve(catalogue, name)
    return (found.system.family or found.system.name) if found else None


def _knows_system(catalogue: Catalogue, mentions: list[Mention], name: str) -> bool:
    family = _known(catalogue, name)
    return family is not None and any(m.type is M.ITEM and m.family == family for m in mentions)


def _organisation_names(claims: list[ClaimJson]) -> set[str]:
    return {
        party["name"]
        for claim in claims
        for party in claim.get("parties", ())
        if party.get("type") == "organisation"
    }


def _knows_organisation(catalogue: Catalogue, mentions: list[Mention], name: str) -> bool:
    """Under the annotated name, or one that the catalogue has for the same organisation."""
    names = {bare(name)}
    for organisation in catalogue.organisations:
        own = {bare(n) for n in names_of(organisation)}
        if bare(name) in own:
            names |= own
    return any(
        m.type is M.ORGANISATION and not m.candidate and bare(m.name) in names for m in mentions
    )
