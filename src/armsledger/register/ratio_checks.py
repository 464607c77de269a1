"""Checks of a share and of a growth against the two amounts that it relates."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from armsledger.model import Measure, PartyType, Quantity, SourcedClaim, Stage
from armsledger.model.check import Check, CheckedFigure, Rule, Verdict
from armsledger.register.intervals import Interval, allowed
from armsledger.register.stated import RATIOS, About, Stated, names
from armsledger.register.verdicts import as_range, base, one_or_several
from armsledger.register.wording import quantity, words
from armsledger.register.years import whole_year

_RIVALS = 6
"""So many values of each figure are tried at most."""
_ORDER = (Verdict.CONSISTENT, Verdict.CANNOT_TELL, Verdict.INCONSISTENT)


@dataclass(frozen=True, slots=True)
class _Readings:
    """The pairs of amounts that a figure may relate: the first divided by the second."""

    pairs: tuple[tuple[About, About], ...] = ()
    how: str = ""
    """How it is read, or why it cannot be."""
    sure: bool = True
    """False where another pair, that nobody states, may be meant: then nothing is inconsistent."""
    reckon: Callable[[Interval, Interval], Interval] = field(default=Interval.over)


def ratio_checks(stated: Stated) -> Iterator[Check]:
    """A check for every share and every growth that is stated as a percentage or a ratio."""
    for about in stated.abouts():
        if about.measure not in {Measure.SHARE, Measure.GROWTH}:
            continue
        for unit in stated.units(about):
            if unit not in {"percent", "ratio"}:
                continue
            for value, claims in stated.by_value(about, unit).items():
                period = claims[0].claim.period
                if about.measure is Measure.SHARE:
                    readings = _share(stated, about, unit)
                else:
                    readings = _growth(about, period, unit)
                yield _Checked(stated, about, claims, value, readings).best()


def _share(stated: Stated, about: About, unit: str) -> _Readings:
    """Part and whole of a share.

    A share of the world's, of a group's or of a state's own firms is the part's own amount; a
    share in what a country deals with is the whole's amount with the part as counterpart. Of
    a group that the part may belong to or deal with, both are tried.
    """
    if about.of is None:
        return _Readings(how="the reports do not say of which measure it is a share")
    if about.days is None:
        return _Readings(how="the reports give no period")
    of = about.of
    whole = about.amount(of, subject=about.counterpart, counterpart=())
    member = about.amount(of, counterpart=())
    partner = about.amount(of, subject=about.counterpart, counterpart=about.subject)
    sure = True
    if about.counterpart:
        pairs = {
            "member": ((member, whole),),
            "partner": ((partner, whole),),
            "either": ((member, whole), (partner, whole)),
        }[relation := _relation(stated, about)]
        sure = relation != "either"
    elif about.item:
        pairs = ((member, about.amount(of, item=())),)
    else:
        return _Readings(how="the reports do not name the whole of which it is a share")
    factor = 100.0 if unit == "percent" else 1.0
    part, of_whole = pairs[0]
    return _Readings(
        pairs,
        f"{stated.name(part)}, as a share of {stated.name(of_whole)}",
        sure,
        lambda one, other: one.over(other).scaled(factor),
    )


def _relation(stated: Stated, about: About) -> str:
    """Whether the subject of a share is a part of the whole's party or one that deals with it."""
    part, whole = stated.types(about.subject), stated.types(about.counterpart)
    if is_world(about):
        return "member"
    if len(about.counterpart) > 1 or PartyType.GROUP in whole:
        return "either"
    firm = part == {PartyType.ORGANISATION}
    home = {country for _, country in about.subject} == {about.counterpart[0][1]}
    if whole == {PartyType.COUNTRY}:
        return "member" if firm and home else "partner"
    return "either" if firm else "partner"


def is_world(about: About) -> bool:
    """Whether the whole of a share is the world: then nobody is outside it."""
    return names(about.counterpart).casefold() == "world"


