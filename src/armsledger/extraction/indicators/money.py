"""Sums that are no single deal's: exports, sales, order books, licences, budgets."""

import re

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.carry import copy, earlier, listed
from armsledger.extraction.indicators.parties import counterpart, fallback, subject
from armsledger.extraction.indicators.scene import Scene, Spot
from armsledger.model import Measure, Quantity, Role, Stage

_NAMES = ("exports", "imports", "arms_sales", "sales", "orders", "licences", "production", "budget")
_WORTH = re.compile(
    r"(?:\b(?:worth|for|valued\s+at|totall?ing|at|of|in|to\s+the\s+tune\s+of|amounting\s+to|"
    r"goods\s+for)|,)\s*(?:a\s+)?(?:(?:total|record|combined|of|value|amount|sum|the|estimated)\s+)*$"
)
_CONTRACTS = re.compile(
    r"\b(?:contracts|deals|agreements|orders|accords|contracts\s+and\s+agreements)"
    r"(?:,|\s+(?:(?!for\b)[\w-]+\s+){0,5}?)\s*"
    r"(?:(?:were|are|was)\s+)?(?:worth|valued\s+at|totall?ing|for|amounting\s+to|with\s+a\s+(?:total|combined)\s+"
    r"value\s+of|at\s+(?:the|a)\s+total\s+(?:amount|value|sum|cost)\s+of|to\s+the\s+value\s+of)"
    r"\s+(?:a\s+)?(?:(?:total|record|combined|of|some|about)\s+)*$"
)
_SCALED = re.compile(r"(?:million|billion|trillion|bn|mln|crore|lakh)$")
_MONEY_BEHIND = re.compile(
    r"\s*(?:$|[.,;:)]|(?:of\s+the|of\s+these|for|in|to|from|by|at|and|more|less|last|this|was|were)\b)"
)


def as_money(scene: Scene, m: Mention) -> Quantity | None:
    """A sum whose currency stands with an earlier one ("… and Denmark 136.2 million")."""
    q = m.quantity
    if q is None or m.type is not M.NUMBER or not _SCALED.search(scene.folded[m.start : m.end]):
        return None
    if not _MONEY_BEHIND.match(scene.after(m, 20)):
        return None
    sentences = scene.document.sentences
    for back in range(scene.number, max(-1, scene.number - 4), -1):
        for other in reversed(sentences[back].mentions):
            if other.type is M.MONEY and other.quantity is not None and other.end <= m.start:
                return q.model_copy(update={"unit": other.quantity.unit})
    return None


def money(
    scene: Scene, m: Mention, quantity: Quantity, taken: bool, before: list[Draft]
) -> Draft | None:
    """The indicator that a sum makes, if it makes one."""
    spot = scene.spot(m, quantity)
    again = earlier(scene, m, quantity) or listed(scene, m, quantity)
    if again is not None:
        return again
    if scene.words.single["other_money"].search(scene.text(spot.a, spot.b)):
        return None
    found: _Measured | None = _flow(scene, m, spot.a) or _counted(scene, m)
    if found is None:
        found = _noun(scene, spot)
        if taken and not _plain(scene, m, found):
            found = None
    if found is not None:
        return _made(scene, spot, *found)
    return None if taken else _carried(scene, spot, before)


_Measured = tuple[str, tuple[int, int] | None]


def _plain(scene: Scene, m: Mention, found: _Measured | None) -> bool:
    """ "a backlog of $5 billion": no deal's sum, whatever else has taken it for its value."""
    if found is None or found[1] is None or found[0] == "licences":
        return False
    x, y = found[1]
    gap = scene.folded[y : m.start]
    word = scene.folded[x:y]
    return (
        word not in ("orders", "production")
        and re.fullmatch(
            r"\s+(?:(?:of|at|to|was|were|is|reached|totall?ed|stood\s+at|worth|rose\s+to|fell\s+to|hit)\s+)?",
            gap,
        )
        is not None
    )


def _made(scene: Scene, spot: Spot, name: str, span: tuple[int, int] | None) -> Draft:
    m, a, b = spot.m, spot.a, spot.b
    whose = subject(scene, m, a, b, span) or fallback(scene, m)
    if name == "arms_sales":
        maker = whose is not None and whose.type is M.ORGANISATION and whose.org_type != "exporter"
        name = "sales" if maker else "exports"
    draft = scene.draft(name, spot)
    if whose is not None:
        draft.add(Role.SUBJECT, whose)
    other = counterpart(scene, name, spot, whose)
    if other is not None:
        draft.add(Role.COUNTERPART, other)
    return draft


def _counted(scene: Scene, m: Mention) -> tuple[str, None] | None:
    """ "43 agreements worth 10.1 billion": a sum of many contracts is no single deal's."""
    start = max(scene.sentence.start, m.start - 90)
    if not _CONTRACTS.search(scene.folded, start, m.start):
        return None
    for last, d in reversed(scene.done):
        if d.measure is Measure.CONTRACTS and 0 <= m.start - last.end < 90:
            return "orders", None
    return None


