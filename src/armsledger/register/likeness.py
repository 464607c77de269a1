"""What two claims have in common and where they differ, as named features.

What each is worth stands in `weights.csv`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from armsledger.model import Kind, Quantity, Stage
from armsledger.register.facts import YEAR, Facts, Phase, gap
from armsledger.register.quantities import agree, contradict, exceeds
from armsledger.register.sides import ONE_SIDED, Side
from armsledger.register.wordprint import same_words

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


def features(a: Facts, b: Facts) -> Iterator[str]:
    """The names of what holds for the pair, in a fixed order. Symmetric."""
    if (a.step, *_start(a)) > (b.step, *_start(b)):
        a, b = b, a
    yield "any pair"
    yield from _parties(a, b)
    yield _items(a, b)
    yield from _figures(a, b)
    yield from _time(a, b)
    yield from _words(a, b)


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
    return one_report(a, b) or same_words(a.source, b.source)


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


def _parties(a: Facts, b: Facts) -> Iterator[str]:
    yield from _side("left", a.left, b.left)
    if a.kind not in ONE_SIDED:
        yield from _side("right", a.right, b.right)


def _side(name: str, one: Side, other: Side) -> Iterator[str]:
    if one and other:
        yield f"{name} shared"
        if one != other:
            yield f"{name} in part"
    elif one or other:
        yield f"{name} of one"
    else:
        yield f"{name} unknown"


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


def _figures(a: Facts, b: Facts) -> Iterator[str]:
    stated = numbers(a, b)
    if any(agree(x, y) for x, y in stated):
        large = any(agree(x, y) and x.amount >= _MANY for x, y in stated)
        yield "number: one, large" if large else "number: one, small"
    elif any(contradict(x, y) for x, y in stated):
        if a.step is b.step:
            yield f"number: others, {_name(a)}"
        elif any(exceeds(y, x) for x, y in stated):
            yield "number: more later" if a.step >= Phase.SIGN else "number: more than planned"
        else:
            yield "number: fewer later" if a.step >= Phase.SIGN else "number: fewer than planned"
    if a.numbered and b.numbered:
        if a.numbered == b.numbered:
            yield "orders by number: one" if len(a.numbered) == 1 else "orders by number: several"
        else:
            yield (
                "orders by number: others"
                if a.numbered.isdisjoint(b.numbered)
                else "orders by number: in part"
            )
    elif a.numbered or b.numbered:
        epoch, numbered = (b.epoch, a.numbered) if a.numbered else (a.epoch, b.numbered)
        if epoch is not None:
            yield "order by number: next" if epoch in numbered else "order by number: another"
    for x, y in values(a, b):
        if agree(x, y):
            yield "value: one"
        elif x.unit == y.unit:
            yield "value: others" if _far_apart(x, y) else "value: near"


def _far_apart(one: Quantity, other: Quantity) -> bool:
    apart = abs(one.amount - other.amount)
    return contradict(one, other) and apart > _ROUNDING * max(abs(one.amount), abs(other.amount))


def _time(a: Facts, b: Facts) -> Iterator[str]:
    if a.window is None or b.window is None:
        yield "time: unknown"
        return
    apart = gap(a.window, b.window)
    back = ", looking back" if a.looks_back or b.looks_back else ""
    if a.step is b.step:
        dated = " dated" if a.phase is Phase.SIGN and a.dated and b.dated else ""
        yield f"time:{dated} {_name(a)} {_span(apart, same_day=bool(dated))}{back}"
    elif b.window[1] < a.window[0]:
        yield f"time: before {'a year' if apart > YEAR else 'by little'}"
    else:
        yield f"time: after {_name(a)} {_span(apart)}{back}"
    if a.source.claim.stage is b.source.claim.stage:
        yield "one stage"
    if a.epoch is not None and b.epoch is not None:
        apart = b.epoch - a.epoch

        yield f"orders between: {_ORDERS_BETWEEN.get(apart, 'several' if apart > 0 else 'before')}"


_ORDERS_BETWEEN = {0: "none", 1: "one"}
_SPANS = {
    "1 month": 31,
    "6 months": 183,
    "1 year": YEAR,
    "2 years": 2 * YEAR,
    "4 years": 4 * YEAR,
    "7 years": 7 * YEAR,
    "12 years": 12 * YEAR,
}


def _span(days: int, *, same_day: bool = False) -> str:
    if same_day and days <= _SAME_DAY:
        return "days"
    return next((name for name, most in _SPANS.items() if days <= most), "long")


def _words(a: Facts, b: Facts) -> Iterator[str]:
    if a.more is not b.more:
        yield "one says more"
    if a.frame or b.frame:
        yield "frame: both" if a.frame and b.frame else "frame: one"
    if one_report(a, b):
        voices = bool(a.voice) and bool(b.voice) and a.voice != b.voice
        yield "report: voices" if voices else f"report: {_name(a)}, {_name(b)}"
    elif same_words(a.source, b.source):
        yield "words: copied"
    for f in (a, b):
        if f.source.claim.stage in {Stage.DENIED, Stage.CANCELLED}:
            yield "denied or off"
            return


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


_NAMES = {
    Phase.TALK: "talk",
    Phase.PLAN: "plan",
    Phase.SIGN: "order",
    Phase.PERFORM: "delivery",
    Phase.END: "end",
    Phase.DENY: "denial",
}


def _name(f: Facts) -> str:
    return "schedule" if f.schedule else _NAMES[f.phase]
