"""A show that is held, opens or ends: its host is the claim's party."""

from __future__ import annotations

import re

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.scene import Scene
from armsledger.extraction.languages.en.unit import Unit
from armsledger.model import Kind, Role, Stage

_INSIDE = re.compile(r"\b(?:in|at)\s+$")


def show_drafts(s: Scene, found: list[Draft]) -> list[Draft]:
    """The shows of the sentence that no draft in `found` is about."""
    names = {d.event.name for d in found if d.event is not None and d.kind is Kind.EXHIBITION}
    out: list[Draft] = []
    for k, u in enumerate(s.units):
        if u.kind != "show" or u.mention is None or u.mention.name in names:
            continue
        draft = _show(s, k, u.mention)
        if draft is not None:
            names.add(u.mention.name)
            out.append(draft)
    return out


def _show(s: Scene, k: int, show: Mention) -> Draft | None:
    near = range(max(0, k - 13), min(len(s.units), k + 14))
    held = s.words.held
    verb = next((j for j in near if s.units[j].verb and s.units[j].lower in held), None)
    stage = s.stages.of_verb(verb) if verb is not None else None
    if verb is None or stage is None:
        return None
    stage = Stage.CANCELLED if stage is Stage.DENIED else stage
    draft = s.draft(Kind.EXHIBITION, stage, verb)
    draft.event = show
    subject = s.row.subject(verb)
    group = s.units[verb].verb
    hosted = group is not None and not group.passive and s.units[verb].lower in s.words.hosts
    if subject is not None and hosted:
        draft.add(Role.HOST, *s.row.party(subject))
    for j, u in enumerate(s.units):
        if u.kind in ("party", "place") and _inside(s, u):
            draft.place = draft.place or u.mention
        elif u.kind == "date":
            s.date(draft, j)
    if draft.place is not None and not draft.has(Role.HOST):
        home = _country(s, draft.place.country)
        if home is not None:
            draft.add(Role.HOST, home)
    return draft


def _inside(s: Scene, unit: Unit) -> bool:
    return bool(_INSIDE.search(s.document.folded[max(0, unit.start - 5) : unit.start]))


def _country(s: Scene, code: str | None) -> Mention | None:
    """The country, where the report names it."""
    for sentence in s.document.sentences:
        for m in sentence.mentions:
            if m.type is M.COUNTRY and m.country == code:
                return m
    return None
