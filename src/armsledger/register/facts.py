"""A claim with everything that comparing it needs, worked out once."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache

from armsledger.model import Kind, Quantity, SourcedClaim, Stage
from armsledger.model.period import bounds
from armsledger.register.quantities import agree
from armsledger.register.saying import is_frame, says_more
from armsledger.register.sides import Side, Sides, exact_recipients
from armsledger.register.systems import System, Systems
from armsledger.register.wordprint import wordprint

YEAR = 366
"""Days; the longer year, so that a year's gap is never missed by a day."""


LOOK_BACK = 12 * YEAR
"""How far back a report of a delivery may look for its contract."""


_ONE_ORDER = 150
"""Days within which two signatures may be one order."""
_LEAD = 90
"""Days that pass at least from an order to its first delivery."""
_NEWS = 45
"""Days for which a signature is news."""


class Phase(IntEnum):
    """The part of a dealing's life that a stage belongs to, in the order that they come."""

    TALK = 0
    PLAN = 1
    SIGN = 2
    PERFORM = 3
    END = 4
    DENY = 5


_PHASES = {
    Stage.CONSIDERED: Phase.TALK,
    Stage.OFFERED: Phase.TALK,
    Stage.NEGOTIATING: Phase.TALK,
    Stage.PLANNED: Phase.PLAN,
    Stage.SIGNED: Phase.SIGN,
    Stage.UNDER_WAY: Phase.PERFORM,
    Stage.COMPLETED: Phase.PERFORM,
    Stage.SUSPENDED: Phase.END,
    Stage.CANCELLED: Phase.END,
    Stage.DENIED: Phase.DENY,
}

_NAMES = {
    Phase.TALK: "talk",
    Phase.PLAN: "plan",
    Phase.SIGN: "order",
    Phase.PERFORM: "delivery",
    Phase.END: "end",
    Phase.DENY: "denial",
}

