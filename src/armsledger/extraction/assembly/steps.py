"""The step of a dealing as the words around it tell it, where the verb alone does not."""

from __future__ import annotations

import re

from armsledger.extraction.draft import TWO_SIDED, Draft
from armsledger.model import Kind, Stage

_FIRST = re.compile(r"\bfirst\b")
_FIRST_OF = re.compile(
    r"\b(?:first|initial)\s+(?:\w+\s+){0,3}?"
    r"(?:of|batch|shipment|consignment|tranche|delivery|lot|\w+s?)\b"
)
_UNDER_CONTRACT = re.compile(
    r"\b(?:under|as part of|according to|in line with)\s+(?:the terms of\s+)?"
    r"(?:an?|the|this|that|its|their|two|three)\s+(?:[\w$€£.,-]+\s+){0,7}?"
    r"(?:contracts?|agreements?|deals?|accords?|orders?|memorandum)\b"
)
_AHEAD = frozenset(["by", "by_end", "until", "since"])


def step(d: Draft) -> None:
    """The first batch delivered is a dealing under way; a supply under a contract is signed."""
    if d.kind is Kind.TRANSFER and d.stage is Stage.COMPLETED:
        if _only_begun(d):
            d.stage = Stage.UNDER_WAY
    elif d.kind in TWO_SIDED and d.stage is Stage.PLANNED and d.present and _contracted(d):
        d.stage = Stage.SIGNED
        d.scheduled = True


def _contracted(d: Draft) -> bool:
    return d.value is not None or bool(_UNDER_CONTRACT.search(d.words))


def _only_begun(d: Draft) -> bool:
    if d.moves:
        return bool(_FIRST.search(d.words))
    named = any(i.form != "generic" or i.quantity for i in d.items)
    return named and bool(_FIRST_OF.search(d.words))


def schedules(drafts: list[Draft]) -> list[Draft]:
    """A delivery date beside a signature is a planned claim of its own."""
    out: list[Draft] = []
    for d in drafts:
        ahead = [m for m in d.dates if m.date is not None and m.date.bound in _AHEAD]
        if d.scheduled and ahead:
            later = d.copy(stage=Stage.PLANNED, value=None, dates=ahead)
            later.future, later.scheduled = True, False
            out.append(later)
            d.dates = [m for m in d.dates if m not in ahead]
    return out
