"""Deal reports into train, dev and test: `python scripts/split_corpus.py FOLDER FILE.jsonl ...`.

The files are what `scripts/annotate.py` writes: annotated reports that say their writer and
their genre. FOLDER gets `train.jsonl`, `dev.jsonl`, `test.jsonl` and `reports.csv`. No
dealing stands in two splits; test has all that one writer wrote (`--writer`) and all that
was published in one period (`--since`), so that it has a style and a time that nothing was
trained on. What ties a report of that period to a large group of others is dropped from
the corpus rather than let through, and said.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import ABOUT, SPLITS, Annotated
from armsledger.evaluation.dealings import connected, dealings
from armsledger.model import Report
from armsledger.register.systems import Systems

COLUMNS = ("id", "split", "writer", "genre", "about", "invented", "published")
#: Of the reports that neither the writer nor the period sends to test.
DEV, TEST = 0.14, 0.10
#: A group of reports that share dealings and is larger than this goes to train whole.
LARGE = 30


def deal(
    lines: list[dict[str, Any]], writer: str, since: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Report id → its split; and the reports that fit in none, with why."""
    systems = Systems(load_catalogue())
    by_id = {line["report"]["id"]: line for line in lines}
    keys = {
        name: dealings(
            Annotated(Report(**line["report"]), line["claims"], {"about": line.get("about", "")}),
            systems,
        )
        for name, line in by_id.items()
    }
    held = {n for n, line in by_id.items() if is_held_out(line, writer, since)}
    # A large group that holds some such reports must lose them: it cannot be tested on whole.
    dropped: dict[str, str] = {}
    while True:
        left = {n: k for n, k in keys.items() if n not in dropped}
        caught = [g for g in connected(left) if len(g) > LARGE and g & held]
        if not caught:
            break
        for group in caught:
            mine = group & held
            losers = mine if len(mine) * 2 <= len(group) else group - held
            dropped |= {n: f"shares a dealing with {len(group) - 1} others" for n in losers}
    splits: dict[str, str] = {}
    free = 0
    groups = connected({n: k for n, k in keys.items() if n not in dropped})
    for group in groups:
        if group & held:
            splits |= dict.fromkeys(group, "test")
        elif len(group) > LARGE:
            splits |= dict.fromkeys(group, "train")
            free += len(group)
        else:
            free += len(group)
    counts = {"dev": 0, "test": 0}
    for group in sorted((g for g in groups if not g & splits.keys()), key=_lot):
        split = next(
            (s for s, share in (("dev", DEV), ("test", TEST)) if counts[s] < share * free), "train"
        )
        counts[split] = counts.get(split, 0) + len(group)
        splits |= dict.fromkeys(group, split)
    return splits, dropped


def is_held_out(line: dict[str, Any], writer: str, since: str) -> bool:
    """Whether the report is of the writer or of the period that only test has."""
    return bool(line["writer"] == writer or line["report"].get("published", "") >= since)


def _lot(group: set[str]) -> str:
    """Chance that is the same every time, and for a group whatever else there is."""
    return hashlib.sha256(min(group).encode()).hexdigest()


def main() -> int:
    """Deal and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--writer", required=True, help="the writer whom only test has")
    parser.add_argument("--since", required=True, help="the day from which on all is test")
    given = parser.parse_args()
    lines = [
        json.loads(line)
        for file in given.files
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]
    twice = [name for name, often in Counter(map(_id, lines)).items() if often > 1]
    if twice:
        parser.error(f"more than once in the files: {', '.join(twice)}")
    splits, dropped = deal(lines, given.writer, given.since)
    kept = sorted((line for line in lines if line["report"]["id"] in splits), key=_id)
    for split in SPLITS:
        own = [line for line in kept if splits[_id(line)] == split]
        text = "".join(
            json.dumps(
                {"report": line["report"], "claims": line["claims"]},
                ensure_ascii=False,
                sort_keys=True,
            )
            + "\n"
            for line in own
        )
        (given.folder / f"{split}.jsonl").write_text(text, encoding="utf-8")
        print(f"{split}: {len(own)} reports, {sum(len(line['claims']) for line in own)} claims")
    with (given.folder / ABOUT).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for line in kept:
            rows.writerow(_row(line, splits[_id(line)]))
    for name, why in sorted(dropped.items()):
        print(f"left out: {name}: {why}")
    return 0


def _row(line: dict[str, Any], split: str) -> tuple[str, ...]:
    return (
        _id(line),
        split,
        line["writer"],
        line["genre"],
        line.get("about", ""),
        "yes" if line.get("invented") else "",
        line["report"].get("published", ""),
    )


def _id(line: dict[str, Any]) -> str:
    return str(line["report"]["id"])


if __name__ == "__main__":
    sys.exit(main())
