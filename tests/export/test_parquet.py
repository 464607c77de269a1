"""Deals as Parquet with types."""

import io
from typing import Any

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.export.parquet import to_parquet
from armsledger.export.rows import COLUMNS
from armsledger.register.deals import deals
from tests.export.material import hostile_deals, joint_claims, names
from tests.register.making import item, rafale_like_history, told, usd


def read(data: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
    return rows


def test_numbers_lists_and_truths_have_their_types() -> None:
    rows = read(to_parquet(deals(rafale_like_history())))
    (row,) = [r for r in rows if r["ordered_rivals"]]
    assert (row["ordered_amount"], row["ordered_sure"]) == (40.0, False)
    assert row["ordered_rivals"] == ["exact 42"]
    assert row["supplier_countries"] == ["RUS"]
    assert [(r["amount"], r["rival"], r["printed"]) for r in row["ordered_reported"]] == [
        (40.0, False, True),
        (42.0, True, False),
        (10.0, False, False),
    ]


def test_the_file_says_which_schema_it_has() -> None:
    schema = pq.read_schema(io.BytesIO(to_parquet([])))
    assert schema.metadata[b"armsledger.schema_version"] == b"1"
    assert schema.names[: len(COLUMNS)] == [c.name for c in COLUMNS]
    assert read(to_parquet([])) == []


@settings(max_examples=30, deadline=None)
@given(names, st.floats(min_value=0, allow_infinity=False))
def test_any_name_and_number_comes_back(name: str, amount: float) -> None:
    (row,) = read(to_parquet(deals([told("signed", item(name), value=usd(amount))])))
    assert (row["item"], row["value_amount"]) == (name, amount)


def test_hostile_text_is_kept() -> None:
    assert {"a\0b\x01c", "_x0041_"} <= {r["item"] for r in read(to_parquet(hostile_deals()))}


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = joint_claims()
    assert to_parquet(deals(claims)) == to_parquet(deals(claims[::-1]))
