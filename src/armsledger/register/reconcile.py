"""Sets deals beside the SIPRI trade register: what both have, and what only one of them has."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.register_countries import keys_of, widened
from armsledger.catalogue.register_deals import RegisterDeal
from armsledger.model.deal import Deal
from armsledger.register.assigning import assign
from armsledger.register.comparing import Difference, differences
from armsledger.register.listed import Listed, Years, listed, years_of
from armsledger.register.register_systems import Named, RegisterSystems

#: Years by which two order dates of one deal may lie apart, and by which they may where
#: one of them is an estimate.
_ORDERS_APART = 1
_ESTIMATES_APART = 2
_DELIVERIES_APART = 1
#: Years between what is known of two deals where not the same of both is.
_LIVES_APART = 2

#: What a pair costs, so that the likeliest pairs are the cheapest: a contradiction more than
#: any number of lesser signs.
_DIFFERENCE = 10_000
_NOUN = 100
_SUCCESSOR = 10
_VARIANT = 5
_UNKNOWN_ORDER = 1


class Verdict(StrEnum):
    """What a comparison comes to."""

    CORROBORATED = "corroborated"
    DIFFERS = "differs"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"


@dataclass(frozen=True, slots=True)
class Pair:
    """One system of a deal here and one deal there, or one of the two alone."""

    ours: Listed | None
    theirs: RegisterDeal | None
    differences: tuple[Difference, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Whether both have it, and agree."""
        if self.theirs is None:
            return Verdict.ONLY_HERE
        if self.ours is None:
            return Verdict.ONLY_THERE
        return Verdict.DIFFERS if self.differences else Verdict.CORROBORATED


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Every pair, and how far the two registers have the same deals."""

    pairs: tuple[Pair, ...]
    """By verdict; within one in the order of the deals, then of the file."""
    left_out_here: int
    """Entries of ours that the file cannot tell about: a side is not known, or it does not
    cover their countries or years."""
    left_out_there: int
    """Deals of the file whose supplier or recipient is not known."""

    def count(self, verdict: Verdict) -> int:
        """How many pairs have this verdict."""
        return Counter(pair.verdict for pair in self.pairs)[verdict]

    @property
    def matched(self) -> int:
        """How many are in both, whether or not they agree."""
        return self.count(Verdict.CORROBORATED) + self.count(Verdict.DIFFERS)

    @property
    def precision(self) -> float | None:
        """The share of ours that the file has; None where nothing of ours was compared."""
        ours = self.matched + self.count(Verdict.ONLY_HERE)
        return self.matched / ours if ours else None

    @property
    def recall(self) -> float | None:
        """The share of the file's deals that we have; None where it has none to compare."""
        theirs = self.matched + self.count(Verdict.ONLY_THERE)
        return self.matched / theirs if theirs else None


@dataclass(frozen=True, slots=True)
class _Here:
    entry: Listed
    suppliers: frozenset[str]
    recipients: frozenset[str]
    named: Named


@dataclass(frozen=True, slots=True)
class _There:
    deal: RegisterDeal
    suppliers: frozenset[str]
    recipients: frozenset[str]
    named: Named


def reconcile(
    deals: Iterable[Deal], register_deals: Iterable[RegisterDeal], catalogue: Catalogue
) -> Reconciliation:
    """Each deal's systems beside the register's deals, one to one.

    Two meet where supplier, recipient and the system's family are the same and their times
    leave room for one deal. Of all ways to pair those that meet, the one with the most pairs
    is taken, and of these the one with the fewest contradictions. The result does not depend
    on the order in which the deals come.
    """
    systems = RegisterSystems(catalogue)
    entries = sorted(listed(deals, catalogue), key=lambda e: (e.deal.id, e.item.name))
    here = [_here(entry, systems) for entry in entries if entry.suppliers and entry.recipients]
    rows = sorted(register_deals, key=_order)
    there = [d for deal in rows if (d := _there(deal, systems, catalogue))]
    costs = {
        (i, j): _cost(here[i], there[j])
        for i, j in _meeting(here, there)
        if _meet_in_time(here[i].entry, there[j].deal)
    }
    chosen = assign(costs)
    pairs = [
        Pair(here[i].entry, there[j].deal, differences(here[i].entry, there[j].deal))
        for i, j in sorted(chosen.items())
    ]
    covered = _coverage(there)
    alone = [h for i, h in enumerate(here) if i not in chosen and not h.entry.off and covered(h)]
    taken = set(chosen.values())
    pairs += [Pair(h.entry, None) for h in alone]
    pairs += [Pair(None, t.deal) for j, t in enumerate(there) if j not in taken]
    verdicts = list(Verdict)
    return Reconciliation(
        pairs=tuple(sorted(pairs, key=lambda pair: verdicts.index(pair.verdict))),
        left_out_here=len(entries) - len(chosen) - len(alone),
        left_out_there=len(rows) - len(there),
    )


