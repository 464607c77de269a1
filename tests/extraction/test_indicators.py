"""Indicators in whole reports: measure, figure, whose, when."""

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.pipeline import extract
from armsledger.model import Claim, Kind, Report

_OPENING = "The defence ministry spoke about arms exports, weapons and missiles.\n\n"


def indicators(text: str) -> list[Claim]:
    report = Report.model_validate(
        {"id": "r", "text": _OPENING + text, "language": "en", "published": "2024-03-05"}
    )
    return [c for c in extract(report, load_catalogue()) if c.kind is Kind.INDICATOR]


def said(text: str) -> set[tuple[str, float, str | None]]:
    """Each indicator's measure (with what it is of), amount and subject."""
    out = set()
    for c in indicators(text):
        assert c.measure is not None
        assert c.amount is not None
        measure = f"{c.measure.value} of {c.of.value}" if c.of else c.measure.value
        subject = next((p.name for p in c.parties if p.role.value == "subject"), None)
        out.add((measure, c.amount.amount, subject))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's arms exports reached $4.4 billion in 2022.", ("exports", 4.4e9, "Turkey")),
        (
            "Germany's arms exports fell by 21 percent in 2023.",
            ("growth of exports", -21, "Germany"),
        ),
        (
            "India accounted for 9.8 percent of global arms imports in 2019-2023.",
            ("share of imports", 9.8, "India"),
        ),
        (
            "France was the second-largest arms exporter in 2019-2023.",
            ("rank of exports", 2, "France"),
        ),
        (
            "Rosoboronexport's order book exceeds $55 billion.",
            ("orders", 5.5e10, "Rosoboronexport"),
        ),
        (
            "Rosoboronexport supplies weapons to 62 countries.",
            ("partner_countries", 62, "Rosoboronexport"),
        ),
        ("Romania operates 17 F-16 fighters.", ("inventory", 17, "Romania")),
        ("France sold arms worth 1.4 billion euros in 2017.", ("exports", 1.4e9, "France")),
    ],
)
def test_one_figure(text: str, expected: tuple[str, float, str]) -> None:
    assert expected in said(text)


def test_each_has_its_own_subject() -> None:
    found = said("Germany's arms exports rose 21 percent and China's dropped 7.8 percent in 2023.")
    assert ("growth of exports", 21, "Germany") in found
    assert ("growth of exports", -7.8, "China") in found


def test_from_one_share_to_another_is_two_claims() -> None:
    found = indicators("Russia's share of arms exports rose from 32 to 37 percent in 2022.")
    by_amount = {c.amount.amount: c.period for c in found if c.amount}
    assert by_amount == {32: "2021", 37: "2022"}


def test_the_measure_is_carried_over() -> None:
    found = indicators(
        "Rosoboronexport's sales reached $2 million in 2007. They rose to $46 million in 2013."
    )
    sales = {(c.amount.amount, c.period) for c in found if c.amount}
    assert {(2e6, "2007"), (4.6e7, "2013")} <= sales


def test_followers_take_the_next_places() -> None:
    found = said(
        "China ranks first among arms exporters to Pakistan, followed by Turkey and Italy."
    )
    assert {(m, n) for m, n, _ in found} >= {("rank of exports", 1), ("rank of exports", 2)}


def test_an_earlier_figure_has_the_year_before() -> None:
    found = indicators(
        "South Korea's arms exports fell in 2024, to $9.5 billion from $13.5 billion."
    )
    assert {(c.amount.amount, c.period) for c in found if c.amount} >= {
        (9.5e9, "2024"),
        (1.35e10, "2023"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Profit of the group rose 12 percent to $300 million.",
        "The exhibition drew 62 countries and 400 companies.",
        "Russia acquired a 51 percent stake in the plant.",
        "Some 800 soldiers from 12 countries took part in the exercise.",
    ],
)
def test_what_is_no_indicator(text: str) -> None:
    assert said(text) == set()
