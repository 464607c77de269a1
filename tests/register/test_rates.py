"""Amounts in another currency, by a table that the user gives."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.model import InputError, Qualifier, Quantity
from armsledger.model.rates import Rate
from armsledger.register import wording
from armsledger.register.deals import deals
from armsledger.register.rates import by_year, convert, with_conversions
from armsledger.register.series import series
from armsledger.sources.rates import read_rates
from tests.register.making import count, indicator, rafale_like_history, usd

HEADER = "year,from,to,rate,source\n"
RATE = Rate(
    year=2012, source_currency="USD", currency="EUR", rate=0.7783, source="a bank, yearly average"
)
RATES = by_year([RATE])


def test_a_converted_amount_has_its_rate_year_and_source() -> None:
    found = convert(usd(15e9, Qualifier.ABOUT), "2012", RATES, "EUR")
    assert found
    assert found.amount == Quantity(amount=11.6745e9, unit="EUR", qualifier=Qualifier.ABOUT)
    assert found.rate == RATE
    assert wording.converted(found) == (
        "EUR ~11.67 billion (at 0.7783 EUR for 1 USD in 2012: a bank, yearly average)"
    )


def test_the_value_of_a_deal_is_converted_by_the_year_of_its_order() -> None:
    first, *_ = deals(rafale_like_history())
    assert first.value
    assert first.order_date
    rates = by_year([RATE.model_copy(update={"year": 2006})])
    found = convert(first.value.printed, first.order_date.printed, rates, "EUR")
    assert found
    assert found.amount
    assert found.amount.qualifier is first.value.printed.qualifier


def test_both_ends_of_a_range_are_converted() -> None:
    between = Quantity(amount=10, upper=20, unit="USD", qualifier=Qualifier.BETWEEN)
    found = convert(between, "2012-05", RATES, "EUR")
    assert found
    assert found.amount
    assert (found.amount.amount, found.amount.upper) == (7.783, 15.566)


@pytest.mark.parametrize(
    ("period", "why"),
    [
        (None, "it has no period"),
        ("2012/2013", "the period 2012/2013 is not within one year"),
        ("2012?", "the period 2012? is not within one year"),
        ("2012~", "the period 2012~ is not within one year"),
        ("201X", "the period 201X is not within one year"),
        ("2012/..", "the period 2012/.. is not within one year"),
        ("2013", "the rates have no row 2013,USD,EUR"),
    ],
)
def test_without_one_year_or_without_its_row_nothing_is_converted(
    period: str | None, why: str
) -> None:
    found = convert(usd(15e9), period, RATES, "EUR")
    assert found
    assert found.amount is None
    assert why in str(found.why_not)


def test_a_month_that_is_not_known_is_within_its_year() -> None:
    found = convert(usd(15e9), "2012-XX", RATES, "EUR")
    assert found
    assert found.amount


def test_a_rate_is_never_turned_round() -> None:
    found = convert(count(15e9, unit="EUR"), "2012", RATES, "USD")
    assert found
    assert found.why_not == "the rates have no row 2012,EUR,USD"


def test_what_is_no_money_or_in_the_currency_already_is_left_alone() -> None:
    assert convert(count(66), "2012", RATES, "EUR") is None
    assert convert(count(5, unit="percent"), "2012", RATES, "EUR") is None
    assert convert(usd(15e9), "2012", RATES, "USD") is None


def test_the_figure_of_a_point_stays_as_it_was_reported() -> None:
    (plain,) = series([indicator(usd(15e9)), indicator(usd(9e9), period="2013")], "Russia")
    shown = with_conversions(plain, RATES, "EUR")
    assert [p.figure for p in shown.points] == [p.figure for p in plain.points]
    first, second = (p.converted for p in shown.points)
    assert first
    assert first.amount
    assert second
    assert second.amount is None


@given(st.floats(1e-3, 1e13), st.floats(1e-4, 1e4))
def test_converting_multiplies(amount: float, rate: float) -> None:
    rates = by_year([RATE.model_copy(update={"rate": rate})])
    found = convert(usd(amount), "2012", rates, "EUR")
    assert found
    assert found.amount
    assert found.amount.amount == pytest.approx(amount * rate, rel=1e-10)


def test_a_file_of_rates(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(
        f'\ufeff{HEADER}2012,USD,EUR,0.7783,"a bank, yearly average"\n\n2013,RUB,USD,0.0314,b\n',
        encoding="utf-8",
    )
    first, second = read_rates(path)
    assert first == RATE
    assert (second.year, second.source_currency, second.rate) == (2013, "RUB", 0.0314)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: a table of rates begins with the header year,from,to,rate,source"),
        ("year,rate\n", "line 1: a table of rates begins with"),
        (HEADER + "2012,USD,EUR,0.77\n", "line 2: 4 cells instead of 5"),
        (HEADER + "2012,USD,EUR,0,77,b\n", "line 2: 6 cells instead of 5"),
        (HEADER + "12,USD,EUR,0.77,b\n", "line 2: '12' is no year"),
        (HEADER + "2012,dollar,EUR,0.77,b\n", "line 2: 'dollar' is no currency"),
        (HEADER + "2012,USD,EUR,none,b\n", "line 2: the rate 'none' is no number"),
        (HEADER + "2012,USD,EUR,nan,b\n", "line 2: the rate 'nan' is no number"),
        (HEADER + "2012,USD,EUR,inf,b\n", "line 2: the rate 'inf' is no number"),
        (HEADER + '2012,USD,EUR,"0,77",b\n', "line 2: the rate '0,77' is no number"),
        (HEADER + "2012,USD,EUR,0,b\n", "line 2: the rate 0 is not above 0"),
        (HEADER + "2012,USD,EUR,-1,b\n", "line 2: the rate -1 is not above 0"),
        (HEADER + "2012,USD,EUR,0.77,\n", "line 2: the rate has no source"),
        (HEADER + "2012,USD,USD,1,b\n", "line 2: a rate from USD to itself"),
        (HEADER + "2012,USD,EUR,0.77,b\n2012,USD,EUR,0.78,c\n", "line 3: the rate of 2012 from"),
        (HEADER + '2012,USD,EUR,0.77,"b"c\n', "line 2: not CSV"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_rates(path)
    assert f"{path}, {message}" in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        read_rates(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes(HEADER.encode() + "2012,USD,EUR,0.77,Banque de Genève\n".encode("cp1252"))
    with pytest.raises(InputError, match=r"latin\.csv: not in UTF-8"):
        read_rates(path)