def _here(entry: Listed, systems: RegisterSystems) -> _Here:
    named = systems(entry.item.name, entry.item.category)
    return _Here(entry, widened(entry.suppliers), widened(entry.recipients), named)


def _there(deal: RegisterDeal, systems: RegisterSystems, catalogue: Catalogue) -> _There | None:
    """None where a side is not known, so that no deal of ours can be known to be it."""
    suppliers, recipients = (keys_of(catalogue, cell) for cell in (deal.supplier, deal.recipient))
    if not suppliers or not recipients:
        return None
    named = systems.of_register(deal.designation, deal.description, deal.armament)
    return _There(deal, widened(suppliers), widened(recipients), named)


def _order(deal: RegisterDeal) -> tuple[str, ...]:
    """A place in the order that hangs on what the deal says, not on where it stands."""
    return (
        *(deal.supplier, deal.recipient, deal.designation, str(deal.order_year or "")),
        *(deal.id, deal.deal, deal.description, repr(deal.deliveries)),
        *(repr(deal.ordered), repr(deal.local_production), deal.status, f"{deal.line:9}"),
    )


def _meeting(here: Sequence[_Here], there: Sequence[_There]) -> Iterator[tuple[int, int]]:
    """The places of those whose sides and systems are the same."""
    by_sides: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, theirs in enumerate(there):
        for supplier in theirs.suppliers:
            for recipient in theirs.recipients:
                by_sides[supplier, recipient].append(j)
    for i, ours in enumerate(here):
        sides = [(s, r) for s in ours.suppliers for r in ours.recipients]
        for j in sorted({j for pair in sides for j in by_sides.get(pair, ())}):
            if ours.named.meets(there[j].named):
                yield i, j


def _cost(ours: _Here, theirs: _There) -> int:
    """How little speaks for a pair that may be one deal."""
    cost = _DIFFERENCE * len(differences(ours.entry, theirs.deal))
    if not ours.named.same_kind_of_name(theirs.named):
        cost += _NOUN
    elif not ours.named.same_variant(theirs.named):
        cost += _VARIANT
    if ours.entry.order is None or theirs.deal.order_year is None:
        cost += _UNKNOWN_ORDER
    else:
        cost += _apart(ours.entry.order, (theirs.deal.order_year,) * 2)
    return cost + _SUCCESSOR * (ours.suppliers != theirs.suppliers)


def _meet_in_time(ours: Listed, theirs: RegisterDeal) -> bool:
    """Whether the dates leave room for one deal; where none is known they do."""
    if ours.order and theirs.order_year is not None:
        estimate = ours.order_year_estimate or theirs.order_estimate
        apart = _apart(ours.order, (theirs.order_year, theirs.order_year))
        return apart <= (_ESTIMATES_APART if estimate else _ORDERS_APART)
    if ours.years and theirs.years:
        return _apart(_hull(ours.years), _hull(theirs.years)) <= _DELIVERIES_APART
    life = (*theirs.years, *([] if theirs.order_year is None else [theirs.order_year]))
    our_life = _life(ours)
    return not life or not our_life or _apart(_hull(our_life), _hull(life)) <= _LIVES_APART


def _life(ours: Listed) -> tuple[int, ...]:
    """The years in which anything is known of a deal; else those of the reports about it."""
    if known := (*(ours.order or ()), *ours.years):
        return known
    ends = (years_of(ours.deal.first), years_of(ours.deal.last))
    return tuple(year for end in ends if end for year in end)


def _coverage(there: Sequence[_There]) -> Callable[[_Here], bool]:
    """Whether a register with these deals would have one of ours if it knew of it.

    A file of one supplier has all its recipients, one of one recipient all its suppliers;
    any other has the suppliers and recipients that are in it. Its years are those from its
    first to its last delivery, since it is by these that a download is chosen; an order of
    which we know no delivery counts only where it falls into them itself.
    """
    suppliers = frozenset[str]().union(*(t.suppliers for t in there))
    recipients = frozenset[str]().union(*(t.recipients for t in there))
    one_supplier = len({t.suppliers for t in there}) == 1
    one_recipient = len({t.recipients for t in there}) == 1
    years = [year for t in there for year in t.deal.years]
    years = years or [t.deal.order_year for t in there if t.deal.order_year is not None]

    def covers(ours: _Here) -> bool:
        sold = bool(ours.suppliers & suppliers)
        bought = bool(ours.recipients & recipients)
        life = ours.entry.years or ours.entry.order
        if not life or not years:
            return False
        first, last = min(years), max(years)
        return (
            (sold or (one_recipient and not one_supplier))
            and (bought or (one_supplier and not one_recipient))
            and min(life) <= last
            and first <= max(life)
        )

    return covers


def _hull(years: Iterable[int]) -> Years:
    known = tuple(years)
    return min(known), max(known)


def _apart(one: Years, other: Years) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])
