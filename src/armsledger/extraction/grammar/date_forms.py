"""What each form of a time says, as the text names it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from armsledger.extraction.document import When
from armsledger.extraction.grammar.numbers import parse_number
from armsledger.extraction.grammar.tables import table

_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Named:
    """The parts of a time that stand in the text."""

    kind: str
    words: dict[str, Any]
    """The pattern's groups."""
    table: dict[str, Any]
    language: str
    year: int | None
    month: int | None
    day: int | None
    end_month: int | None
    end_day: int | None


def named_time(kind: str, match: re.Match[str], language: str) -> When | None:
    """The time that a match of the pattern of `kind` names; None where it is none."""
    t = table(language, "dates")
    g = match.groupdict()
    day, end_day = _int(g.get("d")), _int(g.get("d2"))
    if any(d is not None and not 1 <= d <= 31 for d in (day, end_day)):
        return None
    month, end_month = _month(g.get("m"), t), _month(g.get("m2"), t)
    if month is not None and not 1 <= month <= 12:
        return None
    named = _Named(kind, g, t, language, _int(g.get("y")), month, day, end_month, end_day)
    return _FORMS[kind](named)


def _int(text: str | None) -> int | None:
    digits = _DIGITS.match(text or "")
    return int(digits.group()) if digits else None


def _month(text: str | None, t: dict[str, Any]) -> int | None:
    if not text:
        return None
    return int(text if text.isdigit() else t["months"][text.rstrip(".").lower()])


def _day(n: _Named) -> When:
    return When("day", n.year, n.month, n.day)


def _days(n: _Named) -> When:
    end_month = n.end_month or n.month
    return When("days", n.year, n.month, n.day, end_month=end_month, end_day=n.end_day)


def _whole_month(n: _Named) -> When:
    return When("month", n.year, n.month)


def _months(n: _Named) -> When:
    last = _int(n.words["y2"])
    return When("months", n.year or last, n.month, end_year=last, end_month=n.end_month)


#: Months that are other words too, or their short forms: "of may" is none.
_OTHER_WORDS = frozenset(["may", "march", "mar", "sep", "dec", "jan", "jun"])


def _bare_month(n: _Named) -> When | None:
    """ "last May", "by July", "mid-June"."""
    which = n.words["which"].lower()
    if which == "of" and n.words["m"].lower() in _OTHER_WORDS:
        return None
    bound = which if which in ("by", "since", "until") else ""
    part = {"mid-": "mid", "early": "early", "late": "late"}.get(which, "")
    offset = {"last": -1, "next": 1}.get(which, 0)
    return When("month", None, n.month, bound=bound, part=part, offset=offset)


def _part_of_year(n: _Named) -> When:
    """ "the third quarter", "the second half of 2019"."""
    order = n.words["o"].lower()
    nth = int(order) if order.isdigit() else n.table["ordinals"][order]
    width = 3 if n.kind == "quarter" else 6
    first, last = (nth - 1) * width + 1, nth * width
    return When("months", n.year, first, end_year=n.year, end_month=last)


def _season(n: _Named) -> When:
    first, last = n.table["seasons"][n.words["s"].lower()]
    return When("months", n.year, first, end_year=n.year, end_month=last)


def _years(n: _Named) -> When | None:
    year = n.year
    last = _int(n.words.get("y2")) or (year or 0) // 100 * 100 + int(n.words["yy"])
    return When("years", year, end_year=last) if year and last > year else None


def _decade(n: _Named) -> When | None:
    year = n.year
    return When("years", year, end_year=year + 9) if year and year % 10 == 0 else None


def _count(n: _Named) -> int | None:
    """How many units: a whole number of them, "a" for one."""
    word = n.words["n"]
    count = 1.0 if word.lower() == "a" else parse_number(word, n.language)
    return None if count is None or count != int(count) else int(count)


def _ago(n: _Named) -> When | None:
    count = _count(n)
    if count is None:
        return None
    word = n.words["r"].lower()
    unit = n.table["units"][n.words["u"].lower()]
    if word != "ago":
        unit += "_after"
    return When("relative", unit=unit, offset=count if word == "later" else -count)


def _within(n: _Named) -> When | None:
    """ "within two years", "over the past three months", "in two to three years"."""
    word, side = n.words["p"].lower(), n.words["r"]
    count = _count(n)
    until = parse_number(n.words["n2"], n.language) if n.words.get("n2") else None
    if count is None or count > 50:
        return None
    if word == "for" or (word in ("over", "during") and not side):
        return None
    past = (side or "").lower() in ("past", "last")
    return When(
        "within",
        unit=n.table["units"][n.words["u"].lower()],
        offset=-count if past else count,
        end_day=int(until) if until else None,
        bound=_reach(word, side, until),
    )


def _reach(word: str, side: str | None, until: float | None) -> str:
    """How the stretch is meant: as a range, a limit, a course or a point."""
    if until:
        return "range"
    if word == "within":
        return "by"
    return "course" if word != "in" or side else "at"


def _relative(n: _Named) -> When:
    unit, offset = n.table["relative"][_SPACE.sub(" ", n.words["rel"]).lower()]
    return When("relative", unit=unit, offset=offset)


def _weekday(n: _Named) -> When:
    ahead = (n.words.get("which") or "").lower() == "next"
    return When("weekday", day=n.table["weekdays"][n.words["w"].lower()], offset=1 if ahead else -1)


def _year(n: _Named) -> When:
    return When("year", n.year)


_FORMS: dict[str, Callable[[_Named], When | None]] = {
    "iso": _day,
    "dotted": _day,
    "day": _day,
    "days": _days,
    "span": _days,
    "months": _months,
    "month": _whole_month,
    "lastmonth": _bare_month,
    "quarter": _part_of_year,
    "half": _part_of_year,
    "season": _season,
    "years": _years,
    "decade": _decade,
    "ago": _ago,
    "within": _within,
    "relative": _relative,
    "weekday": _weekday,
    "year": _year,
}
