"""The generic nouns for equipment of one language: "main battle tank", "spare part"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from armsledger.extraction.grammar.tables import table, word_set


@dataclass(frozen=True, slots=True)
class Head:
    """One spelling of an equipment noun."""

    rest: tuple[str, ...]
    """The words that must follow the first."""
    name: str
    """The noun in British spelling, singular."""
    category: str
    """Of the catalogue; empty where the noun says none."""
    only_arms: bool
    """It cannot be civil."""


class Equipment:
    """The table of equipment nouns, turned for look-up."""

    def __init__(self, language: str) -> None:
        t = table(language, "equipment")
        self.spelling: dict[str, str] = t["spelling"]
        self.heads: dict[str, list[Head]] = {}
        """First word → the nouns that it opens, the longest first."""
        for only_arms, part in ((True, t["arms"]), (False, t["dual"])):
            for name, category in part.items():
                for spelled in _spelled(name, self.spelling):
                    first, *rest = spelled.split()
                    head = Head(tuple(rest), name, category, only_arms)
                    self.heads.setdefault(first, []).append(head)
        for entries in self.heads.values():
            entries.sort(key=lambda h: -len(h.rest))
        self.empty = frozenset(t["empty"])
        self.participles = frozenset(t["participles"])
        self.function = frozenset(t["function"])
        self.plural_modifiers = frozenset(t["plural_modifiers"])
        self.acronyms = frozenset(t["acronyms"])
        self.mass = frozenset(t["mass"])
        self.civil = frozenset(t["civil"])
        self.cue = frozenset(t["cue"])
        self.bare_never = frozenset(t["bare_never"])
        self.verbs = frozenset(t["verbs"])
        self.ships = frozenset(t["ships"])
        self.service_items = frozenset(t["service_items"])
        self.technology_items = frozenset(t["technology_items"])
        self.stands_for: dict[str, frozenset[str]] = {
            k: frozenset(v) for k, v in t["stands_for"].items()
        }
        self.definite = frozenset(t["definite"])
        self.anaphoric: dict[str, str] = t["anaphoric_heads"]
        self.not_item_before: dict[str, frozenset[str]] = {
            k: frozenset(v) for k, v in t["not_item_before"].items()
        }
        self.not_item_after: dict[str, frozenset[str]] = {
            k: frozenset(v) for k, v in t["not_item_after"].items()
        }

    def british(self, word: str) -> str:
        """`word` in British spelling, also within a hyphenated one ("air-defense")."""
        lower = word.lower()
        if lower in self.spelling:
            return self.spelling[lower]
        if "-" in lower and any(p in self.spelling for p in lower.split("-")):
            return "-".join(self.spelling.get(p, p) for p in lower.split("-"))
        return word


def _spelled(name: str, spelling: dict[str, str]) -> set[str]:
    """A name in lower case, with its American spelling, and with and without hyphens."""
    out = {name.lower()}
    for american, british in spelling.items():
        if " " not in british:
            out |= {n.replace(british, american) for n in out if british in n}
    for spelled in tuple(out):
        first, *rest = spelled.split()
        if len(rest) >= 2:
            out.add("-".join((first, rest[0])) + " " + " ".join(rest[1:]))
        if "-" in first and not first.startswith(("anti-", "re-", "de-")):
            out.add(spelled.replace("-", " ", 1))
    return out


@cache
def singular(word: str) -> str:
    """The singular of a lower-case English noun, by rule."""
    invariant = word_set("en", "equipment", "invariant")
    if word in invariant or len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "does")):
        return word[:-2]
    return word[:-1]


@cache
def equipment(language: str) -> Equipment:
    """The equipment nouns of a language, built once."""
    return Equipment(language)
