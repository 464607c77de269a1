"""From a designation, however a register or a report writes it, to a system or its family.

"M-109A5 155mm" is the M109A5, "AGM-114 Hellfire-2" the Hellfire, "Su-30XK" a Su-30 that the
catalogue does not know.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from armsledger.catalogue.entries import REGISTER, System
from armsledger.catalogue.files import names_of
from armsledger.catalogue.folding import bare
from armsledger.catalogue.load import Catalogue

_CALIBRE = re.compile(r"\b\d{2,3}(?:\.\d+)?[ -]?mm\b|\([^)]*\)|\bL/\d\d\b")
#: What registers append to a name to say what it is.
_ROLE = re.compile(
    r"(?<=\S)[\s-]+(?:SAMS?|SAM system|ADS?|ABMS?|UAVs?|UCAVs?|AEW(?:&C|-C)?|MPA?|ISR|SIGINT|ELINT"
    r"|APCs?|APV|AV|IFVs?|ARVs?|AEV|AVLB|CP|HELI|VTT|GR|FGA|MCM|OPV|FAC|LST|LCU|turret|radar|gun|-)$",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\b(?:I{1,3}|IV|VI{0,3}|IX|X|XI{1,3})\b")
_NUMBERS = {
    numeral: str(number)
    for number, numeral in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"), 1
    )
}
_LAUNCHED = frozenset(["missiles", "airdefencesystems", "artillery"])
#: A stem and what stands behind it must meet as a variant's letters meet a number.
_SHORTEST_STEM = 3
_LONGEST_ENDING = 8
_LONGEST_SUFFIX = 3


@dataclass(frozen=True, slots=True)
class Resolved:
    """The system that a designation stands for."""

    system: System
    exact: bool
    """Whether the system goes by this very name; otherwise it is only its family's."""


def resolve(catalogue: Catalogue, designation: str, register: str = "") -> Resolved | None:
    """The system that goes by this designation, else one of its family, else none.

    `register` is the armament category under which a register has it: of several systems
    of one name, one of that category is preferred, and a family must be of it.
    """
    index = _index(catalogue)
    fits = _fits(catalogue, register)
    forms = tuple(_forms(designation))
    for name in forms:
        found = index.get(bare(name), ())
        if name != designation:
            # What was cut off ("Osprey MCM") said what it is.
            found = tuple(filter(fits, found))
        if found:
            return Resolved(min(found, key=lambda s: (not fits(s), bool(s.context))), exact=True)
    for name in forms:
        system = _twice_named(index, name)
        if system is not None and fits(system):
            return Resolved(system, exact=True)
    for name in forms:
        for part in _parts(name):
            if any(c.isdigit() for c in part) or len(part) > _SHORTEST_STEM:
                found = tuple(filter(fits, index.get(bare(part), ())))
                if found:
                    return Resolved(min(found, key=lambda s: bool(s.context)), exact=False)
    for name in forms:
        system = family_by_stem(catalogue, name)
        if system is not None and fits(system):
            return Resolved(system, exact=False)
    return None


def family_by_stem(catalogue: Catalogue, designation: str) -> System | None:
    """The known system that an unknown variant's designation begins with: Su-30XK, Su-30."""
    index = _index(catalogue)
    key = bare(designation)
    for end in range(len(key) - 1, _SHORTEST_STEM - 1, -1):
        if key[end - 1].isdigit() and key[end].isdigit():
            continue
        stem = key[:end]
        found = [s for s in index.get(stem, ()) if not s.context]
        if found and len(key) - end <= _LONGEST_ENDING and any(c.isdigit() for c in stem):
            return found[0]
    return None


def _twice_named(index: dict[str, tuple[System, ...]], name: str) -> System | None:
    """The system of "AGM-114L Hellfire-2": a designation, and a name of its family."""
    words = _arabic(name).split()
    for end in range(len(words) - 1, 0, -1):
        for system in index.get(bare(" ".join(words[:end])), ()):
            family = system.family or system.name
            for other in index.get(bare(" ".join(words[end:])), ()):
                if family == (other.family or other.name):
                    return system
    return None


def _fits(catalogue: Catalogue, register: str) -> Callable[[System], bool]:
    """Whether a system is counted where a register counts a designation."""
    wanted = bare(register)
    if wanted not in {bare(heading) for heading in REGISTER if heading}:
        return lambda _: True
    # A missile has the name of its launcher.
    headings = _LAUNCHED if wanted in _LAUNCHED else {wanted}
    counted = {c.name for c in catalogue.categories if bare(c.register) in headings}
    return lambda system: system.category in counted


def _forms(designation: str) -> Iterator[str]:
    """The designation, then without what registers append, then with arabic numerals."""
    yield designation
    name = _CALIBRE.sub(" ", designation).strip()
    previous = ""
    while name != previous:
        previous, name = name, _ROLE.sub("", name).strip(" -")
    if name and name != designation:
        yield name
    arabic = _arabic(name)
    if arabic != name:
        yield arabic


def _parts(name: str) -> Iterator[str]:
    """Its first words, longest first, then its last ones, then all, then it without "-UA"."""
    words = name.replace("/", " / ").split()
    for end in range(len(words) - 1, 0, -1):
        yield " ".join(words[:end])
    for start in range(1, len(words)):
        yield " ".join(words[start:])
    yield from words
    stem, hyphen, ending = name.rpartition("-")
    if hyphen and len(ending) <= _LONGEST_SUFFIX:
        yield stem


def _arabic(name: str) -> str:
    return _NUMERAL.sub(lambda match: _NUMBERS[match.group()], name)


@lru_cache(maxsize=8)
def _index(catalogue: Catalogue) -> dict[str, tuple[System, ...]]:
    """Systems by each of their names, bare, and with arabic for roman numerals."""
    out: dict[str, tuple[System, ...]] = {}
    for system in catalogue.systems:
        for name in names_of(system):
            for key in {bare(name), bare(_arabic(name))}:
                if system not in out.get(key, ()):
                    out[key] = (*out.get(key, ()), system)
    return out
