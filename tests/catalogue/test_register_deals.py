"""A trade register's download is read into deals, however it was saved."""

from importlib.resources import files
from pathlib import Path

import pytest

from armsledger.catalogue.csv_files import read_rows
from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.register_countries import (
    RegisterCountry,
    key_of,
    key_of_party,
    keys_of,
    spelling,
    widened,
)
from armsledger.catalogue.register_deals import RegisterDeal, register_deals
from armsledger.model import InputError, Party, PartyType, Role
from tests.register.register_files import HEADER, PREAMBLE, register, row


def one(path: Path) -> RegisterDeal:
    (deal,) = register_deals(path)
    return deal


def test_rows_of_one_deal_are_joined_by_delivery_year(tmp_path: Path) -> None:
    deal = one(
        register(
            tmp_path,
            row(delivered="8,Yes,2009,Yes"),
            row(delivered="10,No,2007,No"),
            row(delivered="?,No,2010,No"),
        )
    )
    assert deal.years == (2007, 2009, 2010)
    assert (deal.delivered, deal.delivered_estimate, deal.delivered_in_part) == (18, True, True)
    assert [d.year_estimate for d in deal.deliveries] == [False, True, False]
    assert (deal.order_year, deal.order_estimate) == (2006, False)
    assert (deal.status, deal.local_production) == ("New", False)
    assert deal.line == 8


@pytest.mark.parametrize(
    "other",
    [
        row(identity="2"),
        row(supplier="France"),
        row(recipient="Viet Nam"),
        row(designation="Su-27S"),
        row(order="2007,No"),
        row(local="Yes"),
    ],
)
def test_rows_that_differ_in_more_than_the_delivery_are_several_deals(
    tmp_path: Path, other: str
) -> None:
    assert len(register_deals(register(tmp_path, row(), other))) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_however_it_was_saved(tmp_path: Path, encoding: str, separator: str, line_end: str) -> None:
    file = register(tmp_path, row(designation="Räuber"), row(recipient="Türkiye"))
    text = file.read_text(encoding="utf-8").replace(",", separator).replace("\n", line_end)
    file.write_bytes(text.encode(encoding))
    assert [(d.designation, d.recipient) for d in register_deals(file)] == [
        ("Räuber", "India"),
        ("Su-30MK", "Türkiye"),
    ]


def test_cells_may_hold_line_ends_and_separators(tmp_path: Path) -> None:
    file = register(tmp_path, row(designation='"Su-30,\nMK ""x"""'), row(identity="2"))
    assert [(d.designation, d.line) for d in register_deals(file)] == [
        ('Su-30,\nMK "x"', 9),
        ("Su-30MK", 10),
    ]


def test_brackets_and_question_marks_are_estimates(tmp_path: Path) -> None:
    deal = one(register(tmp_path, row(order="(2006),No", delivered="(12),No,2007?,No")))
    assert (deal.order_year, deal.order_estimate) == (2006, True)
    assert (deal.delivered, deal.delivered_estimate) == (12, True)
    assert deal.deliveries[0].year_estimate


def test_what_is_empty_is_not_known(tmp_path: Path) -> None:
    deal = one(register(tmp_path, row(order=",", delivered=",,,", local="")))
    assert (deal.order_year, deal.delivered, deal.years, deal.local_production) == (
        *(None, None, ()),
        None,
    )


