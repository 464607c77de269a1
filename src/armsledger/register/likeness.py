"""What two claims have in common and where they differ, as named features.

What each is worth stands in `weights.csv`.
"""

from dataclasses import dataclass
from functools import cache

from armsledger.model import Kind, Quantity, Stage
from armsledger.register.facts import YEAR, Facts, Phase, gap
from armsledger.register.quantities import agree, contradict, exceeds
from armsledger.register.sides import ONE_SIDED, Side
from armsledger.register.wordprint import same_print

_ROUNDING = 1 / 8
"""Two sums within an eighth are readings of one: rates and roundings put them so far apart."""
_MANY = 10
"""From here a number in common is hardly chance."""
_SAME_DAY = 14
"""Days by which reports differ about the day of one signature."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature is worth: a row of `weights.csv`."""

    feature: str
    weight: str
    """Log-odds of one deal, in tenths; a whole number."""


def features(a: Facts, b: Facts) -> list[str]:
    """The names of what holds for the pair, in a fixed order. Symmetric."""
    if (a.step, _start(a)) > (b.step, _start(b)):
        a, b = b, a
    found = ["any pair"]
    _parties(a, b, found)
    found.append(_items(a, b))
    _figures(a, b, found)
    _time(a, b, found)
    _words(a, b, found)
    return found


def possible(a: Facts, b: Facts) -> bool:
    """Whether the two can be of one deal at all.

    They are of one kind; neither names a party that the other does not (of a joint order all
    buyers may be named, or some), nor another armed service; one report does not tell them
    apart; two sales to nobody in particular are one only where the words are copies; and no
    more than twice as much is handed over as was ordered.
    """
    return (
        a.kind is b.kind
        and not (a.split and b.split and a.split.isdisjoint(b.split))
        and (bool(a.right or b.right) or a.kind in ONE_SIDED or _one_text(a, b))
        and (a.left <= b.left or b.left <= a.left)
        and (a.right <= b.right or b.right <= a.right)
        and not _told_apart(a, b)
        and not _far_more(a, b)
    )


def near(a: Facts, b: Facts) -> bool:
    """Whether enough is shared to join them by: a party, and an item, a report or the time.

    Where one lacks a side that the other names, the item must be a designation.
    """
    if a.left.isdisjoint(b.left) and a.right.isdisjoint(b.right):
        return False
    if one_report(a, b):
        return True
    shared = [(x, y) for x, _ in a.systems for y, _ in b.systems if x.meets(y)]
    if bool(a.left) is not bool(b.left) or bool(a.right) is not bool(b.right):
        return any(x.keys and y.keys for x, y in shared)
    if shared:
        return True
    silent = not a.systems or not b.systems or a.kind is Kind.EXHIBITION
    known = a.window is not None and b.window is not None
    return silent and known and gap(a.window, b.window) == 0 and a.left == b.left


def _far_more(a: Facts, b: Facts) -> bool:
    """Whether more than twice as many were handed over as were ordered."""
    if a.phase > b.phase:
        a, b = b, a
    if a.phase is not Phase.SIGN or b.phase is not Phase.PERFORM:
        return False
    stated = numbers(a, b)
    return any(exceeds(y, x) and y.amount > 2 * x.amount for x, y in stated) and not any(
        agree(x, y) for x, y in stated
    )


def _one_text(a: Facts, b: Facts) -> bool:
    return one_report(a, b) or same_print(a.words, b.words)


def numbers(a: Facts, b: Facts) -> list[tuple[Quantity, Quantity]]:
    """The numbers that the two give for systems that may be one."""
    return [(p, q) for x, p in a.systems for y, q in b.systems if p and q and x.meets(y)]


def values(a: Facts, b: Facts) -> list[tuple[Quantity, Quantity]]:
    """The sums that the two give."""
    one, other = a.source.claim.value, b.source.claim.value
    return [(one, other)] if one and other else []