def _growth(about: About, period: str | None, unit: str) -> _Readings:
    """The amounts of the two years that a growth relates: of a year, that and the one before.

    Of a span of years, the last and the first; or else the whole span and the one as long
    before it. The earlier amount of a forecast is what was reported, or else forecast too.
    """
    if about.of is None:
        return _Readings(how="the reports do not say of which measure it is a growth")
    if period is None:
        return _Readings(how="the reports give no period")
    first, _, last = period.partition("/")
    start, end = whole_year(first), whole_year(last or first)
    if start is None or end is None or start > end:
        return _Readings(how=f"the period {period} names no two years to compare")
    single = start == end
    spans = [((start - 1, start - 1), (end, end))] if single else [((start, start), (end, end))]
    if not single:
        spans.append(((2 * start - end - 1, start - 1), (start, end)))
    stages = dict.fromkeys((Stage.REPORTED, about.stage))
    pairs = tuple(
        (
            about.amount(about.of, days=_days(late)),
            about.amount(about.of, days=_days(early), stage=s),
        )
        for early, late in spans
        for s in stages
    )
    (base_year, _), (year, _) = spans[0]
    percent = unit == "percent"
    return _Readings(
        pairs,
        f"{words(about.of)} of {names(about.subject)} from {base_year} to {year}",
        reckon=lambda one, other: one.over(other).scaled(100, -100) if percent else one.over(other),
    )


def _days(years: tuple[int, int]) -> tuple[int, int]:
    first, last = years
    return date(max(first, 1), 1, 1).toordinal(), date(max(last, 1), 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class _Checked:
    """A share or a growth that is being checked."""

    stated: Stated
    about: About
    claims: Sequence[SourcedClaim]
    value: Quantity
    readings: _Readings

    @property
    def own(self) -> CheckedFigure:
        """The figure itself."""
        return CheckedFigure(
            name=self.stated.name(self.about, self.claims),
            value=self.value,
            claim_ids=tuple(c.claim_id for c in self.claims),
        )

    def best(self) -> Check:
        """By the reading that fits best, or why it can be reckoned by none."""
        found = [
            self._by(pair, unit)
            for pair in self.readings.pairs
            for unit in self.stated.units(pair[0])
            if unit not in RATIOS and unit in self.stated.units(pair[1])
        ]
        if found:
            return min(found, key=lambda c: _ORDER.index(c.verdict))
        return self._check(Verdict.CANNOT_TELL, _missing(self.stated, self.readings), [self.own])

    def _by(self, pair: tuple[About, About], unit: str) -> Check:
        """By two amounts of one unit: by the printed ones, else by those that rival them."""
        room, readings = allowed(self.value), self.readings
        reports = self.stated.reports(self.own.claim_ids)
        one, other = (self.stated.values(about, unit, reports)[:_RIVALS] for about in pair)
        printed, *rivals = (
            (a, b, readings.reckon(allowed(a.value).from_zero(), allowed(b.value).from_zero()))
            for a, b in product(one, other)
        )
        first, second, computed = printed
        fitting = next(((a, b) for a, b, result in rivals if result.meets(room)), None)
        verdict, reason = Verdict.INCONSISTENT, readings.how
        if math.isinf(computed.high) and computed.low <= min(0.0, room.low):
            verdict = Verdict.CANNOT_TELL
            reason += "; the bounds of these figures leave any result open"
        elif computed.meets(room):
            verdict = Verdict.CONSISTENT
        elif fitting:
            verdict = Verdict.CANNOT_TELL
            reason += f"; it fits {' and '.join(quantity(f.value) for f in fitting)}, "
            reason += "but not the figures that the register prints"
        elif not readings.sure:
            verdict = Verdict.CANNOT_TELL
            reason += "; whether the one is a part of the other or deals with it is not said"
        return self._check(verdict, reason, [self.own, first, second], computed)

    def _check(
        self,
        verdict: Verdict,
        reason: str,
        figures: Sequence[CheckedFigure],
        computed: Interval | None = None,
    ) -> Check:
        return Check(
            **base(self.about, self.claims[0], self.value),
            rule=Rule.SHARE if self.about.measure is Measure.SHARE else Rule.GROWTH,
            verdict=verdict,
            allowed=as_range(allowed(self.value)),
            computed=as_range(computed) if computed else None,
            reason=reason,
            figures=tuple(figures),
            origins=one_or_several(self.stated, figures),
        )


def _missing(stated: Stated, readings: _Readings) -> str:
    """Why nothing can be reckoned: which amount nobody states."""
    if not readings.pairs:
        return readings.how
    one, other = readings.pairs[0]
    absent = [
        "the " + stated.name(about) + which
        for about, which in ((one, _year(one)), (other, _year(other)))
        if not set(stated.units(about)) - RATIOS
    ]
    if absent:
        return f"{readings.how}; nobody states {' nor '.join(absent)}"
    return f"{readings.how}; the two amounts are stated in different units"


def _year(about: About) -> str:
    if not isinstance(about.days, tuple):
        return f", {about.days}"
    first, last = (date.fromordinal(day).year for day in about.days)
    return f", {first}" if first == last else f", {first}/{last}"
