"""Shares of a whole: "accounts for 54% of its exports", "a share of 2 percent"."""

import re

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.carry import copy, earlier, halves, listed
from armsledger.extraction.indicators.growth import direction, growth
from armsledger.extraction.indicators.parties import (
    fallback,
    known,
    owner_of,
    parties,
    subject,
    world,
)
from armsledger.extraction.indicators.scene import Scene
from armsledger.model import Measure, Quantity, Role

_NAMES = ("exports", "imports", "arms_sales", "sales", "orders", "budget", "production")
_FROM = re.compile(
    r"\b(?:comes?|came|coming|goes|go|went|going|bound|destined|was\s+for|is\s+for|were\s+for)\s+"
    r"(?:from|to|for)?\s*(?:the\s+)?(?:(?:co-?operation|trade|contracts|deals|sales|deliveries|exports|work)"
    r"\s+(?:with|to)\s+)?(?:the\s+)?$|\bbound\s+for\s+(?:the\s+)?$"
)
_OF_PARTY = re.compile(r"\s+(?:share\s+)?of\s+")
_SHARE_NOUN = re.compile(r"\bshare\b")


def percent(scene: Scene, m: Mention, before: list[Draft]) -> list[Draft]:
    """The growth or the share, or the two shares of a range in time, that a percentage makes."""
    if m.quantity is None:
        return []
    a, _ = scene.clause(scene.at(m.start))
    after = scene.after(m, 40)
    if (
        re.match(r"\s+(?:percentage\s+)?points?\b", after)
        or "point" in scene.folded[m.start : m.end]
    ):
        return []
    if _said_again(scene, m):
        return []
    sign = direction(scene, m, a)
    if sign:
        one = growth(scene, m, sign, before)
        return [one] if one is not None else []
    two = halves(m)
    if two is not None and re.search(r"\bfrom\s+(?:about\s+|some\s+)?$", scene.before(m, 16)):
        return _two(scene, m, two, before)
    one = _share(scene, m, m.quantity, before)
    return [one] if one is not None else []


def _said_again(scene: Scene, m: Mention) -> bool:
    """ "Nearly half of the total, 48 percent,": the exact figure says it again."""
    if re.search(r"\d", scene.folded[m.start : m.end]):
        return False
    return any(
        f.type is M.PERCENT and 0 < f.start - m.end < 48
        and re.fullmatch(r"[^.;:]*(?:,|\(|-|\bor)\s*", scene.folded[m.end : f.start])
        for f in scene.sentence.mentions
    )  # fmt: skip


def _two(
    scene: Scene, m: Mention, two: tuple[Quantity, Quantity], before: list[Draft]
) -> list[Draft]:
    """ "rose from 32 to 37 percent": the earlier share and the later one."""
    later = _share(scene, m, two[1], before)
    if later is None:
        return []
    first = copy(later, m, two[0], scene)
    first.start, first.end = later.start, later.end
    first.dates = scene.year_before(later.dates)
    return [first, later]


def _share(scene: Scene, m: Mention, quantity: Quantity, before: list[Draft]) -> Draft | None:
    again = earlier(scene, m, quantity) or listed(scene, m, quantity)
    if again is not None:
        return again
    a, b = scene.clause(scene.at(m.start))
    text = scene.text(a, b)
    after = scene.after(m, 60)
    noun = _SHARE_NOUN.search(text)
    signal = noun or scene.words.single["share"].search(text) or re.match(r"\s+of\b", after)
    if not signal or _civil(scene, m, after):
        return None
    found = scene.measure(a, b, m.start, _NAMES, of=True) or _any_measure(scene, m)
    last = _last(scene, before)
    of = found[0] if found else _of(last)
    if of is None:
        return None
    whole = _whole(scene, m, b)
    part = _part(scene, m, a, b)
    if of == "arms_sales":
        of = "exports"
    draft = scene.draft("share", scene.spot(m, quantity))
    draft.of = Measure(of)
    if not draft.dates and last is not None:
        draft.dates = list(last.dates)
    _sides(scene, draft, part, whole, last)
    return draft


def _of(last: Draft | None) -> str | None:
    """What the figure before was of, or itself measured."""
    of = (last.of or last.measure) if last is not None else None
    return of.value if of is not None and of.value in _NAMES else None


def _any_measure(scene: Scene, m: Mention) -> tuple[str, int, int] | None:
    return scene.measure(0, len(scene.units) - 1, m.start, _NAMES, of=True)


