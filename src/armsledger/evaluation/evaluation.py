"""One extractor measured on annotated reports: figures, groups, and where it goes wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.annotated import ABOUT, Annotated
from armsledger.evaluation.comparison import Pair, side_by_side
from armsledger.evaluation.extractors import extractor
from armsledger.evaluation.intervals import Interval, intervals
from armsledger.evaluation.reliability import Bin, calibration_error, reliability
from armsledger.evaluation.score import Score, Tally, judged, score_report, total
from armsledger.evaluation.slots import ClaimJson
from armsledger.model import ArmsledgerError, InputError

Gold = Mapping[str, Annotated]


class By(StrEnum):
    """What figures can be given apart for."""

    KIND = "kind"
    SLOT = "slot"
    GENRE = "genre"
    LANGUAGE = "language"

    @property
    def counted(self) -> str:
        """What is counted in each group."""
        return "claims" if self is By.KIND else "slots"


@dataclass(frozen=True)
class Evaluation:
    """What one extractor read in annotated reports, and its score in each."""

    name: str
    """The extractor's, or the file's of predictions."""
    gold: Gold
    read: Mapping[str, list[ClaimJson]]
    scores: Mapping[str, Score]
    """Report id → its score, in the order of the gold."""
    failed: Mapping[str, str]
    """Reports that the extractor failed on, with why; they count as nothing read."""

    @cached_property
    def score(self) -> Score:
        """The score over all reports."""
        return total(self.scores.values())

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The ends of the 95 percent interval of each figure."""
        return intervals(list(self.scores.values()))

    def grouped(self, by: By) -> dict[str, Tally | Score]:
        """A tally for each kind of claim or sort of slot, a score for each genre or language."""
        if by is By.KIND:
            return dict(sorted(self.score.by_kind.items()))
        if by is By.SLOT:
            return dict(sorted(self.score.by_slot.items()))
        groups: dict[str, list[Score]] = {}
        for name, one in self.scores.items():
            groups.setdefault(_group(self.gold[name], by), []).append(one)
        return {name or "not known": total(scores) for name, scores in sorted(groups.items())}

    @cached_property
    def bins(self) -> list[Bin]:
        """The claims read, by confidence, with the share of each bin that is right."""
        return reliability(
            one
            for report_id, annotated in self.gold.items()
            for one in judged(annotated.claims, list(self.read.get(report_id, [])))
        )

    def worst(self, most: int) -> list[str]:
        """The reports with the most slots that are wrong or missing, the worst first."""
        wrong = {n: s.slots.gold + s.slots.read - 2 * s.slots.right for n, s in self.scores.items()}
        order = sorted((n for n in wrong if wrong[n]), key=lambda n: (-wrong[n], n))
        return order[:most]

    def shown(self, worst: int, only: str | None) -> list[str]:
        """The report that is asked for, otherwise the worst so many."""
        return self.worst(worst) if only is None else [only]

    def pairs(self, report_id: str) -> list[Pair]:
        """Gold and found of one report, side by side."""
        return side_by_side(self.gold[report_id].claims, self.read.get(report_id, []))

    def as_json(self) -> dict[str, Any]:
        """The figures with their intervals, and the counts behind them."""
        return {
            "extractor": self.name,
            "reports": self.score.reports,
            "reports_without_claims": self.score.without_claims,
            "figures": {
                name: {"value": value, "interval": list(self.intervals[name])}
                for name, value in self.score.figures.items()
            },
            **{
                name: tally_json(tally)
                for name, tally in (
                    ("slots", self.score.slots),
                    ("claims", self.score.claims),
                    ("core", self.score.core),
                )
            },
            "calibration": {
                "error": round(calibration_error(self.bins), 4),
                "bins": [asdict(one) for one in self.bins],
            },
            "failed": dict(self.failed),
        }


def tally_json(tally: Tally) -> dict[str, float | int]:
    """Precision, recall and F1 to four places, and the counts behind them."""
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "right": tally.right,
        "gold": tally.gold,
        "read": tally.read,
    }


def evaluate(
    name: str, gold: Gold, catalogue: Catalogue, tick: Callable[[], None] = lambda: None
) -> Evaluation:
    """Read every report with the extractor of that name, and score it; `tick` after each.

    A report that the extractor fails on counts as one in which nothing was read.
    """
    read_claims = extractor(name)
    read: dict[str, list[ClaimJson]] = {}
    failed: dict[str, str] = {}
    for report_id, annotated in gold.items():
        try:
            read[report_id] = read_claims(annotated.report, catalogue)
        except ArmsledgerError:
            raise  # It could read no report at all.
        except Exception as error:
            failed[report_id] = f"{type(error).__name__}: {error}"
        tick()
    return evaluated(name, gold, read, failed)


def evaluated(
    name: str,
    gold: Gold,
    read: Mapping[str, list[ClaimJson]],
    failed: Mapping[str, str] | None = None,
) -> Evaluation:
    """The evaluation of claims that were read already; a report without any has none."""
    scores = {
        report_id: score_report(annotated.claims, read.get(report_id, []))
        for report_id, annotated in gold.items()
    }
    return Evaluation(name, gold, read, scores, failed or {})


def check_groups(gold: Gold, groups: Iterable[By]) -> None:
    """Raise InputError where figures are asked for by genre, and no report says its genre."""
    if By.GENRE in groups and not any(_group(one, By.GENRE) for one in gold.values()):
        raise InputError(
            f"no genre is known for these reports; give them in {ABOUT} beside the gold file, "
            "with the columns `id` and `genre`"
        )


def strangers(gold: Iterable[str], read: Iterable[str]) -> tuple[list[str], list[str]]:
    """The reports that were not read, and those read that are not among the gold."""
    ours, theirs = set(gold), set(read)
    return sorted(ours - theirs), sorted(theirs - ours)


def _group(annotated: Annotated, by: By) -> str:
    if by is By.LANGUAGE:
        return annotated.report.language or ""
    return annotated.about.get("genre", "")
