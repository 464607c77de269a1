"""When a deal was signed and when it was delivered, and why that is printed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from armsledger.model import SourcedClaim, Stage
from armsledger.model.deal import Dated, Reported
from armsledger.model.period import bounds, ends
from armsledger.register.facts import gap, published, stated_days
from armsledger.register.figures import DELIVERIES
from armsledger.register.quantities import agree

_ERR = 14
"""Days by which reports differ about the day of one signature."""


def order_date(claims: Sequence[SourcedClaim], origin_of: dict[str, int]) -> Dated | None:
    """When the contract was signed; None where no report has it signed.

    A date counts every origin whose date leaves room for it, so that `2012` speaks for
    `2012-12-24`. The one with the most origins is printed; then the most exact; then that
    of the earlier report. Where no report dates the signature, the first report's own
    date stands for it, marked `~`, unless something was delivered before that day.
    """
    signed = [c for c in claims if c.claim.stage is Stage.SIGNED]
    dated = _by_period(signed)
    if not dated:
        days = sorted((day, c.claim_id, c) for c in signed if (day := published(c)))
        if not days:
            return None
        first = days[0][2]
        if any(last < days[0][0].toordinal() for last in _delivered(claims)):
            return None
        # As exact as the report's own date: of one of 2013 no day is known.
        shown = ends((first.published or "").partition("T")[0])[0] or days[0][0].isoformat()
        stands_in = Reported[str](
            value=f"{shown.rstrip('~?%')}~", claim_ids=(first.claim_id,), origins=1
        )
        return Dated(
            printed=stands_in.value,
            rule="no report dates the signature; the date of the first report of it",
            sure=False,
            reported=(stands_in,),
        )

    def support(period: str) -> set[int]:
        return {
            origin_of[c.claim_id]
            for other, theirs in dated.items()
            for c in theirs
            if _covers(other, period)
        }

    def rank(period: str) -> tuple[int, int, str, str]:
        first, last = _days(period)
        when = min(c.published or "9999" for c in dated[period])
        return -len(support(period)), last - first, when, period

    ranked = sorted(dated, key=rank)
    printed = ranked[0]
    rivals = {p for p in ranked if _apart(printed, p) > (_ERR if _is_day(p, printed) else 0)}
    count = len(support(printed))
    rule = (
        "the only date reported"
        if len(ranked) == 1
        else f"most independent origins leave room for it ({count}), and the most exact of those"
    )
    return Dated(
        printed=printed,
        rule=rule,
        sure=not rivals and not printed.endswith(("~", "?", "%")),
        reported=_reported(ranked, dated, rivals, origin_of),
    )


def delivery_years(claims: Sequence[SourcedClaim], origin_of: dict[str, int]) -> Dated | None:
    """The years from the first to the last delivery; those planned where none is reported.

    Rivals are years that two reports give for one and the same number handed over.
    """
    done = _by_period([c for c in claims if c.claim.stage in DELIVERIES], _is_bounded)
    planned = _by_period([c for c in claims if c.claim.stage is Stage.PLANNED], _is_bounded)
    by_period = done or planned
    if not by_period:
        return None
    days = [_days(period) for period in by_period]
    years = sorted(
        {date.fromordinal(d).year for d in (min(d[0] for d in days), max(d[1] for d in days))}
    )
    printed = "/".join(f"{year:04d}" for year in years)
    rivals = {
        period
        for period, theirs in by_period.items()
        for other, others in by_period.items()
        if done
        and _apart(period, other) > 0
        and any(_one_delivery(a, b) for a in theirs for b in others)
    }
    rule = "from the first to the last delivery reported" if done else "none reported, only planned"
    ordered = sorted(by_period, key=lambda p: (_days(p), p))
    return Dated(
        printed=printed,
        rule=rule,
        sure=bool(done) and not rivals,
        reported=_reported(ordered, by_period, rivals, origin_of),
    )


def _delivered(claims: Iterable[SourcedClaim]) -> Iterator[int]:
    """The last day, as an ordinal, of each period in which reports have something delivered."""
    done = _by_period([c for c in claims if c.claim.stage in DELIVERIES], _is_bounded)
    yield from (_days(period)[1] for period in done)


def _one_delivery(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether two reports give the same number of one system as handed over."""
    if a.report_id == b.report_id:
        return False
    return any(
        x.name == y.name and x.quantity and y.quantity and agree(x.quantity, y.quantity)
        for x in a.claim.items
        for y in b.claim.items
    )


def _by_period(
    claims: Iterable[SourcedClaim], wanted: Callable[[str], bool] = lambda _: True
) -> dict[str, list[SourcedClaim]]:
    """The claims by their own period, those that have one."""
    found: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        period = claim.claim.period
        if period and stated_days(period) and wanted(period):
            found[period].append(claim)
    return found


def _reported(
    ordered: Iterable[str],
    by_period: dict[str, list[SourcedClaim]],
    rivals: set[str],
    origin_of: dict[str, int],
) -> tuple[Reported[str], ...]:
    return tuple(
        Reported(
            value=period,
            claim_ids=tuple(c.claim_id for c in by_period[period]),
            origins=len({origin_of[c.claim_id] for c in by_period[period]}),
            rival=period in rivals,
        )
        for period in ordered
    )


def _days(period: str) -> tuple[int, int]:
    days = stated_days(period)
    assert days is not None
    return days


def _apart(one: str, other: str) -> int:
    return gap(stated_days(one), stated_days(other))


def _covers(wide: str, narrow: str) -> bool:
    (first, last), (start, end) = _days(wide), _days(narrow)
    return first <= start and end <= last


def _is_day(*periods: str) -> bool:
    return all(_days(p)[0] == _days(p)[1] for p in periods)


def _is_bounded(period: str) -> bool:
    return all(bounds(period))
