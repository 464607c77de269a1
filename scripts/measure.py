"""Print how well armsledger reads annotated reports: `python scripts/measure.py [FILE.jsonl ...]`.

Without files, those of `tests/data/`.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from armsledger.evaluation import Score

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.data import OURS  # noqa: E402 - found by the line above
from tests.quality.measure import measure  # noqa: E402


def table(files: list[Path]) -> Iterator[str]:
    """The figures as a table in Markdown."""
    yield "| reports | precision and recall of slots | slots F1 | claims F1 | core F1 | noise |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for file in files:
        yield _row(file.name, measure(file))


def _row(name: str, score: Score) -> str:
    slots = score.slots
    return (
        f"| `{name}` ({score.reports}) | {slots.precision:.2f}, {slots.recall:.2f} "
        f"| {slots.f1:.2f} | {score.claims.f1:.2f} | {score.core.f1:.2f} | {score.noise:.2f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="annotated JSONL; otherwise our own")
    for line in table(parser.parse_args().files or [ROOT / name for name in OURS]):
        print(line)


if __name__ == "__main__":
    main()
