"""Periods as calendar bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.model.period import bounds, ends


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-09-11", "2014-09-11", "2014-09-11"),
        ("2014-09-11/2014-09-13", "2014-09-11", "2014-09-13"),
        ("2017~", "2017-01-01", "2017-12-31"),
        ("2017?", "2017-01-01", "2017-12-31"),
        ("2017-05%", "2017-05-01", "2017-05-31"),
        ("../2017-12-31", None, "2017-12-31"),
        ("/2017", None, "2017-12-31"),
        ("1989/..", "1989-01-01", None),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2016~/2020-06?", "2016-01-01", "2020-06-30"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2014-XX", "2014-01-01", "2014-12-31"),
        ("2014-05-XX", "2014-05-01", "2014-05-31"),
        ("2014-21", "2014-03-01", "2014-05-31"),
    ],
)
def test_bounds(period: str, first: str | None, last: str | None) -> None:
    assert bounds(period) == tuple(d and date.fromisoformat(d) for d in (first, last))


@pytest.mark.parametrize(
    "period",
    [
        *("", "14", "2014-13", "2014-00", "2014-02-30", "2014-9", "../..", "/", "2014/2013"),
        *("last year", "2014-01-01T10:00", "0000", "199X-05", "2014-21-03", "2014-XX-05"),
        *("2014/2015/2016", "２０１４", "2014\n", " 2014"),
    ],
)
def test_what_is_no_period(period: str) -> None:
    with pytest.raises(ValueError, match="period"):
        bounds(period)


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_a_day_is_its_own_bounds(day: date, mark: str) -> None:
    assert bounds(day.isoformat() + mark) == (day, day)
    first, last = bounds(f"{day:%Y-%m}".rjust(7, "0"))
    assert first
    assert last
    assert first <= day <= last
    assert (first.day, (last.toordinal() - first.toordinal()) >= 27) == (1, True)


@given(st.dates(), st.dates())
def test_an_interval_has_the_bounds_of_its_ends(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assert bounds(f"{start}/{end}") == (start, end)
    assert bounds(f"../{end}") == (None, end)
    assert bounds(f"{start}/..") == (start, None)
    assert ends(f"{start}/{end}") == (str(start), str(end))


@given(st.text(max_size=24))
def test_any_text_has_bounds_or_is_refused(text: str) -> None:
    try:
        first, last = bounds(text)
    except ValueError:
        return
    assert first or last
    assert not (first and last) or first <= last