def one_report(a: Facts, b: Facts) -> bool:
    """Whether one report says both."""
    return a.source.report_id == b.source.report_id


def _start(f: Facts) -> tuple[int, str]:
    return (f.window or (0, 0))[0], f.id


def _parties(a: Facts, b: Facts, found: list[str]) -> None:
    _side(_LEFT, a.left, b.left, found)
    if a.kind not in ONE_SIDED:
        _side(_RIGHT, a.right, b.right, found)


_LEFT = ("left shared", "left in part", "left of one", "left unknown")
_RIGHT = ("right shared", "right in part", "right of one", "right unknown")


def _side(names: tuple[str, str, str, str], one: Side, other: Side, found: list[str]) -> None:
    shared, in_part, of_one, unknown = names
    if one and other:
        found.append(shared)
        if one != other:
            found.append(in_part)
    else:
        found.append(of_one if one or other else unknown)


def _items(a: Facts, b: Facts) -> str:
    if a.kind is Kind.EXHIBITION:
        one, other = a.source.claim.event, b.source.claim.event
        if not one or not other:
            return "items: one silent"
        return "items: one name" if one.casefold() == other.casefold() else "items: others"
    if not a.systems or not b.systems:
        return "items: one silent" if a.systems or b.systems else "items: both silent"
    shared = [(x, y) for x, _ in a.systems for y, _ in b.systems if x.meets(y)]
    if not shared:
        may_be = any(x.may_be(y) for x, _ in a.systems for y, _ in b.systems)
        return "items: one silent" if may_be else "items: others"
    named = [(x, y) for x, y in shared if x.keys and y.keys]
    if any(x.name == y.name for x, y in shared):
        return "items: one name"
    if not named:
        return "items: one sort"
    if all(x.variant and y.variant for x, y in named):
        return "items: variants"
    return "items: one family"


def _figures(a: Facts, b: Facts, found: list[str]) -> None:
    stated = numbers(a, b)
    if stated:
        agreed = [x for x, y in stated if agree(x, y)]
        if agreed:
            large = any(x.amount >= _MANY for x in agreed)
            size = "large" if large else "small"
            found.append(_number_name(size, a.name if a.step is b.step else "later"))
        elif any(contradict(x, y) for x, y in stated):
            found.append(_other_number(a, b, stated))
    if a.numbered and b.numbered:
        found.append(_by_number(a.numbered, b.numbered))
    elif a.numbered or b.numbered:
        epoch, numbered = (b.epoch, a.numbered) if a.numbered else (a.epoch, b.numbered)
        if epoch is not None:
            next_one = epoch in numbered
            found.append("order by number: next" if next_one else "order by number: another")
    for x, y in values(a, b):
        if agree(x, y):
            found.append("value: one")
        elif x.unit == y.unit:
            found.append("value: others" if _far_apart(x, y) else "value: near")


def _other_number(a: Facts, b: Facts, stated: list[tuple[Quantity, Quantity]]) -> str:
    if a.step is b.step:
        return f"number: others, {a.name}"
    more = any(exceeds(y, x) for x, y in stated)
    if a.step >= Phase.SIGN:
        return "number: more later" if more else "number: fewer later"
    return "number: more than planned" if more else "number: fewer than planned"


def _by_number(one: frozenset[int], other: frozenset[int]) -> str:
    """Whether the orders of the one's number are those of the other's."""
    if one == other:
        return "orders by number: one" if len(one) == 1 else "orders by number: several"
    apart = one.isdisjoint(other)
    return "orders by number: others" if apart else "orders by number: in part"


def _far_apart(one: Quantity, other: Quantity) -> bool:
    apart = abs(one.amount - other.amount)
    return contradict(one, other) and apart > _ROUNDING * max(abs(one.amount), abs(other.amount))


