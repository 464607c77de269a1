"""Renew what the documentation quotes from the program: `make docs`.

The reference of the command line, the figures of quality, the deal of the
demonstration, and, where `make benchmark` has been run, its table. Everything that is
quoted stands between two marks, `<!-- begin NAME -->` and `<!-- end NAME -->`.
"""

import json
import subprocess
import sys
from pathlib import Path

from armsledger.evaluation.extractors import NAMES
from armsledger.evaluation.page import reliability_plot
from armsledger.evaluation.reliability import Bin
from armsledger.extraction.tagger.model import about

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    ROOT / "README.md",
    ROOT / "corpus" / "en" / "README.md",
    *(
        ROOT / "docs" / page
        for page in ("measuring.md", "catalogue.md", "leaderboard.md", "model.md")
    ),
)
CORPUS = ROOT / "corpus" / "en"
#: Annotated reports that each leaderboard is measured on; those by others may not be there.
BOARDS = {
    "test": CORPUS / "test.jsonl",
    "dev": CORPUS / "dev.jsonl",
    "elsewhere": ROOT.parent / "shared" / "dev" / "en.jsonl",
}
#: Left by `make benchmark`.
SPEED = {
    "speed": ROOT / "build" / "benchmark.md",
    "names speed": ROOT / "build" / "benchmark-names.md",
    "clustering speed": ROOT / "build" / "benchmark-clustering.md",
    "linkage": ROOT / "build" / "benchmark-linkage.md",
}


def main() -> None:
    """Renew every quotation."""
    _run("cli_reference.py")
    quoted = {"demo": f"```\n{_deal(_run('demo.py'))}\n```"}
    quoted |= {"counts": _run("catalogue_counts.py"), "names": _run("measure_catalogue.py")}
    quoted |= {"deals": _run("measure_deals.py"), "weights": _run("fit_weights.py")}
    quoted |= {"corpus": _run("corpus_counts.py"), "agreement": _agreement()}
    quoted |= {f"leaderboard {n}": _board(f) for n, f in BOARDS.items() if f.exists()}
    quoted |= _model()
    quoted |= {n: f.read_text(encoding="utf-8").strip() for n, f in SPEED.items() if f.exists()}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name, quotation in quoted.items():
            text = renewed(text, name, quotation)
        page.write_text(text, encoding="utf-8")


def renewed(text: str, name: str, quotation: str) -> str:
    """The text with another quotation between the marks of that name, if it has them."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    if begin not in text:
        return text
    before, rest = text.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}\n\n{quotation}\n\n{end}{after}"


def _deal(shown: str) -> str:
    """The last command of the demonstration with what it prints."""
    *_, last = shown.split("\n$ ")
    return "$ " + last.split("\n\nThe ledger stays in")[0].replace(" --ledger build/demo.db", "")


def _board(gold: Path) -> str:
    """All extractors in one table."""
    names = (word for name in NAMES for word in ("--extractor", name))
    return _evaluate(gold, *names, "--markdown")


def _model() -> dict[str, str]:
    """The figures of the model card; its plot is written beside it."""
    names = ("--extractor", "fused", "--extractor", "rules", "--invented-names", "1")
    told = json.loads(_evaluate(CORPUS / "test.jsonl", "--extractor", "fused", "--json"))
    bins = [Bin(**one) for one in told["calibration"]["bins"]]
    plot = reliability_plot(bins)
    (ROOT / "docs" / "reliability.svg").write_text(plot, encoding="utf-8")
    rows = [
        f"| {b.low:.1f} to {b.high:.1f} | {b.confidence:.2f} | {b.right:.2f} | {b.claims:,} |"
        for b in bins
    ]
    error = told["calibration"]["error"]
    precision = about()["agreement"]
    return {
        "invented names": _evaluate(CORPUS / "test.jsonl", *names, "--markdown"),
        "reliability": "\n".join(
            [
                "| confidence | mean | right | claims |",
                "| --- | ---: | ---: | ---: |",
                *rows,
                "",
                f"The expected calibration error is {error:.3f}.",
            ]
        ),
        "precision": "\n".join(
            [
                f"| {' | '.join(precision)} |",
                f"| {' | '.join('---:' for _ in precision)} |",
                f"| {' | '.join(f'{value:.3f}' for value in precision.values())} |",
            ]
        ),
    }


def _agreement() -> str:
    first, second = (CORPUS / "agreement" / f"{name}.jsonl" for name in ("first", "second"))
    return _evaluate(first, "--predictions", str(second), "--markdown")


def _evaluate(gold: Path, *options: str) -> str:
    return _output("-m", "armsledger.cli.main", "evaluate", str(gold), *options)


def _run(script: str) -> str:
    return _output(str(ROOT / "scripts" / script))


def _output(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
