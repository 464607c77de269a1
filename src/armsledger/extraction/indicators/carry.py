"""What a figure without a measure of its own takes over from the figure before it."""

import re
from dataclasses import replace

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.parties import known, parties
from armsledger.extraction.indicators.scene import Scene
from armsledger.model import Measure, Qualifier, Quantity, Role

_LISTED = re.compile(
    r"[^.;:]{0,24}?(?:,|;|\band\b|\bwhile\b|\bbut\b|\bwith\b|\bfollowed\s+by\b|\()[^.;:]{0,56}"
)
_EARLIER = re.compile(
    r"\s*,?\s*\(?(?:(?:up|down)\s+from|from|against|compared\s+(?:with|to)|versus|as\s+against)\s+"
    r"(?:a\s+(?:record|peak|low)\s+(?:of\s+)?)?$"
)
_TO = re.compile(r"\s+to\s+(?:a\s+record\s+(?:of\s+)?)?(?:just\s+)?")


def copy(draft: Draft, m: Mention, quantity: Quantity, scene: Scene) -> Draft:
    """`draft` again with another figure of this sentence."""
    return replace(
        draft,
        amount=quantity,
        sentence=scene.sentence,
        number=scene.number,
        trigger=m.start,
        start=m.start,
        end=m.end,
        roles={r: list(ms) for r, ms in draft.roles.items()},
        items=list(draft.items),
        dates=list(draft.dates),
        evidence=[],
    )


def listed(scene: Scene, m: Mention, quantity: Quantity) -> Draft | None:
    """ "1.8 billion for Poland, 700 million for Romania": the next member of a list.

    The new party takes the part that the list has already filled with another one.
    """
    if not scene.done:
        return None
    last, draft = scene.done[-1]
    if last.type is not m.type or draft.measure not in (
        Measure.EXPORTS, Measure.IMPORTS, Measure.LICENCES, Measure.SHARE,
        Measure.SALES, Measure.GROWTH,
    ):  # fmt: skip
        return None
    between = scene.folded[last.end : m.start]
    if not _LISTED.fullmatch(between):
        return None
    following = scene.after(m, 28)
    stop = re.search(r"[,;.]|\band\b", following)
    reach = m.end + (stop.start() if stop else len(following))
    named = [known(p) for p in parties(scene, last.end, reach)]
    # What belongs to the figure before: "for Poland," behind it, where ours has its own.
    ours = [p for p in named if p.start >= m.end] or _own(scene, last, m, named)
    items = [
        i for i in scene.sentence.mentions if i.type is M.ITEM and last.end <= i.start < m.start
    ]
    if len(ours) == 1:
        out = copy(draft, m, quantity, scene)
        role = Role.COUNTERPART if _other_side(scene, draft, ours[0]) else Role.SUBJECT
        if any(p.name == ours[0].name for p in draft.roles.get(role, [])):
            return None
        out.roles[role] = [ours[0]]
        out.start, out.end = min(ours[0].start, m.start), max(ours[0].end, m.end)
        return out
    if items and draft.items and not ours:
        out = copy(draft, m, quantity, scene)
        out.items, out.start = items, items[0].start
        return out
    return None


def _own(scene: Scene, last: Mention, m: Mention, named: list[Mention]) -> list[Mention]:
    """The parties between two figures that stand behind the list's comma or `and`."""
    between = scene.folded[last.end : m.start]
    breaks = list(re.finditer(r",|;|\band\b|\bwhile\b|\bbut\b|\bfollowed\s+by\b|\(", between))
    if not breaks:
        return []
    cut = last.end + breaks[0].start()
    return [p for p in named if cut <= p.start < m.start]


_TOWARDS = re.compile(r"\b(?:for|to|from)\s+(?:the\s+)?$")


def _other_side(scene: Scene, draft: Draft, party: Mention) -> bool:
    """Whether the list goes through those that the goods go to or come from."""
    if draft.measure is Measure.SHARE:
        return False
    before = scene.folded[max(scene.sentence.start, party.start - 10) : party.start]
    return draft.has(Role.COUNTERPART) or _TOWARDS.search(before) is not None


def earlier(scene: Scene, m: Mention, quantity: Quantity) -> Draft | None:
    """ "$9.5 billion from $13.5 billion", "up from 36% in 2023": the same at an earlier time."""
    if not scene.done:
        return None
    last, draft = scene.done[-1]
    if last.type is not m.type:
        return None
    between = scene.folded[last.end : m.start]
    if len(between) < 40 and _EARLIER.search(between):
        out = copy(draft, m, quantity, scene)
        out.start, out.end = draft.start, max(draft.end, m.end)
        own = own_date(scene, m)
        out.dates = own or scene.year_before(draft.dates)
        return out
    if _TO.fullmatch(between) and re.search(r"\bfrom\s+$", scene.before(last, 8)):
        out = copy(draft, m, quantity, scene)
        out.start, out.end = draft.start, max(draft.end, m.end)
        out.dates = own_date(scene, m) or list(draft.dates)
        mine = own_date(scene, last)
        draft.dates = mine if mine and mine[0].start < m.start else scene.year_before(out.dates)
        return out
    return None


def own_date(scene: Scene, m: Mention) -> list[Mention]:
    """The time right behind a figure ("36% in 2023")."""
    for d in scene.sentence.mentions:
        if (
            d.type is M.DATE
            and 0 <= d.start - m.end < 14
            and re.fullmatch(
                r"\s*\(?(?:in|for|during|at|by|over)?\s*(?:the\s+)?", scene.folded[m.end : d.start]
            )
        ):
            return [d]
    return []


def halves(m: Mention) -> tuple[Quantity, Quantity] | None:
    """ "from 32 to 37 percent": the two ends of a range as two figures."""
    q = m.quantity
    if q is None or q.upper is None:
        return None
    low = q.model_copy(update={"qualifier": Qualifier.EXACT, "upper": None})
    return low, low.model_copy(update={"amount": q.upper})
