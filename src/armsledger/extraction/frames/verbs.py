"""A verb with a frame ("supplied", "ordered") makes a draft."""

from __future__ import annotations

import re

from armsledger.extraction.document import M
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.objects import objects
from armsledger.extraction.frames.scene import Scene
from armsledger.extraction.frames.subjects import antecedent, relative_object, subject_of
from armsledger.extraction.languages.en.unit import VerbGroup
from armsledger.model import Kind, Role, Stage

_AHEAD = frozenset(["future", "future_past", "infinitive", "conditional", "obliged", "possible"])
_TOGETHER = re.compile(r"\b(?:jointly|together|co)\b")
_BETWEEN = frozenset(["det", "word", "adverb", "owner"])


def verb_draft(s: Scene, i: int, frame: dict[str, str], borrowed: bool = False) -> Draft | None:
    """The dealing that the verb at i speaks of; None where it tells none of its own.

    `borrowed`: the frame is another verb's, and this one only says how far it has got.
    """
    group = s.units[i].verb
    if group is None or _learnt(s, i) or _over_noun(s, i) or _withheld(s, i):
        return None
    if _mere_adjective(s, i, group):
        return None
    participle = group.tense == "participle"
    kind = Kind(frame["kind"])
    if participle and kind is Kind.PRODUCTION:
        _made_by(s, i)
        return None
    stage = s.stages.of_operator(i) if borrowed else _stage(s, i, group, frame)
    if stage is None:
        return None
    draft = s.draft(kind, stage, i)
    draft.moves = frame.get("subj") == "item" or group.main.lemma == "take"
    draft.future = group.tense in _AHEAD
    draft.present = group.tense not in ("past", "participle")
    _mark_used(s, i)
    subject = antecedent(s, i) if participle else s.row.subject(i)
    if subject is not None:
        subject_of(s, draft, frame, subject, group.passive)
        relative = relative_object(s, subject)
        if relative is not None:
            s.place(draft, frame.get("obj", "none"), relative)
    if frame["subj"] == "item" and not draft.items:
        return None
    objects(s, draft, frame, i, group.passive)
    if group.main.lemma == "take" and not (group.passive or _takes_item(s, i)):
        return None
    s.left_context(draft, i)
    if kind is Kind.PRODUCTION:
        _jointly(s, draft, i, subject)
    elif kind is Kind.TRAINING:
        _taught(s, draft, i)
    return draft


def _takes_item(s: Scene, i: int) -> bool:
    """ "took 12 jets", not "took the lead": equipment is what is taken."""
    following = s.units[i + 1 : i + 6]
    return any(
        preposition == "" and s.units[j] in following and s.units[j].kind in ("item", "figure")
        for preposition, j in s.row.arguments(i)
    )


def _stage(s: Scene, i: int, group: VerbGroup, frame: dict[str, str]) -> Stage | None:
    """The stage of a verb by its own frame: what its past and its present say."""
    stage = s.stages.of_verb(i)
    sells = group.main.frame == "sell" and group.progressive
    if stage is Stage.COMPLETED:
        stage = Stage(frame["past"])
    elif stage is Stage.UNDER_WAY:
        stage = Stage(frame["present"])
        if sells:
            return Stage.SIGNED
        if group.progressive:
            if stage is Stage.SIGNED:
                stage = Stage.NEGOTIATING if group.main.lemma == "negotiate" else Stage.PLANNED
        elif s.sentence.title and group.tense == "present" and frame is s.lexicon.frames["get"]:
            stage = Stage.COMPLETED
    return Stage.SIGNED if sells and stage is Stage.PLANNED else stage


# -- verbs that tell no dealing of their own


def _learnt(s: Scene, i: int) -> bool:
    """ "will teach mechanics to overhaul the Mi-8": what is learnt is no dealing of its own."""
    group = s.units[i].verb
    if group is None or group.tense not in ("infinitive", "gerund"):
        return False
    g = s.row.governor(i)
    over = s.units[g].verb if g is not None else None
    return over is not None and over.main.frame == "train"


