"""Claims of one deal, found the same way whatever the order they come in."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.catalogue.load import Catalogue
from armsledger.model import Kind, SourcedClaim
from armsledger.model.deal import Link
from armsledger.model.review import Review
from armsledger.register.blocking import candidates
from armsledger.register.collector import collector_off
from armsledger.register.facts import Facts, all_facts
from armsledger.register.likeness import near
from armsledger.register.linkage import average_linkage
from armsledger.register.matching import reasons, weigh
from armsledger.register.reviewing import Rules
from armsledger.register.sides import ONE_SIDED, Side, Sides
from armsledger.register.systems import Systems


@dataclass(frozen=True, slots=True)
class Cluster:
    """The claims of one deal."""

    claims: tuple[SourcedClaim, ...]
    """By claim id."""
    links: tuple[Link, ...]
    """Why they are together: one fewer than claims."""
    reviews: tuple[Review, ...] = ()
    """The decisions that shaped it, the oldest first."""


def clusters(
    claims: Iterable[SourcedClaim],
    catalogue: Catalogue | None = None,
    reviews: Sequence[Review] = (),
) -> list[Cluster]:
    """The claims about dealings, each with the others of its deal, by smallest claim id.

    Pairs are weighed and grouped by average linkage, so no chain of small likenesses can
    join two orders; see `linkage`. A reviewer's split forbids a pair; what a reviewer merged
    or pinned is joined at the end. Indicators are left out; a claim given twice counts once.
    """
    with collector_off():
        return _clusters(claims, catalogue, reviews)


def _clusters(
    claims: Iterable[SourcedClaim], catalogue: Catalogue | None, reviews: Sequence[Review]
) -> list[Cluster]:
    systems, sides = Systems(catalogue), Sides(catalogue)
    unique = {c.claim_id: c for c in claims if c.claim.kind is not Kind.INDICATOR}
    known = all_facts(unique.values(), systems, sides)
    rules = Rules(reviews, known)

    weights = _Weights(known)

    def weight(i: int, j: int) -> int | None:
        return None if rules.apart(i, j) else weights(i, j)

    weigh_pair = weight if rules.part else weights
    groups, joined = average_linkage(len(known), _scored(known, weights), weigh_pair)
    links: dict[int, list[Link]] = defaultdict(list)
    home = {i: group[0] for group in groups for i in group}
    for i, j in joined:
        links[home[i]].append(
            Link(claim_ids=(known[i].id, known[j].id), why=reasons(known[i], known[j]))
        )
    united = rules.unite(groups, links)
    found = [
        Cluster(
            claims=tuple(sorted((known[i].source for i in group), key=lambda c: c.claim_id)),
            links=tuple(links[group[0]]),
            reviews=rules.about(group),
        )
        for group in united
    ]
    return sorted(found, key=lambda c: c.claims[0].claim_id)


_BITS = 26
"""Bits for an index: enough for 67 million claims. A weight has what is left of 63, up to 2047."""
_INDEX = (1 << _BITS) - 1


class _Weights:
    """What speaks for each pair, worked out once."""

    def __init__(self, known: Sequence[Facts]) -> None:
        self._known = known
        self._found: dict[int, int | None] = {}

    def __call__(self, i: int, j: int) -> int | None:
        pair = i << _BITS | j if i < j else j << _BITS | i
        try:
            return self._found[pair]
        except KeyError:
            weight = self._found[pair] = weigh(self._known[i], self._known[j])
            return weight


def _scored(known: Sequence[Facts], weights: _Weights) -> Iterator[tuple[int, int, int]]:
    """Every pair for which something speaks, less those of a claim that could go with several.

    A claim that lacks a side goes with the one deal that fits best: "India receives T-90s"
    from a supplier not named joins the supplier that fits best, and where two fit equally,
    neither. Pairs are held packed in an array, since a ledger has millions of them.
    """
    plain = array("q")
    best: dict[int, dict[tuple[Side, Side], int]] = defaultdict(dict)
    doubtful: list[tuple[int, int, int, list[tuple[int, tuple[Side, Side]]]]] = []
    for index, earlier in candidates(known):
        for other in earlier:
            if not near(known[other], known[index]):
                continue
            points = weights(other, index)
            if points is None or points <= 0:
                continue
            seeking = list(_seeking(known, other, index))
            if not seeking:
                plain.append(points << 2 * _BITS | other << _BITS | index)
                continue
            for seeker, fits in seeking:
                best[seeker][fits] = max(points, best[seeker].get(fits, 0))
            doubtful.append((points, other, index, seeking))
    for packed in plain:
        yield packed >> 2 * _BITS, packed >> _BITS & _INDEX, packed & _INDEX
    for points, one, other, seeking in doubtful:
        if all(_stands_out(best[seeker], fits) for seeker, fits in seeking):
            yield points, one, other


def _seeking(
    known: Sequence[Facts], one: int, other: int
) -> Iterator[tuple[int, tuple[Side, Side]]]:
    """Of a pair, each that lacks a side which the other has, with the other's sides."""
    a, b = known[one], known[other]
    if a.kind in ONE_SIDED or a.source.report_id == b.source.report_id:
        return
    for seeker, lacking, full in ((one, a, b), (other, b, a)):
        if (not lacking.left and full.left) or (not lacking.right and full.right):
            yield seeker, (full.left, full.right)


def _stands_out(fits: dict[tuple[Side, Side], int], chosen: tuple[Side, Side]) -> bool:
    return all(points < fits[chosen] for sides, points in fits.items() if sides != chosen)
