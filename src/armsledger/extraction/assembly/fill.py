"""Sides that the sentence leaves out and the report makes plain."""

from __future__ import annotations

from armsledger.extraction.assembly.kinds import SUPPLYING
from armsledger.extraction.assembly.others import both_sides, from_others
from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.draft import TWO_SIDED, Draft
from armsledger.model import Kind, Role

_OPPOSITE = {Role.SUPPLIER: Role.RECIPIENT, Role.RECIPIENT: Role.SUPPLIER}


def fill(document: Document, drafts: list[Draft]) -> None:
    """Give each two-sided draft the side that it lacks, from the likeliest place down."""
    drafts.sort(key=lambda d: (d.number, d.trigger))
    countries, makers = _named(document)
    for k, d in enumerate(drafts):
        if d.kind not in TWO_SIDED:
            continue
        if not d.has(Role.SUPPLIER) and not d.has(Role.RECIPIENT):
            both_sides(drafts, k)
        for side, other in _OPPOSITE.items():
            if d.has(side):
                continue
            found = (
                _from_speaker(d, side, makers)
                or _from_sentence(d, side)
                or from_others(drafts, k, side, other)
            )
            owner = _owner(d, side)
            if owner is not None and all(m.country != owner.country for m in found):
                found = [owner]
            if not found and side is Role.SUPPLIER:
                found = _by_origin(d, countries)
            if found:
                d.add(side, *found)


def _named(document: Document) -> tuple[dict[str, Mention], dict[str, Mention]]:
    """The countries that the report names by their codes, and the makers by their names."""
    countries: dict[str, Mention] = {}
    makers: dict[str, Mention] = {}
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is M.COUNTRY and m.country:
                countries.setdefault(m.country, m)
            elif m.org_type in SUPPLYING and not m.referents:
                makers[m.name] = m
    return countries, makers


def _from_speaker(d: Draft, side: Role, makers: dict[str, Mention]) -> list[Mention]:
    """ "The jets will be overhauled in Cairo, Russian Helicopters said": it speaks of its work."""
    speaker = d.sentence.speaker
    if side is not Role.SUPPLIER or speaker is None:
        return []
    for name in (speaker.name, speaker.organisation):
        maker = makers.get(name or "")
        if maker is not None and all(maker.country != m.country for m in d.parties):
            return [maker]
    return []


def _by_origin(d: Draft, countries: dict[str, Mention]) -> list[Mention]:
    """The one state that designed the items, where the report names it."""
    origins = {i.origin for i in d.items if i.origin}
    if len(origins) != 1:
        return []
    (origin,) = origins
    if len(origin) != 1 or any(m.country == origin[0] for m in d.parties):
        return []
    return [countries[origin[0]]] if origin[0] in countries else []


def _from_sentence(d: Draft, side: Role) -> list[Mention]:
    """A party of the same sentence that has no part yet and can only be this side."""
    named = {m.name for m in d.parties}
    countries = {m.country for m in d.parties if m.country}
    for m in d.sentence.mentions:
        if not m.is_party or m.name in named or m.referents or m.type is M.GROUP:
            continue
        if m.country in countries or not d.start <= m.start < d.end or _speaks(d, m):
            continue
        if side is Role.RECIPIENT:
            fits = m.org_type in ("force", "ministry")
        else:
            fits = m.org_type in SUPPLYING and any(m.country in i.origin for i in d.items)
        if fits:
            return [m]
    return []


def _speaks(d: Draft, m: Mention) -> bool:
    """Who is credited with the words is not thereby a party."""
    speaker = d.sentence.speaker
    return speaker is not None and m.name in (speaker.name, speaker.organisation)


def _owner(d: Draft, side: Role) -> Mention | None:
    """ "Russian tanks", "Romanian MiG-21s": the side that the items themselves tell."""
    for item in d.items:
        owner = item.owner
        if owner is None or not owner.is_party or owner.type is M.GROUP:
            continue
        if any(owner.country == m.country for m in d.parties):
            continue
        holds = d.kind in (Kind.SERVICE, Kind.UPGRADE) and owner.country not in item.origin
        if side is (Role.RECIPIENT if holds else Role.SUPPLIER):
            return owner
    return None
