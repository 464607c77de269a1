"""Checks of sums: parts against their total, and the shares of one whole against 100 percent."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armsledger.model import Measure, PartyType, Qualifier
from armsledger.model.check import Check, CheckedFigure, Rule, Verdict
from armsledger.register.intervals import Interval, allowed, total
from armsledger.register.readings import is_world
from armsledger.register.stated import RATIOS, About, Stated, Who
from armsledger.register.verdicts import as_range, base, one_or_several
from armsledger.register.wording import plural, quantity

_ADDITIVE = frozenset(
    {
        Measure.EXPORTS,
        Measure.IMPORTS,
        Measure.SALES,
        Measure.ORDERS,
        Measure.LICENCES,
        Measure.CONTRACTS,
        Measure.PRODUCTION,
        Measure.PRODUCTS,
        Measure.BUDGET,
        Measure.INVENTORY,
    }
)
"""Measures of which a whole is the sum of its parts. A country is a partner of many, so numbers
of partners are none."""

_ONE_REPORT = " of one report"
_WHOLE = Interval(100.0, 100.0)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Parts of one whole that do not overlap, as far as the reports show."""

    figures: tuple[tuple[CheckedFigure, ...], ...]
    """Of each part, every value stated, the printed one first."""
    noun: str
    """What each of them is: country, group, organisation, party, item."""
    where: str = ""
    """` of one report`, where only one report's parts are added."""

    @property
    def printed(self) -> list[CheckedFigure]:
        """The printed figure of each part."""
        return [values[0] for values in self.figures]

    @property
    def sum(self) -> Interval:
        """What the printed figures come to."""
        return total(allowed(f.value).from_zero() for f in self.printed)

    @property
    def least(self) -> float:
        """The least that any choice among the stated values comes to."""
        return sum(min(allowed(f.value).from_zero().low for f in values) for values in self.figures)


def part_checks(stated: Stated) -> Iterator[Check]:
    """Each stated total against its parts by counterpart, and by item."""
    parts_of: dict[tuple[About, str], list[About]] = defaultdict(list)
    for about in stated.abouts():
        if about.measure in _ADDITIVE and about.days is not None:
            if about.counterpart:
                parts_of[about.amount(about.measure, counterpart=()), "counterpart"].append(about)
            elif about.item:
                parts_of[about.amount(about.measure, item=()), "item"].append(about)
    for (whole, by), abouts in parts_of.items():
        for unit in stated.units(whole):
            if unit not in RATIOS:
                for parts, totals in _with_totals(stated, whole, abouts, unit, by):
                    yield _against_total(stated, whole, totals, parts)


def _with_totals(
    stated: Stated, whole: About, abouts: Sequence[About], unit: str, by: str
) -> Iterator[tuple[_Parts, list[CheckedFigure]]]:
    """Each set of parts with the total's values that it is checked against."""
    if by == "counterpart":
        countries = [a for a in abouts if stated.types(a.counterpart) == {PartyType.COUNTRY}]
        totals = stated.values(whole, unit)
        beside = stated.reports(totals[0].claim_ids)
        if parts := _parts(stated, countries, unit, "country", beside):
            yield parts, totals
        abouts = [a for a in abouts if a not in countries]
    for kind, report, within in _by_report(stated, abouts, unit, by):
        only = frozenset({report})
        if parts := _parts(stated, within, unit, kind, only, only=True):
            yield parts, stated.values(whole, unit, only)


def share_checks(stated: Stated) -> Iterator[Check]:
    """The shares of one whole in one period, of two parts or more."""
    wholes: dict[tuple[About, str], list[About]] = defaultdict(list)
    for about in stated.abouts():
        if about.measure is not Measure.SHARE or about.of is None or about.days is None:
            continue
        if about.counterpart:
            key = About(
                about.counterpart, Measure.SHARE, about.of, (), about.item, about.days, about.stage
            )
            wholes[key, "subject"].append(about)
        elif about.item:
            key = About(about.subject, Measure.SHARE, about.of, (), (), about.days, about.stage)
            wholes[key, "item"].append(about)
    for (whole, by), abouts in wholes.items():
        for parts in _of_shares(stated, abouts, by):
            if len(parts.figures) > 1:
                yield _against_hundred(stated, whole, parts)


def _of_shares(stated: Stated, abouts: Sequence[About], by: str) -> Iterator[_Parts]:
    if by == "subject":
        # Of a group, members and partners may both have shares: those overlap.
        countries = [
            a
            for a in abouts
            if stated.types(a.subject) == {PartyType.COUNTRY}
            and (is_world(a) or stated.types(a.counterpart) != {PartyType.GROUP})
        ]
        if parts := _parts(stated, countries, "percent", "country"):
            yield parts
        abouts = [a for a in abouts if a not in countries]
    for kind, report, within in _by_report(stated, abouts, "percent", by):
        only = frozenset({report})
        if parts := _parts(stated, within, "percent", kind, only, only=True):
            yield parts


