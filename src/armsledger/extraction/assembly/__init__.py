"""Step 6, second half: drafts become dealings, with their sides, without gaps and doubles."""

from __future__ import annotations

from armsledger.extraction.assembly.fill import fill
from armsledger.extraction.assembly.inherit import inherit, one_sentence
from armsledger.extraction.assembly.join import join
from armsledger.extraction.assembly.kinds import by_items, restricts
from armsledger.extraction.assembly.licences import licensed
from armsledger.extraction.assembly.sides import serves, settle
from armsledger.extraction.assembly.split import split
from armsledger.extraction.assembly.stands import speaks_of_arms, stands
from armsledger.extraction.assembly.steps import schedules, step
from armsledger.extraction.assembly.values import link_values
from armsledger.extraction.document import Document, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.lexicon import equipment
from armsledger.model import Kind, Role

__all__ = ["assemble", "link_values"]


def assemble(document: Document, drafts: list[Draft], language: str) -> list[Draft]:
    """The drafts with sides settled, gaps filled from the report, and doubles joined."""
    drafts.sort(key=lambda d: (d.number, d.trigger))
    _settle_each(document, drafts, language)
    drafts = [d for d in drafts if speaks_of_arms(document, d)]
    drafts = one_sentence(drafts)
    inherit(document, drafts)
    for d in drafts:
        settle(d)
        serves(d)
        step(d)
    fill(document, drafts)
    drafts = [d for d in drafts if not d.moves or d.has(Role.RECIPIENT)]
    drafts += schedules(drafts)
    return join(split([d for d in drafts if stands(d)]))


def _settle_each(document: Document, drafts: list[Draft], language: str) -> None:
    """What each draft's own sentence tells, read in the order of the text."""
    words = equipment(language)
    topic: Draft | None = None
    for d in drafts:
        d.words = document.folded[d.start : d.end]
        licensed(d, topic)
        by_items(d, words.service_items, words.technology_items)
        _dedupe_items(d)
        if not d.anaphoric:
            settle(d)
        restricts(d)
        if d.kind is Kind.TRANSFER and d.has(Role.SUPPLIER) and d.has(Role.RECIPIENT) and d.items:
            topic = d


def _dedupe_items(d: Draft) -> None:
    """Each item once, with its number where one of its mentions has it."""
    seen: dict[str, Mention] = {}
    for item in d.items:
        old = seen.get(item.name)
        if old is None or (old.quantity is None and item.quantity is not None):
            seen[item.name] = item
    d.items = list(seen.values())
