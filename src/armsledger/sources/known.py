"""The names that a report's head is read with: outlets, places, and what is neither."""

from dataclasses import dataclass, field
from functools import cache

from armsledger.catalogue.load import Catalogue, load_catalogue

_LONGEST_NAME = 80
"""Longer lines name no outlet and nothing else."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names by their folded form (`fold`)."""

    outlets: dict[str, str] = field(default_factory=dict)
    """Every name and alias of an outlet → its usual name."""
    places: frozenset[str] = frozenset()
    """Cities and countries: what a dateline may begin with."""
    organisations: dict[str, str] = field(default_factory=dict)
    """Every name and alias of an organisation or a bloc → its usual name."""

    def outlet(self, name: str) -> str | None:
        """The usual name of an outlet; a site's address finds it as well."""
        if len(name) > _LONGEST_NAME:
            return None
        folded = fold(name)
        return self.outlets.get(folded) or self.outlets.get(_domain(folded))

    def is_place(self, name: str) -> bool:
        """Whether the first part of "Zhuhai, China" is a known place."""
        return fold(name.split(",", maxsplit=1)[0]) in self.places


def fold(name: str) -> str:
    """Lower case, letters and digits only: "Defense News" and "DefenseNews" are one name."""
    return "".join(c for c in name.casefold() if c.isalnum() or c == ".").rstrip(".")


def _domain(folded: str) -> str:
    """`www.defensenews.com` → `defensenews`."""
    parts = folded.removeprefix("www.").split(".")
    return "".join(parts[:-1]) if len(parts) > 1 else folded


def from_catalogue(catalogue: Catalogue) -> Known:
    """The names of a catalogue."""
    places = {fold(n) for c in catalogue.cities for n in (c.name, *c.aliases)}
    for country in catalogue.countries:
        places |= {fold(n) for n in (country.name, *country.aliases, *country.capitals)}
    organisations: dict[str, str] = {}
    for group in catalogue.groups:
        organisations |= {fold(n): group.name for n in (group.name, *group.aliases)}
    for organisation in catalogue.organisations:
        names = (organisation.name, *organisation.aliases)
        organisations |= {fold(n): organisation.name for n in names}
    return Known(
        outlets={fold(n): o.name for o in catalogue.outlets for n in (o.name, *o.aliases)},
        places=frozenset(places),
        organisations=organisations,
    )


@cache
def known() -> Known:
    """The names of the catalogue that ships with the package."""
    return from_catalogue(load_catalogue())
