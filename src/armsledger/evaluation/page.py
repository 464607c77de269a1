"""An evaluation as one HTML page that needs nothing else."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from armsledger.evaluation.evaluation import By, Evaluation
from armsledger.evaluation.reliability import Bin
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
    return _rendered(
        "evaluation.html.jinja",
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


def reliability_plot(bins: Sequence[Bin]) -> str:
    """The share of claims that is right at each confidence, as an SVG picture."""
    return _rendered("reliability.svg.jinja", bins=bins)


def _rendered(template: str, **about: Any) -> str:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("armsledger.evaluation") / "templates" / template
    return environment.from_string(source.read_text(encoding="utf-8")).render(**about)


def _rows(one: Evaluation, by: By) -> list[tuple[str, Tally]]:
    """A tally a row: of claims for kinds, of slots for the others."""
    return [
        (name, group.slots if isinstance(group, Score) else group)
        for name, group in one.grouped(by).items()
    ]
