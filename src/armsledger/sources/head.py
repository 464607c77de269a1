"""The head of a report: what stands above its first sentence, and where that begins.

Reports come as the text of a page: menu, site's name, the day of the visit,
title, date of publication, byline, and then paragraphs of which the first may
begin with a dateline. What the head does not say plainly stays empty.
"""

from dataclasses import dataclass, field
from datetime import date

from armsledger.sources import year
from armsledger.sources.dateline import Dateline
from armsledger.sources.headline import Part, Parts, split_head
from armsledger.sources.known import Known
from armsledger.sources.known import known as names_of_catalogue
from armsledger.sources.publisher import publisher_of

#: Days: a clock at the top of a page shows the day of the visit; near the dateline it is that day.
_CLOCK_LAG = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a report states; offsets are code points into the text."""

    title: str | None = None
    title_span: tuple[int, int] | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF."""
    dateline: str | None = None
    """As printed, without the dash or full stop that sets it off."""
    dateline_place: str | None = None
    dateline_month_day: tuple[int, int] | None = None
    agency: str | None = None
    """Who sent the report, as its dateline names it."""
    body_start: int = 0
    """Where the first sentence begins, after the dateline."""
    furniture: list[tuple[int, int]] = field(default_factory=list)
    """Parts of the head that are no evidence: menu, dates, byline, the title said again."""


def parse_head(text: str, known: Known | None = None) -> Head:
    """The head of a report's text. `known` is the catalogue's names where not given."""
    known = known or names_of_catalogue()
    parts = split_head(text, known)
    line = parts.dateline
    title = parts.title
    publisher, surplus = publisher_of(parts, known)
    span = (title.line.start, title.line.end - surplus) if title else None
    published = _published(parts, text[parts.body_start :])
    return Head(
        title=" ".join(text[span[0] : span[1]].split()) if span else None,
        title_span=span,
        byline=next((p.byline for p in parts.head if p.byline), None),
        publisher=publisher or (line.agency if line else None),
        published=published,
        dateline=line.printed if line else None,
        dateline_place=line.place if line else None,
        dateline_month_day=line.month_day if line else None,
        agency=line.agency if line else None,
        body_start=parts.body_start,
        furniture=[(p.line.start, p.line.end) for p in parts.head if parts.is_furniture(p)],
    )


def _published(parts: Parts, body: str) -> str | None:
    """The day of publication: the date by the title, or else the dateline's own."""
    stated = min(
        ((rank, p.date.edtf) for p in parts.head if p.date and (rank := _rank(p, parts))),
        default=None,
    )
    if stated and len(stated[1]) > len("YYYY"):
        return stated[1]
    from_dateline = _dateline_day(parts.dateline, parts, body) if parts.dateline else None
    if from_dateline and (not stated or from_dateline.startswith(stated[1])):
        return from_dateline
    return stated[1] if stated else None


def _rank(part: Part, parts: Parts) -> tuple[int, int] | None:
    """How well a date is placed, best first; None where it may be the day of the visit."""
    assert part.date
    at = part.index
    title = parts.title.index if parts.title else -1
    if part.date.label:
        return (0 if part.date.label == "published" else 3), abs(at - title)
    if at > title:
        return (1, at - title) if parts.title or at == 0 or not part.date.weekday else None
    is_clock = part.date.weekday and at > 0
    return (2, title - at) if at == title - 1 and not is_clock else None


def _dateline_day(line: Dateline, parts: Parts, body: str) -> str | None:
    if not line.month_day:
        return None
    found = line.year or _year_from_head(line.month_day, parts)
    found = found or year.from_weekday(line.month_day, body)
    return date(found, *line.month_day).isoformat() if found else None


def _year_from_head(month_day: tuple[int, int], parts: Parts) -> int | None:
    for part in parts.head:
        if not part.date:
            continue
        if len(part.date.edtf) == len("YYYY"):
            return int(part.date.edtf)
        lag = year.LONGEST_LAG if _rank(part, parts) else _CLOCK_LAG
        found = year.from_publication(month_day, date.fromisoformat(part.date.edtf), lag)
        if found:
            return found
    return None
