"""Which claims are worth comparing: pairs that share sides and an item, or a report."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import date

from armsledger.model import Kind
from armsledger.register.facts import YEAR, Facts

Pair = tuple[int, int]

_LONG = 10 * YEAR


def pairs(claims: list[Facts]) -> Iterator[Pair]:
    """Index pairs (lower first) that may be of one deal; a pair may come more than once.

    Claims meet by kind and both sides where these are known, by the known side and a
    designation where one is not, and within one report. Comparing all with all would
    be 1.25 billion comparisons for 50,000 claims.
    """
    yield from _meet(claims, _by_report)
    yield from _meet(claims, _by_family)
    yield from _meet_half(claims, _by_category, _is_generic)
    yield from _meet_half(claims, _by_year, _is_bare)
    yield from _meet_half(claims, _by_sides, _is_long)
    yield from _meet_half(claims, _by_left, _lacks_right)
    yield from _meet_half(claims, _by_right, _lacks_left)


Keys = Callable[[Facts], list[Hashable]]


def _meet(claims: list[Facts], keys: Keys) -> Iterator[Pair]:
    """Pairs that share a key."""
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in dict.fromkeys(keys(claim)):
            for other in buckets[key]:
                yield other, index
            buckets[key].append(index)


def _meet_half(claims: list[Facts], keys: Keys, seeks: Callable[[Facts], bool]) -> Iterator[Pair]:
    """Pairs that share a key of which at least one `seeks`: the rest need no such pairs."""
    seekers: dict[Hashable, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        if seeks(claim):
            for key in dict.fromkeys(keys(claim)):
                seekers[key].append(index)
    for index, claim in enumerate(claims):
        for key in dict.fromkeys(keys(claim)):
            for other in seekers.get(key, ()):
                if other != index:
                    yield min(index, other), max(index, other)


def _by_report(f: Facts) -> list[Hashable]:
    return [(f.source.claim.kind, f.source.report_id)]


def _by_family(f: Facts) -> list[Hashable]:
    sides = (f.source.claim.kind, f.left, f.right)
    return [(*sides, s.family) for s, _ in f.systems if s.family is not None]


def _by_category(f: Facts) -> list[Hashable]:
    sides = (f.source.claim.kind, f.left, f.right)
    return [(*sides, noun) for s, _ in f.systems for noun in (*s.wider, s.name)]


def _by_year(f: Facts) -> list[Hashable]:
    if f.window is None or _is_long(f):
        return []
    first, last = (date.fromordinal(day).year for day in f.window)
    return [(*_by_sides(f), year) for year in range(first, last + 1)]


def _by_sides(f: Facts) -> list[Hashable]:
    return [(f.source.claim.kind, f.left, f.right)]


def _by_left(f: Facts) -> list[Hashable]:
    if not f.left:
        return []
    return [(f.source.claim.kind, f.left, s.family) for s, _ in f.systems if s.family is not None]


def _by_right(f: Facts) -> list[Hashable]:
    if not f.right:
        return []
    return [(f.source.claim.kind, f.right, s.family) for s, _ in f.systems if s.family is not None]


def _is_generic(f: Facts) -> bool:
    return any(s.family is None for s, _ in f.systems)


def _is_bare(f: Facts) -> bool:
    return not f.systems or f.source.claim.kind is Kind.EXHIBITION


def _is_long(f: Facts) -> bool:
    """Whether its time overlaps with too many years to list: an embargo since 1989."""
    return f.window is not None and f.window[1] - f.window[0] > _LONG


def _lacks_left(f: Facts) -> bool:
    return not f.left


def _lacks_right(f: Facts) -> bool:
    return not f.right
