"""Periods: the part of EDTF (ISO 8601-2 level 1) that claims use, as calendar bounds."""

import calendar
import re
from datetime import date

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?", re.ASCII)

#: The months of the seasons 21 to 24, as the first and the last month of the year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day that a period covers; None where it is open.

    `2014-09` is 1 to 30 September 2014, `../2017` has no first day, `1989/..` no
    last one. The marks `~`, `?` and `%` do not widen the bounds: how wide "about"
    is, the caller must say. A winter (`24`) is the December of its year.

    Raises ValueError where the period is not EDTF or ends before it begins.
    """
    if "/" not in edtf:
        return _single(edtf, edtf)
    start, _, end = edtf.partition("/")
    if start in {"", ".."} and end in {"", ".."}:
        raise ValueError(f"the period {edtf!r} is open at both ends; name one date, as 2014/..")
    first = None if start in {"", ".."} else _single(start, edtf)[0]
    last = None if end in {"", ".."} else _single(end, edtf)[1]
    if first and last and first > last:
        raise ValueError(f"the period {edtf!r} ends before it begins; swap its two dates")
    return first, last


def ends(edtf: str) -> tuple[str | None, str | None]:
    """The two ends of a period as EDTF dates; None where it is open."""
    if "/" not in edtf:
        return edtf, edtf
    start, _, end = edtf.partition("/")
    return (None if start in {"", ".."} else start), (None if end in {"", ".."} else end)


def _single(text: str, whole: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(
            f"the period {whole!r} is not EDTF; write it as 2014, 2014-09 or 2013/2016"
        )
    year, month, day = match.groups()
    try:
        if "X" in year and month is None:
            return date(int(year.replace("X", "0")), 1, 1), date(
                int(year.replace("X", "9")), 12, 31
            )
        return _within(int(year), month, day)  # int refuses an X
    except ValueError:
        raise ValueError(f"the period {whole!r} names a day that no calendar has") from None


def _within(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    """The days of a year, a month or a day. Raises ValueError where there are none."""
    if month in {None, "XX"}:
        if day not in {None, "XX"}:
            raise ValueError
        return date(year, 1, 1), date(year, 12, 31)
    number = int(str(month))
    if number in _SEASONS:
        if day is not None:
            raise ValueError
        first, last = _SEASONS[number]
    else:
        first = last = number
    if day in {None, "XX"}:
        start = date(year, first, 1)
        return start, date(year, last, calendar.monthrange(year, last)[1])
    exact = date(year, number, int(str(day)))
    return exact, exact
