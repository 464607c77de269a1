"""Frame contracts and their call-offs: which deal was carried out under which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from armsledger.model import SourcedClaim, Stage
from armsledger.model.deal import Deal
from armsledger.register.facts import YEAR, stated_days, window
from armsledger.register.quantities import exceeds
from armsledger.register.saying import is_call_off, is_frame
from armsledger.register.sides import Sides
from armsledger.register.systems import Systems

_LASTS = 12 * YEAR
"""Days for which call-offs of a frame contract are reported."""
_EARLY = 31
"""Days by which a report may date a call-off before its frame contract."""

_Key = tuple[str, str, str, str]


def with_frames(deals: Sequence[Deal], systems: Systems, sides: Sides) -> list[Deal]:
    """The deals, each call-off with the frame contract that it is of, and the other way round.

    A call-off is of the latest frame contract before it that is of its kind, between parties
    of both, for a system of both, and for no fewer pieces.
    """
    frames: dict[_Key, list[Deal]] = defaultdict(list)
    for deal in deals:
        if any(is_frame(c) for c in deal.claims) and not any(is_call_off(c) for c in deal.claims):
            for key in _keys(deal, systems, sides):
                frames[key].append(deal)
    frame_of: dict[str, str] = {}
    parts: dict[str, list[str]] = defaultdict(list)
    for deal in deals if frames else ():
        if not any(is_call_off(c) for c in deal.claims):
            continue
        fitting = {
            frame.id: frame
            for key in _keys(deal, systems, sides)
            for frame in frames.get(key, ())
            if frame.id != deal.id and _fits(frame, deal)
        }
        if fitting:
            chosen = max(fitting.values(), key=lambda f: (_first(f), f.id))
            frame_of[deal.id] = chosen.id
            parts[chosen.id].append(deal.id)
    return [
        deal.model_copy(
            update={"part_of": frame_of.get(deal.id), "parts": tuple(sorted(parts[deal.id]))}
        )
        if deal.id in frame_of or deal.id in parts
        else deal
        for deal in deals
    ]


def _keys(deal: Deal, systems: Systems, sides: Sides) -> Iterator[_Key]:
    lefts: set[str] = set()
    rights: set[str] = set()
    goods: set[str] = set()
    for claim in deal.claims:
        left, right = sides(claim.claim)
        lefts |= left
        rights |= right
        goods |= {k for item in claim.claim.items if (s := systems(item)) for k in s.keys}
    for one in lefts:
        for other in rights:
            for key in goods:
                yield deal.kind.value, one, other, key


def _fits(frame: Deal, deal: Deal) -> bool:
    begun, later = _first(frame), _first(deal)
    if not begun or not later or not begun - _EARLY <= later <= begun + _LASTS:
        return False
    ordered = [(a.ordered, b.ordered) for a in frame.items for b in deal.items if a.name == b.name]
    return not any(a and b and exceeds(b.printed, a.printed) for a, b in ordered)


def _first(deal: Deal) -> int:
    """The first day on which it was signed, or else heard of; 0 where nothing tells."""
    signed = deal.order_date and stated_days(deal.order_date.printed)
    if signed:
        return signed[0]
    days = [w[1] for c in _signed_first(deal.claims) if (w := window(c))]
    return min(days, default=0)


def _signed_first(claims: Iterable[SourcedClaim]) -> list[SourcedClaim]:
    known = list(claims)
    return [c for c in known if c.claim.stage is Stage.SIGNED] or known
