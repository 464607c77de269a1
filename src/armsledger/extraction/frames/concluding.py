"""Who concludes a dealing that a noun names: the ruling verb's subject, and whom it is with."""

from __future__ import annotations

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import SIDES, Draft
from armsledger.extraction.frames.scene import Scene
from armsledger.extraction.languages.en.unit import VerbGroup
from armsledger.model import Kind

#: Kinds whose place tells whom they are for.
_SOMEWHERE = frozenset([Kind.SERVICE, Kind.LICENSED_PRODUCTION])


def concluded_by(s: Scene, draft: Draft, anchor: int, verb: int) -> None:
    """Add the parties that the verb at `verb` gives to the dealing whose noun is at `anchor`."""
    group = s.units[verb].verb
    if group is None:
        return
    lemma = s.units[verb].lower
    if verb < anchor:
        lemma = _subject(s, draft, anchor, verb, group)
        _objects(s, draft, anchor, verb, lemma)
    else:
        _predicate(s, draft, verb, group)
    first, second = SIDES[draft.kind]
    for preposition, j in s.row.arguments(anchor):
        kind = s.units[j].kind
        if kind == "party" and preposition in ("with", "between", "and"):
            draft.let_loose(s.row.party(j))
        elif kind == "party" and preposition == "from":
            draft.add(second if lemma in s.words.win else first, *s.row.party(j))
        elif kind == "date" and verb < anchor:
            s.date(draft, j)
        elif kind == "figure":
            s.sum(draft, j)


def _subject(s: Scene, draft: Draft, anchor: int, verb: int, group: VerbGroup) -> str:
    """Place the subject of a verb before the noun; the lemma that says what the verb does."""
    lemma = s.units[verb].lower
    subject = s.row.subject(verb)
    if subject is None or group.tense == "participle":
        return lemma
    u = s.units[subject]
    parties = s.row.party(subject)
    if group.passive and lemma in s.words.award:
        draft.add(SIDES[draft.kind][0], *parties)
        parties = []
    if not parties and u.kind == "word" and u.holder is not None:
        parties = [u.holder]
    if lemma in ("be", "become", "remain"):
        words = {w.lower for w in s.units[verb:anchor]}
        if words & s.words.contractor:
            lemma = "win"
    if parties:
        _side_of_subject(s, draft, lemma, parties, s.units[anchor].paper)
    return lemma


def _side_of_subject(
    s: Scene, draft: Draft, lemma: str, parties: list[Mention], paper: bool
) -> None:
    first, second = SIDES[draft.kind]
    if first is second:
        draft.add(first, *parties)
    elif lemma in s.words.award:
        draft.add(second, *parties)
    elif lemma in s.words.win or (lemma in s.words.leads and not paper):
        draft.add(first, *parties)
    else:
        draft.let_loose(parties)


def _objects(s: Scene, draft: Draft, anchor: int, verb: int, lemma: str) -> None:
    """ "offered China upgrades", "awarded Boeing a contract", "signed with India"."""
    first, second = SIDES[draft.kind]
    for preposition, j in s.row.arguments(verb):
        if s.units[j].kind != "party" or (preposition == "" and j >= anchor):
            continue
        parties = s.row.party(j)
        if preposition in ("", "to"):
            draft.add(first if lemma in s.words.award else second, *parties)
        elif preposition == "from":
            draft.add(second if lemma in s.words.win else first, *parties)
        elif preposition in ("with", "by"):
            draft.let_loose(parties)
        elif preposition == "for" and not draft.has(second):
            draft.add(second, *parties)


def _predicate(s: Scene, draft: Draft, verb: int, group: VerbGroup) -> None:
    """ "the contract was signed with India", "… was awarded to Boeing"."""
    award = s.units[verb].lower in s.words.award
    for preposition, j in s.row.arguments(verb):
        if s.units[j].kind != "party":
            continue
        if preposition in ("with", "between") or (preposition == "by" and not group.main.speech):
            draft.let_loose(s.row.party(j))
        elif preposition == "to" and award:
            draft.add(SIDES[draft.kind][0], *s.row.party(j))
        elif preposition == "in" and draft.kind in _SOMEWHERE:
            draft.place = draft.place or s.units[j].mention
            draft.where += [m for m in s.row.party(j) if m.type is M.COUNTRY]
