"""The page, in a real browser."""

import json
import os
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from typer.testing import CliRunner

from armsledger.cli.main import app

TEXT = "Poland has ordered 48 FA-50 jets from <b>South Korea</b> for $3 billion."
CLAIM = {
    "kind": "transfer",
    "stage": "signed",
    "parties": [{"role": "recipient", "name": "Poland", "type": "country", "country": "POL"}],
    "items": [{"name": "FA-50"}],
    "evidence": [{"start": 0, "end": len(TEXT), "quote": TEXT}],
}


@pytest.fixture(scope="module")
def browser():
    found = shutil.which("chromium")
    if found is None:
        reason = "there is no Chromium here; `make test` installs one where it may"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class Cells(HTMLParser):
    """The rows of all tables, and the headings."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.headings = [], []
        self._tag = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self._tag = tag
        if tag == "tr":
            self.rows.append([])

    def handle_data(self, data):
        if self._tag in ("td", "th") and data.strip():
            self.rows[-1].append(data.strip())
        if self._tag in ("h1", "h2", "h3"):
            self.headings.append(data.strip())


@pytest.fixture
def page(browser, tmp_path):
    """What the browser made of the page, and what it complained of."""
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    report = {"id": "fa-50", "text": TEXT}
    gold.write_text(json.dumps({"report": report, "claims": [CLAIM]}))
    other = CLAIM | {"stage": "planned"}
    found.write_text(json.dumps({"report": report, "claims": [other]}))
    file = tmp_path / "page.html"
    done = CliRunner().invoke(
        app, ["evaluate", str(gold), "--predictions", str(found), "--html", str(file)]
    )
    assert done.exit_code == 0, done.output
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0")
    shown = subprocess.run(
        [browser, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return shown.stdout, [line for line in shown.stderr.splitlines() if "CONSOLE" in line]


def test_a_browser_shows_figures_and_the_two_sides_and_has_nothing_to_complain_of(page):
    shown, complaints = page
    assert complaints == []
    cells = Cells(shown)
    assert cells.headings[0] == "Evaluation on gold.jsonl"
    assert ["=", "kind", "transfer", "transfer"] in cells.rows
    assert ["≠", "stage", "signed", "planned"] in cells.rows


def test_a_browser_takes_what_a_report_says_for_text(page):
    shown, _ = page
    assert "<b>" not in shown
    assert "&lt;b&gt;South Korea" in shown
