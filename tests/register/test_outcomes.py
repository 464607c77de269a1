"""What became of forecasts and targets."""

from itertools import permutations

import pytest

from armsledger.model import Measure, Qualifier, Quantity, Role, SourcedClaim, Stage
from armsledger.model.series import Outcome
from armsledger.register.series import series
from tests.register.making import count, indicator, state, usd


def expected(
    amount: Quantity, period: str | None = "2013", stage: str = "forecast"
) -> SourcedClaim:
    return indicator(amount, period=period, stage=stage, published="2012-12-01", report="before")


def came(
    amount: Quantity, period: str | None = "2013", published: str = "2014-02-01"
) -> SourcedClaim:
    return indicator(amount, period=period, published=published, report=f"after{published}")


def outcome(*claims: SourcedClaim) -> Outcome:
    found = series(claims, "Russia")
    (point,) = (p for s in found for p in s.points if p.stage in {Stage.FORECAST, Stage.TARGET})
    assert point.outcome
    return point.outcome


@pytest.mark.parametrize(
    ("forecast", "reported", "result", "difference"),
    [
        (usd(15e9), usd(15e9), "met", 0),
        (usd(15e9), usd(15.75e9), "above", 5),
        (usd(15e9), usd(12e9), "below", -20),
        (usd(15e9, Qualifier.ABOUT), usd(15.75e9), "met", 5),
        (usd(15e9, Qualifier.ABOUT), usd(20e9), "above", 33.3),
        (usd(15e9, Qualifier.OVER), usd(16e9), "met", None),
        (usd(15e9, Qualifier.OVER), usd(12e9), "below", -20),
        (usd(15e9, Qualifier.UP_TO), usd(12e9), "met", None),
        (usd(15e9, Qualifier.UP_TO), usd(18e9), "above", 20),
        (usd(15e9), usd(15e9, Qualifier.OVER), "met", None),
        (usd(15e9), usd(18e9, Qualifier.OVER), "above", 20),
        (usd(15e9), usd(10e9, Qualifier.OVER), "open", None),
        (usd(15e9), usd(20e9, Qualifier.UNDER), "open", None),
        (usd(0), usd(1), "above", None),
    ],
)
def test_a_reported_figure_decides_an_expected_one(
    forecast: Quantity, reported: Quantity, result: str, difference: float | None
) -> None:
    found = outcome(expected(forecast), came(reported))
    assert (found.result, found.difference) == (result, difference)
    assert found.figure
    assert found.figure.printed == reported


def test_a_range_is_measured_from_its_nearer_end() -> None:
    between = Quantity(amount=10, upper=12, unit="USD", qualifier=Qualifier.BETWEEN)
    assert outcome(expected(between), came(usd(11))).result == "met"
    assert outcome(expected(between), came(usd(11))).difference == 0
    assert outcome(expected(between), came(usd(15))).difference == 25
    assert outcome(expected(between), came(usd(8))).difference == -20


def test_nothing_reported_leaves_it_open() -> None:
    assert outcome(expected(usd(15e9))) == Outcome(result="open")
    # Another year, another unit, another counterpart or a denial is no outcome.
    assert outcome(expected(usd(15e9)), came(usd(15e9), period="2014")).figure is None
    assert outcome(expected(usd(15e9)), came(count(15e9, unit="EUR"))).figure is None
    india = indicator(usd(15e9), period="2013", parties=(state(Role.COUNTERPART, "IND"),))
    assert outcome(expected(usd(15e9)), india).figure is None
    denied = indicator(usd(15e9), period="2013", stage="denied", published="2014-01-01")
    assert outcome(expected(usd(15e9)), denied).figure is None
    assert outcome(expected(usd(15e9), period=None), came(usd(15e9), period=None)).figure is None


def test_what_was_reported_before_the_forecast_is_no_outcome() -> None:
    assert outcome(expected(usd(15e9)), came(usd(7e9), published="2012-07-01")).result == "open"


@pytest.mark.parametrize("period", ["../2013", "../2013-12-31", "2013~", "2013-01/2013-12"])
def test_a_target_by_a_year_stands_beside_the_figure_of_that_year(period: str) -> None:
    assert outcome(expected(usd(15e9), period, "target"), came(usd(16e9))).result == "above"


def test_rivals_of_the_outcome_stay_visible_in_any_order() -> None:
    claims = [
        expected(count(66), stage="target"),
        came(count(60)),
        came(count(70), published="2014-03-01"),
    ]
    claims = [
        c.model_copy(
            update={"claim": c.claim.model_copy(update={"measure": Measure.PARTNER_COUNTRIES})}
        )
        for c in claims
    ]
    found = [outcome(*order) for order in permutations(claims)]
    assert all(one == found[0] for one in found)
    assert found[0].result == "above"
    assert found[0].figure
    assert [(r.value.amount, r.rival) for r in found[0].figure.reported] == [
        (70, False),
        (60, True),
    ]
