"""What a cell may hold: text that nothing runs, and that every format can keep."""

import re
from collections.abc import Iterable

#: What a spreadsheet takes for the start of a formula, with the full-width forms that
#: East Asian editions take as well, and the line ends that can come before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_EXACT = 2**53
"""Below this every whole number is exact as a float."""

_ILLEGAL = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x84\x86-\x9f]")

Cell = str | float
"""What a spreadsheet's cell holds."""


def harmless(cell: Cell) -> Cell:
    """The cell so that no spreadsheet runs it: text that begins like a formula is quoted."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return int(cell) if abs(cell) < _EXACT and cell == int(cell) else cell


def listed(values: Iterable[str]) -> str:
    """Values as one text, split by `|`; a `|` within a value becomes `/`."""
    return "|".join(value.replace("|", "/") for value in values)


def legal(text: str) -> str:
    """The text as XML and HTML can hold it: control characters become U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)
