"""Which year, and which stretch of days, a period is about."""

import re
from datetime import date

from armsledger.model.period import bounds, ends

_YEAR = re.compile(r"\d{4}", re.ASCII)
_MARKS = "~?%"
_UNSURE = frozenset("~?%X")

Days = tuple[int, int]
"""The first and the last day, as ordinals."""


def one_year(period: str | None) -> int | None:
    """The year in which all of a period lies; None where it spans several or is unsure."""
    if period is None or set(_MARKS) & set(period):
        return None
    days = _closed(period)
    if days is None or days[0].year != days[1].year:
        return None
    return days[0].year


def whole_year(period: str) -> int | None:
    """The year that a period is, all of it; None where it is anything else."""
    return int(period) if _YEAR.fullmatch(period) else None


def same_days(period: str | None) -> Days | str | None:
    """Equal for two periods that are one: `2013` is `2013-01/2013-12`; None for no period.

    What is only about a time (`2013~`) is equal to itself alone.
    """
    if period is None:
        return None
    days = None if _UNSURE & set(period) else _closed(period)
    return (days[0].toordinal(), days[1].toordinal()) if days else period


def due(period: str | None) -> Days | None:
    """The days for which an expectation holds; None where no period says.

    The marks of doubt are set aside, and `../2027` and `../2027-12-31`, by the end of
    2027, stand for that year.
    """
    if period is None:
        return None
    plain = "".join(c for c in period if c not in _MARKS)
    if plain.startswith(("../", "/")):
        plain = re.sub(r"-12(-31)?$", "", ends(plain)[1] or plain)
    days = _closed(plain)
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _closed(period: str) -> tuple[date, date] | None:
    """The first and the last day; None where one is open or it is not EDTF."""
    try:
        first, last = bounds(period)
    except ValueError:
        return None
    return (first, last) if first and last else None
