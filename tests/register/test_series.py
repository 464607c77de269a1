"""Figures about a subject over time."""

import pytest

from armsledger.catalogue.entries import Country, Organisation
from armsledger.catalogue.load import Catalogue
from armsledger.model import Measure, NotFoundError, Role, Stage
from armsledger.register.series import series
from tests.register.making import company, count, indicator, state, told, usd


def test_points_go_by_period_with_forecasts_beside_figures() -> None:
    (found,) = series(
        [
            indicator(usd(15e9), period="2013", stage="forecast"),
            indicator(usd(13e9), period="2012"),
            indicator(usd(15.7e9), period="2013", report="r2"),
            indicator(usd(9e9), period=None, report="r3"),
        ],
        "russia",
    )
    assert [(p.period, p.stage) for p in found.points] == [
        ("2012", Stage.REPORTED),
        ("2013", Stage.REPORTED),
        ("2013", Stage.FORECAST),
        (None, Stage.REPORTED),
    ]
    assert found.unit == "USD"


def test_rivals_stand_side_by_side() -> None:
    (found,) = series(
        [
            indicator(usd(13e9), report="a", published="2013-01-01"),
            indicator(usd(15e9), report="b", published="2013-02-01"),
        ],
        "RUS",
    )
    (point,) = found.points
    assert point.figure.printed == usd(15e9)
    assert not point.figure.sure
    assert [(r.value.amount, r.rival) for r in point.figure.reported] == [
        (15e9, False),
        (13e9, True),
    ]


def test_measures_units_and_counterparts_are_series_of_their_own() -> None:
    found = series(
        [
            indicator(usd(13e9)),
            indicator(count(66), measure=Measure.PARTNER_COUNTRIES),
            indicator(usd(3e9), parties=(state(Role.COUNTERPART, "IND"),)),
            indicator(count(25, unit="percent"), measure=Measure.SHARE, of=Measure.EXPORTS),
            told("signed"),
        ],
        "Russia",
    )
    assert [(s.measure, s.counterpart, s.of) for s in found] == [
        (Measure.EXPORTS, None, None),
        (Measure.EXPORTS, "India", None),
        (Measure.PARTNER_COUNTRIES, None, None),
        (Measure.SHARE, None, Measure.EXPORTS),
    ]


def test_the_catalogue_knows_other_names() -> None:
    russia = Country("RUS", "Russia", ("Russian Federation",), (), (), (), ())
    rosoboron = Organisation("Rosoboronexport", "RUS", "exporter", "", ("ROE",), ())
    catalogue = Catalogue((russia,), (), (), (rosoboron,), (), (), (), (), ())
    maker = company(Role.SUBJECT, "Rosoboronexport", "RUS")
    claims = [indicator(usd(13e9)), indicator(usd(10e9), subject=maker)]
    assert [s.subject for s in series(claims, "russian federation", catalogue)] == ["Russia"]
    assert [s.subject for s in series(claims, "roe", catalogue)] == ["Rosoboronexport"]
    assert [s.subject for s in series(claims, "rus", catalogue)] == ["Russia"]


def test_an_unknown_subject_names_near_ones() -> None:
    with pytest.raises(NotFoundError, match="near it are Russia"):
        series([indicator(usd(1))], "Rusia")
    with pytest.raises(NotFoundError, match="subjects are Russia"):
        series([indicator(usd(1))], "Zz")
    with pytest.raises(NotFoundError, match="no indicators at all"):
        series([], "Russia")
