"""What an item is, so that reports that name it differently can meet."""

import re
from dataclasses import dataclass
from functools import cached_property

from armsledger.catalogue.load import Catalogue
from armsledger.model import Item

#: Wider nouns that reports use for a narrower category, beside the last word of it
#: ("attack helicopter" is a "helicopter").
_WIDER = {
    "fighter": "aircraft",
    "bomber": "aircraft",
    "tank": "armoured vehicle",
    "infantry fighting vehicle": "armoured vehicle",
    "armoured personnel carrier": "armoured vehicle",
    "aircraft carrier": "warship",
    "cruiser": "warship",
    "destroyer": "warship",
    "frigate": "warship",
    "corvette": "warship",
    "patrol ship": "warship",
    "missile boat": "warship",
    "landing ship": "warship",
}

#: Nouns so wide that they say nothing about which dealing is meant.
_VAGUE = frozenset(
    {
        "arms",
        "weapon",
        "weapons",
        "weaponry",
        "armament",
        "armaments",
        "equipment",
        "hardware",
        "military equipment",
        "military hardware",
        "military technology",
        "military product",
        "military aid",
        "military assistance",
        "defence equipment",
        "defence product",
        "arms and military equipment",
        "weapons and military equipment",
    }
)

#: Generic nouns that are written like designations.
_ACRONYMS = frozenset(
    {"uav", "ucav", "uas", "apc", "ifv", "afv", "mrap", "mbt", "sam", "manpads", "atgm", "mlrs"}
)

_BASE = re.compile(r"([^\W\d_]+(?: project)?)[ -]?(\d+)")


@dataclass(frozen=True, slots=True)
class System:
    """An item as the register compares it."""

    name: str
    """The name as the claim has it, folded."""
    label: str
    """The name as the claim has it."""
    family: str | None
    """Key of the designation's family; None for a generic noun."""
    variant: bool
    """It names one variant of its family."""
    category: str | None
    """The narrowest category known, or a generic noun itself."""
    wider: frozenset[str]
    """The category with every wider noun for it."""

    def meets(self, other: "System") -> bool:
        """Whether the two are named as the same item, or the one as a kind of the other."""
        if self.family is not None and other.family is not None:
            return self.family == other.family
        return (
            self.name == other.name
            or self.category in other.wider
            or (other.category in self.wider)
        )

    def may_be(self, other: "System") -> bool:
        """Whether nothing says that they differ: a designation of no known category may be any."""
        if self.family is not None and other.family is not None:
            return self.family == other.family
        return self.category is None or other.category is None or self.meets(other)


class Systems:
    """Knows items by the catalogue where there is one, else by how designations are built."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue
        self._known: dict[Item, System | None] = {}

    @cached_property
    def _entries(self) -> dict[str, tuple[str, bool, str]]:
        """Folded name or alias → family, whether it is a variant, category."""
        found: dict[str, tuple[str, bool, str]] = {}
        for system in self._catalogue.systems if self._catalogue else ():
            family = system.family or system.name
            for name in (system.name, *system.aliases):
                found.setdefault(_fold(name), (family, bool(system.family), system.category))
        return found

    def __call__(self, item: Item) -> System | None:
        """The item as the register compares it; None where its name says nothing."""
        bare = item.model_copy(update={"quantity": None})
        if bare not in self._known:
            self._known[bare] = self._read(bare)
        return self._known[bare]

    def _read(self, item: Item) -> System | None:
        name, low = _fold(item.name), item.name.casefold().strip()
        if low in _VAGUE:
            return None
        entry = self._entries.get(name)
        if entry:
            family, variant, category = entry
            category = item.category or category
            return System(name, item.name, _fold(family), variant, category, _wider(category))
        if low in _ACRONYMS or (item.name == low and not any(c.isdigit() for c in low)):
            category = item.category or low
            return System(name, item.name, None, False, category, _wider(category) | {low})
        family = self._family(item.name)
        return System(
            name,
            item.name,
            _fold(family),
            _fold(family) != name,
            item.category,
            _wider(item.category),
        )

    def _family(self, name: str) -> str:
        """The family of a designation that the catalogue lacks: its letters and first number.

        The catalogue is asked for that base once more, so that an unlisted
        variant joins a listed family.
        """
        match = _BASE.match(name)
        if match is None:
            return name
        base = match[0]
        known = self._entries.get(_fold(base))
        return known[0] if known else base


def _fold(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _wider(category: str | None) -> frozenset[str]:
    if category is None or not category.strip():
        return frozenset()
    found = {category, category.split()[-1]}
    return frozenset(found | {_WIDER[c] for c in found if c in _WIDER})
