"""Making somebody else's design is licensed production: the words, or the catalogue, say so."""

from __future__ import annotations

import re

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.model import Kind, Role

_UNDER_LICENCE = re.compile(r"\bunder\s+(?:a\s+)?(?:\w+\s+)?licen[cs]e\b|\blicen[cs]ed?\b")
_AT_HOME = re.compile(
    r"\b(?:locally|at home|domestically|in[- ]country|on the spot|there|indigenously)\b"
)


def licensed(d: Draft, topic: Draft | None) -> None:
    """Turn a production into a licensed one where the design is another's.

    `topic`: the last sale before it, whose buyer may be who makes the items now.
    """
    if d.kind is not Kind.PRODUCTION or not d.items:
        return
    makers = d.roles.get(Role.MANUFACTURER, [])
    origins = {c for i in d.items for c in i.origin}
    homes = _homes(d, makers)
    sale = topic if topic is not None and _same_goods(d, topic, makers, homes) else None
    everybody = [*makers, *d.loose, *d.roles.get(Role.RECIPIENT, [])]
    owners = [m for m in everybody if m.country in origins]
    takers = [m for m in everybody if m.country and m.country not in origins]
    both = bool(owners and takers and origins)
    foreign = bool(origins and homes and not homes & origins)
    if not (both or foreign or sale is not None or _UNDER_LICENCE.search(d.words)):
        return
    d.kind = Kind.LICENSED_PRODUCTION
    d.roles, d.loose = {}, []
    if both:
        d.add(Role.SUPPLIER, *owners)
        d.add(Role.RECIPIENT, *takers)
        return
    if makers:
        d.add(Role.RECIPIENT, *makers)
    elif sale is not None:
        d.add(Role.RECIPIENT, *sale.roles[Role.RECIPIENT])
    elif d.place is not None and d.place.type is M.COUNTRY:
        d.add(Role.RECIPIENT, d.place)
    if sale is not None:
        d.add(Role.SUPPLIER, *sale.roles[Role.SUPPLIER])


def _homes(d: Draft, makers: list[Mention]) -> set[str]:
    """The countries in which the items are made."""
    homes = {m.country for m in makers if m.country}
    if d.place is not None and d.place.country:
        homes.add(d.place.country)
    return homes


def _same_goods(d: Draft, topic: Draft, makers: list[Mention], homes: set[str]) -> bool:
    """Whether what is made is what was sold, and made where it was sold to."""
    if not (topic.has(Role.SUPPLIER) and topic.has(Role.RECIPIENT)):
        return False
    if not topic.families & d.families:
        return False
    if topic.countries(Role.RECIPIENT) & homes:
        return True
    return not makers and not homes and bool(_AT_HOME.search(d.words))
