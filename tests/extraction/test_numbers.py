"""Numbers read back exactly as they were written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.extraction.grammar.numbers import number_pattern, parse_number

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int) -> str:
    """`n` (1 to 999,999) in English words."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = f" and {in_words(n % 100)}" if n % 100 else ""
        return f"{_ONES[n // 100]} hundred{rest}"
    rest = f" {in_words(n % 1000)}" if n % 1000 else ""
    return f"{in_words(n // 1000)} thousand{rest}"


@given(st.integers(1, 999_999))
def test_words_are_read_back(n: int) -> None:
    assert parse_number(in_words(n)) == n


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(n: int) -> None:
    assert parse_number(f"{n:,}") == n


@given(st.integers(1, 9_999), st.sampled_from([("million", 1e6), ("bn", 1e9), ("crore", 1e7)]))
def test_scaled_decimals_are_exact(n: int, scale: tuple[str, float]) -> None:
    assert parse_number(f"{n / 10:.1f} {scale[0]}") == float(f"{n / 10 * scale[1]:.12g}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a billion", 5e8),
        ("two and a half million", 2.5e6),
        ("1,82,492", 182492),
        ("1.2 lakh crore", 1.2e12),
        ("a dozen", 12),
        ("two dozen", 24),
    ],
)
def test_ways_of_saying_a_number(text: str, value: float) -> None:
    match = re.fullmatch(number_pattern(), text)
    assert match is not None
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "and", "many", "1.2.3"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None
