"""A noun that names a dealing ("delivery", "overhaul", "embargo") makes a draft."""

from __future__ import annotations

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.concluding import concluded_by
from armsledger.extraction.frames.scene import Scene
from armsledger.extraction.lexicon import Noun
from armsledger.model import Kind, Role, Stage

#: Kinds whose nouns may have their equipment behind a preposition that gives another role.
_LOOSELY_OF = frozenset([Kind.TRAINING, Kind.RESTRICTION, Kind.TECHNOLOGY_TRANSFER])
_TAKES_ITEMS = frozenset(["item", "item_or_recipient", "place", "event"])


def noun_draft(s: Scene, i: int) -> Draft | None:
    """The dealing that the noun at i names; None where it only describes something."""
    u = s.units[i]
    noun, stage = u.noun, s.stages.of_noun(i)
    if noun is None or stage is None or _describes(s, i, noun):
        return None
    args = dict(noun.args)
    draft = s.draft(Kind(noun.kind), stage, i)
    over = s.stages.governing_noun(i)
    if over is not None:
        s.used.add(over)
    if u.holder is not None:
        draft.add(Role(args.get("before", "supplier")), u.holder)
    compound(s, draft, i)
    for preposition, j in s.row.arguments(i):
        _argument(s, draft, args.get(preposition), preposition, j)
    before = s.row.phrase_start(i) - 1
    if draft.kind is Kind.RESTRICTION and before >= 0 and s.units[before].lower == "under":
        return _under(s, draft, i)
    _of_its_kind(s, draft, i)
    ruling = s.row.verb_left(i)
    in_package = ruling is not None and s.units[ruling].lower in s.words.package
    draft.part = in_package or (i > 0 and _included(s, i))
    draft.anaphoric = not draft.items and draft.kind is not Kind.COOPERATION
    if ruling is None:
        ruling = s.row.predicate(i)
    if ruling is not None and not (
        draft.kind is Kind.RESTRICTION and s.units[ruling].lower not in s.words.impose
    ):
        concluded_by(s, draft, over if over is not None else i, ruling)
    if ruling is not None and ruling < i:
        _banned(s, draft, ruling)
    if draft.anaphoric and _bare(s, draft, i):
        return None
    s.left_context(draft, i)
    return draft


def _banned(s: Scene, draft: Draft, ruling: int) -> None:
    """ "banned the export of weapons to": a restriction, told by a noun."""
    group = s.units[ruling].verb
    if group is None or group.main.frame != "ban" or group.negative:
        return
    if draft.kind is not Kind.TRANSFER:
        return
    targets = draft.roles.get(Role.RECIPIENT, [])
    imposers = [*draft.roles.get(Role.SUPPLIER, []), *draft.loose]
    imposers = s.row.party(s.row.subject(ruling)) or imposers
    draft.kind, draft.roles, draft.loose = Kind.RESTRICTION, {}, []
    draft.stage = Stage.PLANNED if group.tense == "future" else Stage.UNDER_WAY
    draft.anaphoric = False
    draft.add(Role.IMPOSER, *imposers)
    draft.add(Role.TARGET, *[m for m in targets if all(m.name != p.name for p in imposers)])


def _bare(s: Scene, draft: Draft, i: int) -> bool:
    """ "repairs and upgrading": work of a kind, without anything that makes it one dealing."""
    if draft.kind not in (Kind.SERVICE, Kind.UPGRADE) or draft.part:
        return False
    if draft.parties or draft.loose or draft.where:
        return False
    before = s.row.phrase_start(i) - 1
    start = s.units[max(0, before) : i]
    return not any(u.kind == "det" or u.owner is not None for u in start)


def compound(s: Scene, draft: Draft, i: int) -> None:
    """ "T-90 deliveries", "the Rafale sale": the item right before the noun."""
    k = i - 1
    while k >= 0 and s.units[k].kind == "word" and i - k < 3:
        k -= 1
    if i and s.units[i - 1].kind == "word" and s.units[i - 1].lower in ("arms", "weapons"):
        arms = s.units[i - 1]
        draft.items.append(
            Mention(
                arms.start, arms.end, M.ITEM, "arms", None, "generic", category="weapon", arms=True
            )
        )
        return
    if k < 0 or s.units[k].kind != "item":
        return
    s.items_at(draft, k)
    item, noun = s.units[k], s.units[i].noun
    if item.holder is not None and noun is not None and noun.kind:
        before = dict(noun.args).get("before", "")
        if before and not draft.has(Role(before)):
            draft.add(Role(before), item.holder)


# -- nouns that name no dealing here


