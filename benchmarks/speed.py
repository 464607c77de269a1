"""How fast armsledger reads, beside spaCy's small English pipeline on the same reports.

    speed.py [--words N] [--rounds N] [--json] [FILE.jsonl ...]

Each reader runs in one process with two threads; they take turns, so that what else the
machine does falls on all alike. The rules alone are a reader of their own. Each one's best
round counts. The texts are those of our own annotated reports and of `examples/`, or of the
files given, repeated until they have the wanted number of words. The memory is the peak of
our own process, with nothing but armsledger and the reports in it.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
OUR_REPORTS = (
    ROOT / "tests" / "data" / "reports.jsonl",
    ROOT / "tests" / "data" / "examples.jsonl",
)
#: More threads would make it another contest.
TWO_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "2")
AIM_RATIO = 1.0
AIM_MEMORY = 700_000_000


class Reader:
    """A reader at work in a process of its own."""

    def __init__(self, name: str, python: str, file: Path) -> None:
        self.name = name
        self.best = float("inf")
        self.memory = 0
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("worker.py")), name, str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | TWO_THREADS,
        )
        self.about = self._answer()

    def round(self) -> None:
        """Let it read everything once more."""
        self._pipe(self._process.stdin).write("go\n")
        self._pipe(self._process.stdin).flush()
        answer = self._answer()
        self.best = min(self.best, answer["seconds"])
        self.memory = answer["memory"]

    def end(self) -> None:
        """Let the process end by itself."""
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        line = self._pipe(self._process.stdout).readline()
        if not line:
            sys.exit(f"{self.name} ended with exit code {self._process.wait()}: see above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def load_reports(files: list[Path]) -> list[dict[str, Any]]:
    """The reports of annotated or plain JSONL files, each text once."""
    found: dict[str, dict[str, Any]] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            report = given.get("report", given)
            found.setdefault(report["text"], report)
    return list(found.values())


def measure(reports: list[dict[str, Any]], arguments: argparse.Namespace) -> dict[str, Any]:
    """Time the readers on the reports."""
    once = sum(len(report["text"].split()) for report in reports)
    times = max(1, round(arguments.words / once))
    words = once * times
    with TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_text("".join(json.dumps(report) + "\n" for report in reports * times), "utf-8")
        ours, rules, spacy = readers = [
            Reader(name, sys.executable, file)
            for name in ("armsledger", "armsledger-rules", "spacy")
        ]
        for _ in range(arguments.rounds):
            for reader in readers:
                reader.round()
        for reader in readers:
            reader.end()
    return {
        "reports": len(reports),
        "words_once": once,
        "times": times,
        "words": words,
        "rounds": arguments.rounds,
        "python": platform.python_version(),
        "readers": {
            reader.name: {
                "version": reader.about["version"],
                "words_per_second": round(words / reader.best),
                "loading_seconds": round(reader.about["loading"], 2),
                "peak_memory_mb": round(reader.memory / 1e6),
            }
            for reader in readers
        },
        "ratio": round(spacy.best / ours.best, 2),
        "rules_ratio": round(spacy.best / rules.best, 2),
        "aims_met": spacy.best / ours.best >= AIM_RATIO and ours.memory <= AIM_MEMORY,
    }


def told(result: dict[str, Any]) -> str:
    """The figures as a table in Markdown."""
    lines = [
        f"{result['reports']} reports of {result['words_once']:,} words, read "
        f"{result['times']} times over ({result['words']:,} words); best of "
        f"{result['rounds']} rounds; Python {result['python']}; one process, two threads each.",
        "",
        "| reader | words per second | time to load | peak memory |",
        "| --- | --- | --- | --- |",
    ]
    for name, figures in result["readers"].items():
        lines.append(
            f"| {name} {figures['version']} | {figures['words_per_second']:,} "
            f"| {figures['loading_seconds']} s | {figures['peak_memory_mb']} MB |"
        )
    lines += [
        "",
        f"With the tagger armsledger reads {result['ratio']} times as fast as spaCy, "
        f"its rules alone {result['rules_ratio']} times.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="JSONL of reports; otherwise our own")
    parser.add_argument("--words", type=int, default=60_000, help="words of one round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--save", type=Path, help="write the table to this file too")
    arguments = parser.parse_args()
    result = measure(load_reports(arguments.files or list(OUR_REPORTS)), arguments)
    print(json.dumps(result, indent=2) if arguments.json else told(result))
    if arguments.save:
        arguments.save.write_text(told(result) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