def _time(a: Facts, b: Facts, found: list[str]) -> None:
    if a.window is None or b.window is None:
        found.append("time: unknown")
        return
    apart = gap(a.window, b.window)
    if a.step is b.step or b.window[1] >= a.window[0]:
        one_step = a.step is b.step
        dated = one_step and a.phase is Phase.SIGN and a.dated and b.dated
        looks_back = a.looks_back or b.looks_back
        found.append(_time_name(a.name, one_step, dated, _span(apart, dated), looks_back))
    else:
        found.append(_late_name(a.name, _span(apart, dated=False)))
    if a.stage is b.stage:
        found.append("one stage")
    if a.epoch is not None and b.epoch is not None:
        between = b.epoch - a.epoch
        found.append(_between_name(min(2, max(-1, between)), a.name, b.name))


@cache
def _number_name(size: str, step: str) -> str:
    return f"number: one, {size}, {step}"


@cache
def _between_name(orders: int, one: str, other: str) -> str:
    """How many orders lie between the two by their times."""
    return f"{_ORDERS_BETWEEN[orders]}, {one} to {other}"


@cache
def _late_name(name: str, span: str) -> str:
    """An earlier step that is dated after a later one."""
    return f"time: {name} late {span}"


@cache
def _time_name(name: str, one_step: bool, dated: bool, span: str, looks_back: bool) -> str:
    back = ", looking back" if looks_back else ""
    if one_step:
        return f"time:{' dated' if dated else ''} {name} {span}{back}"
    return f"time: after {name} {span}{back}"


_ORDERS_BETWEEN = {
    -1: "orders between: before",
    0: "orders between: none",
    1: "orders between: one",
    2: "orders between: several",
}
_SPANS = {
    "1 month": 31,
    "6 months": 183,
    "1 year": YEAR,
    "2 years": 2 * YEAR,
    "4 years": 4 * YEAR,
    "7 years": 7 * YEAR,
    "12 years": 12 * YEAR,
}


def _span(days: int, dated: bool) -> str:
    if dated and days <= _SAME_DAY:
        return "days"
    for name, most in _SPANS.items():
        if days <= most:
            return name
    return "long"


def _words(a: Facts, b: Facts, found: list[str]) -> None:
    if a.more is not b.more:
        found.append("one says more")
    if a.frame or b.frame:
        found.append("frame: both" if a.frame and b.frame else "frame: one")
    if one_report(a, b):
        voices = bool(a.voice) and bool(b.voice) and a.voice != b.voice
        found.append("report: voices" if voices else f"report: {a.name}, {b.name}")
    elif same_print(a.words, b.words):
        found.append("words: copied")
    if a.stage in _OFF or b.stage in _OFF:
        found.append("denied or off")


_OFF = frozenset({Stage.DENIED, Stage.CANCELLED})


def _told_apart(a: Facts, b: Facts) -> bool:
    """Whether one report in one voice tells of two dealings.

    It has one claim for each step of a dealing. So what is only considered beside a contract
    is an option; two contracts, or two undated deliveries, of other numbers are two; and a
    plan without a date, of another number than was ordered, is no schedule.
    """
    if not one_report(a, b) or (a.voice and b.voice and a.voice != b.voice):
        return False
    if a.phase > b.phase:
        a, b = b, a
    stated = numbers(a, b)
    differ = any(contradict(x, y) for x, y in stated) and not any(agree(x, y) for x, y in stated)
    if a.phase is Phase.TALK and b.phase in {Phase.SIGN, Phase.PERFORM}:
        return not a.dated or _start(a)[0] > (b.window or (0, 0))[1]
    if a.phase is b.phase is Phase.SIGN:
        if a.dated and b.dated and gap(a.window, b.window) > 0:
            return True
        return differ
    if a.phase is b.phase is Phase.PERFORM:
        return not a.dated and not b.dated and differ
    if a.phase is Phase.PLAN and b.phase is Phase.SIGN:
        return not a.dated and differ
    return a.phase is Phase.SIGN and any(exceeds(y, x) for x, y in stated)
