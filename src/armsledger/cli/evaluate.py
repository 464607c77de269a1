"""`armsledger evaluate`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Annotated, Any

import typer

from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.overlay import catalogue_with
from armsledger.cli import output
from armsledger.cli.output import CatalogueOption, JsonOption
from armsledger.evaluation.annotated import load, load_predictions
from armsledger.evaluation.comparison import Line
from armsledger.evaluation.evaluation import (
    By,
    Evaluation,
    Gold,
    check_groups,
    evaluated,
    strangers,
    tally_json,
)
from armsledger.evaluation.evaluation import (
    evaluate as measure,
)
from armsledger.evaluation.extractors import DEFAULT, NAMES
from armsledger.evaluation.extractors import extractor as named
from armsledger.evaluation.page import page
from armsledger.evaluation.reliability import calibration_error
from armsledger.evaluation.renaming import renamed
from armsledger.evaluation.score import Score, Tally
from armsledger.export.writing import whole_file
from armsledger.model import InputError

FIGURES = ("extractor", "reports", "slots", "claims", "core", "noise")
GROUPS = ("precision", "recall", "F1", "right", "annotated", "read")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Annotated reports: `report` and `claims` in each line of JSON.")
    ],
    *,
    extractor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help=f"Measure this one: {', '.join(NAMES)}. May be repeated."
        ),
    ] = None,
    predictions: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Measure what another program read: lines as in GOLD. May be repeated.",
        ),
    ] = None,
    by: Annotated[
        list[By] | None,
        typer.Option(
            help=f"Give figures apart for each {', '.join(By)}: of claims by kind, of slots by "
            "the others. May be repeated."
        ),
    ] = None,
    reliability: Annotated[
        bool,
        typer.Option(
            "--reliability", help="Give the share of claims that is right at each confidence."
        ),
    ] = False,
    invented_names: Annotated[
        int | None,
        typer.Option(
            metavar="SEED",
            help="Measure on copies in which designations and firms have invented names.",
        ),
    ] = None,
    worst: Annotated[
        int, typer.Option(min=0, metavar="N", help="Name the N reports with the most mistakes.")
    ] = 5,
    report: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Show one report's claims, annotated and found."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page, with the worst reports side by side."),
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the figures as a table in Markdown.")
    ] = False,
    catalogue: CatalogueOption = None,
    json: JsonOption = False,
) -> None:
    """Measure how well claims are read: precision, recall and F1 against annotated reports.

    Slots are single facts, claims whole claims of which half is right, the core is kind,
    countries and items; noise is claims read per report that has none. Intervals are of 95
    percent, from drawing the reports anew.
    """
    if markdown and (json or report is not None):
        raise InputError("--markdown prints figures only; leave out --json and --report, or it")
    reports = load(gold)
    if report is not None and report not in reports:
        raise InputError(f"{gold} has no report {report!r}")
    known = catalogue_with(catalogue)
    if invented_names is not None:
        dice = Random(invented_names)
        reports = {name: renamed(one, known, dice) for name, one in reports.items()}
    groups = by or []
    check_groups(reports, groups)
    names = dict.fromkeys(extractor or ([] if predictions else [DEFAULT]))
    # What may be refused comes before what takes long.
    for name in names:
        named(name)
    predicted = list(_predicted(predictions or (), reports))
    measured = [*_measured(names, reports, known), *predicted]
    if html:
        with whole_file(html, "evaluation.html") as file:
            file.write(page(gold.name, measured, groups, worst, report).encode())
    if report is not None and not output.wants_json(json):
        for one in measured:
            _show(one, report)
    elif markdown:
        print(*_markdown(measured), sep="\n")
    elif output.wants_json(json):
        for one in measured:
            output.print_json(_json(one, groups, worst, report))
    else:
        output.print_table(FIGURES, [_row(one, "\n{} to {}") for one in measured])
        for one in measured:
            _more(one, groups, worst)
            if reliability:
                _reliability(one)


def _measured(names: Iterable[str], gold: Gold, known: Catalogue) -> Iterator[Evaluation]:
    with output.progress() as shown:
        for name in names:
            task = shown.add_task(f"{name}: 0 of {len(gold):,} reports", total=len(gold))
            done = 0

            def tick(name: str = name, task: Any = task) -> None:
                nonlocal done
                done += 1
                words = f"{name}: {done:,} of {len(gold):,} reports"
                shown.update(task, advance=1, description=words)

            one = measure(name, gold, known, tick)
            for report_id, why in one.failed.items():
                output.complain(f"{name} failed on {report_id}, which counts as not read: {why}")
            yield one


def _predicted(files: Sequence[Path], gold: Gold) -> Iterator[Evaluation]:
    names = [file.name for file in files]
    for file in files:
        read = load_predictions(file)
        missing, unknown = strangers(gold, read)
        if missing:
            output.complain(f"{file}: not in it, and counted as not read: {_some(missing)}")
        if unknown:
            output.complain(f"{file}: not among the gold, and left out: {_some(unknown)}")
        yield evaluated(file.name if names.count(file.name) == 1 else str(file), gold, read)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}"


def _row(one: Evaluation, ends: str) -> list[str]:
    """The extractor's name, how many reports, and each figure with its interval's ends."""
    cells = []
    for name, value in one.score.figures.items():
        low, high = one.intervals[name]
        if name == "noise" and not one.score.without_claims:
            cells.append("-")
            continue
        cells.append(f"{value:.3f}{ends.format(f'{low:.2f}', f'{high:.2f}')}")
    return [one.name, f"{one.score.reports:,}", *cells]


def _markdown(measured: Sequence[Evaluation]) -> Iterator[str]:
    yield f"| {' | '.join(FIGURES)} |"
    yield "| --- | ---: | --- | --- | --- | --- |"
    for one in measured:
        cells = (output.plain(cell).replace("|", "\\|") for cell in _row(one, " ({} to {})"))
        yield f"| {' | '.join(cells)} |"


def _more(one: Evaluation, groups: Sequence[By], worst: int) -> None:
    for by in groups:
        print(output.plain(f"\n{one.name}, {by.counted} by {by}"))
        rows = [[name, *_group_cells(group)] for name, group in one.grouped(by).items()]
        output.print_table((by.value, *GROUPS), rows)
    names = one.worst(worst)
    if names:
        print(output.plain(f"\n{one.name}, worst reports (--report ID shows one)"))
        cells = [[name, *_tally_cells(one.scores[name].slots)] for name in names]
        output.print_table(("report", *GROUPS), cells)


def _reliability(one: Evaluation) -> None:
    """How often claims are right that are read with a certain confidence."""
    error = calibration_error(one.bins)
    print(output.plain(f"\n{one.name}, claims by confidence (calibration error {error:.3f})"))
    rows = [
        [f"{b.low:.1f} to {b.high:.1f}", f"{b.confidence:.2f}", f"{b.right:.2f}", f"{b.claims:,}"]
        for b in one.bins
    ]
    output.print_table(("confidence", "mean", "right", "claims"), rows)


def _group_cells(group: Tally | Score) -> list[str]:
    return _tally_cells(group.slots if isinstance(group, Score) else group)


def _tally_cells(tally: Tally) -> list[str]:
    shares = (tally.precision, tally.recall, tally.f1)
    counts = (tally.right, tally.gold, tally.read)
    return [*(f"{share:.3f}" for share in shares), *(f"{count:,}" for count in counts)]


def _show(one: Evaluation, report_id: str) -> None:
    """One report's claims side by side; what agrees is marked."""
    pairs = one.pairs(report_id)
    print(output.plain(f"{one.name}, {report_id}\n\n{one.gold[report_id].report.text}\n"))
    if not pairs:
        print("No claim is annotated and none was found.")
    for pair in pairs:
        head = ("", "slot", *(("annotated", "found") if pair.gold else ("not annotated", "found")))
        if not pair.found:
            head = ("", "slot", "annotated", "not found")
        output.print_table(head, [_side(line) for line in pair.lines])
        print()


def _side(line: Line) -> list[str]:
    return ["=" if line.same else "≠", line.slot, line.gold or "", line.found or ""]


def _json(
    one: Evaluation, groups: Sequence[By], worst: int, report_id: str | None
) -> dict[str, Any]:
    return {
        **one.as_json(),
        "by": {
            by.value: {name: _group_json(group) for name, group in one.grouped(by).items()}
            for by in groups
        },
        "worst": [
            {
                "report": name,
                "slots": tally_json(one.scores[name].slots),
                "claims": [pair.as_json() for pair in one.pairs(name)],
            }
            for name in one.shown(worst, report_id)
        ],
    }


def _group_json(group: Tally | Score) -> dict[str, Any]:
    if isinstance(group, Tally):
        return tally_json(group)
    return {"reports": group.reports, "figures": group.figures, "slots": tally_json(group.slots)}
