"""Whose a dealing or an item is, and past forms that are participles: what the whole row tells."""

from __future__ import annotations

from armsledger.extraction.document import M, Mention
from armsledger.extraction.languages.en.small import POSSESSIVES
from armsledger.extraction.languages.en.unit import Unit

_MODIFIERS = frozenset(["word", "adverb", "det", "figure"])
_OWNED = frozenset(["item", "noun", "party", "verb", "person"])
_REACH = 5


def mark_participles(units: list[Unit]) -> None:
    """ "ships built in Japan joined": a past form right behind its object is a participle."""
    for k, u in enumerate(units):
        v = u.verb
        if v is None or v.tense != "past" or v.perfect or v.passive or v.negative:
            continue
        if "pp" not in v.main.tag.split("/") or k + 1 >= len(units):
            continue
        if k and _adjectival(units[k - 1]) and units[k + 1].kind in ("item", "word"):
            v.finite = False  # "of supplied equipment": an adjective
        elif _describes(units, k):
            v.tense, v.finite, v.passive = "participle", False, True


def _adjectival(before: Unit) -> bool:
    """Behind "of", a number or "upgrading", a past form before a noun is an adjective."""
    return before.kind in ("prep", "figure") or (
        before.kind == "noun" and before.lower.endswith("ing")
    )


def _describes(units: list[Unit], k: int) -> bool:
    """Whether the past form at k describes the noun before it."""
    verb = units[k].verb
    j = k - 1
    while j >= 0 and units[j].kind == "adverb":
        j -= 1
    if verb is None or j < 0 or units[j].kind not in ("item", "noun"):
        return False
    after = units[k + 1]
    if after.kind not in ("prep", "date", "adverb") or after.lower in ("of", "worth"):
        return False
    main = verb.main
    if units[j].kind == "item" and main.frame in ("arrive", "join"):
        return False
    if units[j].kind == "item" and main.frame and main.operator not in ("under_way", "completed"):
        return True
    return _later_finite(units, k)


def _later_finite(units: list[Unit], k: int) -> bool:
    """A finite verb follows in the same clause, which must be the clause's own."""
    for u in units[k + 1 :]:
        if u.kind in ("conj", "sub", "rel") or u.lower in (";", ":"):
            return False
        if u.finite:
            return True
    return False


def give_owners(units: list[Unit], text: str) -> None:
    """Give each "Egypt's purchase" its owner, whose unit becomes one of the kind `owner`."""
    for k, u in enumerate(units):
        if u.kind == "party" and u.mention is not None:
            _own(units, k, u.mention, text)


def _own(units: list[Unit], k: int, m: Mention, text: str) -> None:
    """What the party `m` at k owns, if anything."""
    u = units[k]
    j = k + 1
    possessive = j < len(units) and units[j].lower in ("'s", "'")
    if possessive:
        j += 1
    elif m.form == "pronoun":
        possessive = text[u.start : u.end].lower() in POSSESSIVES
    whose = possessive or m.form == "adjective"
    if not whose and not (m.form == "name" and j < len(units) and units[j].kind == "noun"):
        return
    t = _owned_noun(units, j)
    if t >= len(units) or units[t].kind not in _OWNED:
        if whose:
            u.kind = "owner"
            if j < t < len(units):
                units[t - 1].owner = m
        return
    target = units[t]
    if target.verb is not None and target.verb.tense != "gerund":
        if t > j and whose:
            u.kind = "owner"
            units[t - 1].owner = units[t - 1].owner or m
        return
    _give(target, m)
    u.kind = "owner"


def _owned_noun(units: list[Unit], j: int) -> int:
    """Past the plain words from j on, to the noun that is owned."""
    t = j
    while t < len(units) and t < j + _REACH and units[t].kind in _MODIFIERS:
        if units[t].kind == "det" and units[t].lower != "own":
            break
        t += 1
    return t


def _give(target: Unit, owner: Mention) -> None:
    target.owner = target.owner or owner
    m = target.mention
    if m is None:
        return
    if target.kind == "item":
        m.owner = owner
    elif m.type is M.ORGANISATION and m.country is None and owner.type is M.COUNTRY:
        m.country = owner.country


def give_holders(units: list[Unit]) -> None:
    """ "41 helicopters of the Egyptian Air Force": whose the items are."""
    for k, u in enumerate(units[:-2]):
        if u.item is None or u.owner is not None or units[k + 1].lower != "of":
            continue
        j = k + 2
        if units[j].kind == "det" and j + 1 < len(units):
            j += 1
        holder = units[j].mention if units[j].kind == "party" else None
        if holder is not None and holder.org_type in ("force", "ministry"):
            u.owner = u.item.owner = holder