def _describes(s: Scene, i: int, noun: Noun) -> bool:
    left = s.row.verb_left(i)
    if left is not None and s.units[left].lower in s.words.about:
        return True
    after = s.units[i + 1].lower if i + 1 < len(s.units) else ""
    if noun.kind == "training" and after in s.words.grounds:
        return True  # "the training area at Grafenwoehr"
    before = s.row.phrase_start(i) - 1
    if before >= 1 and s.units[before].lower in ("on", "against", "over"):
        banned = s.units[before - 1].noun
        if banned is not None and banned.kind == "restriction":
            return True  # "the ban on deliveries": the ban tells it
    if before >= 0 and s.units[before].lower == "as":
        return True  # "got three planes as a gift": how, not another dealing
    if noun.kind == "cooperation" and before >= 1 and s.units[before].lower == ",":
        # "BrahMos Aerospace, a joint venture of India and Russia, …"
        return s.units[before - 1].kind == "party" or _only_a_field(s, i)
    return _only_a_field(s, i)


def _only_a_field(s: Scene, i: int) -> bool:
    """ "in the sphere of repairs": a field of work, no dealing."""
    for k in range(i - 1, max(-1, i - 8), -1):
        u = s.units[k]
        if u.lower == "of" and u.kind == "prep" and k:
            if s.units[k - 1].lower in s.words.fields:
                return True
        elif u.finite:
            return False
    return False


# -- arguments


def _argument(s: Scene, draft: Draft, role: str | None, preposition: str, j: int) -> None:
    u = s.units[j]
    if u.kind == "date":
        s.date(draft, j)
    elif u.kind == "figure":
        s.sum(draft, j)
    elif u.kind == "show" and preposition in ("in", "at"):
        draft.event = draft.event or u.mention
    elif role is None:
        if preposition == "in" and u.kind in ("party", "place") and draft.place is None:
            draft.place = u.mention
        elif preposition in ("with", "between") and u.kind == "party":
            draft.let_loose(s.row.party(j))
    elif role == "item" and u.kind == "party":
        if draft.kind is Kind.TRAINING:
            draft.add(Role.RECIPIENT, *s.row.party(j))
    elif u.item is not None and role not in _TAKES_ITEMS:
        if not draft.items and draft.kind in _LOOSELY_OF:
            draft.items.append(u.item)
    elif not (role == "recipient" and draft.kind is Kind.TRAINING and u.kind == "word"):
        s.place(draft, role, j)


def _of_its_kind(s: Scene, draft: Draft, i: int) -> None:
    """What only nouns of some kinds have."""
    if draft.kind in (Kind.SERVICE, Kind.UPGRADE) and not draft.items:
        _undergoes(s, draft, i)
    if draft.kind in (Kind.SERVICE, Kind.LICENSED_PRODUCTION) and draft.place is not None:
        _stands_in(s, draft, i)
    if draft.kind is Kind.COOPERATION:
        draft.items += _fields(s, i)


def _under(s: Scene, draft: Draft, i: int) -> Draft | None:
    """ "placed several firms under sanctions", "is under an embargo"."""
    verb = s.row.verb_left(i)
    group = s.units[verb].verb if verb is not None else None
    if verb is None or group is None:
        return None
    parties = s.row.party(s.row.subject(verb))
    draft.roles, draft.loose = {}, []
    if group.passive or s.units[verb].lower in s.words.under:
        draft.add(Role.TARGET, *parties)
    else:
        draft.add(Role.IMPOSER, *parties)
        for k in range(verb + 1, i):
            u = s.units[k]
            if u.kind == "party":
                draft.add(Role.TARGET, *s.row.party(k))
            elif u.kind == "word" and u.holder is not None:
                draft.add(Role.TARGET, u.holder)
    draft.stage = Stage.UNDER_WAY
    return draft


def _undergoes(s: Scene, draft: Draft, i: int) -> None:
    """ "12 helicopters will be put through overhaul": what undergoes it."""
    verb = s.row.verb_left(i)
    subject = s.row.subject(verb) if verb is not None else None
    if subject is not None and s.units[subject].kind == "item":
        s.items_at(draft, subject)


def _stands_in(s: Scene, draft: Draft, i: int) -> None:
    """ "service centres in Algeria, Vietnam and India": where they stand is whom they serve."""
    for preposition, j in s.row.arguments(i):
        m = s.units[j].mention
        if preposition != "in" or m is None or s.units[j].kind != "party":
            continue
        if m.type is M.COUNTRY:
            draft.where += [p for p in s.row.party(j) if p not in draft.where]


def _fields(s: Scene, i: int) -> list[Mention]:
    """What a cooperation is about, where the text lists it."""
    out: list[Mention] = []
    opened = False
    for u in s.units[i + 1 :]:
        if u.lower in s.words.listing:
            opened = True
        elif u.kind == "sub" or u.lower in (";", "“", "”", '"'):
            break
        elif opened and u.item is not None:
            out.append(u.item)
    return out


def _included(s: Scene, i: int) -> bool:
    """ "a contract for 12 jets, including training": part of the package."""
    listed = ("det", "word", "adverb", "conj", "item", "noun")
    k = i - 1
    while k >= 0 and (s.units[k].kind in listed or s.units[k].lower == ","):
        k -= 1
    return k >= 0 and s.units[k].lower in ("including", "plus", "includes")
