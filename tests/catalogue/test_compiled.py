"""The automaton is kept on disk, and whatever is wrong there, it is built."""

from pathlib import Path

import pytest

from armsledger.catalogue.compiled import Compiled, compiled

NAMES = ["Zn-30MKI", "Zenda", "the Works", "Żuraw", "ЗРК «Оса»", "歼-10"]


def same(one: Compiled, other: Compiled) -> bool:
    text = b" ".join(one.patterns)
    return one[1:] == other[1:] and one.automaton.find(text) == other.automaton.find(text)


def test_what_was_kept_is_what_was_built(tmp_path: Path) -> None:
    built = compiled(NAMES, tmp_path)
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    assert same(compiled(NAMES, tmp_path), built)
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("harm", [b"", b"{}\n", b"[]\n", b"\xff\n", b'{"sha256": 1}\nx'])
def test_a_harmed_file_is_built_anew(tmp_path: Path, harm: bytes) -> None:
    built = compiled(NAMES, tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for harmed in (harm, whole[:-1], whole[:40], whole.replace(b"zenda", b"zunda")):
        file.write_bytes(harmed)
        assert same(compiled(NAMES, tmp_path), built)
        assert file.read_bytes() == whole


def test_other_names_have_a_file_of_their_own_and_old_ones_go(tmp_path: Path) -> None:
    for number in range(12):
        compiled([*NAMES, f"Zn-{number}"], tmp_path)
    assert len(list(tmp_path.iterdir())) == 8


def test_no_folder_to_write_to_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert same(compiled(NAMES, tmp_path / "file" / "cache"), compiled(NAMES, tmp_path))
