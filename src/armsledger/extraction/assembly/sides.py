"""Parties whose side the words do not say, by what they are and who made the items."""

from __future__ import annotations

from armsledger.extraction.assembly.kinds import RECEIVING, SUPPLYING
from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import SIDES, Draft
from armsledger.model import Kind, Role


def settle(d: Draft) -> None:
    """Give every loose party of the draft a side."""
    if d.kind is Kind.INDICATOR or not d.loose:
        return
    first, second = SIDES[d.kind]
    named = {m.name for m in d.parties}
    loose = [m for m in d.loose if m.name not in named]
    d.loose = []
    if first is second:
        d.add(first, *loose)
        return
    undecided: list[Mention] = []
    for m in loose:
        side = _by_nature(d, m, first, second)
        if side is None:
            undecided.append(m)
        else:
            d.add(side, m)
    if d.kind is not Kind.RESTRICTION and not d.has(first) and not d.has(second):
        undecided = _by_group(d, undecided, first)
    for m in undecided:
        d.add(first if d.has(second) and not d.has(first) else second, m)
    if d.has(first) and d.has(second):
        _drop_overlap(d, first, second)


def serves(d: Draft) -> None:
    """ "service centres in Algeria and India": they serve those countries."""
    first, second = SIDES[d.kind]
    if not d.has(second):
        homes = {m.country for m in d.roles.get(first, [])}
        d.add(second, *[m for m in d.where if m.country not in homes])


def _by_group(d: Draft, undecided: list[Mention], first: Role) -> list[Mention]:
    """ "Uganda signed a contract with India": whom it is with supplies. The others are left."""
    names = {m.name for m in undecided}
    groups = [g for g in d.groups if names & set(g)]
    if len(groups) < 2:
        return undecided
    d.add(first, *[m for m in undecided if m.name in groups[-1]])
    return [m for m in undecided if m.name not in groups[-1]]


def _by_nature(d: Draft, m: Mention, first: Role, second: Role) -> Role | None:
    """The side that a party's own nature gives it; None where it could be either."""
    origins = {c for i in d.items for c in i.origin}
    if m.type is M.ORGANISATION and m.org_type in SUPPLYING:
        others = {p.country for p in d.roles.get(first, [])}
        if d.kind in (Kind.SERVICE, Kind.UPGRADE, Kind.TRAINING):
            return None if origins and m.country not in origins else first
        foreign = others and m.country not in others and m.country not in origins
        return second if foreign else first
    if m.country and m.country in origins:
        return first
    if m.type is M.ORGANISATION and m.org_type in RECEIVING:
        return second
    if d.has(first):
        return second
    return first if d.has(second) else None


def _drop_overlap(d: Draft, first: Role, second: Role) -> None:
    """Nobody deals with itself."""
    names = {m.name for m in d.roles[first]}
    d.roles[second] = [m for m in d.roles[second] if m.name not in names]
    if not d.roles[second]:
        del d.roles[second]
