from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from armsledger.catalogue.entries import Group, Organisation, System
from armsledger.catalogue.find import find
from armsledger.catalogue.matcher import matcher
from armsledger.catalogue.overlay import conflicts, overlaid, with_entries
from tests.catalogue.made_up import FAMILY, SOUND, VARIANT, WORKS

HEADER = "name,family,category,origin,maker,aliases,context\n"


def own(tmp_path: Path, name: str, rows: str) -> Path:
    file = tmp_path / name
    file.write_text(HEADER + rows, encoding="utf-8")
    return file


def test_nothing_laid_over_is_the_catalogue_itself() -> None:
    assert overlaid(SOUND, []) is SOUND


def test_the_later_file_wins(tmp_path: Path) -> None:
    first = own(tmp_path, "first.csv", "Zn-30,,fighter,RUR,Hentzau AG,Basil,\n")
    second = own(tmp_path, "second.csv", "Zn-30,,,,Zenda Plant,Osric,\n")
    (system,) = find(overlaid(SOUND, [first, second]), "Zn-30")
    assert isinstance(system, System)
    assert system.maker == ("Zenda Plant",)
    assert system.aliases == ("SA-99 Rupert", "Basil", "Osric")


def test_what_was_laid_over_is_told_by_a_digest(tmp_path: Path) -> None:
    first = own(tmp_path, "a.csv", "Zn-31,,fighter,RUR,,,\n")
    same = own(tmp_path, "b.csv", "Zn-31,,fighter,RUR,,,\n")
    other = own(tmp_path, "c.csv", "Zn-32,,fighter,RUR,,,\n")
    digests = [overlaid(SOUND, [file]).overlay for file in (first, same, other)]
    assert digests[0] == digests[1] != digests[2]
    assert SOUND.overlay == ""


def test_own_entries_are_matched_and_come_first() -> None:
    rival = System("Rupert Mk 2", "", "fighter", ("RUR",), (), ("SA-99 Rupert",), ())
    group = Group("Black Elphbergs", (), ())
    changed = with_entries(with_entries(SOUND, System, [rival]), Group, [group])
    text = "Two SA-99 Rupert fighters for the Black Elphbergs."
    assert [m.entry for m in matcher(changed).find(text)] == [rival, group]
    assert [m.entry for m in matcher(SOUND).find(text)] == [FAMILY]


@given(st.permutations([VARIANT, FAMILY]))
def test_entries_that_the_catalogue_has_change_nothing(entries: list[System]) -> None:
    changed = with_entries(SOUND, System, entries)
    assert changed.systems == SOUND.systems
    assert list(conflicts(SOUND, System, entries)) == []


def test_a_conflict_names_both_sides() -> None:
    firm = Organisation("Strelsau Works", "RUR", "exporter", "", ("Zenda Plant",), ())
    assert [str(conflict) for conflict in conflicts(SOUND, Organisation, [firm])] == [
        "Strelsau Works: type 'exporter', in the catalogue 'maker'",
        "Strelsau Works: 'Zenda Plant' is a name of Zenda Plant in the catalogue",
    ]
    assert WORKS.type == "maker"
