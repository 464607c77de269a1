"""What an item is, so that reports that name it differently can meet."""

import re
from dataclasses import dataclass
from functools import lru_cache

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.resolve import resolve
from armsledger.model import Item
from armsledger.register.nouns import closure, narrowest

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

_CLASS = re.compile(r"(.{4,}?)[- ]class\b")
_BASE = re.compile(r"([^\W\d_]+(?: project)?)[ -]?(\d+)")
#: A word that can be a name by itself: "Tamarin" in "KV-9 Tamarin".
_NAME = re.compile(r"[^\W\d_]{4,}")
_NO_NAMES = frozenset({"class", "block", "mark", "type", "project", "batch", "advanced", "heavy"})


@dataclass(frozen=True, slots=True)
class System:
    """An item as the register compares it."""

    name: str
    """The name as the claim has it, folded."""
    label: str
    """The name as the claim has it."""
    family: str | None
    """Key of the designation's family; None for a generic noun."""
    keys: frozenset[str]
    """The family with every other name in the designation; empty for a generic noun."""
    variant: bool
    """It names one variant of its family."""
    category: str | None
    """The narrowest category known, or a generic noun itself."""
    wider: frozenset[str]
    """The category with every wider noun for it."""

    def meets(self, other: "System") -> bool:
        """Whether the two are named as the same item, or the one as a kind of the other."""
        if self.keys and other.keys:
            return not self.keys.isdisjoint(other.keys)
        return (
            self.name == other.name
            or self.category in other.wider
            or (other.category in self.wider)
        )

    def may_be(self, other: "System") -> bool:
        """Whether nothing says that they differ: a designation of no known category may be any."""
        if self.keys and other.keys:
            return self.meets(other)
        return self.category is None or other.category is None or self.meets(other)


@lru_cache(maxsize=4)
def _makers(catalogue: Catalogue) -> frozenset[str]:
    """Names of organisations, folded: in "Sukhoi fighter" they are no designation."""
    return frozenset(fold(n) for o in catalogue.organisations for n in (o.name, *o.aliases))


@lru_cache(maxsize=4)
def _entries(catalogue: Catalogue) -> dict[str, tuple[str, bool, str]]:
    """Folded name or alias → family, whether it is a variant, category."""
    found: dict[str, tuple[str, bool, str]] = {}
    for system in catalogue.systems:
        entry = system.family or system.name, bool(system.family), system.category
        for name in (system.name, *system.aliases):
            found.setdefault(fold(name), entry)
            # An item called "Talwar" is a ship of that class, whatever else the word means.
            if of_class := _CLASS.match(name):
                found.setdefault(fold(of_class[1]), entry)
    return found


class Systems:
    """Knows items by the catalogue where there is one, else by how designations are built."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue
        self._entries = _entries(catalogue) if catalogue else {}
        self._makers = _makers(catalogue) if catalogue else frozenset()
        self._known: dict[tuple[str, str | None], System | None] = {}

    def __call__(self, item: Item) -> System | None:
        """The item as the register compares it; None where its name says nothing."""
        key = item.name, item.category
        if key not in self._known:
            self._known[key] = self._read(item)
        return self._known[key]

    def _read(self, item: Item) -> System | None:
        low = item.name.casefold().strip()
        if low in _VAGUE:
            return None
        found = self._listed(item)
        if found:
            return found
        if low in _ACRONYMS or (item.name == low and not any(c.isdigit() for c in low)):
            return _generic(item, low)
        words = item.name.split()
        named = [w for w in words if not (w.islower() and w.isalpha())]
        noun = " ".join(w for w in words if w not in named)
        if noun and all(fold(w) in self._makers for w in named):
            return _generic(item, noun)
        return self._unlisted(item, " ".join(named) or item.name, noun)

    def _listed(self, item: Item) -> System | None:
        """What the catalogue knows, by its very name or by the family that it belongs to."""
        name = fold(item.name)
        entry = self._entries.get(name)
        if entry is None and self._catalogue and item.name != item.name.casefold():
            resolved = resolve(self._catalogue, item.name)
            if resolved:
                of = resolved.system
                variant = bool(of.family) or not resolved.exact
                entry = of.family or of.name, variant, of.category
        if entry is None:
            return None
        family, variant, category = entry
        category = narrowest(item.category or category)
        key = fold(family)
        return System(name, item.name, key, frozenset({key}), variant, category, closure(category))

    def _unlisted(self, item: Item, named: str, noun: str) -> System:
        """A designation that the catalogue lacks: its letters and first number, and its names.

        The catalogue is asked for that base once more, so that an unlisted variant joins a
        listed family.
        """
        name = fold(item.name)
        match = _BASE.match(named)
        base = fold(match[0]) if match else fold(named)
        known = self._entries.get(base)
        family = fold(known[0]) if known else base
        names = {w.casefold() for w in _NAME.findall(named)} - _NO_NAMES - self._makers
        category = narrowest(item.category or noun) or None
        return System(
            name=name,
            label=item.name,
            family=family,
            keys=frozenset({family, *names}),
            variant=family != name,
            category=category,
            wider=closure(category) if category else frozenset(),
        )


def _generic(item: Item, noun: str) -> System:
    category = narrowest(item.category or noun)
    wider = closure(category) | closure(noun)
    return System(fold(item.name), item.name, None, frozenset(), False, category, wider)


def fold(name: str) -> str:
    """A name's letters and digits, without case."""
    return "".join(c for c in name.casefold() if c.isalnum())
