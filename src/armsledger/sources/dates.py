"""Date lines at the head of a report: one line that is nothing but a date, in any usual form."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

#: A month's name or its abbreviation, to be put into a larger pattern.
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

_DATE = re.compile(
    rf"""
    \b(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d\d)[-/.](?P<id>\d\d)(?!\d)
    | \b(?P<mm>{MONTH})[ ]*(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?P<my>(?:19|20)\d\d)\b
    | \b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of[ ])?(?P<dm>{MONTH}),?[ -](?P<dy>(?:19|20)\d\d)\b
    | \b(?P<n1>\d{{1,2}})(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)(?P<ny>(?:19|20)\d\d)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UPDATED = re.compile(r"\b(?:(?:last\s+)?updated|(?:last\s+)?modified|edited)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|released|publication\s+date|release\s+date|date)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|" + "|".join(WEEKDAYS) + r")\b\.?",
    re.IGNORECASE,
)
#: Clock times, zones and the small words of a date line.
_FILLER = re.compile(
    r"""
    [T ]?\b\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?Z?
    | \b\d{1,2}\s*[ap]\.?m\b\.?
    | (?:\b(?:GMT|UTC))?\s*[+-]\s?\d{1,2}(?::?\d\d)?(?!\d)
    | \b(?:GMT|UTC|[ECMP][SD]T|MSK|IST|BST|CES?T|EES?T|ET|hrs?|hours)\b
    | \b(?:first|last|on|at|the|of|time|local)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_DATE_LINE = 160


@dataclass(frozen=True, slots=True)
class DateLine:
    """The date that a line states, and what else stands in the line."""

    edtf: str
    """A day; or only the year, where `03/04/2014` leaves day and month open."""
    label: str
    """`published`, `updated` or empty."""
    weekday: bool
    rest: str
    """What is no part of the date: a byline, a place, a site's name; may be empty."""


def date_line(line: str) -> DateLine | None:
    """The date in a line of a report's head, or None where the line states none."""
    if len(line) > _LONGEST_DATE_LINE:
        return None
    found = [(m, edtf) for m in _DATE.finditer(line) if (edtf := _edtf(m))]
    if not found:
        return None
    labelled = []
    rest, after = "", 0
    for match, edtf in found:
        before = line[after : match.start()]
        label = "updated" if _UPDATED.search(before) else ""
        if not label and _PUBLISHED.search(before):
            label = "published"
        labelled.append((label, edtf))
        rest += " " + before
        after = match.end()
    rest += " " + line[after:]
    label, edtf = min(labelled, key=lambda d: ("published", "", "updated").index(d[0]))
    for pattern in (_UPDATED, _PUBLISHED, _WEEKDAY, _FILLER):
        rest = pattern.sub(" ", rest)
    return DateLine(
        edtf=edtf,
        label=label,
        weekday=bool(_WEEKDAY.search(line)),
        rest=" ".join(rest.split()).strip(" ,.:;|/()[]·•–—-"),
    )


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation. Raises KeyError for any other word."""
    return MONTHS[name.lower().rstrip(".")]


def real_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _edtf(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if part["iy"]:
        found = real_date(int(part["iy"]), int(part["im"]), int(part["id"]))
    elif part["mm"]:
        found = real_date(int(part["my"]), month_number(part["mm"]), int(part["md"]))
    elif part["dm"]:
        found = real_date(int(part["dy"]), month_number(part["dm"]), int(part["dd"]))
    else:
        return _numeric(int(part["n1"]), int(part["n2"]), part["ny"], part["sep"])
    return found.isoformat() if found else None


def _numeric(first: int, second: int, year: str, separator: str) -> str | None:
    """`21.04.2014` is day first by its dots; a slash is so only where it must be."""
    day_first = real_date(int(year), second, first)
    month_first = real_date(int(year), first, second)
    if separator == "." or day_first == month_first:
        return day_first.isoformat() if day_first else None
    if day_first and month_first:
        return year
    found = day_first or month_first
    return found.isoformat() if found else None
