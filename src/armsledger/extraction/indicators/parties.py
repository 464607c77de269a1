"""Whose figure it is, and whom it is about."""

import re

from armsledger.extraction.document import M, Mention
from armsledger.extraction.indicators.scene import Scene, Spot

_GOVERNED = re.compile(
    r"\b(?:to|for|with|from|in|than|against|by|of|at|on|among|into|and|like|including|via|between)"
    r"\s+(?:the\s+|its\s+|a\s+)?(?:\w+\s+)?$"
)
_POSSESSED = re.compile(r"(?:'s?)?\s+(?:[\w-]+\s+){0,4}$")
_WORLD = re.compile(
    r"\b(?:the\s+)?(?:world|globe|planet)(?:'s|wide)?\b|\b(?:global|international)\b"
)


def world(scene: Scene, start: int, end: int) -> Mention | None:
    """ "the world's", "global": the whole world as a party."""
    match = _WORLD.search(scene.folded, start, end)
    if match is None:
        return None
    return Mention(match.start(), match.end(), M.GROUP, "World")


def known(m: Mention) -> Mention:
    """The party that a mention stands for."""
    return m.referents[0] if m.referents else m


def parties(scene: Scene, start: int, end: int) -> list[Mention]:
    """The parties named in a stretch of the sentence, left to right."""
    return [m for m in scene.sentence.mentions if m.is_party and start <= m.start < end]


def owner_of(scene: Scene, start: int, end: int) -> Mention | None:
    """Whose the measure at start..end is: "Russia's arms exports", "exports of Turkey"."""
    low = scene.sentence.start
    left = [m for m in parties(scene, low, start) if m.end <= start]
    if left and len(scene.folded[left[-1].end : start]) < 48:
        between = scene.folded[left[-1].end : start]
        m = left[-1]
        possessive = between.startswith(("'s ", "' ")) or m.form in ("adjective", "pronoun")
        direct = not between.strip()
        if (possessive or direct) and _POSSESSED.fullmatch(between):
            return known(m)
    match = re.compile(r"\s+(?:of|by|from)\s+(?:the\s+)?").match(scene.folded, end)
    if match:
        for m in parties(scene, match.end(), match.end() + 2):
            if m.start <= match.end():
                return known(m)
    return world(scene, max(low, start - 16), start)


def subject(
    scene: Scene, m: Mention, a: int, b: int, span: tuple[int, int] | None
) -> Mention | None:
    """Whose figure `m` is: the measure's owner, the clause's subject, or the sentence's."""
    if span is not None:
        owner = owner_of(scene, *span)
        if owner is not None:
            return owner
    found = _grammatical(scene, m, a)
    if found is not None:
        return found
    start = scene.units[a].start
    return _free(scene, start, m.start) or _owner(scene, start, m.start)


def _grammatical(scene: Scene, m: Mention, a: int) -> Mention | None:
    k = scene.at(m.start)
    for j in range(k, a - 1, -1):
        u = scene.units[j]
        if u.verb is None or not (u.verb.finite or u.verb.tense == "infinitive"):
            continue
        s = scene.row.subject(j)
        if s is None:
            return None
        found = scene.row.party(s)
        if found:
            return found[0]
        owner = scene.units[s].owner
        if owner is not None and owner.is_party:
            return known(owner)
        return None
    return None


def _free(scene: Scene, start: int, end: int) -> Mention | None:
    """The first party that no preposition governs."""
    for m in parties(scene, start, end):
        if m.form == "adjective":
            continue
        before = scene.folded[max(scene.sentence.start, m.start - 24) : m.start]
        if not _GOVERNED.search(before):
            return known(m)
    return None


def _owner(scene: Scene, start: int, end: int) -> Mention | None:
    """The first adjective or possessive ("Swiss companies exported")."""
    for m in parties(scene, start, end):
        if m.form == "adjective" or scene.folded.startswith("'s", m.end):
            return known(m)
    return None


def fallback(scene: Scene, m: Mention) -> Mention | None:
    """The sentence's own subject; failing that, the one of the sentence before."""
    found = _free(scene, scene.sentence.start, m.start) or _owner(
        scene, scene.sentence.start, scene.sentence.end
    )
    if found is not None:
        return found
    for back in range(1, 3):
        if scene.number - back < 0:
            return None
        earlier = scene.document.sentences[scene.number - back]
        if earlier.title:
            return None
        there = [p for p in earlier.mentions if p.is_party]
        if there:
            return known(there[0])
    return None


_TO = {
    "exports": re.compile(r"\b(?:to|for)\s+(?:the\s+)?$"),
    "imports": re.compile(r"\b(?:from|by)\s+(?:the\s+)?$"),
    "licences": re.compile(r"\b(?:for|to)\s+(?:the\s+)?$"),
    "orders": re.compile(r"\b(?:from|with)\s+(?:the\s+)?$"),
}


def counterpart(scene: Scene, measure: str, spot: Spot, whose: Mention | None) -> Mention | None:
    """The other side that the clause gives: "exports to India", "licences for Sri Lanka"."""
    pattern = _TO.get(measure)
    if pattern is None:
        return None
    start, end = scene.units[spot.a].start, scene.units[spot.b].end
    nearer = [
        f.start for f in scene.sentence.mentions
        if f.type in (M.MONEY, M.NUMBER, M.PERCENT) and spot.m.end <= f.start < end
    ]  # fmt: skip
    found = []
    for m in parties(scene, start, min([end, *nearer])):
        before = scene.folded[max(scene.sentence.start, m.start - 12) : m.start]
        if pattern.search(before) and (whose is None or known(m).name != whose.name):
            found.append(known(m))
    behind = [m for m in found if m.start >= spot.m.end]
    if behind:
        return behind[0] if len(behind) == 1 else None
    return found[0] if len(found) == 1 else None
