"""Sides that a dealing takes over from another dealing of the same report."""

from __future__ import annotations

from armsledger.extraction.document import Mention
from armsledger.extraction.draft import TWO_SIDED, Draft
from armsledger.model import Role

#: Names of items that every dealing may have: that two share one says nothing.
_GENERIC = frozenset(
    ["equipment", "system", "vehicle", "aircraft", "ship", "helicopter", "weapon", "product"]
)
#: How much nearer, in sentences, a dealing in the same equipment counts.
_SHARED = 3
_REACH = 3


_FARTHEST = 8
"""Sentences beyond which no dealing can be near enough to lend a side."""


def _near(drafts: list[Draft], k: int) -> range:
    """The drafts (sorted by sentence) that stand near enough to the one at k."""
    first = last = k
    while first and drafts[k].number - drafts[first - 1].number <= _FARTHEST:
        first -= 1
    while last + 1 < len(drafts) and drafts[last + 1].number - drafts[k].number <= _FARTHEST:
        last += 1
    return range(first, last + 1)


def both_sides(drafts: list[Draft], k: int) -> None:
    """Both sides at once, from the nearest dealing before (or just behind) that has them."""
    d = drafts[k]
    best: Draft | None = None
    least = 3.5
    for j in _near(drafts, k):
        o = drafts[j]
        if o is d or o.kind not in TWO_SIDED:
            continue
        if not (o.has(Role.SUPPLIER) and o.has(Role.RECIPIENT)):
            continue
        distance = abs(o.number - d.number) + (1.5 if j > k else 0)
        score = distance - (_SHARED if d.families & o.families else 0)
        if score < least:
            best, least = o, score
    if best is not None:
        for role in (Role.SUPPLIER, Role.RECIPIENT):
            d.add(role, *best.roles[role])


def from_others(drafts: list[Draft], k: int, side: Role, other: Role) -> list[Mention]:
    """The same side of the nearest other dealing of the report that fits."""
    d = drafts[k]
    here = d.countries(other)
    families = {i.family or i.name for i in d.items if i.name not in _GENERIC}
    best: Draft | None = None
    least = float(_REACH)
    for j in _near(drafts, k):
        o = drafts[j]
        if o is d or o.kind not in TWO_SIDED or not o.has(side):
            continue
        there = o.countries(other)
        if (here and there and not here & there) or o.countries(side) & here:
            continue
        shared = bool(families & o.families)
        distance = abs(o.number - d.number) + (0.5 if j > k else 0)
        if not shared and (distance > 2 or (families and distance > 0.6 and _differ(d, o))):
            continue
        score = distance - (_SHARED if shared else 0) - (1 if here & there else 0)
        if side is Role.SUPPLIER and _of_other_origin(d, o):
            score += 1.5
        if score < least:
            best, least = o, score
    return list(best.roles[side]) if best is not None else []


def _differ(d: Draft, o: Draft) -> bool:
    """Each names its equipment by a designation of its own."""
    return all(any(i.form == "designation" for i in x.items) for x in (d, o))


def _of_other_origin(d: Draft, o: Draft) -> bool:
    """The other dealing's suppliers are not from where these items come."""
    origins = {c for i in d.items for c in i.origin}
    return bool(origins) and not {m.country for m in o.roles[Role.SUPPLIER]} & origins
