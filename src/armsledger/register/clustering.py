"""Claims of one deal, found the same way whatever the order they come in."""

from collections import defaultdict
from collections.abc import Iterable

from armsledger.catalogue.load import Catalogue
from armsledger.model import Kind, SourcedClaim
from armsledger.register.blocking import Pair, pairs
from armsledger.register.facts import Facts, facts
from armsledger.register.matching import compatible, score
from armsledger.register.sides import ONE_SIDED, Side
from armsledger.register.systems import Systems


def clusters(
    claims: Iterable[SourcedClaim], catalogue: Catalogue | None = None
) -> list[list[SourcedClaim]]:
    """The claims about dealings, each with the others of its deal, ordered by claim id.

    Pairs are scored, and merged from the highest score down (equal scores by claim id).
    A merge that would put two incompatible claims into one deal is refused: complete
    linkage, so no chain of small likenesses can join two orders. Indicators are left
    out; a claim given twice counts once.
    """
    systems = Systems(catalogue)
    unique = {c.claim_id: c for c in claims if c.claim.kind is not Kind.INDICATOR}
    known = [facts(unique[claim_id], systems) for claim_id in sorted(unique)]
    scored: dict[Pair, int] = {}
    for pair in pairs(known):
        if pair not in scored and (found := score(known[pair[0]], known[pair[1]])):
            scored[pair] = found
    merged = _merge(known, _without_doubt(known, scored))
    return [[known[i].source for i in cluster] for cluster in merged]


def _without_doubt(known: list[Facts], scored: dict[Pair, int]) -> dict[Pair, int]:
    """The scores less those of a claim that lacks a side and could go with several.

    "India receives T-90s" from a supplier not named goes with the one supplier that
    fits best; where two fit equally it goes with neither.
    """
    best: dict[int, dict[tuple[Side, Side], int]] = defaultdict(dict)
    doubtful: dict[Pair, list[tuple[int, tuple[Side, Side]]]] = {}
    for pair, points in scored.items():
        for seeker, found in (pair, pair[::-1]):
            one, other = known[seeker], known[found]
            if one.source.report_id == other.source.report_id or not _lacks(one, other):
                continue
            fits = (other.left, other.right)
            best[seeker][fits] = max(points, best[seeker].get(fits, 0))
            doubtful.setdefault(pair, []).append((seeker, fits))
    return {
        pair: points
        for pair, points in scored.items()
        if all(_stands_out(best[seeker], fits) for seeker, fits in doubtful.get(pair, ()))
    }


def _lacks(one: Facts, other: Facts) -> bool:
    """Whether the other names a side that the one does not."""
    if one.source.claim.kind in ONE_SIDED:
        return False
    return (not one.left and bool(other.left)) or (not one.right and bool(other.right))


def _stands_out(fits: dict[tuple[Side, Side], int], chosen: tuple[Side, Side]) -> bool:
    return all(points < fits[chosen] for sides, points in fits.items() if sides != chosen)


def _merge(known: list[Facts], scored: dict[Pair, int]) -> list[list[int]]:
    """Complete-linkage merging in order of score, then claim ids (which the indices follow)."""
    home = list(range(len(known)))
    members = {i: [i] for i in home}
    refused: dict[int, set[int]] = defaultdict(set)
    for (a, b), _ in sorted(scored.items(), key=lambda s: (-s[1], s[0])):
        one, other = sorted((home[a], home[b]))
        if one == other or other in refused[one]:
            continue
        if not all(compatible(known[i], known[j]) for i in members[one] for j in members[other]):
            refused[one].add(other)
            refused[other].add(one)
            continue
        # What one of them could not join, the two together cannot join either.
        for enemy in refused.pop(other, ()):
            refused[enemy].discard(other)
            refused[enemy].add(one)
            refused[one].add(enemy)
        moved = members.pop(other)
        for i in moved:
            home[i] = one
        members[one] = sorted(members[one] + moved)
    return sorted(members.values())
