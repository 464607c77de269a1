"""An evaluation as one HTML page that needs nothing else."""

from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from armsledger.evaluation.evaluation import By, Evaluation
from armsledger.evaluation.score import Score, Tally


def page(
    title: str,
    measured: Sequence[Evaluation],
    by: Sequence[By],
    worst: int,
    only: str | None = None,
) -> str:
    """The page: the figures of each extractor, its groups, and reports side by side.

    Of reports the `worst` so many, or the `only` one that is asked for.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("armsledger.evaluation") / "templates" / "evaluation.html.jinja"
    return environment.from_string(source.read_text(encoding="utf-8")).render(
        title=title,
        measured=[
            {
                "name": one.name,
                "anchor": f"extractor-{number}",
                "score": one.score,
                "figures": one.score.figures,
                "intervals": one.intervals,
                "groups": [(name, _rows(one, name)) for name in by],
                "worst": [
                    {
                        "id": report_id,
                        "score": one.scores[report_id],
                        "text": one.gold[report_id].report.text,
                        "pairs": one.pairs(report_id),
                    }
                    for report_id in one.shown(worst, only)
                ],
            }
            for number, one in enumerate(measured, start=1)
        ],
    )


def _rows(one: Evaluation, by: By) -> list[tuple[str, Tally]]:
    """A tally a row: of claims for kinds, of slots for the others."""
    return [
        (name, group.slots if isinstance(group, Score) else group)
        for name, group in one.grouped(by).items()
    ]
