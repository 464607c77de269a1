"""Checks of a share and of a growth against the two amounts that it relates."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from armsledger.model import Measure, Quantity, SourcedClaim
from armsledger.model.check import Check, CheckedFigure, Rule, Verdict
from armsledger.register.intervals import Interval, allowed
from armsledger.register.readings import Readings, growth_readings, share_readings
from armsledger.register.stated import RATIOS, About, Stated
from armsledger.register.verdicts import as_range, base, one_or_several
from armsledger.register.wording import quantity

_RIVALS = 6
"""So many values of each figure are tried at most."""
_ORDER = (Verdict.CONSISTENT, Verdict.CANNOT_TELL, Verdict.INCONSISTENT)


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
                    readings = share_readings(stated, about, unit)
                else:
                    readings = growth_readings(about, period, unit)
                yield _Checked(stated, about, claims, value, readings).best()


@dataclass(frozen=True, slots=True)
class _Checked:
    """A share or a growth that is being checked."""

    stated: Stated
    about: About
    claims: Sequence[SourcedClaim]
    value: Quantity
    readings: Readings

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


def _missing(stated: Stated, readings: Readings) -> str:
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
