"""Which of several reported values is printed, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from armsledger.model import Qualifier, Quantity, SourcedClaim, Stage
from armsledger.model.deal import Figure, Reported
from armsledger.register.facts import gap, published, window
from armsledger.register.quantities import contradict

Stated = tuple[SourcedClaim, Quantity]
"""A claim with the value that it states."""

#: Whose figure a deal's is: that of the contract before that of its partial deliveries,
#: those before plans and offers.
_STANDING = (
    Stage.SIGNED,
    Stage.COMPLETED,
    Stage.UNDER_WAY,
    Stage.PLANNED,
    Stage.NEGOTIATING,
    Stage.OFFERED,
    Stage.CONSIDERED,
    Stage.SUSPENDED,
    Stage.CANCELLED,
    Stage.DENIED,
)
DELIVERIES = frozenset({Stage.COMPLETED, Stage.UNDER_WAY})
"""Stages at which something has been handed over."""


def by_stage(claim: SourcedClaim) -> int:
    """The standing of a claim's figure by its stage; less is better."""
    stage = claim.claim.stage
    return _STANDING.index(stage) if stage in _STANDING else len(_STANDING)


def figure(
    stated: Iterable[Stated],
    origin_of: dict[str, int],
    standing: Callable[[SourcedClaim], int] = by_stage,
) -> Figure | None:
    """The figure of a field from what its claims state; None where they state nothing.

    Of the claims with the best standing (the least number), the value with the most independent
    origins is printed; then that of the later report; then an exact one before an
    estimate; then that of the smallest claim id. Nothing is averaged or added up.
    """
    by_value: dict[Quantity, list[SourcedClaim]] = defaultdict(list)
    for claim, quantity in sorted(stated, key=lambda s: s[0].claim_id):
        by_value[quantity].append(claim)
    if not by_value:
        return None
    best = min(standing(claim) for claims in by_value.values() for claim in claims)
    candidates = {
        value: of_step
        for value, claims in by_value.items()
        if (of_step := [c for c in claims if standing(c) == best])
    }
    ranked = sorted(candidates, key=lambda v: _rank(v, candidates[v], origin_of))
    printed = ranked[0]
    rivals = {v for v in ranked if _rivals(printed, v, candidates, origin_of)}
    reported = [
        Reported[Quantity](
            value=value,
            claim_ids=tuple(c.claim_id for c in by_value[value]),
            origins=_origins(by_value[value], origin_of),
            rival=value in rivals,
        )
        for value in (*ranked, *(v for v in by_value if v not in candidates))
    ]
    return Figure(
        printed=printed,
        rule=_rule(ranked, candidates, origin_of, len(by_value)),
        sure=not rivals and printed.qualifier is Qualifier.EXACT,
        reported=tuple(reported),
    )


def delivered(stated: Iterable[Stated], origin_of: dict[str, int]) -> Figure | None:
    """The number handed over, from claims of deliveries; None where they state none.

    Of numbers that contradict one another about one time, the one with the most independent
    origins stands; of those that stand the largest is printed, since what has been handed
    over only grows and a total is stated beside its parts. Nothing is added up.
    """
    handed_over = list(stated)
    ranked = figure(handed_over, origin_of, lambda _: 0)
    return ranked and _largest(handed_over, ranked, origin_of)


def _largest(stated: list[Stated], ranked: Figure, origin_of: dict[str, int]) -> Figure:
    by_value: dict[Quantity, list[SourcedClaim]] = defaultdict(list)
    for claim, quantity in stated:
        by_value[quantity].append(claim)
    ahead = {r.value: place for place, r in enumerate(ranked.reported)}
    standing = [
        value
        for value in ahead
        if not any(
            ahead[other] < ahead[value] and _rivals(other, value, by_value, origin_of)
            for other in ahead
        )
    ]
    units = {v.unit for v in standing}
    top = standing[0] if len(units) > 1 else max(standing, key=lambda v: (v.amount, -ahead[v]))
    rivals = {v for v in ahead if _rivals(top, v, by_value, origin_of)}
    several = "the largest number reported handed over; partial deliveries are not added up"
    return Figure(
        printed=top,
        rule=several if len(ahead) > 1 and len(units) == 1 else ranked.rule,
        sure=not rivals and top.qualifier is Qualifier.EXACT,
        reported=tuple(
            r.model_copy(update={"rival": r.value in rivals})
            for r in sorted(ranked.reported, key=lambda r: (r.value != top, ahead[r.value]))
        ),
    )


def _origins(claims: list[SourcedClaim], origin_of: dict[str, int]) -> int:
    return len({origin_of[c.claim_id] for c in claims})


def _latest(claims: list[SourcedClaim]) -> int:
    return max(day.toordinal() if (day := published(c)) else 0 for c in claims)


def _rank(
    value: Quantity, claims: list[SourcedClaim], origin_of: dict[str, int]
) -> tuple[int, int, bool, str]:
    """Sorts the value to print to the front."""
    return (
        -_origins(claims, origin_of),
        -_latest(claims),
        value.qualifier is not Qualifier.EXACT,
        claims[0].claim_id,
    )


def _rivals(
    printed: Quantity,
    value: Quantity,
    candidates: dict[Quantity, list[SourcedClaim]],
    origin_of: dict[str, int],
) -> bool:
    """Whether the value contradicts the printed one about the same step.

    Two deliveries at different times may well differ; only those at one time are rivals.
    Nor are two numbers that one source gives in one report: they are parts of a whole.
    """
    if not contradict(printed, value):
        return False
    return any(
        (c.report_id != d.report_id or origin_of[c.claim_id] != origin_of[d.claim_id])
        and (c.claim.stage not in DELIVERIES or gap(window(c), window(d)) == 0)
        for c in candidates[printed]
        for d in candidates[value]
    )


def _rule(
    ranked: list[Quantity],
    candidates: dict[Quantity, list[SourcedClaim]],
    origin_of: dict[str, int],
    values: int,
) -> str:
    """In words, what set the printed value before the next."""
    stage = candidates[ranked[0]][0].claim.stage.value.replace("_", " ")
    if values == 1:
        return "the only value reported"
    if len(ranked) == 1:
        return f"the only one {stage} for the whole; the others are of other steps or of parts"
    first, second = (_rank(v, candidates[v], origin_of) for v in ranked[:2])
    reasons: tuple[tuple[int, Callable[[], str]], ...] = (
        (0, lambda: f"most independent origins ({-first[0]} against {-second[0]})"),
        (1, lambda: "as many origins as the next value, and the later report"),
        (2, lambda: "as many origins and as late as the next value, and exact"),
        (3, lambda: "nothing sets it apart from the next value; the smaller claim id decides"),
    )
    differing = (words() for place, words in reasons if first[place] != second[place])
    return next(differing, "one claim states several; the first of them")
