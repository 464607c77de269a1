"""The year of a dateline that has only month and day."""

import re
from datetime import date, timedelta

from armsledger.sources.dates import WEEKDAYS, real_date

_ON_WEEKDAY = re.compile(rf"\bon ({'|'.join(w.title() for w in WEEKDAYS)})\b")
_YEAR = re.compile(r"(?<![\w$€£.,-])((?:19|20)\d\d)(?![\w%]|[.,]\d)")
_SENTENCE = re.compile(r"[^.!?\n\r]+(?:[.!?](?!\s)[^.!?\n\r]*)*[.!?]?")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|may|plans?|planned|expect(?:s|ed)?|due|scheduled|forecast|target|"
    r"by|until|till|through|to be|options?|from)\b",
    re.IGNORECASE,
)
#: "On Wednesday" is looked for no further: later sentences tell of other weeks.
_FIRST_SENTENCES = 3
_LOOK = 20_000
#: A date falls on a weekday again after five, six or eleven years. A report that speaks of no
#: year within the last two is too thin a ground.
_FURTHEST = 2
#: Days: a report is seldom published later than this after its dateline.
LONGEST_LAG = 31


def from_publication(
    month_day: tuple[int, int], published: date, lag: int = LONGEST_LAG
) -> int | None:
    """The year in which the dateline's day is at most `lag` days before publication."""
    for year in (published.year, published.year - 1):
        day = real_date(year, *month_day)
        # A day of grace: the newsroom may stand west of the event.
        if day and published - timedelta(days=lag) <= day <= published + timedelta(days=1):
            return year
    return None


def from_weekday(month_day: tuple[int, int], body: str) -> int | None:
    """The year in which the dateline's day is the weekday that the first sentences name.

    It is not before the latest past year that the text speaks of, and at most
    two years after it; None where the text gives no such ground.
    """
    weekday = _weekday(body)
    latest = _latest_past_year(body)
    if weekday is None or latest is None:
        return None
    for year in range(latest, latest + _FURTHEST + 1):
        day = real_date(year, *month_day)
        if day and day.weekday() == weekday:
            return year
    return None


def _weekday(body: str) -> int | None:
    sentences = [m.group() for m in _SENTENCE.finditer(body[:_LOOK])][:_FIRST_SENTENCES]
    found = _ON_WEEKDAY.search(" ".join(sentences))
    return WEEKDAYS.index(found[1].lower()) if found else None


def _latest_past_year(body: str) -> int | None:
    """The latest year in the text that no word before it in its sentence puts in the future."""
    years: list[int] = []
    for sentence in _SENTENCE.finditer(body[:_LOOK]):
        future = _FUTURE.search(sentence.group())
        end = future.start() if future else len(sentence.group())
        years += [int(year[1]) for year in _YEAR.finditer(sentence.group()[:end])]
    return max(years, default=None)
