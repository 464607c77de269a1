"""One draft takes up another that speaks of the same dealing."""

from __future__ import annotations

from dataclasses import replace

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.model import Role, Stage

ORDER = {
    stage: k
    for k, stage in enumerate(
        [
            Stage.CONSIDERED,
            Stage.OFFERED,
            Stage.NEGOTIATING,
            Stage.PLANNED,
            Stage.SIGNED,
            Stage.UNDER_WAY,
            Stage.COMPLETED,
        ]
    )
}
"""How far each step that leads on has got."""


def merge(a: Draft, b: Draft) -> None:
    """Let `a` have all that `b` knows."""
    for role, mentions in b.roles.items():
        _merge_parties(a.roles.setdefault(role, []), mentions, role)
    _merge_evidence(a, b)
    _merge_items(a, b)
    a.value = a.value or b.value
    a.place = a.place or b.place
    a.event = a.event or b.event


def _merge_parties(have: list[Mention], mentions: list[Mention], role: Role) -> None:
    for m in mentions:
        if any(m.name == h.name for h in have):
            continue
        if m.country and any(m.country == h.country for h in have):
            # The more specific party of one country stays.
            for t, h in enumerate(have):
                if h.country == m.country and h.type is M.COUNTRY and m.type is M.ORGANISATION:
                    have[t] = m
        elif not have or role is Role.PARTNER:
            have.append(m)


def _merge_evidence(a: Draft, b: Draft) -> None:
    """The step, the place in the text and the times; a headline's are the body's."""
    if a.sentence.title and not b.sentence.title:
        a.stage = b.stage
        a.sentence, a.number, a.trigger = b.sentence, b.number, b.trigger
        a.start, a.end, a.evidence = b.start, b.end, []
        a.dates = b.dates or a.dates
        return
    if a.sentence is b.sentence and ORDER.get(b.stage, -1) > ORDER.get(a.stage, len(ORDER)):
        a.stage = b.stage
    if not b.sentence.title:
        a.evidence.append((b.start, b.end))
        a.dates = a.dates or list(b.dates)


def _merge_items(a: Draft, b: Draft) -> None:
    names = a.families
    for item in b.items:
        key = item.family or item.name
        if key not in names:
            vague = item.form == "generic" and any(
                i.category == item.category for i in a.items if i.category
            )
            if not vague:
                a.items.append(item)
                names.add(key)
        elif item.quantity is not None:
            a.items = [
                replace(i, quantity=item.quantity)
                if i.quantity is None and (i.family or i.name) == key
                else i
                for i in a.items
            ]