def _over_noun(s: Scene, i: int) -> bool:
    """ "made deals", "received an order", "placed a contract": the noun tells the dealing."""
    for u in s.units[i + 1 : i + 7]:
        if u.noun is not None:
            return True
        if u.kind == "figure" and u.mention is not None and u.mention.type is M.MONEY:
            continue
        if u.kind not in _BETWEEN:
            return False
    return False


def _withheld(s: Scene, i: int) -> bool:
    """ "will grant no licences to sell": the clearance tells the restriction."""
    g = s.row.governor(i)
    noun = s.units[g].noun if g is not None else None
    if g is None or noun is None or not noun.clearance:
        return False
    verb = s.row.verb_over(g)
    if verb is not None and s.units[verb].lower in s.words.withhold:
        return True
    return any(u.lower == "no" for u in s.units[max(0, g - 4) : g])


def _mere_adjective(s: Scene, i: int, group: VerbGroup) -> bool:
    """ "of supplied equipment": a participle before a noun that names nothing."""
    item = s.units[i + 1].item if i + 1 < len(s.units) else None
    if group.tense != "past" or item is None:
        return False
    k = i - 1
    while k >= 0 and s.units[k].kind == "adverb":
        k -= 1
    if k >= 0 and s.units[k].kind not in ("prep", "det", "figure", "verb", "noun"):
        return False
    return item.form == "generic"


def _made_by(s: Scene, i: int) -> None:
    """ "ships built in Japan", "tanks made by Uralvagonzavod": whose the items are."""
    made = antecedent(s, i)
    item = s.units[made].item if made is not None else None
    if item is None:
        return
    for preposition, j in s.row.arguments(i):
        if preposition in ("by", "in", "~") and s.units[j].kind == "party":
            item.owner = item.owner or s.units[j].mention
            return


def _mark_used(s: Scene, i: int) -> None:
    """The contract that the trigger hangs on has found its dealing."""
    if s.units[i].finite:
        return  # "the contract was cancelled": the contract's own predicate
    g = s.row.governor(i)
    if g is not None and s.units[g].paper:
        s.used.add(g)


# -- what only some kinds have


def _taught(s: Scene, draft: Draft, i: int) -> None:
    """The equipment that the trainees learn to handle."""
    for k in range(i + 1, len(s.units)):
        u = s.units[k]
        if u.finite or u.kind == "sub" or u.lower == ";":
            return
        if u.verb is not None and u.verb.tense in ("infinitive", "gerund"):
            learnt = (s.units[j].item for p, j in s.row.arguments(k) if p == "")
            draft.items += [item for item in learnt if item is not None]
            return


def _jointly(s: Scene, draft: Draft, i: int, subject: int | None) -> None:
    """ "will jointly develop", "X together with Y is building": one work of several."""
    u = s.units[i]
    companions = s.row.companions(subject) if subject is not None else []
    together = bool(_TOGETHER.search(s.document.folded[u.start : u.end]))
    for preposition, j in s.row.arguments(i):
        if preposition in ("with", "alongside") and s.units[j].kind == "party":
            companions += s.row.party(j)
    g = s.row.governor(i)
    if together and g is not None and s.units[g].noun is not None:
        for preposition, j in s.row.arguments(g):
            w = s.units[j]
            if j >= i or preposition not in ("with", "between"):
                continue
            if w.kind == "party":
                companions += s.row.party(j)
            elif preposition == "with" and w.holder is not None:
                companions.append(w.holder)
    if not together and not companions:
        return
    draft.kind = Kind.JOINT_DEVELOPMENT
    partners = [*draft.roles.get(Role.MANUFACTURER, []), *companions]
    draft.roles, draft.loose = {}, []
    draft.add(Role.PARTNER, *partners)
