"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from armsledger.export.writing import write
from armsledger.model import InputError


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "deals.csv"
    out.write_text("old and longer than the new")
    out.chmod(0o640)
    write("new €", str(out))
    assert out.read_text(encoding="utf-8") == "new €"
    assert out.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [out]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    out, link = tmp_path / "deals.csv", tmp_path / "link.csv"
    out.write_text("old")
    link.symlink_to(out)
    write("new", str(link))
    assert link.is_symlink()
    assert out.read_text() == "new"


def test_a_failure_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "deals.csv"
    out.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match=r"deals\.csv: cannot be written \(No space left"):
        write("new", str(out))
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        write("", str(tmp_path))
    with pytest.raises(InputError, match="cannot be written"):
        write("", str(tmp_path / "none" / "deals.csv"))


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write("a€\n", "-")
    assert capfdbinary.readouterr().out == "a€\n".encode()


def test_bytes_are_written_as_they_are(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "deals.xlsx"
    write(b"\xff\r\n", str(out))
    write(b"\xff\r\n", "-")
    assert out.read_bytes() == capfdbinary.readouterr().out == b"\xff\r\n"


def test_bytes_are_refused_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(InputError, match="no text for a terminal; name a file"):
        write(b"\xff", "-")
