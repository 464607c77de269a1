"""The catalogue's files: CSV with a header, lists within a cell split by `|`."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, fields
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any

from armsledger.model import CatalogueError

_LIST = "|"


def header_of(kind: type) -> list[str]:
    """The columns of a file of such records."""
    return [f.name for f in fields(kind)]


def read_rows(source: Traversable | Path, kind: type) -> Iterator[Any]:
    """Each row of one data file as a record of `kind`.

    Raises CatalogueError with the file and line where a row does not fit.
    """
    expected = header_of(kind)
    lists = [f.type == tuple[str, ...] for f in fields(kind)]
    with _lines(source) as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        if header != expected:
            raise CatalogueError(
                f"{source.name}: the header is {','.join(header)}, expected {','.join(expected)}"
            )
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(expected):
                raise CatalogueError(
                    f"{source.name}, line {reader.line_num}: expected {len(expected)} cells; "
                    "quote a cell that holds a comma"
                )
            yield kind(
                *[
                    _list(cell) if listed else cell.strip()
                    for cell, listed in zip(row, lists, strict=True)
                ]
            )


def read_header(source: Traversable | Path) -> list[str]:
    """The first line of a data file, cell by cell."""
    with _lines(source) as lines:
        return next(csv.reader(lines), [])


@contextmanager
def _lines(source: Traversable | Path) -> Iterator[IO[str]]:
    """The file's text; whatever keeps it from being read is a CatalogueError."""
    try:
        with source.open(encoding="utf-8-sig") as lines:
            yield lines
    except UnicodeDecodeError:
        raise CatalogueError(f"{source.name}: not in UTF-8; save it as CSV in UTF-8") from None
    except OSError as error:
        raise CatalogueError(f"{source}: cannot be read: {error.strerror}") from None
    except csv.Error as error:
        raise CatalogueError(f"{source}: cannot be read: {error}") from None


def as_csv(kind: type, entries: Iterable[Any]) -> str:
    """A data file with these records, as `read_rows` reads it.

    Raises CatalogueError where a name holds the `|` that splits a cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header_of(kind))
    for entry in entries:
        writer.writerow([_cell(value) for value in astuple(entry)])
    return out.getvalue()


def _list(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    return tuple(part for part in (p.strip() for p in cell.split(_LIST)) if part)


def _cell(value: str | tuple[str, ...]) -> str:
    parts = (value,) if isinstance(value, str) else value
    for part in parts:
        if _LIST in part or not part.isprintable():
            raise CatalogueError(
                f"{part!r}: a name in the catalogue is one line and holds no {_LIST!r}; "
                "give each name for itself"
            )
    return _LIST.join(parts)
