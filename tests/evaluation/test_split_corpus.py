"""Reports are dealt into splits so that nothing of test is seen in training."""

import csv
import json
import subprocess
import sys

from scripts.split_corpus import LARGE, deal

from armsledger.evaluation.annotated import load
from tests.quality.measure import ROOT


def line(name, about="", writer="a", published="2010-01-01", text="Line one.\u2028Line two."):
    report = {"id": name, "text": text, "published": published}
    return {"report": report, "claims": [], "writer": writer, "genre": "wire", "about": about}


def dealt(lines):
    return deal(lines, writer="x", since="2025")


MANY = [line(f"r{n}", about=f"d{n // 2}") for n in range(200)]


def test_reports_of_one_dealing_stand_in_one_split():
    splits, dropped = dealt(MANY)
    assert dropped == {}
    assert all(splits[f"r{n}"] == splits[f"r{n + 1}"] for n in range(0, 200, 2))
    assert set(splits.values()) == {"train", "dev", "test"}


def test_the_held_out_writer_and_period_go_to_test_with_what_shares_their_dealings():
    held = [line("late", "d0", published="2025-01-01"), line("other", "d1", writer="x")]
    splits, _ = dealt([*MANY, *held])
    assert {splits[n] for n in ("late", "other", "r0", "r1", "r2", "r3")} == {"test"}


def test_a_large_group_loses_what_would_pull_it_into_test():
    large = [line(f"g{n}", "big") for n in range(LARGE + 1)]
    splits, dropped = dealt([*MANY, *large, line("late", "big", published="2025-01-01")])
    assert list(dropped) == ["late"]
    assert "late" not in splits
    assert {splits[one["report"]["id"]] for one in large} == {"train"}


def test_a_large_group_that_is_mostly_held_out_loses_the_rest():
    late = [line(f"g{n}", "big", published="2025-01-01") for n in range(LARGE)]
    splits, dropped = dealt([*late, line("early", "big")])
    assert list(dropped) == ["early"]
    assert set(splits.values()) == {"test"}


def test_where_a_report_goes_does_not_hang_on_the_order():
    assert dealt(MANY) == dealt(MANY[::-1])


def run(tmp_path, lines):
    file = tmp_path / "part.jsonl"
    given = (json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
    file.write_text("".join(given), encoding="utf-8")
    command = [sys.executable, ROOT / "scripts" / "split_corpus.py", tmp_path, file]
    command += ["--writer", "x", "--since", "2025"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_files_hold_every_report_once(tmp_path):
    assert run(tmp_path, MANY).returncode == 0
    names = [n for split in ("train", "dev", "test") for n in load(tmp_path / f"{split}.jsonl")]
    with (tmp_path / "reports.csv").open(encoding="utf-8", newline="") as rows:
        listed = [row["id"] for row in csv.DictReader(rows)]
    assert sorted(names) == listed == sorted(one["report"]["id"] for one in MANY)


def test_a_report_that_is_given_twice_is_refused(tmp_path):
    done = run(tmp_path, [*MANY, MANY[0]])
    assert done.returncode == 2
    assert "more than once in the files: r0" in done.stderr
