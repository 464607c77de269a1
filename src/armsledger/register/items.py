"""The systems of a deal: the names that its claims use, brought together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from armsledger.model import Item, SourcedClaim
from armsledger.model.deal import DealItem, Delivery
from armsledger.model.period import bounds
from armsledger.register.figures import DELIVERIES, Stated, delivered, figure
from armsledger.register.systems import System, Systems

Mention = tuple[SourcedClaim, Item, System | None]


def deal_items(
    claims: Sequence[SourcedClaim], systems: Systems, origin_of: dict[str, int]
) -> tuple[DealItem, ...]:
    """The deal's systems, each with its number, by name.

    Variants of a family are one system. A generic noun joins the one designation of
    its category, or stands alone where there are several or none.
    """
    mentions = [
        (claim, item, systems(item))
        for claim in sorted(claims, key=lambda c: c.claim_id)
        for item in claim.claim.items
    ]
    found = [_item(group, origin_of) for group in _groups(mentions).values()]
    return tuple(sorted(found, key=lambda i: i.name))


def _groups(mentions: list[Mention]) -> dict[str, list[Mention]]:
    designated: dict[str, System] = {}
    home: dict[str, str] = {}
    for _, _, system in mentions:
        if system and system.family is not None and system.family not in home:
            kin = next((f for f, d in designated.items() if d.meets(system)), system.family)
            home[system.family] = kin
            designated.setdefault(kin, system)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        _, item, system = mention
        if system is None:
            groups[f"vague {item.name.casefold()}"].append(mention)
        elif system.family is not None:
            groups[home[system.family]].append(mention)
        else:
            fitting = [family for family, d in designated.items() if d.meets(system)]
            groups[fitting[0] if len(fitting) == 1 else f"noun {system.name}"].append(mention)
    # What says nothing is worth naming only where nothing else is known.
    said = {key: group for key, group in groups.items() if not key.startswith("vague ")}
    return said or groups


def _item(group: list[Mention], origin_of: dict[str, int]) -> DealItem:
    """A designation before a noun, then the name most used, the longest, the first."""
    names = Counter(item.name for _, item, _ in group)
    designations = {item.name for _, item, s in group if s and s.family is not None}
    name = min(designations or names, key=lambda n: (-names[n], -len(n), n))
    categories = Counter(
        category
        for _, item, s in group
        if (category := item.category or (s.category if s and s.family is not None else None))
    )
    stated: list[Stated] = [(c, item.quantity) for c, item, _ in group if item.quantity]
    handed_over = [(c, quantity) for c, quantity in stated if c.claim.stage in DELIVERIES]
    return DealItem(
        name=name,
        category=min(categories, key=lambda c: (-categories[c], c), default=None),
        ordered=figure(stated, origin_of),
        delivered=delivered(handed_over, origin_of),
        deliveries=_deliveries(handed_over, origin_of),
    )


def _deliveries(handed_over: list[Stated], origin_of: dict[str, int]) -> tuple[Delivery, ...]:
    """The numbers by period, in the order of time, those without a period last."""
    by_period: dict[str | None, list[Stated]] = defaultdict(list)
    for claim, quantity in handed_over:
        by_period[claim.claim.period].append((claim, quantity))
    found = (
        Delivery(period=period, number=number)
        for period, stated in by_period.items()
        if (number := figure(stated, origin_of))
    )
    return tuple(sorted(found, key=lambda d: _when(d.period)))


def _when(period: str | None) -> tuple[date, str]:
    try:
        first, last = bounds(period) if period else (None, None)
    except ValueError:
        first = last = None
    return last or first or date.max, period or ""
