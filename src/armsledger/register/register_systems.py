"""What a designation of the trade register is, so that it meets what reports call it."""

from dataclasses import dataclass, replace

from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.resolve import resolve
from armsledger.catalogue.trade_register import category_of
from armsledger.model import Item
from armsledger.register.systems import System, Systems, fold


@dataclass(frozen=True, slots=True)
class Named:
    """A system by the name that a report or the register has for it."""

    system: System | None
    """None where the name says nothing."""
    name: str
    """The name, folded."""
    variant: str | None
    """The variant of the catalogue that goes by this very name; None where there is none."""

    def meets(self, other: "Named") -> bool:
        """Whether both are of one family, or the one a noun for what the other is."""
        if self.system is None or other.system is None:
            return self.name == other.name
        return self.system.meets(other.system)

    def same_kind_of_name(self, other: "Named") -> bool:
        """Whether both are designations, or the same noun."""
        if self.system is None or other.system is None:
            return self.name == other.name
        return bool(self.system.keys and other.system.keys) or (
            self.system.name == other.system.name
        )

    def same_variant(self, other: "Named") -> bool:
        """Whether both have the same name, or names of one variant."""
        return self.name == other.name or (
            self.variant is not None and self.variant == other.variant
        )


class RegisterSystems:
    """Knows names by the catalogue, also as the register writes them: "F-16C Block-50/52"."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._systems = Systems(catalogue)
        self._armaments = {c.name: c.register for c in catalogue.categories}
        self._known: dict[tuple[str, str | None, str], Named] = {}

    def __call__(self, name: str, category: str | None) -> Named:
        """A system of a deal."""
        return self._named(name, category, self._armaments.get(category or "", ""))

    def of_register(self, designation: str, description: str, armament: str) -> Named:
        """A system of the register, with the words and the category that it has there."""
        return self._named(designation, category_of(description) or description or None, armament)

    def _named(self, name: str, category: str | None, armament: str) -> Named:
        key = name, category, armament
        if key not in self._known:
            self._known[key] = self._read(name, category, armament)
        return self._known[key]

    def _read(self, name: str, category: str | None, armament: str) -> Named:
        folded = bare(name) or name
        system = self._systems(Item(name=name, category=category)) if name else None
        if system is None or not system.keys:
            return Named(system, folded, None)
        resolved = resolve(self._catalogue, name, armament)
        if resolved is None:
            return Named(system, folded, None)
        known = resolved.system
        family = fold(known.family or known.name)
        return Named(
            replace(system, family=family, keys=frozenset({family})),
            folded,
            known.name if resolved.exact else None,
        )
