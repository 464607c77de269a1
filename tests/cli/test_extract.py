import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from armsledger import extraction
from armsledger.cli import extract as command
from armsledger.cli.extract import extract
from armsledger.model import (
    Claim,
    Evidence,
    InputError,
    Kind,
    Party,
    PartyType,
    Report,
    Role,
    Stage,
)
from armsledger.sources import metadata
from armsledger.sources.head import parse_head
from tests.sources.known_names import KNOWN

TEXT = "Peru has ordered twelve helicopters from Russia, its ministry of defence has said. ≥ é"


def _claims(report: Report, *_: object) -> list[Claim]:
    if "fails" in report.text:
        raise KeyError("no such trigger")
    if "interrupted" in report.text:
        raise KeyboardInterrupt
    return [
        Claim(
            kind=Kind.TRANSFER,
            stage=Stage.SIGNED,
            parties=(Party(role=Role.RECIPIENT, name="Peru", type=PartyType.COUNTRY),),
            evidence=(Evidence(start=0, end=4, quote=report.text[:4]),),
        )
    ]


@pytest.fixture(autouse=True)
def _stubs(monkeypatch):
    monkeypatch.setattr(extraction, "extract", _claims, raising=False)
    monkeypatch.setattr(command, "catalogue_with", lambda paths: None)
    monkeypatch.setattr(metadata, "parse_head", lambda text: parse_head(text, KNOWN))


def run(*arguments: object):
    app = typer.Typer()
    app.command()(extract)
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name in ("b", "a"):
        (place / f"{name}.txt").write_text(f"{TEXT} {name}", encoding="utf-8")
    return place


def test_a_line_of_json_for_each_report(folder):
    got = run(folder)
    assert got.exit_code == 0
    lines = got.stdout.splitlines()
    assert [json.loads(line)["report"]["text"][-1] for line in lines] == ["a", "b"]
    assert "≥ é" in lines[0]
    assert ": " not in lines[0].replace(TEXT, "")
    assert json.loads(lines[0])["claims"][0]["stage"] == "signed"
    assert got.stderr.splitlines() == ["2 reports read, 2 claims; 0 left out"]


def test_what_is_left_out_is_listed_and_the_rest_goes_on(folder):
    (folder / "aa.txt").write_bytes(b"\xff\xfe")
    (folder / "ab.txt").write_text("This one fails: Peru has ordered helicopters.")
    got = run(folder, folder / "missing.txt")
    assert got.exit_code == 1
    assert len(got.stdout.splitlines()) == 2
    first, second, third, last = got.stderr.splitlines()
    assert first.startswith(f"left out: {folder}/aa.txt: UTF-16")
    assert "ab.txt: reading its claims failed (KeyError: 'no such trigger')" in second
    assert "missing.txt: no such file" in third
    assert last == "2 reports read, 2 claims; 3 left out"


def test_into_a_file(folder, tmp_path):
    out = tmp_path / "claims.jsonl"
    out.write_text("old")
    out.chmod(0o640)
    got = run(folder, "--out", out)
    assert (got.exit_code, got.stdout) == (0, "")
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert out.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "reports"]


def test_a_file_that_cannot_be_written(folder, tmp_path):
    for out in (tmp_path, tmp_path / "missing" / "claims.jsonl"):
        got = run(folder, "--out", out)
        assert isinstance(got.exception, InputError)
        assert str(out) in str(got.exception)


def test_interrupted(folder, tmp_path):
    (folder / "c.txt").write_text("Here Peru was interrupted by the user.")
    out = tmp_path / "claims.jsonl"
    out.write_text("old")
    got = run(folder, "--out", out)
    assert got.exit_code == 130
    assert "interrupted: 2 reports read" in got.stderr
    assert out.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "reports"]


_KILLED = """
import sys, time, typer
from armsledger import extraction
from armsledger.cli import extract as command
from armsledger.sources import metadata
extraction.extract = lambda *_: (print("at work", flush=True), time.sleep(60))
command.load_catalogue = lambda: None
metadata.parse_head = lambda text: __import__("armsledger.sources.head").sources.head.Head()
app = typer.Typer(); app.command()(command.extract); app(sys.argv[1:])
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_a_killed_run_leaves_the_old_file(folder, tmp_path, number, code):
    out = tmp_path / "claims.jsonl"
    out.write_text("old")
    arguments = [sys.executable, "-c", _KILLED, str(folder), "--out", str(out)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"at work\n"
        os.kill(child.pid, number)
        child.wait(120)
    assert (child.returncode, out.read_text()) == (code, "old")


def test_a_reader_that_has_seen_enough(folder):
    for i in range(300):
        (folder / f"{i}.txt").write_text(f"{i} {TEXT * 10}", encoding="utf-8")
    script = _KILLED.replace('(print("at work", flush=True), time.sleep(60))', "[]")
    arguments = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141
