from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.catalogue.csv_files import as_csv, read_header, read_rows
from armsledger.catalogue.entries import Organisation, System
from armsledger.model import CatalogueError

NAMES = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1, max_size=12
)
LISTS = st.lists(NAMES, max_size=3).map(tuple)
SYSTEMS = st.builds(System, NAMES, NAMES, NAMES, LISTS, LISTS, LISTS, LISTS)
ORGANISATIONS = st.builds(Organisation, NAMES, NAMES, NAMES, NAMES, LISTS, LISTS)


@given(st.lists(SYSTEMS, max_size=4), st.lists(ORGANISATIONS, max_size=4))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    systems: list[System],
    organisations: list[Organisation],
) -> None:
    file = tmp_path_factory.mktemp("csv") / "entries.csv"
    for kind, entries in ((System, systems), (Organisation, organisations)):
        file.write_text(as_csv(kind, entries), encoding="utf-8", newline="")
        assert list(read_rows(file, kind)) == entries


@pytest.mark.parametrize("name", ["a|b", "a\nb", "a\0b"])
def test_a_name_that_would_be_read_otherwise_is_not_written(name: str) -> None:
    with pytest.raises(CatalogueError, match="one line"):
        as_csv(Organisation, [Organisation(name, "", "", "", (), ())])


def test_a_mark_of_byte_order_is_no_part_of_the_header(tmp_path: Path) -> None:
    file = tmp_path / "entries.csv"
    file.write_bytes(b"\xef\xbb\xbfname,country\n")
    assert read_header(file) == ["name", "country"]