def _civil(scene: Scene, m: Mention, after: str) -> bool:
    """Percentages of a stake, a capacity, a price."""
    match = scene.words.single["other_percent"].search(after)
    if match and not re.search(r"[,;.]", after[: match.start()]):
        return True
    return bool(scene.words.single["other_percent"].search(scene.before(m, 24)))


def _last(scene: Scene, before: list[Draft]) -> Draft | None:
    """The nearest earlier figure that tells of what a share may be."""
    fits = (
        Measure.SHARE, Measure.EXPORTS, Measure.IMPORTS, Measure.SALES, Measure.GROWTH,
        Measure.ORDERS,
    )  # fmt: skip
    for d in [*(d for _, d in reversed(scene.done)), *reversed(before)]:
        if d.measure in fits:
            return d
    return None


def _whole(scene: Scene, m: Mention, b: int) -> Mention | None:
    """Of whose exports, market or imports the figure is a share."""
    end = scene.units[b].end
    match = _OF_PARTY.match(scene.folded, m.end, min(end, m.end + 12))
    if match is None:
        return None
    reach = min(end, m.end + 60)
    stop = re.compile(
        r",|;|\bin\s+(?:19|20)\d\d|\b(?:comes?|came|goes|went|was|were|is|are)\b"
    ).search(scene.folded, match.end(), reach)
    reach = stop.start() if stop else reach
    named = parties(scene, match.end(), reach)
    for p in named:
        gap = scene.folded[match.end() : p.start]
        if re.fullmatch(
            r"(?:the\s+|all\s+|total\s+|its\s+)*(?:[\w\s-]*\b(?:of|by)\s+(?:the\s+)?)?", gap
        ):
            return known(p)
    found = world(scene, match.end(), reach)
    if found is not None:
        return found
    if re.match(
        r"(?:all|total)\s+(?:\w+\s+){0,2}(?:exports|imports|transfers|deliveries|arms)\b",
        scene.folded[match.end() : reach],
    ):
        return Mention(match.end(), match.end() + 3, M.GROUP, "World")
    return None


def _part(scene: Scene, m: Mention, a: int, b: int) -> tuple[Mention | None, bool]:
    """Whose share it is; True where "comes from" says so, behind the figure."""
    start, end = scene.units[a].start, scene.units[b].end
    for p in parties(scene, start, end):
        if _FROM.search(scene.folded, max(start, p.start - 48), p.start):
            return known(p), True
    owner = None
    for match in _SHARE_NOUN.finditer(scene.folded, start, end):
        owner = owner_of(scene, match.start(), match.end()) or owner
    if owner is not None and owner.name != "World":
        return owner, False
    into = re.search(
        r"\b(?:exports?|sales|deliveries|supplies)\s+to\s+(?:the\s+)?", scene.text(a, b)
    )
    if into:
        for p in parties(scene, start + into.end(), start + into.end() + 2):
            return known(p), False
    return subject(scene, m, a, b, None), False


def _sides(
    scene: Scene,
    draft: Draft,
    owner: tuple[Mention | None, bool],
    whole: Mention | None,
    last: Draft | None,
) -> None:
    """Who has the share and who is the whole."""
    part, behind = owner
    items = [
        i for i in scene.sentence.mentions
        if i.type is M.ITEM and i.form == "generic" and draft.start <= i.start < draft.trigger
    ]  # fmt: skip
    carried = last.roles.get(Role.SUBJECT, []) if last is not None else []
    if behind and whole is None and carried:
        whole = carried[0]
    if part is None and items and (whole or carried):
        draft.add(Role.SUBJECT, whole or carried[0])
        draft.items = [i for i in items if i.name not in ("arms", "weapon")]
        return
    if part is None:
        part = whole if whole is not None and whole.name != "World" else None
        part = (
            part
            or (carried[0] if carried and whole is None else None)
            or _first_party(scene, draft)
        )
    if part is None:
        return
    draft.add(Role.SUBJECT, part)
    if whole is not None and whole.name != part.name:
        draft.add(Role.COUNTERPART, whole)
    elif whole is None and carried and carried[0].name != part.name and last is not None:
        if last.measure in (Measure.EXPORTS, Measure.GROWTH, Measure.ORDERS, Measure.SALES):
            draft.add(Role.COUNTERPART, carried[0])
        elif last.has(Role.COUNTERPART):
            draft.add(Role.COUNTERPART, *last.roles[Role.COUNTERPART])


def _first_party(scene: Scene, draft: Draft) -> Mention | None:
    return fallback(scene, Mention(draft.trigger, draft.trigger, M.NUMBER, ""))
