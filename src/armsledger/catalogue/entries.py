"""What the catalogue knows: one frozen record for each row of its data files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory, with every usual way to name it in English."""

    code: str
    """ISO 3166-1 alpha-3."""
    name: str
    aliases: tuple[str, ...]
    """Short, formal and old names."""
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    """The seat of government, which reports name for the government."""
    metonyms: tuple[str, ...]
    """Other words for its government, such as a palace or a street."""


@dataclass(frozen=True, slots=True)
class Group:
    """A bloc or a region: several states under one name."""

    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, with the words and signs that stand for it beside a figure."""

    code: str
    """ISO 4217."""
    words: tuple[str, ...]
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A maker, exporter, ministry, agency, force or institute."""

    name: str
    country: str
    """ISO 3166-1 alpha-3; empty where it belongs to no one state."""
    type: str
    parent: str
    """The organisation that owns it today, or the group that it is a body of; may be empty."""
    aliases: tuple[str, ...]
    context: tuple[str, ...]
    """Words of which one must stand nearby where the name is ambiguous."""


@dataclass(frozen=True, slots=True)
class OrganisationChange:
    """A merger, a renaming or another turn in an organisation's life."""

    organisation: str
    """The name of the organisation that it befell."""
    year: str
    """Four digits."""
    change: str
    """One of `CHANGES`."""
    other: str
    """The former name, or the organisation on the other side; empty where there is none."""


#: What can befall an organisation, and whether another one takes part.
CHANGES: dict[str, bool] = {
    "founded": False,
    "renamed": False,
    "acquired by": True,
    "merged into": True,
    "split from": True,
    "joined": True,
    "left": True,
    "dissolved": False,
}


#: What a category may be counted as; empty where it is not plain.
REGISTER = frozenset(
    [
        "",
        "Aircraft",
        "Air-defence systems",
        "Armoured vehicles",
        "Artillery",
        "Engines",
        "Missiles",
        "Naval weapons",
        "Other",
        "Satellites",
        "Sensors",
        "Ships",
    ]
)
UN_REGISTER = frozenset(["", "I", "II", "III", "IV", "V", "VI", "VII", "small arms"])
MUNITIONS_LIST = frozenset(["", *(f"ML{number}" for number in range(1, 23))])


@dataclass(frozen=True, slots=True)
class Category:
    """A category of weapon systems, and where other lists count it.

    An empty cell: that list does not have it, or it depends on the calibre, tonnage,
    range or armament of the single system.
    """

    name: str
    register: str
    """The armament category of the SIPRI trade register."""
    un_register: str
    """The category of the UN Register of Conventional Arms, I to VII, or `small arms`."""
    munitions_list: str
    """The heading of the Wassenaar Munitions List, ML1 to ML22."""


@dataclass(frozen=True, slots=True)
class System:
    """A weapon system: a family, or a variant that names its family."""

    name: str
    family: str
    """The family's name; empty for a family."""
    category: str
    origin: tuple[str, ...]
    """ISO 3166-1 alpha-3 of the states that designed it."""
    maker: tuple[str, ...]
    """Who makes it, each by the name that the organisations have it under, if they do."""
    aliases: tuple[str, ...]
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """An arms show or air show."""

    name: str
    aliases: tuple[str, ...]
    city: str
    country: str
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, newspaper, broadcaster or site that reports are quoted from."""

    name: str
    aliases: tuple[str, ...]
    country: str
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A town that reports name as a place."""

    name: str
    country: str
    aliases: tuple[str, ...]
    context: tuple[str, ...]
