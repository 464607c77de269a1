"""Rises and falls, in percent or times."""

import re

from armsledger.extraction.document import M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.carry import copy, listed
from armsledger.extraction.indicators.parties import (
    counterpart,
    fallback,
    known,
    parties,
    subject,
)
from armsledger.extraction.indicators.scene import Scene, Spot
from armsledger.model import Measure, Role

NAMES = ("exports", "imports", "arms_sales", "sales", "orders", "production", "budget", "licences")
_NOUN_BEHIND = re.compile(
    r"\s*(?:(?:year-on-year|annual|average|real-terms|nominal|record|further|sharp)\s+)*"
    r"(?:(?P<up>increase|rise|growth|jump|surge|gain|upturn|hike|climb)|"
    r"(?P<down>decline|drop|fall|decrease|reduction|cut|slump|dip|plunge|contraction))\b"
)
_THAN_BEHIND = re.compile(
    r"\s*(?:year-on-year\s+|year\s+on\s+year\s+)?(?:(?P<up>more|higher|larger|bigger|greater|above|up)|"
    r"(?P<down>less|lower|smaller|fewer|below|down))\b"
)
_BY = re.compile(r"(?:\bby|\bof|\ba|\ban)\s+(?:a\s+)?(?:\w+\s+){0,2}?$|\b(?:up|down)\s+$")


_MADE = re.compile(r"\bma(?:de|kes?|king)\s+$")


def direction(scene: Scene, m: Mention, a: int) -> int:
    """1 for a rise, -1 for a fall, 0 where the figure is neither."""
    after = scene.after(m, 48)
    for pattern in (_NOUN_BEHIND, _THAN_BEHIND):
        match = pattern.match(after)
        if match:
            return 1 if match.group("up") else -1
    start = max(scene.units[a].start, m.start - 60)
    best, sign = -1, 0
    for name, value in (("up", 1), ("down", -1)):
        for match in scene.words.single[name].finditer(scene.folded, start, m.start):
            if match.end() > best and not _MADE.search(scene.folded, start, match.start()):
                best, sign = match.end(), value
    if not sign:
        return 0
    between = scene.folded[best : m.start]
    near = re.fullmatch(
        r"\s*(?:,\s*)?(?:[a-z'-]+\s+){0,4}?(?:by\s+|of\s+|an?\s+)?(?:average\s+(?:of\s+)?)?",
        between,
    )
    if near is None or re.search(r"\b(?:to|at|from|than|was|were|accounted|share)\b", between):
        return 0
    return sign


def growth(scene: Scene, m: Mention, sign: int, before: list[Draft]) -> Draft | None:
    """The growth that a percentage makes."""
    if m.quantity is None:
        return None
    k = scene.at(m.start)
    a, b = scene.clause(k)
    quantity = m.quantity
    if sign < 0:
        quantity = quantity.model_copy(update={"amount": -quantity.amount})
    spot = Spot(m, quantity, a, b)
    found = scene.measure(a, b, m.start, NAMES)
    if found is not None:
        if scene.words.single["other_money"].search(scene.text(a, b)):
            return None
        return _growth(scene, spot, found[0], subject(scene, m, a, b, found[1:]))
    if scene.done:
        return _carried(scene, spot, before)
    found = scene.measure(0, len(scene.units) - 1, m.start, NAMES)
    if found is None:
        return _carried(scene, spot, before)
    whose = _own_subject(scene, m, a) or subject(scene, m, a, b, found[1:])
    return _growth(scene, spot, found[0], whose)


def _growth(scene: Scene, spot: Spot, name: str, whose: Mention | None) -> Draft:
    whose = whose or fallback(scene, spot.m)
    if name == "arms_sales":
        maker = whose is not None and whose.type is M.ORGANISATION and whose.org_type != "exporter"
        name = "sales" if maker else "exports"
    draft = scene.draft("growth", spot)
    draft.of = Measure(name)
    if whose is not None:
        draft.add(Role.SUBJECT, whose)
    other = counterpart(scene, name, spot, whose)
    if other is not None and spot.m.start > other.start:
        draft.add(Role.COUNTERPART, other)
    return draft


def _own_subject(scene: Scene, m: Mention, a: int) -> Mention | None:
    """ "… and China's dropped 7.8 percent": whose the measure left out is."""
    start = scene.units[a].start
    for p in reversed(parties(scene, start, m.start)):
        if re.match(r"'s?\s", scene.folded[p.end : p.end + 3]):
            return known(p)
    return None


def _carried(scene: Scene, spot: Spot, before: list[Draft]) -> Draft | None:
    """The measure of an earlier figure, with this clause's own subject where it has one."""
    m, a, b = spot.m, spot.a, spot.b
    last = next((d for _, d in reversed(scene.done) if d.of or _flows(d)), None)
    last = last or next((d for d in reversed(before) if d.of or _flows(d)), None)
    if last is None:
        return None
    own = _own_subject(scene, m, a)
    same = scene.words.single["same"].search(scene.folded, scene.units[a].start, m.start)
    short = len(scene.sentence.mentions) <= 6
    if own is None and same is None and not short:
        return None
    of = last.of if last.of is not None else last.measure
    if of is None:
        return None
    whose = own or subject(scene, m, a, b, None)
    draft = copy(last, m, spot.quantity, scene)
    fresh = scene.draft("growth", spot)
    draft.measure, draft.of = Measure.GROWTH, of
    draft.start, draft.end, draft.stage = fresh.start, fresh.end, fresh.stage
    draft.future, draft.items = fresh.future, []
    draft.dates = fresh.dates or list(last.dates)
    draft.roles.pop(Role.COUNTERPART, None)
    if whose is not None and not (same and whose.form == "pronoun"):
        draft.roles[Role.SUBJECT] = [whose]
    return draft


def _flows(d: Draft) -> bool:
    return d.measure in (
        Measure.EXPORTS, Measure.IMPORTS, Measure.SALES, Measure.ORDERS, Measure.PRODUCTION,
        Measure.BUDGET,
    )  # fmt: skip


def ratio(scene: Scene, m: Mention, before: list[Draft]) -> Draft | None:
    """ "more than doubled", "a threefold increase", "grew five times"."""
    if m.quantity is None:
        return None
    a, b = scene.clause(scene.at(m.start))
    word = scene.folded[m.start : m.end]
    verb = re.search(r"\w+(?:ed|ing)$|double$", word)
    if verb is None:
        up = scene.has("up", a, b)
        down = scene.has("down", a, b)
        if not (up or down) or re.match(r"\s+(?:as|the)\b", scene.after(m, 6)):
            return None
        if down:
            return None
    if listed(scene, m, m.quantity) is not None:
        return None
    return growth(scene, m, 1, before)
