"""Which claims are worth comparing: those that share sides and an item, or a report."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from itertools import product

from armsledger.model import Kind
from armsledger.register.facts import YEAR, Facts
from armsledger.register.sides import Side

_LONG = 10 * YEAR

NEIGHBOURS = 250
"""How many earlier claims under one key a claim is compared with, the nearest in time.

Comparing all with all would be 5 billion comparisons for 100,000 claims, and a single busy
key (sanctions on one state) could be as bad. Within a key the claims stand in the order of
time, so those left out are the farthest from it: the sorted neighbourhood of Hernández and
Stolfo, "The merge/purge problem for large databases" (SIGMOD 1995).
"""

NEAREST = 50
"""The same for claims that name no designation, or lack a side: only time tells them apart."""

Key = tuple[Hashable, ...]


def candidates(claims: Sequence[Facts]) -> Iterator[tuple[int, list[int]]]:
    """Each claim's index with the earlier ones that may be of its deal, in ascending order.

    `claims` stand in the order of time. Claims meet by kind and both sides where these are
    known, by the known side and a designation where one is not, and within one report.
    """
    blocks = [_Block(keys, seeks) for keys, seeks in _BLOCKS]
    for index, claim in enumerate(claims):
        found: set[int] = set()
        for block in blocks:
            block.meet(index, claim, found)
        yield index, sorted(found)


Keys = Callable[[Facts], Iterator[Key]]
Seeks = Callable[[Facts], bool]


class _Block:
    """The claims under each key; where `seeks` is given, one of a pair must seek the other."""

    def __init__(self, keys: Keys, seeks: Seeks | None) -> None:
        self._keys, self._seeks = keys, seeks
        self._most = NEIGHBOURS if seeks is None else NEAREST
        self._all: dict[Key, list[int]] = defaultdict(list)
        self._seekers: dict[Key, list[int]] = defaultdict(list)

    def meet(self, index: int, claim: Facts, found: set[int]) -> None:
        """Add to `found` the earlier claims that this one meets, and file it for later ones."""
        seeks = self._seeks is None or self._seeks(claim)
        for key in set(self._keys(claim)):
            met = (self._all if seeks else self._seekers).get(key)
            if met:
                found.update(met[-self._most :])
            self._all[key].append(index)
            if seeks and self._seeks is not None:
                self._seekers[key].append(index)


def _by_report(f: Facts) -> Iterator[Key]:
    yield f.kind, f.source.report_id


def _by_family(f: Facts) -> Iterator[Key]:
    for sides in _by_sides(f):
        for family in _families(f):
            yield *sides, family


def _by_category(f: Facts) -> Iterator[Key]:
    for sides in _by_sides(f):
        for system, _ in f.systems:
            for noun in (*system.wider, system.name):
                yield *sides, noun


def _by_year(f: Facts) -> Iterator[Key]:
    if f.window is None or _is_long(f):
        return
    first, last = (date.fromordinal(day).year for day in f.window)
    for sides in _by_sides(f):
        for year in range(first, last + 1):
            yield *sides, year


def _by_sides(f: Facts) -> Iterator[Key]:
    """One key for each pair of members: a deal for several states meets one told of as for one."""
    for left, right in product(_members(f.left), _members(f.right)):
        yield f.kind, left, right


def _by_left(f: Facts) -> Iterator[Key]:
    for member, family in product(f.left, _families(f)):
        yield f.kind, member, family


def _by_right(f: Facts) -> Iterator[Key]:
    for member, family in product(f.right, _families(f)):
        yield f.kind, member, family


def _members(side: Side) -> tuple[str, ...]:
    return tuple(side) or ("",)


def _families(f: Facts) -> list[str]:
    return [key for s, _ in f.systems for key in s.keys]


def _is_generic(f: Facts) -> bool:
    return any(s.family is None for s, _ in f.systems)


def _is_bare(f: Facts) -> bool:
    return not f.systems or f.kind is Kind.EXHIBITION


def _is_long(f: Facts) -> bool:
    """Whether its time overlaps with too many years to list: an embargo since 1989."""
    return f.window is not None and f.window[1] - f.window[0] > _LONG


def _lacks_left(f: Facts) -> bool:
    return not f.left


def _lacks_right(f: Facts) -> bool:
    return not f.right


_BLOCKS: tuple[tuple[Keys, Seeks | None], ...] = (
    (_by_report, None),
    (_by_family, None),
    (_by_category, _is_generic),
    (_by_year, _is_bare),
    (_by_sides, _is_long),
    (_by_left, _lacks_right),
    (_by_right, _lacks_left),
)
