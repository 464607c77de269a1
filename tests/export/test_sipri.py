"""Deals in the trade register's layout: what is listed, spelt as the register does."""

import csv
import io
from typing import Any

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.export.sipri import COLUMNS, to_sipri
from armsledger.model import Kind, Party, PartyType, Qualifier, Role, SourcedClaim
from armsledger.register.deals import deals
from tests.register.making import company, count, item, rafale_like_history, state, told


def exported(*claims: SourcedClaim) -> list[dict[str, str]]:
    catalogue = load_catalogue()
    text = to_sipri(deals(claims, catalogue), catalogue)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def ordered(*items: Any, **more: Any) -> SourcedClaim:
    more = {"period": "2006-04-01", **more}
    return told("signed", *items, published="2006-04-02", **more)


def handed_over(number: Any, period: str | None, report: str, stage: str = "under_way") -> Any:
    year = (period or "2009")[:4]
    return told(
        stage, item("Su-30MKI", number), report=report, published=f"{year}-12-30", period=period
    )


def test_one_row_a_delivery_year() -> None:
    first, second = exported(
        ordered(item("Su-30MKI", 40)),
        handed_over(10, "2007", "r2"),
        handed_over(count(12, Qualifier.ABOUT), "2008-11", "r3"),
    )
    assert list(first) == list(COLUMNS)
    assert {k: v for k, v in first.items() if k not in {"Deal", "Sources"}} == {
        "SIPRI AT Database ID": "",
        "Supplier": "Russia",
        "Recipient": "India",
        "Designation": "Su-30MKI",
        "Description": "fighter",
        "Armament category": "Aircraft",
        "Order date": "2006",
        "Order date is estimate": "No",
        "Numbers delivered": "10",
        "Numbers delivered is estimate": "No",
        "Delivery year": "2007",
        "Delivery year is estimate": "No",
        "Status": "",
        "SIPRI estimate": "",
        "TIV deal unit": "",
        "TIV delivery values": "",
        "Local production": "No",
        "Numbers ordered": "40",
        "Numbers ordered is estimate": "No",
    }
    assert first["Deal"].startswith("D")
    assert sorted(first["Sources"].split("|")) == ["r1", "r2", "r3"]
    assert (second["Delivery year"], second["Numbers delivered"]) == ("2008", "12")
    assert second["Numbers delivered is estimate"] == "Yes"


def test_an_order_without_a_delivery_has_a_row() -> None:
    (row,) = exported(ordered(item("Su-30MKI", 40)))
    assert (row["Numbers delivered"], row["Delivery year"]) == ("", "")
    assert (row["Numbers delivered is estimate"], row["Delivery year is estimate"]) == ("", "")


def test_what_no_report_states_stays_empty() -> None:
    (row,) = exported(told("under_way", item("Su-30MKI"), published="2007-05-01"))
    assert (row["Order date"], row["Order date is estimate"], row["Numbers ordered"]) == (
        *("", ""),
        "",
    )


def test_a_date_of_a_report_is_an_estimate() -> None:
    (row,) = exported(ordered(item("Su-30MKI"), period=None))
    assert (row["Order date"], row["Order date is estimate"]) == ("2006", "Yes")


def test_only_what_was_agreed_between_states_is_listed() -> None:
    assert exported(told("planned", item("Su-30MKI", 4))) == []
    assert exported(told("denied", item("Su-30MKI", 4))) == []
    assert exported(told("signed", item("weapons"))) == []
    assert exported(told("signed", item("Su-30MKI"), kind=Kind.UPGRADE)) == []
    assert exported(told("signed", item("Su-30MKI"), recipient="RUS")) == []


def test_a_cancelled_deal_is_listed_as_far_as_it_was_delivered() -> None:
    order = ordered(item("Su-30MKI", 40))
    end = told("cancelled", item("Su-30MKI"), report="r8", published="2009-03-01", period="2009")
    assert exported(order, end) == []
    (row,) = exported(order, handed_over(10, "2007", "r2"), end)
    assert (row["Delivery year"], row["Numbers delivered"]) == ("2007", "10")


def test_licensed_production_is_local_production() -> None:
    (row,) = exported(ordered(item("Su-30MKI", 140), kind=Kind.LICENSED_PRODUCTION))
    assert row["Local production"] == "Yes"


def test_a_number_is_that_of_its_year_alone() -> None:
    order = ordered(item("Su-30MKI", 40))
    total = exported(
        order, handed_over(10, "2007", "r2"), handed_over(40, "2009", "r3", "completed")
    )
    assert [(r["Delivery year"], r["Numbers delivered"]) for r in total] == [
        ("2007", "10"),
        ("2009", ""),
    ]
    (one_year,) = exported(order, handed_over(4, "2007-03", "r2"), handed_over(6, "2007-11", "r3"))
    assert (one_year["Numbers delivered"], one_year["Numbers delivered is estimate"]) == (
        *("6", "Yes"),
    )


def test_a_span_of_years_is_no_delivery_year() -> None:
    (row,) = exported(ordered(item("Su-30MKI", 40)), handed_over(40, "2007/2009", "r2"))
    assert (row["Delivery year"], row["Numbers delivered"]) == ("", "40")


def test_a_formation_is_no_number_of_pieces() -> None:
    (row,) = exported(ordered(item("S-400", count(5, unit="regiment"))))
    assert (row["Designation"], row["Numbers ordered"]) == ("S-400", "")


def test_names_are_the_registers() -> None:
    def recipient(party: Party) -> str:
        claim = ordered(item("Su-30MKI", 4), parties=(state(Role.SUPPLIER, "RUS"), party))
        return exported(claim)[0]["Recipient"]

    assert recipient(state(Role.RECIPIENT, "VNM")) == "Viet Nam"
    assert recipient(company(Role.RECIPIENT, "An Army", "TUR")) == "Turkiye"
    assert recipient(company(Role.RECIPIENT, "Houthi", "YEM")) == "Houthi rebels (Yemen)*"
    group = Party(role=Role.RECIPIENT, name="African Union", type=PartyType.GROUP)
    assert recipient(group) == "African Union**"
    region = Party(role=Role.RECIPIENT, name="Middle East", type=PartyType.GROUP)
    assert recipient(region) == "unknown recipient(s)"
    (row,) = exported(ordered(item("Su-30MKI", 4), supplier=None))
    assert row["Supplier"] == "unknown supplier(s)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_spreadsheet_runs_a_cell(start: str) -> None:
    (row,) = exported(ordered(item(f"{start}HYPERLINK(1)", 4)))
    assert row["Designation"] == f"'{start}HYPERLINK(1)"


def test_the_same_claims_give_the_same_bytes() -> None:
    claims, catalogue = rafale_like_history(), load_catalogue()
    one, other = (deals(c, catalogue) for c in (claims, claims[::-1]))
    assert to_sipri(one, catalogue) == to_sipri(other, catalogue)
    assert to_sipri([], catalogue) == ",".join(COLUMNS) + "\r\n"
