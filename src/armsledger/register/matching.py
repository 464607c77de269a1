"""Whether two claims can be of one deal, and how much speaks for it."""

from armsledger.model import Kind, Quantity
from armsledger.register.facts import YEAR, Facts, Phase, gap
from armsledger.register.quantities import agree, contradict, exceeds
from armsledger.register.sides import ONE_SIDED, Side
from armsledger.register.wording import quantity
from armsledger.register.wordprint import same_words

_SLACK = YEAR
"""How long before an earlier step a later one may be dated: reports err by a year."""

#: Years by which the later step of a pair may follow the earlier one. A delivery may
#: follow its contract by twelve years (ships, licensed series); talks that led nowhere in
#: six are other talks; two signatures more than two years apart are two contracts.
_FOLLOWS = {
    (Phase.TALK, Phase.TALK): 6,
    (Phase.TALK, Phase.PLAN): 6,
    (Phase.TALK, Phase.SIGN): 6,
    (Phase.PLAN, Phase.SIGN): 6,
    (Phase.SIGN, Phase.SIGN): 2,
}
_FOLLOWS_ELSE = 12
_ROUNDING = 1 / 8
_SAME_DAY = 14
"""Days by which reports differ about the day of one signature."""
_DENIAL = 2
"""A denial answers reports of its own time."""


def compatible(a: Facts, b: Facts) -> bool:
    """Whether nothing speaks against one deal: sides, items, dates and figures.

    Symmetric. Two claims of one deal must pass it, and so must every pair within
    a deal.
    """
    return (
        a.kind is b.kind
        and _sides_fit(a.left, b.left)
        and _sides_fit(a.right, b.right)
        and (not a.split or not b.split or bool(a.split & b.split))
        and _items_fit(a, b)
        and _dates_fit(a, b)
        and _figures_fit(a, b)
        and not _told_apart(a, b)
    )


def score(a: Facts, b: Facts) -> int:
    """How much speaks for one deal; 0 where nothing does or something speaks against it."""
    if not compatible(a, b):
        return 0
    same_report = a.source.report_id == b.source.report_id
    same_left, same_right = not a.left.isdisjoint(b.left), not a.right.isdisjoint(b.right)
    if not (same_left or same_right):
        return 0
    # Two sales to nobody in particular are one only where the words are the same.
    if a.kind not in ONE_SIDED and not a.right and not b.right and not _copied(a, b):
        return 0
    items = _shared_items(a, b)
    if (a.left != b.left or a.right != b.right) and items < 3 and not same_report:
        return 0
    if not items and not same_report and not _one_occasion(a, b):
        return 0
    differ = _numbers_differ(a, b)
    near = not (a.looks_back or b.looks_back) and gap(a.window, b.window) <= YEAR
    return (
        2 * (same_left + same_right)
        + items
        + 3 * any(agree(x, y) for x, y in _numbers(a, b))
        + 3 * any(agree(x, y) for x, y in _values(a, b))
        + (same_report and not differ)
        + (a.source.claim.stage is b.source.claim.stage)
        + 3 * near
        - differ
    )


def reasons(a: Facts, b: Facts) -> tuple[str, ...]:
    """What speaks for one deal, in words, the parties first."""
    said = [
        f"both name {', '.join(sorted(both))}"
        for both in (a.left & b.left, a.right & b.right)
        if both
    ]
    if a.source.report_id == b.source.report_id:
        said.append("one report says both")
    best = _shared_systems(a, b)
    if best:
        said.append(best)
    amounts = [x for pairs in (_numbers(a, b), _values(a, b)) for x, y in pairs if agree(x, y)]
    said += [f"both say {quantity(x)}" for x in dict.fromkeys(amounts)]
    if a.window and b.window:
        apart = gap(a.window, b.window)
        near = "their times overlap" if not apart else f"their times lie {apart} days apart"
        said.append(near)
    if _copied(a, b):
        said.append("their words are copies")
    return tuple(said)


def _shared_systems(a: Facts, b: Facts) -> str:
    """The nearest likeness of their items, in words; empty where there is none."""
    for x, _ in a.systems:
        for y, _ in b.systems:
            if x.family is not None and x.name == y.name:
                return f"both name the {x.label}"
    for x, _ in a.systems:
        for y, _ in b.systems:
            if x.meets(y):
                of_one = "family" if x.family and y.family else "category"
                return f"{x.label} and {y.label} are of one {of_one}"
    return ""


def figures_agree(a: Facts, b: Facts) -> bool:
    """Whether a number of one system, or the value, is the same in both."""
    return any(agree(x, y) for x, y in _numbers(a, b)) or any(agree(x, y) for x, y in _values(a, b))


def _sides_fit(one: Side, other: Side) -> bool:
    """Whether one names no other party than the other: all buyers of a joint order, or some."""
    return one <= other or other <= one


def _items_fit(a: Facts, b: Facts) -> bool:
    if a.kind is Kind.EXHIBITION:
        one, other = a.source.claim.event, b.source.claim.event
        return one is None or other is None or one.casefold() == other.casefold()
    if not a.systems or not b.systems:
        return True
    shared = [(x, y) for x, _ in a.systems for y, _ in b.systems if x.may_be(y)]
    if not shared:
        return False
    # Two variants of a family are one order only near in time or with a figure in common.
    if all(x.variant and y.variant and x.name != y.name for x, y in shared):
        return gap(a.window, b.window) <= YEAR or figures_agree(a, b)
    return True


