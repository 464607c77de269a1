"""Step 6: triggers and what stands around them become claims in the making."""

from __future__ import annotations

import re

from armsledger.extraction.document import Document, Sentence
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.contracts import contract_draft
from armsledger.extraction.frames.nouns import noun_draft
from armsledger.extraction.frames.packages import leaning_draft, list_drafts, package_draft
from armsledger.extraction.frames.scene import Scene
from armsledger.extraction.frames.shows import show_drafts
from armsledger.extraction.frames.verbs import verb_draft
from armsledger.extraction.languages.en.unit import Unit
from armsledger.model import Stage

__all__ = ["Frames"]

_UNTRUE = re.compile(
    r"\b(?:not\s+(?:true|correct|the\s+case)|untrue|false|baseless|unfounded|no\s+truth|incorrect)\b"
    r"(?=[^.;]{0,40}\b(?:that|reports?|claims?|rumou?rs|allegations?)\b)"
)


class Frames:
    """The drafts of one sentence."""

    def __init__(
        self, document: Document, sentence: Sentence, number: int, units: list[Unit], language: str
    ) -> None:
        self.scene = Scene(document, sentence, number, units, language)

    def drafts(self) -> list[Draft]:
        """Every dealing that the sentence speaks of, left to right, and the papers' behind."""
        s = self.scene
        events = (self._event(i, u) for i, u in enumerate(s.units) if u.verb or u.event)
        out = [draft for draft in events if draft is not None]
        out += list_drafts(s, out)
        out += show_drafts(s, out)
        for i, u in enumerate(s.units):
            if u.paper and i not in s.used:
                draft = contract_draft(s, i)
                if draft is not None:
                    out.append(draft)
        self._untrue(out)
        return out

    def _untrue(self, drafts: list[Draft]) -> None:
        """ "It is not true that …": what follows is denied."""
        s = self.scene
        match = _UNTRUE.search(s.document.folded, s.sentence.start, s.sentence.end)
        for draft in drafts if match is not None else []:
            if match is not None and draft.trigger > match.start():
                draft.stage = Stage.DENIED

    def _event(self, i: int, u: Unit) -> Draft | None:
        s = self.scene
        if u.verb is None:
            return noun_draft(s, i)
        verb = u.verb.main
        if verb.frame:
            return verb_draft(s, i, s.lexicon.frames[verb.frame])
        if u.lower in s.words.borrowed:
            return verb_draft(s, i, s.lexicon.frames[s.words.borrowed[u.lower]], borrowed=True)
        if u.lower.startswith("be ") and verb.operator in ("considered", "negotiating"):
            return leaning_draft(s, i)
        if u.finite and u.lower in s.words.contents:
            return package_draft(s, i)
        return None
