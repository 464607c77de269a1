"""Step 8: which of the times around a trigger is the claim's, as EDTF."""

from __future__ import annotations

import re
from datetime import date

from armsledger.extraction.document import Document, M, Mention, When
from armsledger.extraction.draft import Draft
from armsledger.extraction.grammar.dates import resolve
from armsledger.model import Kind, Stage

_STAMP = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NEW_CLAUSE = re.compile(r"\bthat\b|\b(?:will|would|had|has|was|were|is|are)\b")
_OF_SPEECH = re.compile(r"\s+(?:statement|press|interview|briefing|report)\b")


def published_day(document: Document) -> date | None:
    """The day of publication; the first of the month or year where no more is known."""
    stamp = document.report.published or ""
    match = _STAMP.match(stamp)
    if not match:
        return None
    year, month, day = int(match.group(1)), int(match.group(2) or 1), int(match.group(3) or 1)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def set_period(document: Document, draft: Draft, published: date | None) -> None:
    """Give the draft the time of its step, where the text has one."""
    best: Mention | None = None
    best_distance = 10**9
    for m in draft.dates:
        if m.date is None or _only_dates_the_announcement(document, draft, m):
            continue
        if m.date.kind in ("weekday",) and published is None:
            continue
        distance = min(abs(m.start - draft.trigger), abs(m.end - draft.trigger))
        if m.start < draft.trigger:
            distance += 5
        if distance < best_distance:
            best, best_distance = m, distance
    if best is None or best.date is None:
        return
    draft.period = period_of(document, best, published, future=draft.future)
    if (
        draft.kind is Kind.INDICATOR
        and draft.stage is Stage.REPORTED
        and best.date.kind == "weekday"
    ):
        draft.period = None


def period_of(
    document: Document, m: Mention, published: date | None, *, future: bool | None
) -> str | None:
    """A time that the text names, as EDTF; None where it cannot be resolved.

    `future` says whether the step is still to come, as far as that is known.
    """
    if m.date is None:
        return None
    anchor = _anchor(document, m) if m.date.unit.endswith("_after") else None
    return resolve(m.date, published, anchor, future)


_SPEECH_NEAR = re.compile(
    r"\b(?:said|told|announced|reported|stated|noted|added|confirmed|declared|according|says|reports|statement|interview|"
    r"press conference|press release|revealed|briefing|explained|wrote|disclosed)\b"
)


def _only_dates_the_announcement(document: Document, draft: Draft, m: Mention) -> bool:
    """ "…, the minister said on Wednesday": the time belongs to the saying."""
    folded = document.folded
    before = folded[max(draft.sentence.start, m.start - 48) : m.start]
    after = folded[m.end : min(draft.sentence.end, m.end + 14)]
    if m.date is None:
        return True
    short = m.date.kind in ("weekday", "day", "relative", "month")
    if not short:
        return False
    said = list(_SPEECH_NEAR.finditer(before))
    if said:
        tail = before[said[-1].end() :]
        if not _NEW_CLAUSE.search(tail) and not (
            draft.trigger < m.start
            and draft.trigger > max(draft.sentence.start, m.start - 48) + said[-1].start()
        ):
            return True
    return bool(_OF_SPEECH.match(after))


def _anchor(document: Document, m: Mention) -> When | None:
    """The last full time before a mention, from which "two days earlier" counts."""
    previous = None
    for other in document.mentions:
        if (
            other.type is M.DATE
            and other.end <= m.start
            and other.date is not None
            and other.date.kind in ("day", "days", "month", "year", "weekday")
        ):
            previous = other.date
    return previous
