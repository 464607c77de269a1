"""Whether a draft is a dealing in arms at all, and whether enough of it is known."""

from __future__ import annotations

import re

from armsledger.extraction.document import Document, Mention
from armsledger.extraction.draft import SIDES, Draft
from armsledger.model import Kind, Measure, Role

_SHOW = re.compile(
    r"\b(?:exhibitions?|expo|trade (?:show|fair)s?|arms (?:show|fair)s?|air ?shows?"
    r"|defen[cs]e (?:show|fair)s?)\b"
)
_VAGUE = frozenset([None, "", "weapon", "ammunition", "missile", "vehicle"])


def speaks_of_arms(document: Document, d: Draft) -> bool:
    """Whether the draft is about arms: civil dealings that use the same words are no claims."""
    if any(i.civil for i in d.items) and not any(i.arms and not i.civil for i in d.items):
        together = d.kind in (Kind.JOINT_DEVELOPMENT, Kind.SERVICE)
        return together and document.arms and any(m.arms for m in d.parties)
    return (
        document.arms
        or any(i.arms or i.form == "designation" for i in d.items)
        or any(m.arms or m.org_type in ("force", "ministry") for m in d.parties)
    )


def vague(item: Mention) -> bool:
    """ "arms", "equipment": of themselves they make no dealing of one party's."""
    return item.form == "generic" and item.category in _VAGUE


def stands(d: Draft) -> bool:
    """Whether enough is known for a claim: somebody, and something or a second party."""
    parties = d.parties
    first, second = SIDES[d.kind]
    match d.kind:
        case Kind.INDICATOR:
            return d.measure is Measure.SPECIFICATION or d.has(Role.SUBJECT)
        case Kind.COOPERATION | Kind.JOINT_DEVELOPMENT:
            return len(d.roles.get(Role.PARTNER, [])) >= 2
        case Kind.EXHIBITION:
            return bool(parties) and (d.event is not None or bool(_SHOW.search(d.words)))
        case Kind.RESTRICTION:
            return d.has(second) or (d.has(first) and bool(d.items))
        case Kind.TRAINING:
            return bool(parties)
        case Kind.SERVICE | Kind.TECHNOLOGY_TRANSFER:
            return len(parties) >= 2 or bool(parties and d.items)
        case Kind.PRODUCTION:
            return bool(parties and d.items)
    if len({m.country or m.name for m in parties}) < 2 and all(vague(i) for i in d.items):
        return False
    return bool(parties and d.items)
