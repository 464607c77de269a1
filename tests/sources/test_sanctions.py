"""Sanctions lists: three formats, known by their content; what is broken is left out and told."""

import json
from pathlib import Path

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.model import InputError
from armsledger.sources.loaded import Refused
from armsledger.sources.sanctions import Alias, ListEntry, Subject, read_list

CATALOGUE = load_catalogue()
NULLS = ",".join(["-0- "] * 7)
#: Rows as the US Treasury publishes them, in the public domain.
SDN = (
    f'9345,"KOREA MINING DEVELOPMENT TRADING CORPORATION",-0- ,"NPWMD] [DPRK2",{NULLS},'
    "\"Secondary sanctions risk; a.k.a. 'KOMID'.\"\r\n"
    f'10481,"SOLEIMANI, Qasem","individual","SDGT] [IRGC",{NULLS},"nationality Iran."\r\n'
    f'15431,"EP-GOM","aircraft","SDGT",{NULLS},-0- \r\n\x1a'
)
ALT = (
    '9345,8818,"aka","CHANGGWANG SINYONG CORPORATION",-0- \r\n'
    '10481,9,"aka","SOLEYMANI, Ghasem",-0- \r\n'
)
ADD = '9345,11532,"Central District","Pyongyang","Korea, North",-0- \r\n'
HEADER = (
    "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,"
    "program_ids,dataset,first_seen,last_seen,last_change"
)
SIMPLE = (
    f'{HEADER}\n"NK-1","Company","Rosoboronexport","Рособоронэкспорт;ROE","","ru;xk","","","US","","",'
    '"US-EO13662;EU-MARE","OFAC","","",""\n'
    '"NK-2","Vessel","Ship","","","","","","","","","","","","",""\n'
)
ENTITY = {
    "id": "NK-3",
    "schema": "Company",
    "properties": {
        "name": ["Almaz-Antey", "Алмаз-Антей"],
        "weakAlias": ["AA"],
        "previousName": ["Antey"],
        "country": ["ru"],
        "topics": ["sanction"],
    },
}


def read(path: Path) -> tuple[list[ListEntry], list[Refused]]:
    found = list(read_list(path, CATALOGUE))
    entries = [e for e in found if isinstance(e, ListEntry)]
    return entries, [e for e in found if isinstance(e, Refused)]


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_ofac_with_the_files_beside_it(tmp_path: Path) -> None:
    written(tmp_path / "alt.csv", ALT)
    written(tmp_path / "add.csv", ADD)
    written(tmp_path / "sdn_comments.csv", '9345," More of the remark."\r\n')
    (komid, person, plane), refused = read(written(tmp_path / "sdn.csv", SDN))
    assert refused == []
    assert komid.type is Subject.ORGANISATION
    assert komid.countries == ("PRK",)
    assert komid.programmes == ("NPWMD", "DPRK2")
    assert komid.aliases == (Alias("KOMID", weak=True), Alias("CHANGGWANG SINYONG CORPORATION"))
    assert komid.remarks.endswith("More of the remark.")
    assert person.type is Subject.PERSON
    assert person.countries == ("IRN",)
    assert {a.name for a in person.aliases} == {
        "Qasem SOLEIMANI", "SOLEYMANI, Ghasem", "Ghasem SOLEYMANI",
    }  # fmt: skip
    assert plane.type is Subject.OTHER


def test_ofac_s_list_alone_under_any_name(tmp_path: Path) -> None:
    entries, refused = read(written(tmp_path / "list.txt", SDN))
    assert [e.id for e in entries] == ["9345", "10481", "15431"]
    assert refused == []


def test_opensanctions_by_its_header(tmp_path: Path) -> None:
    (firm, ship), refused = read(written(tmp_path / "x", "\ufeff" + SIMPLE))
    assert refused == []
    assert firm.aliases == (Alias("Рособоронэкспорт"), Alias("ROE"))
    assert firm.countries == ("RUS", "XKX")
    assert firm.programmes == ("US-EO13662", "EU-MARE")
    assert (firm.type, ship.type) == (Subject.ORGANISATION, Subject.OTHER)


@pytest.mark.parametrize("whole", [False, True], ids=["lines", "array"])
def test_followthemoney_as_lines_or_as_an_array(tmp_path: Path, whole: bool) -> None:
    text = json.dumps([ENTITY], indent=1) if whole else json.dumps(ENTITY) + "\n\n"
    (entry,), refused = read(written(tmp_path / "x", text))
    assert refused == []
    assert entry.name == "Almaz-Antey"
    assert entry.countries == ("RUS",)
    assert set(entry.aliases) == {Alias("AA", weak=True), Alias("Алмаз-Антей"), Alias("Antey")}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SDN + '77,"TOO SHORT"\r\n', "no id"),
        (SDN + 'x,"NO NUMBER",' + ",".join(["-0-"] * 10) + "\r\n", "no id"),
        (SIMPLE + '"NK-9","Company"\n', "the header"),
        (SIMPLE.encode() + SIMPLE.split("\n")[1].encode("cp1251"), "not UTF-8"),
        (json.dumps(ENTITY) + "\n{broken\n", "not JSON"),
        (json.dumps(ENTITY) + '\n{"id": 3}\n', "no FollowTheMoney entity"),
        (json.dumps(ENTITY).encode() + b'\n{"id": "\xff"}\n', "not UTF-8"),
    ],
)
def test_a_broken_row_is_named_with_its_line_and_the_rest_goes_on(
    tmp_path: Path, text: str | bytes, reason: str
) -> None:
    path = written(tmp_path / "list", text)
    entries, (refused,) = read(path)
    assert entries
    assert reason in refused.reason
    assert refused.source.startswith(f"{path}:")
    assert refused.source.rpartition(":")[2].isdecimal()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"name,country\nx,y\n", "no sanctions list that is known"),
        (b"", "no sanctions list that is known"),
        (b"PK\x03\x04zip", "a Word, Excel or zip file"),
        (b"\xff\xfe1\0", "UTF-16"),
        (b"[{", "not JSON"),
    ],
)
def test_what_is_no_list_is_refused_whole(tmp_path: Path, data: bytes, reason: str) -> None:
    path = written(tmp_path / "list.csv", data)
    with pytest.raises(InputError, match=reason) as caught:
        list(read_list(path, CATALOGUE))
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_list(tmp_path / "none.csv", CATALOGUE))
