"""The page on exports names every format, column and field that there is."""

from dataclasses import fields
from pathlib import Path

import pytest

from armsledger.cli.export import Format
from armsledger.export.figures import FigureRow
from armsledger.export.rows import COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
TYPES = {
    "text": "text",
    "whole": "whole number",
    "number": "number",
    "truth": "yes or no",
    "list": "list",
}


@pytest.mark.parametrize("name", list(Format))
def test_every_format_is_explained(name: Format) -> None:
    assert f"\n| `{name}` |" in PAGE
    assert f"`{name}`" in PAGE.split("\n## ", 1)[1]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_is_explained_as_the_workbook_does(column) -> None:
    assert f"\n| `{column.name}` | {TYPES[column.type]} | {column.meaning} |\n" in PAGE


def test_every_column_of_figures_is_explained() -> None:
    told = {"deal", "item", "value", "upper", "unit", "qualifier", "sure"}
    names = [field.name for field in fields(FigureRow) if field.name not in told]
    assert [name for name in names if f"`{name}`" not in PAGE] == []
