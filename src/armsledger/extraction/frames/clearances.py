"""Export licences: granted, the supplier's state offers; withheld, it restricts."""

from __future__ import annotations

from armsledger.extraction.document import Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.scene import Scene
from armsledger.model import Kind, Role, Stage


def clearance(s: Scene, draft: Draft, i: int, verb: int | None) -> Draft | None:
    """The draft of the licence at i as an offer or a restriction; None where it is neither."""
    lemma = s.units[verb].lower if verb is not None else ""
    refused = _refused(s, i, verb)
    if not refused and lemma not in s.words.grant:
        return None
    _what_for(s, draft, i)
    suppliers = _suppliers(s, draft, i, verb)
    draft.loose = []
    draft.roles.pop(Role.SUPPLIER, None)
    if refused:
        draft.kind, draft.stage = Kind.RESTRICTION, Stage.UNDER_WAY
        draft.roles = {Role.TARGET: draft.roles.get(Role.RECIPIENT, [])}
        draft.add(Role.IMPOSER, *suppliers)
    else:
        draft.stage = Stage.OFFERED
        draft.add(Role.SUPPLIER, *suppliers)
    names = {m.name for m in suppliers}
    for role in (Role.TARGET, Role.RECIPIENT):
        if role in draft.roles:
            draft.roles[role] = [m for m in draft.roles[role] if m.name not in names]
    s.left_context(draft, i)
    return draft


def _refused(s: Scene, i: int, verb: int | None) -> bool:
    group = s.units[verb].verb if verb is not None else None
    if verb is not None and s.units[verb].lower in s.words.withhold:
        return True
    if group is not None and group.negative:
        return True
    return any(u.lower == "no" for u in s.units[max(0, i - 4) : i])


def _what_for(s: Scene, draft: Draft, i: int) -> None:
    """The equipment and the recipients that follow."""
    for u in s.units[i + 1 : i + 14]:
        if u.finite:
            break
        if u.item is not None and u.item not in draft.items:
            draft.items.append(u.item)
        if u.kind == "party" and u.mention is not None and not u.mention.referents:
            draft.add(Role.RECIPIENT, u.mention)


def _suppliers(s: Scene, draft: Draft, i: int, verb: int | None) -> list[Mention]:
    group = s.units[verb].verb if verb is not None else None
    if verb is not None and verb < i and group is not None and not group.passive:
        subject = s.row.subject(verb)
        if subject is not None:
            return s.row.party(subject)
    return [m for m in [*draft.roles.get(Role.SUPPLIER, []), *draft.loose] if m.is_party]
