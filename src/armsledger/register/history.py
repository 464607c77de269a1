"""A deal's steps in time, how far it has got, and whether it exists at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from armsledger.model import SourcedClaim, Stage
from armsledger.model.deal import Reported, Status, Step
from armsledger.model.period import bounds, ends
from armsledger.register.facts import window
from armsledger.register.origins import same_voice

ORDER = (
    Stage.CONSIDERED,
    Stage.OFFERED,
    Stage.NEGOTIATING,
    Stage.PLANNED,
    Stage.SIGNED,
    Stage.UNDER_WAY,
    Stage.COMPLETED,
    Stage.SUSPENDED,
    Stage.CANCELLED,
    Stage.DENIED,
)
"""The stages as a dealing passes through them."""

_STOPPED = frozenset({Stage.SUSPENDED, Stage.CANCELLED})
_UNKNOWN_DAY = 0


def steps(claims: Iterable[SourcedClaim]) -> tuple[Step, ...]:
    """The history: one step for each stage and period, in the order of time.

    Steps of one day follow the order of stages; a step without a period stands where
    the first report of it stands.
    """
    grouped: dict[tuple[Stage, str | None], list[SourcedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        grouped[claim.claim.stage, claim.claim.period].append(claim)

    def when(key: tuple[Stage, str | None]) -> tuple[int, int, str]:
        stage, period = key
        return min(_day(c) for c in grouped[key]), ORDER.index(stage), period or ""

    return tuple(
        Step(
            stage=stage,
            period=period,
            claim_ids=tuple(c.claim_id for c in grouped[stage, period]),
        )
        for stage, period in sorted(grouped, key=when)
    )


def asserting(claims: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    """The claims that assert the dealing: not denials, nor what its own voice denied later."""
    denials = [c for c in claims if c.claim.stage is Stage.DENIED]
    return [
        c
        for c in claims
        if c.claim.stage is not Stage.DENIED
        and not any(same_voice(c, d) and _day(d) >= _day(c) for d in denials)
    ]


def overall_stage(claims: Sequence[SourcedClaim]) -> Stage:
    """The furthest step that somebody asserts.

    A suspension or cancellation counts unless a step is reported after it; then the
    furthest step since then does. A denial counts only where nobody asserts the dealing.
    """
    asserted = asserting(claims)
    if not asserted:
        return Stage.DENIED
    stops = [c for c in asserted if c.claim.stage in _STOPPED]
    going = [c for c in asserted if c.claim.stage not in _STOPPED]
    if stops:
        last = max(stops, key=lambda c: (_known(c), ORDER.index(c.claim.stage)))
        going = [c for c in going if _known(c) > _known(last)]
        if not going:
            return last.claim.stage
    return max((c.claim.stage for c in going), key=ORDER.index)


def status(claims: Sequence[SourcedClaim], origin_of: dict[str, int]) -> Status:
    """How far the deal has got, with the steps reported, the furthest first.

    Its rivals are denials, where somebody asserts the dealing all the same.
    """
    printed = overall_stage(claims)
    by_stage: dict[Stage, list[SourcedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        by_stage[claim.claim.stage].append(claim)
    others = sorted((s for s in by_stage if s is not printed), key=ORDER.index, reverse=True)
    disputed = Stage.DENIED in others
    return Status(
        printed=printed,
        rule=_rule(printed, claims),
        sure=not disputed and existence(claims, origin_of) == "sure",
        reported=tuple(
            Reported(
                value=stage,
                claim_ids=tuple(c.claim_id for c in by_stage[stage]),
                origins=len({origin_of[c.claim_id] for c in by_stage[stage]}),
                rival=stage is Stage.DENIED and disputed,
            )
            for stage in (printed, *others)
        ),
    )


def _rule(printed: Stage, claims: Sequence[SourcedClaim]) -> str:
    if printed is Stage.DENIED:
        return "it is denied, and nobody asserts it"
    if printed in _STOPPED:
        return "nothing is reported after it"
    if any(c.claim.stage in _STOPPED for c in claims):
        return "the furthest step reported since it was stopped"
    return "the furthest step that is reported"


def existence(
    claims: Sequence[SourcedClaim], origin_of: dict[str, int]
) -> Literal["sure", "unsure", "denied"]:
    """Whether the dealing exists: `sure` where two origins assert it and none denies it."""
    asserted = asserting(claims)
    if not asserted:
        return "denied"
    disputed = any(c.claim.stage is Stage.DENIED for c in claims)
    many = len({origin_of[c.claim_id] for c in asserted}) > 1
    return "sure" if many and not disputed else "unsure"


def first_and_last(claims: Sequence[SourcedClaim]) -> tuple[str | None, str | None]:
    """The earliest and the latest date of the history, EDTF; None where nothing is dated.

    A step without a period gives its report's date, marked `~`. So does what is only
    planned, since its period lies ahead. Denials count only where there is nothing else.
    """
    asserted = [c for c in claims if c.claim.stage is not Stage.DENIED] or list(claims)
    first, last = [], []
    for claim in asserted:
        start, end = _dates(claim)
        if start:
            first.append(start)
        if end:
            last.append(end)
    return (
        min(first, key=lambda d: (bounds(d)[0], d), default=None),
        max(last, key=lambda d: (bounds(d)[1], d), default=None),
    )


def _dates(source: SourcedClaim) -> tuple[str | None, str | None]:
    period = source.claim.period
    if period is not None and source.claim.stage is not Stage.PLANNED:
        try:
            bounds(period)
        except ValueError:
            pass
        else:
            start, end = ends(period)
            return start or end, end or start
    if source.published is None:
        return None, None
    day = source.published.partition("T")[0]
    try:
        bounds(day)
    except ValueError:
        return None, None
    start, end = (None if d is None else d.rstrip("~?%") + "~" for d in ends(day))
    return start or end, end or start


def _day(source: SourcedClaim) -> int:
    """The day that orders a step in the history; a report's own date where it has no period."""
    period = source.claim.period
    days = window(source)
    if days is None:
        return _UNKNOWN_DAY
    return days[1] if period is None or days[0] == 1 else days[0]


def _known(source: SourcedClaim) -> int:
    """The day by which the step was known: of a plan, its report's and not its period's."""
    if source.claim.stage is Stage.PLANNED and source.published:
        days = window(source, undated=True)
        return days[1] if days else _UNKNOWN_DAY
    return _day(source)
