import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from armsledger.ledger import Ledger
from tests.ledger.material import add_many

REPORTS = 300
ROOT = Path(__file__).parents[2]


def content(where: str) -> list[Any]:
    """Everything in a ledger but the times at which it came in."""
    with Ledger.open(where) as ledger:
        assert list(ledger.verify()) == []
        return [
            ledger.counts(),
            list(ledger.reports()),
            [claim.model_copy(update={"recorded": ""}) for claim in ledger.claims()],
            [(change.what, change.id) for change in ledger.changes() if change.what != "reading"],
        ]


def killed_after(where: str, reports: int) -> None:
    """Add reports in another process and kill it in the midst of its work."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.material", where, str(REPORTS)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        for _ in range(reports):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL


def test_a_kill_leaves_whole_reports_and_the_same_command_goes_on(
    where: str, tmp_path: Path
) -> None:
    whole = str(tmp_path / "whole.db")
    add_many(whole, REPORTS)
    for reports in (1, 40, 150):
        killed_after(where, reports)
        with Ledger.open(where) as ledger:
            counts = ledger.counts()
            assert list(ledger.verify()) == []
        assert reports <= counts.reports < REPORTS
        assert counts.claims == 5 * counts.reports
        assert counts.readings == counts.appearances == counts.reports
    add_many(where, REPORTS)
    assert content(where) == content(whole)


def test_writers_at_once_share_a_ledger_that_none_of_them_had(where: str) -> None:
    command = [sys.executable, "-m", "tests.ledger.material", where, "40"]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with Ledger.open(where) as ledger:
        assert ledger.counts().reports == ledger.counts().appearances == 40
        assert list(ledger.verify()) == []