def _by_report(
    stated: Stated, abouts: Iterable[About], unit: str, by: str
) -> Iterator[tuple[str, str, list[About]]]:
    """Parts that may overlap (groups, organisations, items), for each report by itself.

    One report that lists several of one kind lists them beside one another; two reports may
    divide the whole in two ways.
    """
    found: dict[tuple[str, str], list[About]] = defaultdict(list)
    for about in abouts:
        kind = "item" if by == "item" else _kind(stated, getattr(about, by))
        for source in stated.at(about, unit):
            within = found[kind, source.report_id]
            if about not in within:
                within.append(about)
    for (kind, report), within in sorted(found.items(), key=lambda found: found[0]):
        yield kind, report, within


def _kind(stated: Stated, who: Who) -> str:
    types = stated.types(who)
    if len(types) > 1:
        return "party"
    return str(next(iter(types)))


def _parts(
    stated: Stated,
    abouts: Iterable[About],
    unit: str,
    noun: str,
    beside: frozenset[str] = frozenset(),
    *,
    only: bool = False,
) -> _Parts | None:
    """The parts of which none names a party or an item that another does; None for none."""
    taken: list[About] = []
    for about in sorted(abouts, key=lambda a: (_size(a), _named(a))):
        if all(set(_named(about)).isdisjoint(_named(other)) for other in taken):
            taken.append(about)
    figures = [stated.values(about, unit, beside, only=only) for about in taken]
    stated_ones = tuple(tuple(values) for values in figures if values)
    return _Parts(stated_ones, noun, _ONE_REPORT if only else "") if stated_ones else None


def _size(about: About) -> int:
    return len(_named(about))


def _named(about: About) -> tuple[object, ...]:
    """Whom or what a part is of: of parts of one whole, all else is the same."""
    if about.measure is Measure.SHARE:
        return about.subject if about.counterpart else about.item
    return about.counterpart or about.item


def _against_total(
    stated: Stated, whole: About, totals: Sequence[CheckedFigure], parts: _Parts
) -> Check:
    own = totals[0]
    room, computed = allowed(own.value).from_zero(), parts.sum
    most = max(allowed(f.value).high for f in totals)
    one_sided = own.value.qualifier in {Qualifier.UP_TO, Qualifier.UNDER}
    full = own.value.amount if one_sided else room.low
    reason = f"the sum of {_counted(parts)}"
    if computed.above(room):
        verdict = Verdict.INCONSISTENT
        if not Interval(parts.least, math.inf).above(Interval(0.0, most)):
            verdict = Verdict.CANNOT_TELL
            reason += "; with values that rival the printed ones it does not exceed the total"
    elif Interval(full, math.inf).above(computed):
        verdict = Verdict.CANNOT_TELL
        reason += "; the figures of other parts are missing"
    elif math.isinf(computed.high):
        verdict = Verdict.CANNOT_TELL
        reason += "; one of them has no upper bound"
    else:
        verdict = Verdict.CONSISTENT
    figures = [own, *parts.printed]
    claim = stated.claims[own.claim_ids[0]]
    return Check(
        **base(whole, claim, own.value),
        rule=Rule.PARTS,
        verdict=verdict,
        allowed=as_range(room),
        computed=as_range(computed),
        reason=reason,
        figures=tuple(figures),
        origins=one_or_several(stated, figures),
    )


def _against_hundred(stated: Stated, whole: About, parts: _Parts) -> Check:
    computed = parts.sum
    reason = f"the sum of {_counted(parts)}"
    if computed.above(_WHOLE):
        verdict = Verdict.INCONSISTENT
        if not Interval(parts.least, math.inf).above(_WHOLE):
            verdict = Verdict.CANNOT_TELL
            reason += "; with values that rival the printed ones it does not exceed 100 percent"
    elif _WHOLE.above(computed):
        verdict = Verdict.CANNOT_TELL
        reason += "; the shares of other parts are missing"
    elif math.isinf(computed.high):
        verdict = Verdict.CANNOT_TELL
        reason += "; one of them has no upper bound"
    else:
        verdict = Verdict.CONSISTENT
    claim = stated.claims[parts.printed[0].claim_ids[0]]
    return Check(
        **base(whole, claim, None),
        rule=Rule.SHARES,
        verdict=verdict,
        allowed=as_range(_WHOLE),
        computed=as_range(computed),
        reason=reason,
        figures=tuple(parts.printed),
        origins=one_or_several(stated, parts.printed),
    )


def _counted(parts: _Parts) -> str:
    """How many parts of what kind, and their figures."""
    sums = " + ".join(quantity(f.value) for f in parts.printed)
    noun = parts.noun if len(parts.printed) == 1 else plural(parts.noun)
    return f"{len(parts.printed)} {noun}{parts.where}: {sums}"
