"""What "the contract", "deliveries" and "training" are about: what the report dealt with before."""

from __future__ import annotations

from dataclasses import replace

from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.draft import TWO_SIDED, Draft
from armsledger.model import Kind, Stage

#: Steps of a package that what it takes in shares; past them, it is just a signed part.
_SHARED = frozenset(
    [
        Stage.SIGNED,
        Stage.PLANNED,
        Stage.OFFERED,
        Stage.CONSIDERED,
        Stage.NEGOTIATING,
        Stage.CANCELLED,
    ]
)


def one_sentence(drafts: list[Draft]) -> list[Draft]:
    """ "A deal worth $130 million for the upgrade of": the paper and its dealing are one."""
    out: list[Draft] = []
    beside: dict[int, list[Draft]] = {}
    for d in drafts:
        beside.setdefault(d.number, []).append(d)
    for d in drafts:
        told = _told_beside(d, beside[d.number])
        if told is None or (told.value is not None and d.value is not None):
            out.append(d)
            continue
        told.value = told.value or d.value
        names = {p.name for p in told.parties}
        told.let_loose([m for m in [*d.parties, *d.loose] if m.name not in names])
        told.where += [m for m in d.where if m not in told.where]
        told.place = told.place or d.place
    return out


def _told_beside(d: Draft, drafts: list[Draft]) -> Draft | None:
    """The nearest dealing of a paper's own sentence."""
    if not d.anaphoric or d.part or d.kind not in TWO_SIDED:
        return None
    told = [
        o
        for o in drafts
        if o.sentence is d.sentence
        and o is not d
        and (o.kind is d.kind or (d.kind is Kind.TRANSFER and o.kind in TWO_SIDED))
        and o.items
        and not o.anaphoric
    ]
    return min(told, key=lambda o: abs(o.trigger - d.trigger), default=None)


def inherit(document: Document, drafts: list[Draft]) -> None:
    """Let every draft that points back be about what the report dealt with before."""
    drafts.sort(key=lambda d: (d.number, d.trigger))
    topic: Draft | None = None
    for d in drafts:
        if d.kind not in TWO_SIDED:
            continue
        if d.anaphoric:
            _take_over(document, d, topic or _announced(d, drafts))
            continue
        if d.part and topic is not None:
            d.stage = _package_stage(topic)
        if d.items and d.kind is not Kind.SERVICE:
            topic = d


def _announced(d: Draft, drafts: list[Draft]) -> Draft | None:
    """ "The contract", told before the report says what it is: the next dealing."""
    if not d.definite:
        return None
    for o in drafts:
        soon = 0 < o.number - d.number <= 2
        if soon and o.items and o.kind in TWO_SIDED and not o.anaphoric:
            return o
    return None


def _take_over(document: Document, d: Draft, source: Draft | None) -> None:
    """Give the draft the items, the kind and the step of what it points to."""
    items = source.items if source is not None else []
    items = items or _last_items(document, d)
    if d.kind is Kind.TRANSFER:
        if not items:
            d.become_cooperation()
            return
        if source is not None and source.number - d.number <= 1:
            d.kind = source.kind
    if d.kind is not Kind.TRAINING:
        d.items = [replace(i, quantity=None) for i in items]
    if d.part and source is not None:
        d.stage = _package_stage(source)


def _package_stage(package: Draft) -> Stage:
    return package.stage if package.stage in _SHARED else Stage.SIGNED


def _last_items(document: Document, d: Draft) -> list[Mention]:
    """The equipment that the report spoke of last, in the two sentences before."""
    for k in range(d.number, max(-1, d.number - 3), -1):
        items = [
            m
            for m in document.sentences[k].mentions
            if m.type is M.ITEM
            and (m.arms or m.form in ("designation", "definite"))
            and (k < d.number or m.end <= d.trigger)
        ]
        if items:
            return items[-1:]
    return []
