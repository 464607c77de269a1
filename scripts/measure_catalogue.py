"""Print how much the catalogue knows: `python scripts/measure_catalogue.py [FILE.jsonl ...]`.

For each file of annotated reports, our own without any: the share of the annotated systems
and organisations that are found. With --register FILE, a CSV with the columns designation,
category and deals: the share of deals whose designation resolves. And the names that are
seen in sentences that have none. --missing lists what was not found.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.data import NAMED  # noqa: E402 - found by the line above
from tests.quality.names import (  # noqa: E402
    Share,
    coverage,
    false_matches,
    named_organisations,
    named_systems,
)

GENERAL = ("general_english.txt", "planted_names.txt")


def rows(files: list[Path], register: Path | None) -> Iterator[tuple[str, str, Share]]:
    """What was measured, on what, and the share."""
    for file in files:
        yield "annotated systems found", file.name, named_systems(file)
        yield "annotated organisations found", file.name, named_organisations(file)
    if register is not None:
        yield "deals of a register resolved", register.name, coverage(register)
    for name in GENERAL:
        file = ROOT / "tests" / "data" / name
        found = list(false_matches(file))
        lines = len(file.read_text(encoding="utf-8").splitlines())
        seen = tuple(f"{line[match.start : match.end]} in: {line}" for line, match in found)
        yield "names seen where there are none", name, Share(len(found), lines, seen)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="annotated JSONL; otherwise our own")
    parser.add_argument("--register", type=Path, help="CSV: designation, category, deals")
    parser.add_argument("--missing", action="store_true", help="list what was not found")
    arguments = parser.parse_args()
    measured = list(rows(arguments.files or [ROOT / name for name in NAMED], arguments.register))
    print("| what | on | of | share |")
    print("| --- | --- | --- | --- |")
    for what, where, share in measured:
        print(f"| {what} | `{where}` | {share.some:,} of {share.all:,} | {share.share:.1%} |")
    if arguments.missing:
        for what, where, share in measured:
            for name in share.missing:
                print(f"{what}, {where}: {name}")


if __name__ == "__main__":
    main()
