"""A sentence with a sum and no dealing of its own tells what the dealing before it is worth."""

from __future__ import annotations

import re

from armsledger.extraction.document import Document, M
from armsledger.extraction.draft import TWO_SIDED, Draft
from armsledger.model import Stage

_WORTH = re.compile(
    r"\b(?:contracts?|deal|agreement|order|purchase|sale|package|accord|cost|price|worth|value"
    r"|valued|programme|program|award)\b"
)
_REACH = 2


def link_values(document: Document, drafts: list[Draft]) -> None:
    """ "The contract is worth $1.6 billion": the sum is that dealing's, a sentence or two on."""
    with_draft = {d.number for d in drafts}
    for number, sentence in enumerate(document.sentences):
        if number in with_draft:
            continue
        money = next((m for m in sentence.mentions if m.type is M.MONEY), None)
        if money is None or not _WORTH.search(document.folded, sentence.start, sentence.end):
            continue
        target = _open_dealing(drafts, number)
        if target is not None:
            target.value = money.quantity
            target.evidence.append((sentence.start, sentence.end))


def _open_dealing(drafts: list[Draft], number: int) -> Draft | None:
    """The last dealing told shortly before sentence `number` whose worth is unknown."""
    for d in reversed(drafts):
        near = 0 < number - d.number <= _REACH
        if near and d.kind in TWO_SIDED and d.value is None and d.stage is not Stage.DENIED:
            return d
    return None
