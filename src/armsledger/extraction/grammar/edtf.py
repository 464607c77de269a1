"""A time as named, set against the day of publication, as EDTF (ISO 8601-2 level 1)."""

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from armsledger.extraction.document import When

_Span = tuple[str, str, str]
"""First and last stamp, and a mark for how sure they are."""


def resolve(
    when: When, published: date | None, anchor: When | None = None, future: bool | None = None
) -> str | None:
    """`when` as EDTF, seen from the day of publication; None where it cannot be resolved.

    `anchor` is the time that "a year later" and "two days earlier" count from; `future`
    says whether the step lies ahead (True) or behind (False), which settles the year
    of a bare month.
    """
    if future is not None and published and when.kind in ("month", "day", "days") and not when.year:
        when = replace(when, year=_year_on_side(when, published, future))
    span = _span(when, published, anchor)
    if span is None:
        return None
    first, last, mark = span
    match when.bound:
        case "by_end":
            return f"../{_last_day(last)}"
        case "by":
            return f"../{last}"
        case "since" if when.kind != "years":
            return f"{first}/.."
        case "until":
            return f"../{last}"
    return (first if first == last else f"{first}/{last}") + mark


def _last_day(stamp: str) -> str:
    parts = [int(p) for p in stamp.split("-")]
    if len(parts) == 1:
        return f"{stamp}-12-31"
    if len(parts) == 2:
        return f"{stamp}-{calendar.monthrange(parts[0], parts[1])[1]:02d}"
    return stamp


def _span(when: When, pub: date | None, anchor: When | None) -> _Span | None:
    """The stretch of time that is meant; None where it cannot be resolved."""
    mark = "~" if when.bound == "about" else ""
    year = when.year
    if when.kind in ("day", "days", "month") and year is None:
        if pub is None or when.month is None:
            return None
        year = _nearest_year(when, pub)
    if when.kind == "months" and year is None:
        year = pub.year if pub is not None else None
    fixed = _FIXED.get(when.kind)
    if fixed is not None:
        return fixed(when, year, mark)
    if pub is None and anchor is None:
        return None
    return _relative(when, pub, anchor, mark)


def _day(when: When, year: int | None, mark: str) -> _Span | None:
    stamp = _stamp(year, when.month, when.day)
    return (stamp, stamp, mark) if stamp else None


def _days(when: When, year: int | None, mark: str) -> _Span | None:
    a, b = _stamp(year, when.month, when.day), _stamp(year, when.end_month, when.end_day)
    return (a, b, mark) if a and b else None


def _month(when: When, year: int | None, mark: str) -> _Span:
    stamp = f"{year:04d}-{when.month:02d}"
    return stamp, stamp, "~" if when.part in ("mid", "early", "late", "end") else mark


def _months(when: When, year: int | None, mark: str) -> _Span | None:
    if year is None:
        return None
    last = when.end_year or year
    return f"{year:04d}-{when.month:02d}", f"{last:04d}-{when.end_month:02d}", mark


def _year(when: When, year: int | None, mark: str) -> _Span:
    stamp = f"{year:04d}"
    if when.part == "end" and when.bound in ("by", "until", "by_end"):
        return _last_day(stamp), _last_day(stamp), ""
    if when.part == "end":
        return f"{stamp}-12", f"{stamp}-12", "~"
    return stamp, stamp, "~" if when.part else mark


def _years(when: When, year: int | None, mark: str) -> _Span:
    return f"{year:04d}", f"{when.end_year:04d}", mark


_FIXED: dict[str, Callable[[When, int | None, str], _Span | None]] = {
    "day": _day,
    "days": _days,
    "month": _month,
    "months": _months,
    "year": _year,
    "years": _years,
}
"""The forms that name a place in the calendar."""


def _relative(when: When, pub: date | None, anchor: When | None, mark: str) -> _Span | None:
    if when.unit.endswith("_after"):
        if anchor is None or (anchor.year is None and pub is None):
            return None
        base = _anchor_date(anchor, pub)
        if base is None:
            return None
        unit = when.unit.removesuffix("_after")
        if unit == "year" or anchor.day is None:
            stamp = f"{base.year + when.offset:04d}" if unit == "year" else ""
            return (stamp, stamp, mark) if stamp else None
        return _shift(base, unit, when.offset, mark)
    if pub is None:
        return None
    if when.kind == "weekday":
        back = (pub.weekday() - (when.day or 0)) % 7
        shifted = (
            pub - timedelta(days=back)
            if when.offset < 0
            else pub + timedelta(days=(7 - back) % 7 or 7)
        )
        return shifted.isoformat(), shifted.isoformat(), mark
    if when.kind == "within":
        return _window(when, pub)
    return _shift(pub, when.unit, when.offset, mark)


def _window(when: When, pub: date) -> _Span | None:
    if when.unit == "year":
        first, last = sorted((pub.year, pub.year + when.offset))
        if when.bound == "range":
            return f"{pub.year + when.offset}", f"{pub.year + (when.end_day or 0)}", ""
        if when.bound == "at":
            return f"{last}", f"{last}", "~"
        if when.bound == "course":
            return f"{first}-{pub.month:02d}", f"{last}-{pub.month:02d}", "~"
        return f"{first}", f"{last}-{pub.month:02d}", ""
    months = when.offset * {"month": 1, "week": 0, "day": 0}.get(when.unit, 0)
    if months:
        total = pub.year * 12 + pub.month - 1 + months
        stamp = f"{total // 12:04d}-{total % 12 + 1:02d}"
        return stamp, stamp, "~"
    return None


def _shift(base: date, unit: str, offset: int, mark: str) -> _Span | None:
    match unit:
        case "day":
            stamp = (base + timedelta(days=offset)).isoformat()
        case "week":
            moved = base + timedelta(weeks=offset)
            stamp, mark = moved.isoformat()[:7], "~"
        case "month":
            total = base.year * 12 + base.month - 1 + offset
            stamp = f"{total // 12:04d}-{total % 12 + 1:02d}"
        case "year":
            stamp = f"{base.year + offset:04d}"
        case _:
            return None
    return stamp, stamp, mark


def _anchor_date(anchor: When, pub: date | None) -> date | None:
    span = _span(anchor, pub, None)
    if span is None:
        return None
    parts = [int(p) for p in span[1].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _nearest_year(when: When, pub: date) -> int:
    """The year that puts a month or a day nearest to the publication: news looks close by."""
    month, day = when.month or 1, when.day or 15
    if when.offset:
        candidates = [pub.year + (-1 if when.offset < 0 and month >= pub.month else 0)]
        if when.offset > 0:
            candidates = [pub.year + (1 if month <= pub.month else 0)]
        return candidates[0]

    def distance(year: int) -> int:
        last = calendar.monthrange(year, month)[1]
        return abs((date(year, month, min(day, last)) - pub).days)

    if when.bound in ("by", "until", "by_end"):
        return pub.year if month >= pub.month else pub.year + 1
    return min((pub.year, pub.year - 1, pub.year + 1), key=distance)


def _year_on_side(when: When, pub: date, future: bool) -> int:
    """The year of a bare month or day that lies ahead of, or behind, the publication."""
    nearest = _nearest_year(when, pub)
    month = when.month or 1
    months_ahead = (nearest - pub.year) * 12 + month - pub.month
    if future and months_ahead < -1:
        return nearest + 1
    if not future and months_ahead > 0:
        return nearest - 1
    return nearest


def _stamp(year: int | None, month: int | None, day: int | None) -> str | None:
    try:
        return date(year or 0, month or 0, day or 0).isoformat()
    except ValueError:
        return None
