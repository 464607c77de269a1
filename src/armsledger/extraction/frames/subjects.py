"""The subject of a verb with a frame, and what the verb takes from its left."""

from __future__ import annotations

from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.scene import Scene
from armsledger.model import Kind, Role

_MEANT = frozenset(["figure", "word", "pron", "adverb"])


def subject_of(s: Scene, draft: Draft, frame: dict[str, str], subject: int, passive: bool) -> None:
    """Give the subject its place in the draft."""
    if passive:
        _passive(s, draft, frame, subject)
    elif frame["subj"] == "item":
        s.items_at(draft, subject)
        if not draft.items:
            s.elliptic_subject(draft, subject)
    else:
        _active(s, draft, frame["subj"], subject)


def _active(s: Scene, draft: Draft, role: str, subject: int) -> None:
    parties = s.row.party(subject)
    u = s.units[subject]
    if not parties and u.kind == "word" and u.holder is not None:
        # "Polish gunners have trained", "Swiss companies exported"
        theirs = u.lower in s.lexicon.personnel or u.lower in s.words.theirs
        if theirs or role == "participant":
            parties = [u.holder]
    if u.kind == "person" and u.holder is not None:
        parties = [*parties, u.holder]
    if parties:
        draft.add(Role(role), *parties)
    elif u.noun is not None and u.holder is not None:
        draft.let_loose([u.holder])


def _passive(s: Scene, draft: Draft, frame: dict[str, str], subject: int) -> None:
    u = s.units[subject]
    obj = frame.get("obj", "none")
    if u.kind == "item":
        s.items_at(draft, subject)
    elif draft.kind is Kind.EXHIBITION and u.holder is not None:
        draft.add(Role.PARTICIPANT, u.holder)
    elif u.kind in _MEANT and obj == "item":
        s.elliptic_subject(draft, subject)
    elif u.kind == "word" and obj == "recipient" and u.holder is not None:
        draft.add(Role.RECIPIENT, u.holder)
    elif u.kind == "party":
        target = frame.get("iobj") or obj
        if target not in ("item", "event", "none"):
            draft.add(Role(target), *s.row.party(subject))
        elif obj == "recipient":
            draft.add(Role.RECIPIENT, *s.row.party(subject))
    elif u.kind == "show":
        draft.event = u.mention


def antecedent(s: Scene, i: int) -> int | None:
    """ "tanks supplied by": the noun right before a participle."""
    k = i - 1
    while k >= 0 and s.units[k].kind in ("adverb", "punct", "det"):
        k -= 1
    return k if k >= 0 and s.units[k].kind in ("item", "party", "show", "noun") else None


def relative_object(s: Scene, subject: int) -> int | None:
    """ "the MiG-29s it got", "helicopters that Russia delivered": the noun before the clause."""
    k = s.row.phrase_start(subject) - 1
    units = s.units
    if k >= 0 and units[k].kind == "rel":
        k -= 1
        while k >= 0 and units[k].kind in ("punct", "prep"):
            k -= 1
        return k if k >= 0 and units[k].kind == "item" else None
    if k >= 0 and units[k].kind == "item" and units[subject].kind in ("party", "pron"):
        return k
    return None