def _dates_fit(a: Facts, b: Facts) -> bool:
    one, other = a.window, b.window
    if one is None or other is None:
        return True
    if Phase.DENY in {a.phase, b.phase}:
        return gap(one, other) <= _DENIAL * YEAR
    if a.phase > b.phase:
        a, b, one, other = b, a, other, one
    limit = _FOLLOWS.get((a.phase, b.phase), _FOLLOWS_ELSE) * YEAR
    apart = gap(one, other)
    if a.phase == b.phase:
        return apart <= limit
    before = one[0] > other[1]
    # What is planned has its date in the future, after steps already taken.
    return apart <= (_FOLLOWS_ELSE * YEAR if a.phase is Phase.PLAN else _SLACK if before else limit)


def _figures_fit(a: Facts, b: Facts) -> bool:
    """Whether the figures leave room for one order.

    Across reports a different figure contradicts the same order where the dates agree, to
    two weeks where both are stated, else to a year; otherwise it is another order. More
    delivered or planned than ordered is another order likewise.
    """
    if a.phase > b.phase:
        a, b = b, a
    if a.phase is b.phase is Phase.SIGN:
        differ = _numbers_differ(a, b) or any(_far_apart(x, y) for x, y in _values(a, b))
    elif b.phase is Phase.PERFORM and a.phase is Phase.SIGN:
        differ = any(exceeds(y, x) for x, y in _numbers(a, b))
    elif a.phase is Phase.PLAN and b.phase is Phase.SIGN:
        differ = any(exceeds(x, y) for x, y in _numbers(a, b))
    else:
        return True
    if not differ:
        return True
    # How near in time is not known of a contract that a later report looks back on.
    near = _SAME_DAY if a.dated and b.dated and a.phase is b.phase else YEAR
    return not (a.looks_back or b.looks_back) and gap(a.window, b.window) <= near


def _told_apart(a: Facts, b: Facts) -> bool:
    """Whether one report in one voice tells of two dealings.

    It has one claim for each step of a dealing. So what it says is only considered beside a
    contract is an option; two contracts, or two undated deliveries, with other figures are
    two; and a plan without a date of its own, with another number than was ordered, is no
    schedule of deliveries.
    """
    if a.source.report_id != b.source.report_id or _other_voice(a, b):
        return False
    if a.phase > b.phase:
        a, b = b, a
    if a.phase is Phase.TALK and b.phase in {Phase.SIGN, Phase.PERFORM}:
        return not a.dated or (a.window or (0, 0))[0] > (b.window or (0, 0))[1]
    if a.phase is b.phase is Phase.SIGN:
        if a.dated and b.dated and gap(a.window, b.window) > 0:
            return True
        return _numbers_differ(a, b) or any(contradict(x, y) for x, y in _values(a, b))
    if a.phase is b.phase is Phase.PERFORM:
        return not a.dated and not b.dated and _numbers_differ(a, b)
    if a.phase is Phase.PLAN and b.phase is Phase.SIGN:
        return not a.dated and _numbers_differ(a, b)
    if a.phase is Phase.SIGN and b.phase is Phase.PERFORM:
        return any(exceeds(y, x) for x, y in _numbers(a, b))
    return False


def _other_voice(a: Facts, b: Facts) -> bool:
    """Whether the report credits the two claims to different sources."""
    return bool(a.voice) and bool(b.voice) and a.voice != b.voice


def _numbers(a: Facts, b: Facts) -> list[tuple[Quantity, Quantity]]:
    return [(p, q) for x, p in a.systems for y, q in b.systems if p and q and x.meets(y)]


def _values(a: Facts, b: Facts) -> list[tuple[Quantity, Quantity]]:
    one, other = a.source.claim.value, b.source.claim.value
    return [(one, other)] if one and other else []


def _far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two sums are no readings of one: rates and roundings put them an eighth apart."""
    return contradict(one, other) and abs(one.amount - other.amount) > _ROUNDING * max(
        abs(one.amount), abs(other.amount)
    )


def _numbers_differ(a: Facts, b: Facts) -> bool:
    pairs = _numbers(a, b)
    return any(contradict(x, y) for x, y in pairs) and not any(agree(x, y) for x, y in pairs)


def _shared_items(a: Facts, b: Facts) -> int:
    """5 for one name, 3 for one family of designations, 1 for one category, else 0."""
    best = 0
    for x, _ in a.systems:
        for y, _ in b.systems:
            if x.meets(y):
                designated = x.family is not None and y.family is not None
                best = max(best, (5 if x.name == y.name else 3) if designated else 1)
    return best


def _one_occasion(a: Facts, b: Facts) -> bool:
    """Same parties at one time, where one of them names no item (of a show none counts)."""
    silent = not a.systems or not b.systems or a.kind is Kind.EXHIBITION
    known = a.window is not None and b.window is not None
    return silent and known and gap(a.window, b.window) == 0 and a.left == b.left


def _copied(a: Facts, b: Facts) -> bool:
    return a.source.report_id != b.source.report_id and same_words(a.source, b.source)
