"""Deals as returns to the UN Register: each side's, by calendar year."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.export.unroca import CATEGORIES, COLUMNS, to_unroca
from armsledger.model import (
    Kind,
    NotFoundError,
    Party,
    PartyType,
    Place,
    Qualifier,
    Role,
    SourcedClaim,
)
from armsledger.register.deals import deals
from tests.register.making import company, count, item, rafale_like_history, state, told


def returns(*claims: SourcedClaim, country: str | None = None) -> list[dict[str, str]]:
    catalogue = load_catalogue()
    text = to_unroca(deals(claims, catalogue), catalogue, country)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def delivered(*items: Any, **more: Any) -> SourcedClaim:
    return told("completed", *items, **{"published": "2008-01-10", "period": "2007", **more})


def test_a_delivery_is_an_export_and_an_import() -> None:
    imported, exported = returns(delivered(item("Su-30MKI", 10)))
    assert list(imported) == list(COLUMNS)
    assert exported == {
        "Reporting State": "Russia",
        "Calendar year": "2007",
        "Exports or imports": "Exports",
        "Category": "IV. Combat aircraft and unmanned combat aerial vehicles",
        "Final importer or exporter State": "India",
        "Number of items": "10",
        "State of origin (if not exporter)": "",
        "Intermediate location (if any)": "",
        "Description of item": "Su-30MKI",
        "Comments on the transfer": "one origin only, or denied by another",
        "Sources": "r1",
    }
    assert (imported["Reporting State"], imported["Exports or imports"]) == ("India", "Imports")
    assert imported["Final importer or exporter State"] == "Russia"


@pytest.mark.parametrize("country", ["Russia", "rus", "Russian Federation"])
def test_the_returns_of_one_state(country: str) -> None:
    (row,) = returns(delivered(item("Su-30MKI", 10)), country=country)
    assert row["Reporting State"] == "Russia"
    with pytest.raises(NotFoundError, match="Atlantis"):
        returns(country="Atlantis")


def test_what_the_register_does_not_ask_for_is_left_out() -> None:
    assert returns(delivered(item("P-800 radar", 2, "radar"))) == []
    assert returns(delivered(item("Su-30MKI", 10), kind=Kind.LICENSED_PRODUCTION)) == []
    assert returns(told("signed", item("Su-30MKI", 40), period="2006")) == []
    assert returns(delivered(item("Su-30MKI", 10), period="2007/2009")) == []
    assert returns(delivered(item("Su-30MKI", 10), supplier=None)) == []
    rebels = company(Role.RECIPIENT, "Hezbollah", "LBN")
    sides = (state(Role.SUPPLIER, "RUS"), rebels)
    assert returns(delivered(item("AK-74", 10, "assault rifle"), parties=sides)) == []


def test_categories_are_the_registers() -> None:
    known = {c.un_register for c in load_catalogue().categories if c.un_register}
    assert known == set(CATEGORIES)
    rows = returns(delivered(item("T-90", 10), item("AK-74", 500, "assault rifle")))
    assert [r["Category"] for r in rows[:2]] == [
        "I. Battle tanks",
        "VIII. Small arms and light weapons",
    ]


def test_the_page_counts_the_categories_that_are_left_out() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "reconcile.md"
    categories = load_catalogue().categories
    without = sum(not c.un_register for c in categories)
    assert f"{without} of its {len(categories)} categories" in page.read_text(encoding="utf-8")


def test_estimates_rivals_and_formations_are_said_in_the_comments() -> None:
    def comments(*claims: SourcedClaim) -> tuple[str, str]:
        row = returns(*claims)[0]
        return row["Number of items"], row["Comments on the transfer"]

    number, said = comments(
        delivered(item("Su-30MKI", count(10, Qualifier.ABOUT))),
        delivered(item("Su-30MKI", 14), report="r2"),
    )
    assert number in {"10", "14"}
    assert "the number is an estimate" in said
    assert "other reports: " in said
    number, said = comments(delivered(item("T-90", count(2, unit="battalion"))))
    assert (number, said.split(";")[0]) == ("", "2 battalions")
    number, said = comments(delivered(item("Su-30MKI")))
    assert (number, said.split(";")[0]) == (
        "",
        "no report states the number handed over in this year",
    )
    assert "the year is an estimate" in comments(delivered(item("Su-30MKI", 10), period="2007~"))[1]


def test_origin_and_way_stand_only_where_a_report_has_them() -> None:
    sides = (
        state(Role.SUPPLIER, "FRA"),
        state(Role.RECIPIENT, "IND"),
        company(Role.MANUFACTURER, "A Works", "RUS"),
        Party(role=Role.INTERMEDIARY, name="A Broker", type=PartyType.ORGANISATION, country="EGY"),
    )
    (row, _) = returns(delivered(item("Su-30MKI", 10), parties=sides))
    assert row["State of origin (if not exporter)"] == "Russia"
    assert row["Intermediate location (if any)"] == ""
    place = Place(name="a port", country="EGY")
    (row, _) = returns(delivered(item("Su-30MKI", 10), parties=sides, place=place))
    assert row["Intermediate location (if any)"] == "Egypt"


def test_the_same_claims_give_the_same_bytes() -> None:
    claims, catalogue = rafale_like_history(), load_catalogue()
    one, other = (deals(c, catalogue) for c in (claims, claims[::-1]))
    assert to_unroca(one, catalogue) == to_unroca(other, catalogue)
    assert to_unroca([], catalogue) == ",".join(COLUMNS) + "\r\n"
