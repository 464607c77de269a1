"""Deals as an Excel workbook that keeps every number and runs nothing."""

import csv
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.export import xlsx
from armsledger.export.rows import COLUMNS
from armsledger.export.xlsx import to_xlsx
from armsledger.model import InputError
from armsledger.model.deal import Deal
from armsledger.register.deals import deals
from tests.export.material import HOSTILE, hostile_deals, joint_claims, names
from tests.register.making import item, rafale_like_history, told, usd


def sheet(data: bytes, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet as they stand in the file, its escapes undone."""
    header, *content = openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows()
    titles = [cell.value for cell in header]
    for row in content:
        assert all(cell.data_type in "ns" for cell in row)
        assert all(cell.hyperlink is None for cell in row)
    return [dict(zip(titles, (c.value for c in row), strict=True)) for row in content]


def test_the_sheet_of_deals_has_the_columns_of_the_csv() -> None:
    rows = sheet(to_xlsx(deals(rafale_like_history())), "Deals")
    assert list(rows[0]) == [c.name for c in COLUMNS]
    (row,) = [r for r in rows if r["ordered_rivals"]]
    assert (row["ordered_amount"], row["ordered_sure"]) == (40, "no")
    assert row["ordered_rivals"] == "exact 42"


def test_every_reported_value_has_a_row() -> None:
    found = deals(rafale_like_history())
    rows = sheet(to_xlsx(found), "Figures")
    ordered = [r for r in rows if r["deal"] == found[0].id and r["field"] == "ordered"]
    assert [(r["value"], r["printed"], r["rival"]) for r in ordered][:2] == [
        (40, "yes", "no"),
        (42, "no", "yes"),
    ]
    assert ordered[0]["rule"]
    assert "Outlet of r2, 2006-04-02" in ordered[0]["sources"]
    assert {r["field"] for r in rows} >= {"stage", "order_date", "delivery_years", "value"}


def test_every_claim_has_a_row_and_every_column_a_meaning() -> None:
    found = deals(joint_claims())
    data = to_xlsx(found)
    claims = sheet(data, "Claims")
    assert sorted(r["claim"] for r in claims) == sorted(c.claim_id for d in found for c in d.claims)
    assert all(r["quote"] for r in claims)
    told_of = {r["about"] for r in sheet(data, "Read me") if r["sheet"] == "Deals"}
    assert told_of == {c.name for c in COLUMNS}


def test_hostile_text_runs_nothing_and_stays_harmless_as_csv() -> None:
    data = to_xlsx(hostile_deals())
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    assert not any("<f>" in part or "<hyperlink" in part for part in parts.values())
    rows = sheet(data, "Deals")
    assert len(rows) == len(HOSTILE)
    resaved = io.StringIO()
    csv.writer(resaved).writerows(r.values() for r in rows)
    for row in csv.reader(io.StringIO(resaved.getvalue())):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    shown = {r["item"] for r in rows}
    assert {"'<r>not markup</r>", "Сухой Су-30"} <= shown


@settings(max_examples=20, deadline=None)
@given(names, st.floats(min_value=0, max_value=1e15))
def test_any_name_and_number_comes_back(name: str, amount: float) -> None:
    rows = sheet(to_xlsx(deals([told("signed", item(name), value=usd(amount))])), "Deals")
    (row,) = rows
    assert float(row["value_amount"]) == amount
    plain = "".join(c for c in name if c.isprintable())
    if plain == name:
        assert row["item"].replace("_x005F_", "_").removeprefix("'") == name.removeprefix("'")


def test_every_character_makes_a_file_that_opens() -> None:
    odd = "".join(map(chr, (*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF, 0x1FFFE)))
    (row,) = sheet(to_xlsx(deals([told("signed", item(f"a{odd}b"))])), "Deals")
    assert row["item"].startswith("a_x0000_")
    assert row["item"].endswith("b")


def test_a_number_of_more_than_15_digits_is_text_with_all_of_them() -> None:
    (row,) = sheet(to_xlsx(deals([told("signed", value=usd(0.1 + 0.2))])), "Deals")
    assert row["value_amount"] == "0.30000000000000004"


def test_a_long_cell_says_that_it_was_cut() -> None:
    name = "𝕏" * 40_000
    (row,) = sheet(to_xlsx(deals([told("signed", item(name))])), "Deals")
    assert len(row["item"].encode("utf-16-le")) // 2 <= 32_767
    assert row["item"].endswith(" … [cut: 80,000 characters; the JSONL export has them all]")


def test_too_many_rows_are_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 3)
    with pytest.raises(InputError, match="narrow the export with --item"):
        to_xlsx(deals(rafale_like_history()))


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = joint_claims()
    assert to_xlsx(deals(claims)) == to_xlsx(deals(claims[::-1]))
    empty: list[Deal] = []
    assert sheet(to_xlsx(empty), "Deals") == []
