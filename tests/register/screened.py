"""Labelled parties for screening, and how many of them it finds."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

from armsledger.catalogue.load import load_catalogue
from armsledger.model import Party, PartyType, Role
from armsledger.model.deal import Deal
from armsledger.register.deals import deals
from armsledger.register.screening import LEAST, How, screen
from armsledger.sources.sanctions import ListEntry, read_list
from tests.register.making import state, told

LABELLED = Path(__file__).parents[1] / "data" / "screening.csv"
Labelled = dict[tuple[str, str, str], frozenset[str]]


def read_labelled(path: Path) -> Labelled:
    """Name, type and country of each party, with the ids of the entries that it is."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["name"], row["type"], row["country"]): frozenset(row["entries"].split("|")) - {""}
            for row in csv.DictReader(file)
        }


def party(name: str, kind: str = "organisation", country: str | None = None) -> Party:
    return Party(role=Role.SUPPLIER, name=name, type=PartyType(kind), country=country or None)


def deals_of(*parties: Party) -> list[Deal]:
    """One deal with each party."""
    made = deals([told(parties=(state(Role.SUPPLIER, "RUS"), state(Role.RECIPIENT, "IND")))])[0]
    return [
        made.model_copy(update={"id": f"d{number}", "parties": (one,)})
        for number, one in enumerate(parties)
    ]


@dataclass(frozen=True)
class Measured:
    least: float
    right: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.missed), 1)

    @property
    def row(self) -> str:
        return (
            f"| {self.least} | {len(self.right)} | {len(self.wrong)} | {len(self.missed)} "
            f"| {self.precision:.3f} | {self.recall:.3f} |"
        )


def measured(
    path: Path, labelled: Labelled, least: float | None = None, with_catalogue: bool = True
) -> Measured:
    """What screening finds of the labelled pairs on this list; owners' matches are left out."""
    catalogue = load_catalogue()
    entries = [e for e in read_list(path, catalogue) if isinstance(e, ListEntry)]
    known = catalogue if with_catalogue else replace(catalogue, organisations=())
    least = LEAST if least is None else least
    found = screen(deals_of(*(party(*who) for who in labelled)), entries, known, least)
    pairs = {
        ((m.party, m.type.value, m.country or ""), m.entry.id)
        for m in found
        if m.how is not How.CATALOGUE_PARENT
    }
    true = {(who, entry) for who, ids in labelled.items() for entry in ids}

    def shown(some: set[tuple[tuple[str, str, str], str]]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((who[0], entry) for who, entry in some))

    return Measured(least, shown(pairs & true), shown(pairs - true), shown(true - pairs))
