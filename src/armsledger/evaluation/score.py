"""How well claims that were read agree with claims that people annotated.

The claims of one report are aligned one to one, so that the most slots agree. From
that come precision, recall and F1 over all reports: of slots, of claims (the kinds
agree and at least half of the slots of both) and of cores (kind, every party's country
and every item agree); and the noise, claims read per report that has none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from armsledger.evaluation.slots import ClaimJson, matched, slots
from armsledger.model import ArmsledgerError

#: Measures without a meaning of their own are not scored.
_NOT_SCORED = frozenset({"specification", "other"})
_CORE = frozenset({"kind", "party", "item"})


@dataclass
class Tally:
    """What was right, what people annotated and what was read, counted."""

    right: int = 0
    gold: int = 0
    read: int = 0

    def add(self, other: "Tally") -> None:
        """Count what another one counted too."""
        self.right += other.right
        self.gold += other.gold
        self.read += other.read

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what people annotated that was read."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.read) if self.right else 0.0


@dataclass
class Score:
    """The figures over many reports."""

    reports: int = 0
    slots: Tally = field(default_factory=Tally)
    claims: Tally = field(default_factory=Tally)
    core: Tally = field(default_factory=Tally)
    without_claims: int = 0
    """How many reports have no claim."""
    false_claims: int = 0
    """How many claims were read in those."""
    by_kind: dict[str, Tally] = field(default_factory=dict)
    """The claims of each kind."""
    by_slot: dict[str, Tally] = field(default_factory=dict)
    """The slots of each sort."""

    @property
    def noise(self) -> float:
        """Claims read per report that has none."""
        return self.false_claims / self.without_claims if self.without_claims else 0.0

    @property
    def figures(self) -> dict[str, float]:
        """The figures that floors are set for, to four places."""
        return {
            "slots": round(self.slots.f1, 4),
            "claims": round(self.claims.f1, 4),
            "core": round(self.core.f1, 4),
            "noise": round(self.noise, 4),
        }


def score(gold: Mapping[str, list[ClaimJson]], read: Mapping[str, list[ClaimJson]]) -> Score:
    """Compare the claims of each report in `gold` with those read; both by report id."""
    return total(score_report(claims, read.get(name, [])) for name, claims in gold.items())


def total(scores: Iterable[Score]) -> Score:
    """The score over the reports of several scores."""
    summed = Score()
    for one in scores:
        summed.reports += one.reports
        summed.without_claims += one.without_claims
        summed.false_claims += one.false_claims
        for tally, other in (
            (summed.slots, one.slots),
            (summed.claims, one.claims),
            (summed.core, one.core),
            *((summed.by_kind.setdefault(kind, Tally()), t) for kind, t in one.by_kind.items()),
            *((summed.by_slot.setdefault(slot, Tally()), t) for slot, t in one.by_slot.items()),
        ):
            tally.add(other)
    return summed


def score_report(gold: list[ClaimJson], read: list[ClaimJson]) -> Score:
    """The score of one report. Raises ArmsledgerError where SciPy is not installed."""
    gold, read = scored(gold), scored(read)
    found = Score(reports=1)
    if not gold:
        found.without_claims, found.false_claims = 1, len(read)
    for claim in gold:
        found.by_kind.setdefault(claim["kind"], Tally()).gold += 1
        for slot, _ in slots(claim):
            found.by_slot.setdefault(slot, Tally()).gold += 1
    for claim in read:
        found.by_kind.setdefault(claim["kind"], Tally()).read += 1
        for slot, _ in slots(claim):
            found.by_slot.setdefault(slot, Tally()).read += 1
    for i, j in align(gold, read):
        one, other = slots(gold[i]), slots(read[j])
        agreeing = matched(one, other)
        for (slot, _), _ in agreeing:
            found.by_slot[slot].right += 1
        if _right(gold[i], read[j]):
            found.by_kind[gold[i]["kind"]].right += 1
        found.core.right += _same_core(gold[i], read[j])
    found.core.gold, found.core.read = len(gold), len(read)
    for tally in found.by_kind.values():
        found.claims.add(tally)
    for tally in found.by_slot.values():
        found.slots.add(tally)
    return found


def judged(gold: list[ClaimJson], read: list[ClaimJson]) -> list[tuple[ClaimJson, bool]]:
    """Each claim read that figures count, and whether the figure `claims` counts it as right."""
    gold, read = scored(gold), scored(read)
    right = {j for i, j in align(gold, read) if _right(gold[i], read[j])}
    return [(claim, j in right) for j, claim in enumerate(read)]


def _right(gold: ClaimJson, read: ClaimJson) -> bool:
    one, other = slots(gold), slots(read)
    half = 2 * len(matched(one, other)) >= max(len(one), len(other))
    return bool(gold["kind"] == read["kind"]) and half


def scored(claims: list[ClaimJson]) -> list[ClaimJson]:
    """The claims that figures count: those that are not of a measure without a meaning."""
    return [claim for claim in claims if claim.get("measure") not in _NOT_SCORED]


def align(gold: list[ClaimJson], read: list[ClaimJson]) -> list[tuple[int, int]]:
    """Index pairs of claims that may be the same, so that the most slots agree.

    Raises ArmsledgerError where SciPy is not installed.
    """
    if not gold or not read:
        return []
    likeness = [[_likeness(one, other) for other in read] for one in gold]
    return [(i, j) for i, j in _assignment(likeness) if likeness[i][j] > 0]


def _assignment(likeness: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs of rows and columns, each used once, whose likeness sums to the most."""
    # Scoring is for those who work on armsledger; those who only use it need no SciPy.
    try:
        from scipy.optimize import (  # type: ignore[import-untyped]  # noqa: PLC0415
            linear_sum_assignment,
        )
    except ImportError as error:
        raise ArmsledgerError(
            "scoring needs SciPy, which is not installed; "
            "run `pip install 'armsledger[evaluation]'`"
        ) from error
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


def _likeness(one: ClaimJson, other: ClaimJson) -> float:
    """Slots that agree; kind and evidence decide between equals; 0 for too little in common."""
    right = len(matched(slots(one), slots(other)))
    same_kind, overlap = bool(one["kind"] == other["kind"]), _overlap(one, other)
    if (same_kind and right >= 2) or (overlap and right >= 3):
        return right + 0.5 * same_kind + 0.25 * overlap
    return 0.0


def _overlap(one: ClaimJson, other: ClaimJson) -> bool:
    return any(
        a["start"] < b["end"] and b["start"] < a["end"]
        for a in one.get("evidence", ())
        for b in other.get("evidence", ())
    )


def _same_core(one: ClaimJson, other: ClaimJson) -> bool:
    core, others = ([slot for slot in slots(claim) if slot[0] in _CORE] for claim in (one, other))
    return len(matched(core, others)) == len(core) == len(others)