def _flow(scene: Scene, m: Mention, a: int) -> tuple[str, None] | None:
    """ "exported war materiel worth 955 million francs"."""
    start = scene.units[a].start
    last = None
    for match in scene.words.flow.finditer(scene.folded, start, m.start):
        last = match
    direct = _straight(scene, m, start)
    if direct is not None:
        return direct, None
    if last is None or not _WORTH.search(scene.folded, last.end(), m.start):
        return None
    between = scene.folded[last.end() : m.start]
    if len(between) > 40 or re.search(r"\b(?:contract|deal|agreement|under|including)\b", between):
        return None
    if any(
        i.type is M.ITEM and i.form == "designation" and last.start() <= i.start < m.start
        for i in scene.sentence.mentions
    ):
        return None
    return scene.words.flow_measure[last.group("verb")], None


_GOODS_BEHIND = re.compile(
    r"\s+worth\s+of\s+(?:[\w-]+\s+){0,3}?(?:products|goods|arms|weapons|weaponry|equipment|ammunition|"
    r"hardware|munitions|materiel)\b"
)
_VERB_AHEAD = re.compile(r"\b([a-z]+)\s+(?:(?:some|about|over|nearly|almost|a|total|of)\s+)*$")


def _straight(scene: Scene, m: Mention, start: int) -> str | None:
    """ "produced 121 million manats worth of defence products"."""
    verb = _VERB_AHEAD.search(scene.folded, start, m.start)
    if verb is None or not _GOODS_BEHIND.match(scene.folded, m.end, scene.sentence.end):
        return None
    return scene.words.flow_measure.get(verb.group(1))


def _noun(scene: Scene, spot: Spot) -> tuple[str, tuple[int, int] | None] | None:
    """The measure that the clause names beside the figure."""
    m, a, b = spot.m, spot.a, spot.b
    start = scene.units[a].start
    designations = any(
        i.type is M.ITEM and i.form == "designation" and start <= i.start < scene.units[b].end
        for i in scene.sentence.mentions
    )
    contracts = _CONTRACTS.search(scene.folded, max(start, m.start - 110), m.start)
    if contracts:
        if designations or any(i.type is M.ITEM and i.quantity for i in scene.sentence.mentions):
            return None
        return "orders", None
    found = scene.measure(a, b, m.start, _NAMES)
    if found is None:
        return None
    name, x, y = found
    between = scene.folded[y : m.start] if y <= m.start else scene.folded[m.end : x]
    if len(between) > 90 or (designations and name in ("orders", "arms_sales", "sales")):
        return None
    if re.search(r"\b(?:contract|deal|agreement|loan|programme|program|project)\b", between):
        return None
    if y <= m.start and re.match(
        r"\s+(?:agreement|contract|deal|licen[cs]e|control|credit|order\b)", between
    ):
        return None
    if (
        name == "orders"
        and scene.folded[x:y] == "orders"
        and not _WORTH.search(scene.before(m, 30))
    ):
        return None
    if x > m.end and not re.match(
        r"\s*(?:in|of|worth\s+of|from|-)?\s*(?:[\w'-]+\s+){0,3}$", between
    ):
        return None
    return name, (x, y)


def _carried(scene: Scene, spot: Spot, before: list[Draft]) -> Draft | None:
    """ "It increased to $46 million in 2013": the measure of the figure before."""
    m = spot.m
    last = next((d for _, d in reversed(scene.done) if _is_money(d)), None)
    last = last or next((d for d in reversed(before) if _is_money(d)), None)
    if last is None or last.measure is None:
        return None
    text = scene.folded[scene.units[spot.a].start : m.start]
    if _DEALING.search(text):
        return None
    reaches = scene.words.single["reach"].search(text)
    if not reaches and not re.match(r"\s+in\s+(?:19|20)\d\d", scene.after(m, 10)):
        return None
    same = scene.words.single["same"].search(text)
    aims = scene.has("target", spot.a, spot.b)
    if same is None and last.sentence is not scene.sentence and not aims:
        return None
    out = copy(last, m, spot.quantity, scene)
    fresh = scene.draft(last.measure.value, spot)
    out.start, out.end, out.stage, out.future = fresh.start, fresh.end, fresh.stage, fresh.future
    out.dates = fresh.dates or ([] if out.stage is not Stage.REPORTED else list(last.dates))
    out.roles.pop(Role.COUNTERPART, None)
    return out


_DEALING = re.compile(r"\b(?:contract|deal|agreement|order|tender|programme|project|signed)\b")


def _is_money(d: Draft) -> bool:
    return d.amount is not None and len(d.amount.unit) == 3 and d.amount.unit.isupper()
