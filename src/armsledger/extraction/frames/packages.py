"""What a package takes in, a list with a price for each entry, and a buyer's first step."""

from __future__ import annotations

from armsledger.extraction.document import M
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.contracts import leads_to_event
from armsledger.extraction.frames.scene import Scene
from armsledger.model import Kind, Role, Stage

_SUPPLYING = frozenset(["maker", "exporter"])
_INTO = frozenset(["in", "on", "about", "over", "for", "with"])


def package_draft(s: Scene, i: int) -> Draft | None:
    """ "The package includes 12 jets and spare parts": what a dealing named before takes in."""
    subject = s.row.subject(i)
    if subject is None or s.units[subject].kind == "party":
        return None
    if s.units[subject].noun is not None:
        s.used.add(subject)
    draft = s.draft(Kind.TRANSFER, Stage.SIGNED, i)
    draft.part = True
    for preposition, j in s.row.arguments(i):
        u = s.units[j]
        if u.item is not None and preposition == "":
            draft.items.append(u.item)
        elif u.kind == "figure":
            s.sum(draft, j)
        elif u.kind == "party" and preposition in ("for", "to"):
            draft.add(Role.RECIPIENT, *s.row.party(j))
    return draft if draft.items else None


def leaning_draft(s: Scene, i: int) -> Draft | None:
    """ "is interested in the jets", "are in talks about submarines": a buyer's first step."""
    stage = s.stages.of_operator(i)
    if stage is None or leads_to_event(s, i):
        return None
    draft = s.draft(Kind.TRANSFER, stage, i)
    for preposition, j in s.row.arguments(i):
        u = s.units[j]
        if u.item is not None and preposition in _INTO:
            draft.items.append(u.item)
        elif u.kind == "party" and preposition in ("with", "from"):
            draft.let_loose(s.row.party(j))
        elif u.kind == "date":
            s.date(draft, j)
    if not draft.items:
        return None
    for m in s.row.party(s.row.subject(i)):
        supplying = m.type is M.ORGANISATION and m.org_type in _SUPPLYING
        draft.add(Role.SUPPLIER if supplying else Role.RECIPIENT, m)
    return draft


def list_drafts(s: Scene, found: list[Draft]) -> list[Draft]:
    """ "82 launchers for $4 billion; 60 howitzers for $2 billion": each with its own price."""
    out: list[Draft] = []
    breaks = [k for k, u in enumerate(s.units) if u.lower == ";"]
    for a, b in zip(breaks, [*breaks, len(s.units)][1:], strict=True):
        segment = s.units[a + 1 : b]
        items = [u.item for u in segment if u.item is not None]
        if not items or any(u.finite for u in segment):
            continue
        before = [d for d in found if d.trigger < s.units[a].start]
        if before:
            draft = before[-1].copy(evidence=[])
        else:
            draft = s.draft(Kind.TRANSFER, Stage.SIGNED, a + 1)
            draft.part = True
        sums = [u.mention for u in segment if u.mention is not None and u.mention.type is M.MONEY]
        draft.items, draft.value = items, sums[0].quantity if sums else None
        draft.start, draft.end = segment[0].start, segment[-1].end
        draft.trigger = draft.start
        out.append(draft)
    return out
