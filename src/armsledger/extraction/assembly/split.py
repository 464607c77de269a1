"""Another recipient is another claim, unless they buy together or share a number."""

from __future__ import annotations

from armsledger.extraction.draft import TWO_SIDED, Draft
from armsledger.model import Kind, Role


def split(drafts: list[Draft]) -> list[Draft]:
    """The drafts, one for each recipient, imposer or pair of partners."""
    out: list[Draft] = []
    for d in drafts:
        if d.kind in TWO_SIDED:
            out += _by_party(d, Role.RECIPIENT)
        elif d.kind is Kind.RESTRICTION:
            out += _by_party(d, Role.IMPOSER)
        elif d.kind is Kind.COOPERATION:
            out += _by_pair(d)
        else:
            out.append(d)
    return out


def _by_party(d: Draft, side: Role) -> list[Draft]:
    several = d.roles.get(side, [])
    shared = d.value is not None or any(i.quantity is not None for i in d.items)
    if shared or len(d.countries(side)) < 2:
        return [d]
    out = [d.copy() for _ in several]
    for m, one in zip(several, out, strict=True):
        one.roles[side] = [m]
    return out


def _by_pair(d: Draft) -> list[Draft]:
    partners = d.roles.get(Role.PARTNER, [])
    if len(partners) < 3:
        return [d]
    first, *others = partners
    return [d.copy(roles={Role.PARTNER: [first, m]}) for m in others]
