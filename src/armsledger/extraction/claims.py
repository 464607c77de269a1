"""A draft that stands becomes a claim of the model."""

from __future__ import annotations

from armsledger.extraction.document import Document, M
from armsledger.extraction.draft import Draft
from armsledger.extraction.grounding import evidence_of
from armsledger.model import Claim, Item, Kind, Party, Place

#: The confidence of a claim before its parties and its items add to it.
_CERTAIN = 0.6
_A_PARTY, _ITEMS, _MOST = 0.05, 0.1, 0.95


def claim_of(document: Document, draft: Draft) -> Claim:
    """The claim that a draft makes, without its identity."""
    parties = tuple(
        Party(
            role=role,
            name=m.name,
            type=m.party_type,
            country=m.country if m.country and len(m.country) == 3 else None,
        )
        for role, mentions in draft.roles.items()
        for m in mentions
    )
    items = tuple(Item(name=i.name, category=i.category, quantity=i.quantity) for i in draft.items)
    confidence = draft.confidence
    if confidence is None:
        confidence = min(_MOST, _CERTAIN + _A_PARTY * len(parties) + (_ITEMS if items else 0))
    shown = draft.event if draft.kind is Kind.EXHIBITION else None
    return Claim(
        kind=draft.kind,
        stage=draft.stage,
        parties=parties,
        items=items,
        value=draft.value if draft.kind is not Kind.INDICATOR else None,
        measure=draft.measure,
        of=draft.of,
        amount=draft.amount,
        period=draft.period,
        place=_place(draft),
        event=shown.name if shown is not None else None,
        speaker=draft.speaker,
        via=draft.sentence.via,
        evidence=evidence_of(document, draft),
        confidence=round(confidence, 2),
    )


def _place(draft: Draft) -> Place | None:
    """A city or a country; a company's name is no place."""
    place = draft.place
    if place is None or place.type not in (M.CITY, M.COUNTRY):
        return None
    return Place(name=place.name, country=place.country or None)
