"""Figures rendered in many ways are read back exactly; other numbers are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.catalogue.folding import fold
from armsledger.extraction.document import M
from armsledger.extraction.grammar.figures import Figure, figures

_SCALES = {"million": 1e6, "billion": 1e9, "bn": 1e9, "mln": 1e6, "trillion": 1e12}
_MONEY = {
    "${}": "USD", "US${}": "USD", "{} dollars": "USD", "€{}": "EUR", "{} euros": "EUR",
    "EUR {}": "EUR", "£{}": "GBP", "{} pounds sterling": "GBP", "Rs {}": "INR",
    "{} rupees": "INR", "{} roubles": "RUB", "A${}": "AUD", "{} Australian dollars": "AUD",
    "CHF{}": "CHF", "{} Swiss francs": "CHF", "{} yen": "JPY", "{} won": "KRW", "RM{}": "MYR",
    "{} ringgit": "MYR", "{} zlotys": "PLN", "₪{}": "ILS", "{} shekels": "ILS", "{} USD": "USD",
}  # fmt: skip
_BOUNDS = {
    "": "exact", "more than ": "over", "over ": "over", "at least ": "at_least",
    "nearly ": "about", "about ": "about", "up to ": "up_to", "less than ": "under",
    "no fewer than ": "at_least", "within ": "up_to", "an estimated ": "about",
}  # fmt: skip


def read(text: str) -> list[Figure]:
    return list(figures(fold(text)))


def short(text: str) -> list[tuple[float, str, str, float | None]]:
    """What each figure says: amount, unit, qualifier, upper end."""
    return [
        (f.quantity.amount, f.quantity.unit, f.quantity.qualifier.value, f.quantity.upper)
        for f in read(text)
    ]


@given(
    st.integers(1, 9_999),
    st.sampled_from(sorted(_SCALES)),
    st.sampled_from(sorted(_MONEY)),
    st.sampled_from(sorted(_BOUNDS)),
)
def test_money_is_read_back(tenths: int, scale: str, form: str, bound: str) -> None:
    number = f"{tenths / 10:,.1f} {scale}"
    text = f"The deal, {bound}{form.format(number)}, was signed."
    amount = float(f"{tenths / 10 * _SCALES[scale]:.12g}")
    assert short(text) == [(amount, _MONEY[form], _BOUNDS[bound], None)]


@given(
    st.integers(0, 1000),
    st.sampled_from(["percent", "per cent", "%", " pct", "p.c."]),
    st.sampled_from(sorted(_BOUNDS)),
)
def test_percent_is_read_back(tenths: int, sign: str, bound: str) -> None:
    space = " " if sign[0].isalpha() else ""
    text = f"It rose by {bound}{tenths / 10}{space}{sign} last time."
    assert short(text) == [(tenths / 10, "percent", _BOUNDS[bound], None)]


@given(st.integers(1, 400), st.integers(1, 400))
def test_ranges_share_their_scale(low: int, more: int) -> None:
    high = low + more
    expected = [(low * 1e6, "USD", "between", high * 1e6)]
    assert short(f"between ${low} and ${high} million") == expected
    assert short(f"${low}-{high} million") == expected
    assert short(f"${low} million to ${high} million") == expected
    assert short(f"from {low} to {high} tanks") == [(low, "count", "between", high)]


@given(st.text(alphabet="0123456789 $€%-.,/andtoRsmillionbehwpx'()", max_size=60))
def test_any_text_gives_spans_in_bounds_and_apart(text: str) -> None:
    folded = fold(text)
    floor = 0
    for f in figures(folded):
        assert floor <= f.start < f.end <= len(folded)
        floor = f.end


@given(st.text(max_size=60))
def test_no_text_crashes(text: str) -> None:
    assert isinstance(read(text), list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rs 1,200 crore", [(1.2e10, "INR", "exact", None)]),
        ("35,000 crore rupees", [(3.5e11, "INR", "exact", None)]),
        ("Rs 1,82,492 crore", [(1.82492e12, "INR", "exact", None)]),
        ("$50 million Australian dollars", [(5e7, "AUD", "exact", None)]),
        ("turned over 640 million kroner", [(6.4e8, "exact")]),
        (
            "5.5 and 5.2 percent",
            [(5.5, "percent", "exact", None), (5.2, "percent", "exact", None)],
        ),
        ("a fifth of the market", [(20, "percent", "exact", None)]),
        ("more than doubled", [(2, "ratio", "over", None)]),
        ("a threefold rise", [(3, "ratio", "exact", None)]),
        ("100 or so aircraft", [(100, "count", "about", None)]),
        ("60,000 155mm shells", [(60000, "count", "exact", None), (155, "mm", "exact", None)]),
        ("500 tonnes of steel", [(500, "t", "exact", None)]),
    ],
)
def test_ways_of_saying_a_figure(text: str, expected: list[tuple[object, ...]]) -> None:
    found = short(text)
    if len(expected[0]) == 2:  # a currency word that several states share
        assert [(f[0], f[2]) for f in found] == expected
    else:
        assert found == expected


@pytest.mark.parametrize(
    "text",
    ["T-90", "S-300", "Mi-17V-5", "Article 25", "24/7", "Flight 714", "the 21st fleet", "1990s"],
)
def test_a_name_with_a_number_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a 500-pound bomb",
        "2,000 pounds of explosives",
        "won 3 contracts",
        "the company with 30 won a tender",
        "3 real targets",
        "all 12 top 3 try 5",
    ],
)
def test_words_that_only_look_like_money(text: str) -> None:
    assert all(f.type is not M.MONEY for f in read(text))
