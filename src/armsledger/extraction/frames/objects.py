"""What stands to the right of a verb with a frame: its objects, by their prepositions."""

from __future__ import annotations

from armsledger.extraction.document import M
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.scene import Scene
from armsledger.model import Kind, Role

_WHERE = frozenset(["in", "at", "on"])
_OPEN = frozenset(["for", "to", "with", "from"])
_ABOUT = frozenset(["of", "for", "including", "like", "as"])
_TAKES_ITEMS = frozenset(["item", "event", "item_or_recipient", "target_or_item"])


def objects(s: Scene, draft: Draft, frame: dict[str, str], i: int, passive: bool) -> None:
    """Give every argument of the verb at i its place in the draft."""
    filled = passive
    for preposition, j in s.row.arguments(i):
        u = s.units[j]
        if u.kind == "date":
            s.date(draft, j)
        elif u.kind == "figure":
            _figure(s, draft, preposition, j, frame.get("obj") == "item" and not filled)
        elif preposition == "~":
            continue
        elif u.kind == "pron":
            meant = preposition == "" and u.lower in ("them", "it")
            if meant and frame.get("obj") == "item":
                s.again(draft, u)
        elif preposition == "":
            _direct(s, draft, frame, j)
            filled = filled or u.kind == "item"
        elif not (preposition in _WHERE and _where(s, draft, frame.get(preposition), j)):
            _indirect(s, draft, frame.get(preposition), preposition, j)


def _figure(s: Scene, draft: Draft, preposition: str, j: int, counts: bool) -> None:
    """A sum, or the bare number of what was ordered ("ordered six")."""
    m = s.units[j].mention
    if m is None:
        return
    if m.type is M.MONEY and preposition != "from":
        s.sum(draft, j)
    elif m.type is M.NUMBER and preposition == "" and counts:
        s.ellipsis(draft, m)


def _direct(s: Scene, draft: Draft, frame: dict[str, str], j: int) -> None:
    u = s.units[j]
    obj, gives = frame.get("obj", "none"), frame.get("iobj")
    if u.item is not None:
        restricted = draft.kind is Kind.RESTRICTION and frame.get("subj") != "item"
        if obj in ("item", "event") or restricted:
            draft.items.append(u.item)
    elif u.kind == "party":
        if gives and not draft.items:
            draft.add(Role(gives), *s.row.party(j))
        elif obj not in ("item", "event"):
            s.place(draft, obj, j)
    elif u.kind == "word" and obj == "recipient":
        s.place(draft, obj, j)
    elif u.kind == "show" and obj == "event":
        draft.event = u.mention
    elif u.noun is not None and obj == "item" and u.holder is not None:
        draft.let_loose([u.holder])


def _where(s: Scene, draft: Draft, role: str | None, j: int) -> bool:
    """Whether the argument behind "in", "at" or "on" is a show or a place, now taken."""
    u = s.units[j]
    if u.kind == "show":
        draft.event = draft.event or u.mention
        return True
    if role in (None, "place") and u.kind in ("party", "place") and draft.place is None:
        draft.place = u.mention
        return True
    return False


def _indirect(s: Scene, draft: Draft, role: str | None, preposition: str, j: int) -> None:
    u = s.units[j]
    if role is None:
        if u.kind == "party":
            if preposition in _OPEN:
                draft.let_loose(s.row.party(j))
        elif u.item is not None:
            first = preposition in _ABOUT and not draft.items
            if first or preposition == "including":
                draft.items.append(u.item)
    elif u.item is not None and role not in _TAKES_ITEMS:
        if preposition == "for" and not draft.items:
            draft.items.append(u.item)
        if role == "recipient" and u.holder is not None:
            draft.let_loose([u.holder])
    elif role == "item" and u.kind == "party":
        draft.let_loose(s.row.party(j))
    else:
        s.place(draft, role, j)
