"""Claims → deals."""

import hashlib
from collections.abc import Iterable, Sequence

from armsledger.catalogue.load import Catalogue
from armsledger.model import Party, PartyType, Role, SourcedClaim, Stage
from armsledger.model.deal import Deal, Figure
from armsledger.model.review import Decision, Review
from armsledger.register.clustering import Cluster, clusters
from armsledger.register.collector import collector_off
from armsledger.register.dates import delivery_years, order_date
from armsledger.register.figures import Stated, by_stage, figure
from armsledger.register.frames import with_frames
from armsledger.register.history import (
    asserting,
    existence,
    first_and_last,
    status,
    steps,
)
from armsledger.register.items import deal_items
from armsledger.register.origins import Origins
from armsledger.register.sides import Sides
from armsledger.register.systems import Systems


def deals(
    claims: Iterable[SourcedClaim],
    catalogue: Catalogue | None = None,
    reviews: Sequence[Review] = (),
) -> list[Deal]:
    """Every deal that the claims speak of, by first date, then id.

    The same claims give the same deals with the same ids, in whatever order or batches
    they come. With a catalogue, variants and aliases of a system meet; without one,
    designations are compared by how they are built.
    """
    with collector_off():
        return _deals(claims, catalogue, reviews)


def _deals(
    claims: Iterable[SourcedClaim], catalogue: Catalogue | None, reviews: Sequence[Review]
) -> list[Deal]:
    systems = Systems(catalogue)
    grouped = clusters(claims, catalogue, reviews)
    found = [
        _deal(cluster, key, systems) for cluster, key in zip(grouped, _ids(grouped), strict=True)
    ]
    found = with_frames(found, systems, Sides(catalogue))
    return sorted(found, key=lambda d: (d.first or "~", d.id))


def deal_id(claim_id: str) -> str:
    """`D` and 10 hex digits: the hash of a claim id.

    Ten digits, since with eight two of 20,000 deals would share an id one time in twenty.
    """
    return "D" + hashlib.sha256(claim_id.encode()).hexdigest()[:10]


def _ids(grouped: Sequence[Cluster]) -> list[str]:
    """The id of each: of a pinned deal the one pinned, else that of its smallest claim.

    It stays while that claim does, and finds the deal for good: see `selecting.find`.
    """
    pins: list[tuple[str, int, str]] = []
    for n, cluster in enumerate(grouped):
        members = {c.claim_id for c in cluster.claims}
        pins += [
            (review.recorded, n, review.deal)
            for review in cluster.reviews
            if review.decision is Decision.PIN and review.deal and review.groups[0][0] in members
        ]
    # One id to one deal: where a pinned deal was pinned again and then split, the later holds.
    holder: dict[str, int] = {}
    for _, n, key in sorted(pins, key=lambda pin: pin[0]):
        holder.pop(key, None)
        holder[key] = n
    pinned = {n: key for key, n in holder.items()}
    taken = set(pinned.values())
    ids: list[str] = []
    for n, cluster in enumerate(grouped):
        natural = (deal_id(c.claim_id) for c in cluster.claims)
        ids.append(pinned.get(n) or next((i for i in natural if i not in taken), "D" + "0" * 10))
        taken.add(ids[-1])
    return ids


def _deal(cluster: Cluster, key: str, systems: Systems) -> Deal:
    claims = cluster.claims
    collapsed = Origins(claims)
    origin_of = collapsed.of
    asserted = asserting(claims) or claims
    first, last = first_and_last(claims)
    return Deal(
        id=key,
        kind=claims[0].claim.kind,
        parties=_parties(claims),
        items=deal_items(claims, systems, origin_of),
        value=_value(claims, systems, origin_of),
        order_date=order_date(claims, origin_of),
        delivery_years=delivery_years(claims, origin_of),
        status=status(claims, origin_of),
        first=first,
        last=last,
        steps=steps(claims),
        origins=len({origin_of[c.claim_id] for c in asserted}),
        origin_trees=collapsed.trees,
        existence=existence(claims, origin_of),
        links=cluster.links,
        decisions=tuple(review.id for review in cluster.reviews),
        claims=claims,
    )


def _parties(claims: Sequence[SourcedClaim]) -> tuple[Party, ...]:
    """Everybody named, once for each role: by role, countries first, then by name."""
    roles, types = list(Role), list(PartyType)
    known: dict[tuple[Role, str], Party] = {}
    for claim in claims:
        for party in claim.claim.parties:
            key = party.role, party.name
            if key not in known or (known[key].country is None and party.country):
                known[key] = party
    return tuple(
        sorted(known.values(), key=lambda p: (roles.index(p.role), types.index(p.type), p.name))
    )


def _value(
    claims: Sequence[SourcedClaim], systems: Systems, origin_of: dict[str, int]
) -> Figure | None:
    """The worth of the whole deal.

    A claim that lists fewer systems than another of the same step may state the price of
    a part, so those that list the most, or none, stand before it.
    """
    valued = [c for c in claims if c.claim.value]
    widest: dict[Stage, int] = {}
    for claim in valued:
        stage = claim.claim.stage
        widest[stage] = max(widest.get(stage, 0), _breadth(claim, systems))

    def standing(claim: SourcedClaim) -> int:
        whole = _breadth(claim, systems) in {0, widest[claim.claim.stage]}
        return 2 * by_stage(claim) + (not whole)

    stated: list[Stated] = [(c, c.claim.value) for c in valued if c.claim.value]
    return figure(stated, origin_of, standing)


def _breadth(claim: SourcedClaim, systems: Systems) -> int:
    found = (systems(item) for item in claim.claim.items)
    return len({s.family or s.name for s in found if s})
