"""A user's table of exchange rates: CSV with the header `year,from,to,rate,source`."""

import csv
import io
import math
import re
from collections.abc import Iterator
from pathlib import Path

from armsledger.model import InputError
from armsledger.model.rates import Rate

HEADER = ("year", "from", "to", "rate", "source")

_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def read_rates(path: Path) -> list[Rate]:
    """The rates of a file in its order; empty lines are passed over.

    Raises InputError with the file and the line where the file cannot be read, a cell does
    not fit, or a year and two currencies have a row already.
    """
    found: dict[tuple[int, str, str], int] = {}
    rates = []
    for line, cells in _rows(path):
        rate = _rate(cells, f"{path}, line {line}")
        key = (rate.year, rate.source_currency, rate.currency)
        if key in found:
            raise InputError(
                f"{path}, line {line}: the rate of {key[0]} from {key[1]} to {key[2]} stands in "
                f"line {found[key]} too; leave one of them"
            )
        found[key] = line
        rates.append(rate)
    return rates


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header, each with the number of its last line."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if header != list(HEADER):
            raise InputError(
                f"{path}, line 1: a table of rates begins with the header {','.join(HEADER)}"
            )
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if len(cells) != len(HEADER):
                raise InputError(
                    f"{path}, line {reader.line_num}: {len(cells)} cells instead of "
                    f"{len(HEADER)}; quote a cell that holds a comma"
                )
            yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(
            f"{path}, line {reader.line_num}: not CSV: {error}; mend its quotes"
        ) from None


def _rate(cells: list[str], where: str) -> Rate:
    year, source_currency, currency, number, source = cells
    if not _YEAR.fullmatch(year):
        raise InputError(f"{where}: {year!r} is no year; write four digits, as 2014")
    for code in (source_currency, currency):
        if not _CURRENCY.fullmatch(code):
            raise InputError(f"{where}: {code!r} is no currency; write its ISO 4217 code, as USD")
    if source_currency == currency:
        raise InputError(f"{where}: a rate from {currency} to itself; take the row out")
    if not source:
        raise InputError(f"{where}: the rate has no source; say where it is taken from")
    return Rate(
        year=int(year),
        source_currency=source_currency,
        currency=currency,
        rate=_number(number, where),
        source=source,
    )


def _number(text: str, where: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in text:
        raise InputError(
            f"{where}: the rate {text!r} is no number; write it with a point, as 0.7532"
        )
    if number <= 0:
        raise InputError(f"{where}: the rate {text} is not above 0; correct it")
    return number


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not in UTF-8; save it as CSV in UTF-8") from None
