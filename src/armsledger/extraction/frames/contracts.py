"""A contract, a deal, talks: what they are about, where no event has said it."""

from __future__ import annotations

from armsledger.extraction.document import M
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.clearances import clearance
from armsledger.extraction.frames.concluding import concluded_by
from armsledger.extraction.frames.nouns import compound
from armsledger.extraction.frames.scene import Scene
from armsledger.extraction.lexicon import Noun
from armsledger.model import Kind, Role, Stage

_BEFORE = frozenset(["word", "adverb", "figure", "owner"])
_STATE = frozenset(["force", "ministry"])


def contract_draft(s: Scene, i: int) -> Draft | None:
    """The dealing that the paper at i is about; None where it is told elsewhere or by none."""
    u = s.units[i]
    noun, stage = u.noun, s.stages.of_noun(i)
    if noun is None:
        return None
    if noun.clearance:
        stage = stage or Stage.DENIED
    if stage is None or (not noun.clearance and leads_to_event(s, i)):
        return None
    draft = s.draft(Kind.TRANSFER, stage, i)
    compound(s, draft, i)
    if not _arguments(s, draft, i, noun):
        return None
    bare = not draft.items and draft.value is None
    if bare and noun.stage == "signed" and noun.lemma in s.words.programmes:
        return None
    if u.holder is not None:
        draft.let_loose([u.holder])
    verb = s.row.verb_over(i)
    if verb is not None and not _contents(s, draft, i, verb):
        return None
    if verb is not None:
        concluded_by(s, draft, i, verb)
    if noun.lemma in s.words.wishes and draft.loose:
        draft.add(Role.RECIPIENT, *draft.loose)
        draft.loose = []
    if noun.clearance:
        return clearance(s, draft, i, verb)
    if not draft.items and _on_cooperation(s, i):
        draft.become_cooperation()
    else:
        draft.anaphoric = not draft.items
        draft.definite = draft.value is not None or _definite(s, i)
        if draft.anaphoric and not _speaks_again(s, i, noun, draft):
            return None
    s.left_context(draft, i)
    return draft


def leads_to_event(s: Scene, i: int) -> bool:
    """ "an offer to open maintenance centres": what hangs on the noun is told by itself."""
    for u in s.units[i + 1 : i + 14]:
        if u.kind in ("sub", "rel") or u.lower in (";", ",") or u.finite:
            return False
        if u.event or (u.verb is not None and u.verb.main.frame):
            return True
    return False


def _arguments(s: Scene, draft: Draft, i: int, noun: Noun) -> bool:
    """Place what stands behind the paper; False where an event behind it tells the dealing."""
    for preposition, j in s.row.arguments(i):
        u = s.units[j]
        m = u.mention
        if u.event and not noun.clearance:
            return False
        if u.item is not None and (preposition == "" or preposition in s.words.matters):
            draft.items.append(u.item)
        elif u.kind == "date":
            s.date(draft, j)
        elif u.kind == "figure":
            s.sum(draft, j)
            options = noun.lemma in ("option", "options")
            if options and m is not None and m.type is M.NUMBER:
                s.ellipsis(draft, m)
        elif preposition == "for" and u.kind == "party" and m is not None and m.org_type in _STATE:
            draft.add(Role.RECIPIENT, *s.row.party(j))
    return True


def _contents(s: Scene, draft: Draft, i: int, verb: int) -> bool:
    """ "The contract covers 12 jets"; False where it covers an event that tells the dealing."""
    if verb > i and draft.value is None and s.units[verb].lower in s.words.worth:
        # "the contract, for 80 jets, is worth 14 billion euros"
        for _, j in s.row.arguments(verb):
            if s.units[j].kind == "figure":
                s.sum(draft, j)
    if draft.items or verb <= i or s.units[verb].lower not in s.words.contains:
        return True
    for preposition, j in s.row.arguments(verb):
        u = s.units[j]
        if u.item is not None and preposition in ("", "for", "of"):
            draft.items.append(u.item)
        elif u.kind == "figure":
            s.sum(draft, j)
        elif u.event:
            return False
    return True


def _on_cooperation(s: Scene, i: int) -> bool:
    """ "an agreement on military-technical cooperation", "a memorandum on defence"."""
    units = s.units
    for k in range(i + 1, min(len(units), i + 3)):
        if units[k].lower in ("on", "of", "about") and units[k].kind == "prep":
            return any(u.lower in s.words.relations for u in units[k + 1 : k + 6])
    return any(u.lower in s.words.relations_before for u in units[max(0, i - 3) : i])


def _definite(s: Scene, i: int) -> bool:
    """ "the contract", "their deal"."""
    k = i - 1
    while k >= 0 and s.units[k].kind in _BEFORE:
        if s.units[k].kind == "owner":
            return True
        k -= 1
    return k >= 0 and s.units[k].lower in s.words.definite


def _speaks_again(s: Scene, i: int, noun: Noun, draft: Draft) -> bool:
    """Whether a paper without items is a dealing: one named before, or one just concluded."""
    if noun.lemma not in s.words.papers:
        return False
    k = i - 1
    while k >= 0 and s.units[k].kind in _BEFORE:
        m = s.units[k].mention
        if m is not None and m.type is M.NUMBER:
            return False  # "two contracts" are more than one dealing
        k -= 1
    before = s.units[k].lower if k >= 0 else ""
    if before == "of" and k and s.units[k - 1].lower in s.words.volumes:
        return False
    return bool(draft.parties or draft.loose) or before in ("the", "this", "that", "its")