Window = tuple[int, int]
"""The first and the last day on which a step may have been, as ordinals."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A claim as the register compares it."""

    source: SourcedClaim
    kind: Kind
    left: Side
    right: Side
    split: frozenset[str]
    """Armed services, or who is sanctioned, within the right side."""
    systems: tuple[tuple[System, Quantity | None], ...]
    """Items whose name says something, with their numbers."""
    stage: Stage
    phase: Phase
    step: Phase
    """Its phase; a schedule stands where the deliveries stand."""
    name: str
    """The step in a word; `schedule` for a schedule."""
    window: Window | None
    dated: bool
    """The claim has a period of its own."""
    looks_back: bool
    """It has none, and its report tells of later steps: it may have been long ago."""
    schedule: bool
    """It is a plan that its report states beside a contract or a delivery: what is to come of it.
    Its window is that of the report."""
    epoch: int | None
    """Of the orders between its sides for its system, the one that it is, follows or leads to,
    counted in the order of time; None where that cannot be told."""
    numbered: frozenset[int]
    """Of these orders, those that are of a number that it states."""
    voice: frozenset[str]
    """Speaker and outlets that the report credits."""
    words: frozenset[tuple[str, ...]]
    """The print of its quoted words, by which copies are known."""
    more: bool
    """The report says that it comes on top of another order."""
    frame: bool
    """The report calls it a frame contract."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.source.claim_id


def all_facts(claims: Iterable[SourcedClaim], systems: Systems, sides: Sides) -> list[Facts]:
    """The claims as the register compares them, in the order of time, then of claim ids."""
    by_report: dict[tuple[str, Kind], list[Facts]] = defaultdict(list)
    for claim in claims:
        known = facts(claim, systems, sides)
        by_report[known.source.report_id, known.kind].append(known)
    found = [_placed(one, siblings) for siblings in by_report.values() for one in siblings]
    return sorted(with_epochs(found), key=lambda f: (f.window or (0, 0), f.id))


def with_epochs(claims: list[Facts]) -> list[Facts]:
    """The claims, each with the orders that stand next to it in time and in number."""
    signed: dict[Hashable, list[Facts]] = defaultdict(list)
    for claim in claims:
        if claim.phase is Phase.SIGN and claim.window and not claim.looks_back:
            for key in _order_keys(claim):
                signed[key].append(claim)
    orders = {key: _orders([c.window for c in known if c.window]) for key, known in signed.items()}
    by_number: dict[Hashable, dict[Quantity, set[int]]] = defaultdict(lambda: defaultdict(set))
    for key, known in signed.items():
        for claim in known:
            for _, number in claim.systems:
                if number:
                    by_number[key][number].add(_epoch(claim, orders[key]))
    found = []
    for claim in claims:
        keys = [k for k in _order_keys(claim) if k in orders]
        epoch, numbered = None, frozenset[int]()
        if keys:
            key = min(keys, key=str)
            if claim.window and not claim.looks_back:
                epoch = _epoch(claim, orders[key])
            numbered = frozenset(
                n
                for _, number in claim.systems
                if number
                for other, epochs in by_number[key].items()
                if agree(number, other)
                for n in epochs
            )
        found.append(replace(claim, epoch=epoch, numbered=numbered))
    return found


def _order_keys(claim: Facts) -> Iterator[Hashable]:
    """Under what its orders are counted: who buys (or who is known) and each designation."""
    for system, _ in claim.systems:
        for key in system.keys:
            yield claim.kind, claim.right or claim.left, key


def _orders(windows: list[Window]) -> list[Window]:
    """Distinct times of orders: windows that overlap or lie near are one, the narrow ones first."""
    found: list[Window] = []
    for one in sorted(set(windows), key=lambda w: (w[1] - w[0], w)):
        if all(gap(one, other) > _ONE_ORDER for other in found):
            found.append(one)
    return sorted(found)


def _epoch(claim: Facts, orders: list[Window]) -> int:
    """The number of the order that a claim belongs to by its time alone."""
    assert claim.window
    first, last = claim.window
    if claim.phase is Phase.SIGN:
        return min(range(len(orders)), key=lambda n: (gap(claim.window, orders[n]), n))
    if claim.schedule:
        return max(0, sum(order[0] <= last for order in orders) - 1)
    if (claim.phase < Phase.SIGN and not claim.dated) or claim.phase is Phase.TALK:
        return sum(order[1] < first for order in orders)
    return max(0, sum(order[0] <= last - _LEAD for order in orders) - 1)


def _placed(one: Facts, siblings: list[Facts]) -> Facts:
    """The claim with the window that the rest of its report suggests."""
    if _tells_later(one, siblings):
        return _looking_back(one)
    if one.phase is Phase.PLAN and any(
        s.phase in {Phase.SIGN, Phase.PERFORM} and _same_goods(one, s) for s in siblings
    ):
        told = window(one.source, undated=True)
        if told:
            last = told[1] - YEAR
            window_of_report = max(told[0], last - _NEWS), last
            return replace(
                one,
                step=Phase.PERFORM,
                name="schedule",
                schedule=True,
                window=window_of_report,
            )
    return _news(one)


def _same_goods(one: Facts, other: Facts) -> bool:
    return (
        not one.systems
        or not other.systems
        or any(x.meets(y) for x, _ in one.systems for y, _ in other.systems)
    )


def _tells_later(one: Facts, siblings: list[Facts]) -> bool:
    """Whether an undated step stands in its report beside a later one with the same system."""
    return (
        not one.dated
        and one.phase is Phase.SIGN
        and any(
            other.phase is Phase.PERFORM
            and any(x.meets(y) for x, _ in one.systems for y, _ in other.systems)
            for other in siblings
        )
    )


def _looking_back(one: Facts) -> Facts:
    if one.window is None:
        return one
    first, last = one.window
    return replace(one, window=(max(1, first - LOOK_BACK), last), looks_back=True)


def _news(one: Facts) -> Facts:
    """An undated signature that is told by itself is news: it was within the last month or so."""
    if one.dated or one.phase is not Phase.SIGN or one.window is None:
        return one
    first, last = one.window
    return replace(one, window=(max(first, last - _NEWS), last))


def facts(source: SourcedClaim, systems: Systems, sides: Sides) -> Facts:
    """Everything that comparing the claim needs, seen by itself."""
    claim = source.claim
    left, right = sides(claim)
    phase = _PHASES[claim.stage]
    said = {name.casefold() for name in claim.via}
    if claim.speaker:
        said.add(claim.speaker.name.casefold())
    return Facts(
        source=source,
        kind=claim.kind,
        left=left,
        right=right,
        split=exact_recipients(claim),
        systems=tuple((s, item.quantity) for item in claim.items if (s := systems(item))),
        stage=claim.stage,
        phase=phase,
        step=phase,
        name=_NAMES[phase],
        window=window(source),
        dated=stated_days(claim.period) is not None,
        looks_back=False,
        schedule=False,
        epoch=None,
        numbered=frozenset(),
        voice=frozenset(said),
        words=wordprint(source),
        more=says_more(source),
        frame=is_frame(source),
    )


def published(source: SourcedClaim) -> date | None:
    """The first day of the report's publication date; None where it has none that is EDTF."""
    days = stated_days(source.published)
    return date.fromordinal(days[0]) if days and days[0] > 1 else None


def window(source: SourcedClaim, *, undated: bool = False) -> Window | None:
    """When the claim's step may have been; None where nothing tells.

    `undated` sets its own period aside.

    A claim without a period is news: its step was in the year before the report,
    or, where it is only planned, may be in the year after as well.
    """
    claim = source.claim
    days = None if undated else stated_days(claim.period)
    if days:
        return days
    report = stated_days(source.published)
    if report is None:
        return None
    later = YEAR if claim.stage is Stage.PLANNED else 0
    return max(1, report[0] - YEAR), min(date.max.toordinal(), report[1] + later)


def gap(one: Window | None, other: Window | None) -> int:
    """Days between two windows; 0 where they overlap or one is not known."""
    if one is None or other is None:
        return 0
    return max(0, one[0] - other[1], other[0] - one[1])


@lru_cache(maxsize=65536)
def stated_days(edtf: str | None) -> Window | None:
    """A period's bounds as ordinals. A time of day is cut off; what is not EDTF tells nothing."""
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf.partition("T")[0])
    except ValueError:
        return None
    return (first or date.min).toordinal(), (last or date.max).toordinal()