def test_a_note_below_the_table_is_passed_over(tmp_path: Path) -> None:
    assert one(register(tmp_path, row(), "", '"Source: made up, for a test"')).id == "1"
    assert register_deals(register(tmp_path)) == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ((row(order="spring,No"),), "line 8: Order date is 'spring', not a year"),
        ((row(), row(delivered="10,No,'07,No")), "line 9: Delivery year is"),
        ((row(delivered="ten,No,2007,No"),), "line 8: Numbers delivered is 'ten', not a number"),
        ((row(delivered="1e999,No,2007,No"),), "not a number"),
        ((row()[:60],), "line 8: 11 cells, but the header has 17"),
        ((row() + ",more",), "line 8: 18 cells"),
        ((row(designation='"Su-30'),), "not CSV"),
    ],
)
def test_a_broken_row_is_named_with_its_line(
    tmp_path: Path, rows: tuple[str, ...], fault: str
) -> None:
    with pytest.raises(InputError, match=r"register\.csv") as error:
        register_deals(register(tmp_path, *rows))
    assert fault in str(error.value)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no line begins with"),
        (b"\x00\xff\xfe\x00", "no line begins with"),
        (PREAMBLE.encode(), "no line begins with"),
        (HEADER.replace("Supplier,", "Seller,").encode(), "has no column 'Supplier'"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_register_is_a_clear_error(
    tmp_path: Path, data: bytes | None, fault: str
) -> None:
    file = tmp_path / "register.csv"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(InputError, match=r"register\.csv") as error:
        register_deals(file)
    assert fault in str(error.value)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UAE", "ARE"),
        ("Cote d'Ivoire", "CIV"),
        ("Turkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Bosnia-Herzegovina", "BIH"),
        ("DR Congo", "COD"),
        ("Congo", "COG"),
        ("South Korea", "KOR"),
        ("Soviet Union", "SUN"),
        ("United States", "USA"),
        ("East Germany (GDR)", "DDR"),
    ],
)
def test_the_register_spells_states_in_its_own_way(name: str, code: str) -> None:
    assert key_of(load_catalogue(), name) == code


def test_every_row_of_the_registers_names_is_known_to_the_catalogue() -> None:
    catalogue = load_catalogue()
    source = files("armsledger.catalogue") / "data" / "register_countries.csv"
    rows: list[RegisterCountry] = list(read_rows(source, RegisterCountry))
    codes = {c.code for c in catalogue.countries}
    parties = {entry.name for entry in (*catalogue.groups, *catalogue.organisations)}
    assert {code for r in rows for code in (r.code, *r.also) if code} <= codes
    assert {r.party for r in rows if r.party} <= parties
    assert len({r.name for r in rows}) == len(rows)
    assert not any(r.code and r.party for r in rows)


def test_every_state_is_spelt_and_read_back() -> None:
    catalogue = load_catalogue()
    for country in catalogue.countries:
        assert key_of(catalogue, spelling(catalogue, country.code)) == country.code
    for code, name in (("VNM", "Viet Nam"), ("TUR", "Turkiye"), ("ARE", "UAE"), ("FRA", "France")):
        assert spelling(catalogue, code) == name


def test_rebels_are_not_their_state_and_nobody_is_nobody() -> None:
    catalogue = load_catalogue()
    rebels = Party(
        role=Role.RECIPIENT, name="Hizbullah", type=PartyType.ORGANISATION, country="LBN"
    )
    assert key_of_party(catalogue, rebels) == "Hezbollah (Lebanon)*"
    assert key_of(catalogue, "Hezbollah (Lebanon)*") == "Hezbollah (Lebanon)*"
    assert key_of(catalogue, "PKK (Turkey)*") == key_of(catalogue, "PKK (Turkiye)*")
    assert key_of(catalogue, "Some rebels (Chad)*") == "Some rebels (Chad)*"
    alliance = Party(role=Role.RECIPIENT, name="OTAN", type=PartyType.GROUP)
    assert key_of_party(catalogue, alliance) == "NATO**"
    somebody = Party(role=Role.RECIPIENT, name="a customer", type=PartyType.ORGANISATION)
    assert key_of_party(catalogue, somebody) == ""
    assert keys_of(catalogue, "unknown recipient(s)") == frozenset()
    assert keys_of(catalogue, "Russia / India") == {"RUS", "IND"}


def test_a_state_that_is_no_more_also_meets_its_successor() -> None:
    assert widened(["SUN"]) == {"SUN", "RUS"}
    assert widened(["RUS"]) == {"RUS"}
