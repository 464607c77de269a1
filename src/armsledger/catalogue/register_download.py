"""Reads the file of a SIPRI trade-register download, row by row.

The download is CSV: some lines of preamble, then a header that begins with `SIPRI AT
Database ID`, then a row a deal and delivery year. It is in UTF-8 or, in older ones, in
Windows-1252 or Latin-1; the cells are split by commas or semicolons. (Columns as downloaded
in 2024 to 2026 from armstransfers.sipri.org.)
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from armsledger.model import InputError

FIRST_COLUMN = "SIPRI AT Database ID"
_HEADER = re.compile(rf'(?:\A|[\r\n])[ \t"]*{FIRST_COLUMN}')
_LINE_END = re.compile(r"\r\n|\r|\n")

#: An apostrophe that keeps a spreadsheet from running the cell is not part of the name.
_QUOTED = re.compile(r"'(?=[=+\-@\t\r\n＝＋－＠])")

Row = tuple[int, dict[str, str]]
"""The line of the file on which a row ends, and the row's cells by column."""


def read_download(path: Path, wanted: Sequence[str]) -> Iterator[Row]:
    """The rows of a download, in its order, cells without the white space around them.

    `wanted` names the columns that it cannot do without. A line below the table that fills
    its first cell only is a note, and passed over.
    Raises InputError where the file cannot be read or is no such download.
    """
    text = _text(path)
    header = _HEADER.search(text)
    if header is None:
        raise InputError(
            f"{path}: no line begins with {FIRST_COLUMN!r}; "
            "download the trade register as CSV, and give the file as it came"
        )
    table = text[header.start() :].lstrip("\r\n")
    before = len(_LINE_END.findall(text[: len(text) - len(table)]))
    heading = _LINE_END.split(table, maxsplit=1)[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=separator, strict=True)
    try:
        columns = [name.strip() for name in next(reader)]
        for name in wanted:
            if name not in columns:
                raise InputError(f"{path}, line {before + 1}: the header has no column {name!r}")
        for row in reader:
            cells = [_QUOTED.sub("", cell.strip(" "), count=1).strip() for cell in row]
            if not any(cells[1:]):
                continue
            line = before + reader.line_num
            if len(cells) < len(columns) or any(cells[len(columns) :]):
                raise InputError(
                    f"{path}, line {line}: {len(cells)} cells, but the header has {len(columns)}; "
                    "download the trade register again, and give the file as it came"
                )
            yield line, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise InputError(f"{path}, line {before + reader.line_num}: not CSV: {error}") from None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
