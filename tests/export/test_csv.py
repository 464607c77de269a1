"""Deals as CSV that no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.export.cells import harmless
from armsledger.export.csv import to_csv
from armsledger.export.rows import COLUMNS
from armsledger.model import Role
from armsledger.register.deals import deals
from tests.register.making import company, item, rafale_like_history, told, usd


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_for_each_system_and_a_value_once() -> None:
    claims = [told("signed", item("Su-30", 24, "fighter"), item("Ka-52"), value=usd(2.5e9))]
    rows = read(to_csv(deals(claims)))
    assert [r["item"] for r in rows] == ["Ka-52", "Su-30"]
    assert [r["ordered_amount"] for r in rows] == ["", "24"]
    assert [r["value_amount"] for r in rows] == ["2500000000", ""]
    assert rows[0]["supplier"] == "Russia"
    assert rows[0]["recipient_countries"] == "IND"


def test_a_deal_without_a_system_has_a_row() -> None:
    (row,) = read(to_csv(deals([told("considered")])))
    assert (row["item"], row["stage"], row["existence"]) == ("", "considered", "unsure")


def test_rivals_are_named() -> None:
    rows = read(to_csv(deals(rafale_like_history())))
    (row,) = [r for r in rows if r["ordered_rivals"]]
    assert (row["ordered_amount"], row["ordered_sure"], row["ordered_rivals"]) == (
        *("40", "no", "exact 42"),
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_looks_like_a_formula_is_quoted(start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    (row,) = read(to_csv(deals([told("signed", item(name))])))
    assert row["item"] == f"'{name}"


def test_each_value_of_a_list_is_quoted() -> None:
    suppliers = [company(Role.SUPPLIER, name, "RUS") for name in ("Firm", "=1+1", "a|b")]
    (row,) = read(to_csv(deals([told("signed", parties=tuple(suppliers))])))
    assert sorted(row["supplier"].split("|")) == ["'=1+1", "Firm", "a/b"]


def test_numbers_stay_numbers() -> None:
    assert harmless(-5.0) == -5
    assert harmless(1.5) == 1.5
    assert harmless(24.0) == 24
    assert harmless(1e300) == 1e300


@given(st.text(max_size=30))
def test_no_cell_of_text_begins_a_formula_and_none_is_lost(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell in {text, f"'{text}"}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_name_comes_back_from_the_file(name: str) -> None:
    rows = read(to_csv(deals([told("signed", item(name))])))
    assert [r["item"].removeprefix("'") for r in rows] == [name.removeprefix("'")]


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = rafale_like_history()
    assert to_csv(deals(claims)) == to_csv(deals(claims[::-1]))
    assert to_csv([]) == ",".join(c.name for c in COLUMNS) + "\r\n"


def test_dates_deliveries_and_sources_have_columns() -> None:
    rows = read(to_csv(deals(rafale_like_history())))
    (row,) = [r for r in rows if r["delivered_amount"]]
    assert (row["delivered_amount"], row["delivered_sure"]) == ("10", "yes")
    assert (row["order_date"], row["order_date_sure"]) == ("2006-04-01", "yes")
    assert (row["delivery_years"], row["delivery_years_sure"]) == ("2007", "yes")
    assert "Outlet of r1, 2005-03-01" in row["sources"].split("|")
    assert len(row["sources"].split("|")) == len(row["reports"].split("|"))
