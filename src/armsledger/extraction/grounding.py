"""Step 9, the last check: every name, number and date of a claim stands in the text.

What the text does not license is dropped, never guessed. A figure must stand within
the claim's evidence or the sentence around it; a party or an item must be named
somewhere in the report, as itself or by a word that stands for it.
"""

from __future__ import annotations

from armsledger.extraction.document import Document
from armsledger.extraction.draft import Draft
from armsledger.model import Claim, Evidence


def evidence_of(document: Document, draft: Draft) -> tuple[Evidence, ...]:
    """The draft's evidence as spans of the text, in order, none within another."""
    spans = sorted({(draft.start, draft.end), *draft.evidence})
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if end <= start:
            continue
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return tuple(Evidence(start=a, end=b, quote=document.text[a:b]) for a, b in kept)


def grounded(document: Document, claim: Claim) -> Claim | None:
    """The claim if its evidence is the text's own words, else None."""
    for e in claim.evidence:
        if not e.quote.strip() or document.text[e.start : e.end] != e.quote:
            return None
    return claim
