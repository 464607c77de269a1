"""Lines and CSV rows of a list, read one after the other however long the file is."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from armsledger.model import InputError
from armsledger.sources.decode import check_is_text
from armsledger.sources.loaded import Refused

_HEAD = 65536


def head(path: Path) -> str:
    """The start of a file, by which its format is known.

    Raises InputError where it cannot be read or is no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD)
        check_is_text(data)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers; bytes that are no UTF-8 stay as surrogates."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        yield from enumerate(file, 1)


def rows(path: Path) -> Iterator[tuple[int, list[str]] | Refused]:
    """The rows of a CSV file, each with the number of its last line, and what is broken."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Refused(
                    f"{path}:{reader.line_num}",
                    f"the row is not CSV ({error}); mend its quotes, or fetch the list again",
                )
                continue
            if not is_utf8("".join(row)):
                yield not_utf8(path, reader.line_num)
            elif row:
                yield reader.line_num, row


def is_utf8(text: str) -> bool:
    """Whether every byte of the text was UTF-8, and could be written so again."""
    return text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)


def not_utf8(path: Path, line: int) -> Refused:
    """Why a line whose bytes are no UTF-8 was left out."""
    return Refused(
        f"{path}:{line}",
        "the row is not UTF-8; convert the list, for example `iconv -f WINDOWS-1252 -t UTF-8`",
    )
