"""How fast the catalogue's names are found, beside spaCy's matcher of phrases.

    names.py [--megabytes N] [--rounds N] [--json]

The texts are pages of general English that name nothing of ours, where nearly all text lies,
and our own annotated reports, which name something in every sentence; each repeated until
they have the wanted size. spaCy gets the same names in one spelling each.
"""

import argparse
import json
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from speed import OUR_REPORTS, ROOT, Reader, load_reports

from armsledger.catalogue.files import all_entries, names_of
from armsledger.catalogue.load import load_catalogue

AIM_MEGABYTES = 40.0
AIM_LOADING = 0.4
_PAGE_LINES = 40


def pages() -> dict[str, list[str]]:
    """Texts by what they are."""
    file = ROOT / "tests" / "data" / "general_english.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    starts = range(0, len(lines), _PAGE_LINES)
    return {
        "general English": ["\n".join(lines[n : n + _PAGE_LINES]) for n in starts],
        "arms reports": [report["text"] for report in load_reports(list(OUR_REPORTS))],
    }


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Time both on each kind of text."""
    names = {name for entry in all_entries(load_catalogue()) for name in names_of(entry) if name}
    found: dict[str, Any] = {"names": len(names), "python": platform.python_version(), "texts": {}}
    for what, texts in pages().items():
        size = sum(len(text.encode()) for text in texts)
        times = max(1, round(arguments.megabytes * 1e6 / size))
        with TemporaryDirectory() as folder:
            file = Path(folder) / "texts.jsonl"
            file.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts * times), "utf-8")
            file.with_suffix(".names").write_text("\n".join(sorted(names)), "utf-8")
            # Once for the cache: what is measured is every time but the first.
            Reader("armsledger-names", sys.executable, file).end()
            ours = Reader("armsledger-names", sys.executable, file)
            spacy = Reader("spacy-names", sys.executable, file)
            for _ in range(arguments.rounds):
                ours.round()
                spacy.round()
            for reader in (ours, spacy):
                reader.end()
        found["texts"][what] = {
            reader.name: {
                "megabytes_per_second": round(size * times / 1e6 / reader.best, 1),
                "loading_seconds": round(reader.about["loading"], 2),
            }
            for reader in (ours, spacy)
        } | {"ratio": round(spacy.best / ours.best, 1)}
    general = found["texts"]["general English"]["armsledger-names"]
    found["aims_met"] = (
        general["megabytes_per_second"] >= AIM_MEGABYTES
        and general["loading_seconds"] <= AIM_LOADING
    )
    return found


def told(result: dict[str, Any]) -> str:
    """The figures as a table in Markdown."""
    lines = [
        f"{result['names']:,} names; Python {result['python']}; one process, one thread each.",
        "",
        "| text | matcher | MB per second | time to load |",
        "| --- | --- | --- | --- |",
    ]
    for what, figures in result["texts"].items():
        for name, measured in figures.items():
            if name != "ratio":
                lines.append(
                    f"| {what} | {name.partition('-')[0]} | {measured['megabytes_per_second']} "
                    f"| {measured['loading_seconds']} s |"
                )
    ratios = [f"{figures['ratio']} times on {what}" for what, figures in result["texts"].items()]
    return "\n".join([*lines, "", f"armsledger is faster {' and '.join(ratios)}."])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=2.0, help="size of one round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--save", type=Path, help="write the table to this file too")
    arguments = parser.parse_args()
    result = measure(arguments)
    print(json.dumps(result, indent=2) if arguments.json else told(result))
    if arguments.save:
        arguments.save.write_text(told(result) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
