"""Times as reports name them: "September 11-13", "by the end of 2017", "six weeks ago".

What is found is the time as named (`When`); `resolve` sets it against the day of
publication and gives EDTF (ISO 8601-2 level 1).
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from armsledger.extraction.document import When
from armsledger.extraction.grammar.numbers import number_pattern, parse_number
from armsledger.extraction.grammar.tables import table


@dataclass(frozen=True, slots=True)
class Time:
    """A time found in a text."""

    start: int
    end: int
    when: When


def _words(words: Any) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)
    )


_YEAR = r"(?:19[4-9]\d|20[0-9]\d)"


@cache
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    t = table(language, "dates")
    month = rf"(?:{_words(t['months'])})\.?"
    day = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
    dash = r"\s*(?:-|to|and|through|until)\s*"
    number = number_pattern(language)
    unit = _words(t["units"])
    ordinal = _words(t["ordinals"])
    weekday = _words(t["weekdays"])
    sources = [
        ("iso", rf"\b(?P<y>{_YEAR})-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b"),
        ("dotted", rf"\b(?P<d>[0-3]?\d)[./](?P<m>[01]?\d)[./](?P<y>{_YEAR})\b"),
        # 11-13 September 2014, from 11 to 13 September
        (
            "days",
            rf"\b(?P<d>{day}){dash}(?P<d2>{day})\s+(?:of\s+)?(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?\b",
        ),
        # 30 May to 2 June 2014
        (
            "span",
            rf"\b(?P<d>{day})\s+(?P<m>{month}){dash}(?P<d2>{day})\s+(?P<m2>{month})(?:,?\s+(?P<y>{_YEAR}))?\b",
        ),
        (
            "span",
            rf"\b(?P<m>{month})\s+(?P<d>{day}){dash}(?P<m2>{month})\s+(?P<d2>{day})\b(?:,?\s+(?P<y>{_YEAR}))?",
        ),
        # September 11-13, 2014
        (
            "days",
            rf"\b(?P<m>{month})\s+(?P<d>{day}){dash}(?P<d2>{day})\b(?!\s?%)(?:,?\s+(?P<y>{_YEAR}))?",
        ),
        ("day", rf"\b(?P<d>{day})\s+(?:of\s+)?(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?(?![a-z])"),
        (
            "day",
            rf"\b(?P<m>{month})\s+(?P<d>[0-3]?\d(?:st|nd|rd|th)?)(?![\d,]*\d)(?:,?\s+(?P<y>{_YEAR}))?\b",
        ),
        (
            "months",
            rf"\b(?P<m>{month})(?:\s+(?P<y>{_YEAR}))?{dash}(?P<m2>{month})\s+(?P<y2>{_YEAR})\b",
        ),
        ("month", rf"\b(?P<m>{month})(?:\s+of)?,?\s+(?P<y>{_YEAR})\b"),
        ("quarter", rf"\b(?:the\s+)?(?P<o>{ordinal})\s+quarter(?:\s+of)?(?:\s+(?P<y>{_YEAR}))?\b"),
        ("quarter", rf"\bq(?P<o>[1-4])(?:\s+(?:of\s+)?(?P<y>{_YEAR}))?\b"),
        ("half", rf"\b(?:the\s+)?(?P<o>first|second)\s+half(?:\s+of)?\s+(?P<y>{_YEAR})\b"),
        ("season", rf"\b(?P<s>{_words(t['seasons'])})(?:\s+of)?\s+(?P<y>{_YEAR})\b"),
        (
            "years",
            rf"(?:\b(?:between|from)\s+)?\b(?P<y>{_YEAR})(?:\s*-\s*|\s+(?:to|and|through|until)\s+)(?P<y2>{_YEAR})\b(?!-)",
        ),
        ("years", rf"\b(?P<y>{_YEAR})[-/](?P<yy>\d\d)\b(?![-/\d])"),
        ("decade", rf"\b(?:the\s+)?(?P<y>{_YEAR})s\b"),
        ("ago", rf"\b(?P<n>{number}|a|several|few)\s+(?P<u>{unit})\s+(?P<r>ago|earlier|later)\b"),
        (
            "within",
            rf"\b(?P<p>within|in|over|during|for|in the course of)\s+(?:the\s+)?(?P<r>next|coming|past|last)?\s*"
            rf"(?P<n>{number}|a)(?:\s+(?:to|or)\s+(?P<n2>{number}))?\s+(?P<u>{unit})(?:['’]\s?time)?\b",
        ),
        ("relative", rf"\b(?P<rel>{_words(t['relative'])})\b"),
        ("weekday", rf"\b(?:(?P<which>last|next)\s+)?(?P<w>{weekday})\b"),
        (
            "lastmonth",
            rf"\b(?P<which>last|this|next|in|since|by|mid-|early|late|until|of)\s?(?P<m>{month})\b(?!\s+\d)",
        ),
        (
            "year",
            rf"(?:(?<=mid-)|(?<![\w$€£.,/-]))(?:fy\s?|fiscal\s+(?:year\s+)?)?(?P<y>{_YEAR})(?![\w/]|[.,]\d|-\d)",
        ),
    ]
    return [(kind, re.compile(source)) for kind, source in sources]


@cache
def _bound_pattern(language: str) -> re.Pattern[str]:
    bounds = _words(table(language, "dates")["bounds"])
    return re.compile(rf"(?:^|(?<=[\s(,;-]))(?P<b>{bounds})\s*(?:the\s+)?$")


#: What must stand in a text for a pattern to be worth trying.
_NEEDS = {
    "iso": "year", "dotted": "year", "days": "month", "span": "month", "day": "month", "months": "month",
    "month": "month", "quarter": "part", "half": "part", "season": "season", "years": "year",
    "decade": "year", "ago": "unit", "within": "unit", "relative": "relative", "weekday": "weekday",
    "lastmonth": "month", "year": "year",
}  # fmt: skip


@cache
def _cue_words(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    t = table(language, "dates")
    words = dict.fromkeys(t["months"], "month")
    words |= dict.fromkeys(t["weekdays"], "weekday")
    words |= dict.fromkeys(t["seasons"], "season")
    words |= {"quarter": "part", "half": "part"}
    words |= {w.split()[-1]: "relative" for w in t["relative"]}
    for unit in t["units"]:
        words[unit] = "unit"
    either = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\d)(?:19|20)\d\d|\bq[1-4]\b|\b(?:{either})\b"), words


def _cues(folded: str, start: int, end: int, language: str) -> frozenset[str]:
    """Which sorts of time words stand in the text at all: one pass instead of twenty."""
    pattern, words = _cue_words(language)
    out = set()
    for word in pattern.findall(folded, start, end):
        cue = words.get(word) or ("part" if word[0] == "q" else "year")
        out.add(cue)
        if cue == "unit":
            out.add("relative")
    return frozenset(out)


def times(
    folded: str, start: int = 0, end: int | None = None, language: str = "en"
) -> Iterator[Time]:
    """Every time in `folded[start:end]`, left to right; spans take in the bounding words."""
    end = len(folded) if end is None else end
    found: list[Time] = []
    taken: list[tuple[int, int]] = []
    cues = _cues(folded, start, end, language)
    if not cues:
        return iter(())
    for kind, pattern in _patterns(language):
        if _NEEDS[kind] not in cues:
            continue
        for match in pattern.finditer(folded, start, end):
            a, b = match.span()
            if any(a < y and x < b for x, y in taken):
                continue
            when = _when(kind, match, language)
            if when is None:
                continue
            if when.kind != "within":
                a, when = _with_bound(folded, start, a, when, language)
            if kind == "relative" and match.group("rel") == "the year" and not when.bound:
                continue
            taken.append((a, b))
            found.append(Time(a, b, when))
    return iter(sorted(found, key=lambda f: f.start))


def _with_bound(folded: str, lo: int, a: int, when: When, language: str) -> tuple[int, When]:
    bounds = table(language, "dates")["bounds"]
    bound = part = ""
    for _ in range(2):  # "by late 2017"
        match = _bound_pattern(language).search(folded, max(lo, a - 20), a)
        if not match:
            break
        word = bounds[re.sub(r"\s+", " ", match.group("b")).lower()]
        a = match.start("b")
        if word in ("early", "mid", "late", "end"):
            part = part or word
        else:
            bound = word
            break
    if bound or part:
        when = replace(when, bound=bound or when.bound, part=part or when.part)
    return a, when


def _int(text: str | None) -> int | None:
    digits = re.match(r"\d+", text or "")
    return int(digits.group()) if digits else None


def _when(kind: str, match: re.Match[str], language: str) -> When | None:
    t = table(language, "dates")
    g = match.groupdict()
    year, day, day2 = _int(g.get("y")), _int(g.get("d")), _int(g.get("d2"))
    if any(d is not None and not 1 <= d <= 31 for d in (day, day2)):
        return None
    months = [
        m if m.isdigit() else t["months"][m.rstrip(".").lower()]
        for m in (g.get("m"), g.get("m2"))
        if m
    ]
    month = int(months[0]) if months else None
    month2 = int(months[1]) if len(months) > 1 else None
    if month is not None and not 1 <= month <= 12:
        return None
    match kind:
        case "iso" | "dotted" | "day":
            return When("day", year, month, day)
        case "days" | "span":
            return When("days", year, month, day, end_month=month2 or month, end_day=day2)
        case "months":
            return When(
                "months", year or _int(g["y2"]), month, end_year=_int(g["y2"]), end_month=month2
            )
        case "month":
            return When("month", year, month)
        case "lastmonth":
            which = g["which"].lower()
            if match.group("m").lower() in (
                "may",
                "march",
                "mar",
                "sep",
                "dec",
                "jan",
                "jun",
            ) and which in ("of",):
                return None
            bound = {"by": "by", "since": "since", "until": "until"}.get(which, "")
            part = {"mid-": "mid", "early": "early", "late": "late"}.get(which, "")
            offset = {"last": -1, "next": 1}.get(which, 0)
            return When("month", None, month, bound=bound, part=part, offset=offset)
        case "quarter" | "half":
            order = g["o"].lower()
            nth = int(order) if order.isdigit() else t["ordinals"][order]
            width = 3 if kind == "quarter" else 6
            return When("months", year, (nth - 1) * width + 1, end_year=year, end_month=nth * width)
        case "season":
            first, last = t["seasons"][g["s"].lower()]
            return When("months", year, first, end_year=year, end_month=last)
        case "years":
            last = _int(g.get("y2")) or (year or 0) // 100 * 100 + int(g["yy"])
            return When("years", year, end_year=last) if year and last > year else None
        case "decade":
            return When("years", year, end_year=year + 9) if year and year % 10 == 0 else None
        case "ago":
            return _ago(g, t, language)
        case "within":
            return _within(g, t, language)
        case "relative":
            unit, offset = t["relative"][re.sub(r"\s+", " ", g["rel"]).lower()]
            return When("relative", unit=unit, offset=offset)
        case "weekday":
            which = (g.get("which") or "").lower()
            return When(
                "weekday", day=t["weekdays"][g["w"].lower()], offset=1 if which == "next" else -1
            )
        case _:
            return When("year", year)


def _ago(g: dict[str, Any], t: dict[str, Any], language: str) -> When | None:
    count = 1.0 if g["n"].lower() == "a" else parse_number(g["n"], language)
    if count is None or count != int(count):
        return None
    sign = 1 if g["r"].lower() == "later" else -1
    unit = t["units"][g["u"].lower()]
    if g["r"].lower() != "ago":
        unit += "_after"
    return When("relative", unit=unit, offset=sign * int(count))


def _within(g: dict[str, Any], t: dict[str, Any], language: str) -> When | None:
    word = g["p"].lower()
    count = 1.0 if g["n"].lower() == "a" else parse_number(g["n"], language)
    count2 = parse_number(g["n2"], language) if g.get("n2") else None
    if count is None or count != int(count) or count > 50:
        return None
    past = (g["r"] or "").lower() in ("past", "last")
    if word == "for" or (word in ("over", "during") and not g["r"]):
        return None
    bound = (
        "range"
        if count2
        else "by"
        if word == "within"
        else "course"
        if word != "in" or g["r"]
        else "at"
    )
    return When(
        "within",
        unit=t["units"][g["u"].lower()],
        offset=-int(count) if past else int(count),
        end_day=int(count2) if count2 else None,
        bound=bound,
    )


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


def _span(when: When, pub: date | None, anchor: When | None) -> tuple[str, str, str] | None:
    """First and last stamp and a mark for how sure they are."""
    mark = "~" if when.bound == "about" else ""
    year = when.year
    if when.kind in ("day", "days", "month") and year is None:
        if pub is None or when.month is None:
            return None
        year = _nearest_year(when, pub)
    match when.kind:
        case "day":
            stamp = _stamp(year, when.month, when.day)
            return (stamp, stamp, mark) if stamp else None
        case "days":
            a, b = _stamp(year, when.month, when.day), _stamp(year, when.end_month, when.end_day)
            return (a, b, mark) if a and b else None
        case "month":
            stamp = f"{year:04d}-{when.month:02d}"
            if when.part in ("mid", "early", "late", "end"):
                mark = "~"
            return stamp, stamp, mark
        case "months":
            if year is None:
                if pub is None:
                    return None
                year = pub.year
            last = when.end_year or year
            return f"{year:04d}-{when.month:02d}", f"{last:04d}-{when.end_month:02d}", mark
        case "year":
            stamp = f"{year:04d}"
            if when.part == "end" and when.bound in ("by", "until", "by_end"):
                return _last_day(stamp), _last_day(stamp), ""
            if when.part == "end":
                return f"{stamp}-12", f"{stamp}-12", "~"
            return stamp, stamp, "~" if when.part else mark
        case "years":
            return f"{year:04d}", f"{when.end_year:04d}", mark
    if pub is None and anchor is None:
        return None
    return _relative(when, pub, anchor, mark)


def _relative(
    when: When, pub: date | None, anchor: When | None, mark: str
) -> tuple[str, str, str] | None:
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


def _window(when: When, pub: date) -> tuple[str, str, str] | None:
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


def _shift(base: date, unit: str, offset: int, mark: str) -> tuple[str, str, str] | None:
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
