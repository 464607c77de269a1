"""Deals as Parquet: one row for each system of each deal, with types."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from armsledger.export.rows import COLUMNS, Row, rows
from armsledger.model.deal import Deal, Figure

SCHEMA_VERSION = "1"
"""Raised whenever a column changes its name, type or meaning; a new column leaves it."""

#: Of each figure, the column that holds every reported value.
_REPORTED: dict[str, Callable[[Row], Figure | None]] = {
    "ordered_reported": lambda r: r.item.ordered if r.item else None,
    "delivered_reported": lambda r: r.item.delivered if r.item else None,
    "value_reported": lambda r: r.value,
}


def to_parquet(deals: Sequence[Deal]) -> bytes:
    """The deals as Parquet; the same deals give the same bytes.

    The columns are those of the CSV, lists as lists, with every reported value of the
    figures in `ordered_reported`, `delivered_reported` and `value_reported`.
    """
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import
    from pyarrow import parquet  # noqa: PLC0415

    content = list(rows(deals))
    reported = pa.list_(_struct(pa))
    arrays = [pa.array([c.of(row) for row in content], type=_types(pa)[c.type]) for c in COLUMNS]
    arrays += [
        pa.array([_reported(of(row)) for row in content], type=reported)
        for of in _REPORTED.values()
    ]
    schema = pa.schema(
        [
            *(pa.field(c.name, _types(pa)[c.type]) for c in COLUMNS),
            *(pa.field(name, reported) for name in _REPORTED),
        ],
        metadata={"armsledger.schema": "deals", "armsledger.schema_version": SCHEMA_VERSION},
    )
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _types(pa: Any) -> dict[str, Any]:
    return {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "list": pa.list_(pa.string()),
    }


def _struct(pa: Any) -> Any:
    return pa.struct(
        [
            ("amount", pa.float64()),
            ("upper", pa.float64()),
            ("unit", pa.string()),
            ("qualifier", pa.string()),
            ("origins", pa.int64()),
            ("rival", pa.bool_()),
            ("printed", pa.bool_()),
            ("claims", pa.list_(pa.string())),
        ]
    )


def _reported(figure: Figure | None) -> list[dict[str, Any]]:
    if figure is None:
        return []
    return [
        {
            "amount": r.value.amount,
            "upper": r.value.upper,
            "unit": r.value.unit,
            "qualifier": r.value.qualifier.value,
            "origins": r.origins,
            "rival": r.rival,
            "printed": r.value == figure.printed,
            "claims": list(r.claim_ids),
        }
        for r in figure.reported
    ]
