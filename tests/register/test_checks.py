"""Figures against one another: shares, growth, totals and parts, sums of shares."""

import random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armsledger.model import (
    Measure,
    NotFoundError,
    Party,
    PartyType,
    Qualifier,
    Quantity,
    Role,
    SourcedClaim,
)
from armsledger.model.check import Check, Rule, Verdict
from armsledger.register.checks import checks
from armsledger.register.intervals import half_digit
from tests.register.making import company, count, indicator, item, state, usd

RUSSIA = state(Role.SUBJECT, "RUS")


def group(role: Role, name: str) -> Party:
    return Party(role=role, name=name, type=PartyType.GROUP)


def percent(amount: float, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return count(amount, qualifier, "percent")


def with_(code: str) -> dict[str, Any]:
    return {"parties": (state(Role.COUNTERPART, code),)}


def exports(amount: Quantity, period: str = "2012", **more: Any) -> SourcedClaim:
    return indicator(amount, period=period, **more)


def growth(amount: Quantity, period: str | None = "2012", **more: Any) -> SourcedClaim:
    return indicator(
        amount, period=period, measure=Measure.GROWTH, **{"of": Measure.EXPORTS} | more
    )


def share(
    amount: Quantity,
    part: Party | None,
    whole: Party | None,
    period: str | None = "2012",
    **more: Any,
) -> SourcedClaim:
    return indicator(
        amount,
        subject=part,
        parties=(whole,) if whole else (),
        period=period,
        measure=Measure.SHARE,
        **{"of": Measure.EXPORTS} | more,
    )


INDIA = state(Role.SUBJECT, "IND")
OF_RUSSIA = state(Role.COUNTERPART, "RUS")


def only(rule: Rule, *claims: SourcedClaim) -> Check:
    (found,) = (check for check in checks(claims) if check.rule is rule)
    return found


class TestShare:
    def test_a_partners_share_is_checked_against_what_it_deals_in(self) -> None:
        claims = (exports(usd(15e9)), exports(usd(3e9), **with_("IND")))
        fits = only(Rule.SHARE, *claims, share(percent(20), INDIA, OF_RUSSIA))
        assert fits.verdict is Verdict.CONSISTENT
        assert fits.computed
        assert fits.computed.low == pytest.approx(100 * 2.5 / 15.5)
        assert fits.computed.high == pytest.approx(100 * 3.5 / 14.5)
        assert (fits.allowed.low, fits.allowed.high) == (19.5, 20.5)
        assert [f.name for f in fits.figures] == [
            "share of India in exports of Russia, 2012",
            "exports of Russia with India, 2012",
            "exports of Russia, 2012",
        ]
        wrong = only(Rule.SHARE, *claims, share(percent(30), INDIA, OF_RUSSIA))
        assert wrong.verdict is Verdict.INCONSISTENT
        assert len({i for f in wrong.figures for i in f.claim_ids}) == 3

    def test_a_members_share_is_checked_against_its_own_amount(self) -> None:
        world = group(Role.COUNTERPART, "World")
        claims = (
            exports(usd(15e9)),
            exports(usd(60e9), subject=group(Role.SUBJECT, "World")),
        )
        assert only(Rule.SHARE, *claims, share(percent(25), RUSSIA, world)).verdict is (
            Verdict.CONSISTENT
        )
        assert only(Rule.SHARE, *claims, share(percent(35), RUSSIA, world)).verdict is (
            Verdict.INCONSISTENT
        )

    def test_a_firm_has_its_share_in_its_own_country(self) -> None:
        firm = company(Role.SUBJECT, "Rosoboronexport", "RUS")
        claims = (exports(usd(15e9)), exports(usd(12e9), subject=firm))
        assert only(Rule.SHARE, *claims, share(percent(80), firm, OF_RUSSIA)).verdict is (
            Verdict.CONSISTENT
        )
        assert only(Rule.SHARE, *claims, share(percent(60), firm, OF_RUSSIA)).verdict is (
            Verdict.INCONSISTENT
        )

    def test_own_exports_are_no_part_of_a_suppliers(self) -> None:
        # That India itself exports 0.5 billion says nothing about its share of Russia's exports.
        found = only(
            Rule.SHARE,
            exports(usd(15e9)),
            exports(usd(0.5e9), subject=INDIA),
            share(percent(30), INDIA, OF_RUSSIA),
        )
        assert found.verdict is Verdict.CANNOT_TELL
        assert "nobody states the exports of Russia with India, 2012" in found.reason

    def test_of_a_group_that_may_be_partner_or_whole_nothing_is_inconsistent(self) -> None:
        union = group(Role.COUNTERPART, "European Union")
        claims = (
            exports(usd(15e9)),
            exports(usd(60e9), subject=group(Role.SUBJECT, "European Union")),
        )
        found = only(Rule.SHARE, *claims, share(percent(50), RUSSIA, union))
        assert found.verdict is Verdict.CANNOT_TELL
        assert "is not said" in found.reason

    def test_an_items_share_is_of_the_subjects_own_total(self) -> None:
        claims = (exports(usd(15e9)), exports(usd(6e9), items=(item("aircraft"),)))
        fits = share(percent(40), None, None, items=(item("aircraft"),))
        assert only(Rule.SHARE, *claims, fits).verdict is Verdict.CONSISTENT

    @pytest.mark.parametrize(
        ("claim", "why"),
        [
            (share(percent(20), INDIA, OF_RUSSIA, of=None), "of which measure it is a share"),
            (share(percent(20), INDIA, OF_RUSSIA, period=None), "give no period"),
            (share(percent(20), INDIA, None), "do not name the whole"),
            (share(percent(20), INDIA, OF_RUSSIA), "nobody states the exports of Russia with"),
        ],
    )
    def test_what_is_missing_is_named(self, claim: SourcedClaim, why: str) -> None:
        found = only(Rule.SHARE, claim)
        assert found.verdict is Verdict.CANNOT_TELL
        assert found.computed is None
        assert why in found.reason

    def test_two_units_do_not_go_together(self) -> None:
        found = only(
            Rule.SHARE,
            exports(usd(15e9)),
            exports(count(3e9, unit="EUR"), **with_("IND")),
            share(percent(20), INDIA, OF_RUSSIA),
        )
        assert "different units" in found.reason


class TestGrowth:
    def test_the_two_years_are_compared(self) -> None:
        claims = (exports(usd(12e9), "2011"), exports(usd(15e9)))
        assert only(Rule.GROWTH, *claims, growth(percent(25))).verdict is Verdict.CONSISTENT
        wrong = only(Rule.GROWTH, *claims, growth(percent(50)))
        assert wrong.verdict is Verdict.INCONSISTENT
        assert "from 2011 to 2012" in wrong.reason

    def test_a_fall_and_a_ratio(self) -> None:
        claims = (exports(usd(12e9), "2011"), exports(usd(6e9)))
        assert only(Rule.GROWTH, *claims, growth(percent(-50))).verdict is Verdict.CONSISTENT
        assert only(Rule.GROWTH, *claims, growth(percent(50))).verdict is Verdict.INCONSISTENT
        half = count(0.5, unit="ratio")
        assert only(Rule.GROWTH, *claims, growth(half)).verdict is Verdict.CONSISTENT

    def test_a_span_compares_its_first_and_last_year(self) -> None:
        claims = (exports(usd(6.8e9), "2019"), exports(usd(14.8e9), "2024"))
        doubled = growth(count(2, Qualifier.OVER, "ratio"), "2019/2024")
        assert only(Rule.GROWTH, *claims, doubled).verdict is Verdict.CONSISTENT

    def test_or_else_the_span_with_the_one_before(self) -> None:
        claims = (
            exports(usd(40e9), "2014/2018"),
            exports(usd(60e9), "2019/2023"),
            exports(usd(15e9), "2019"),
            exports(usd(9e9), "2023"),
        )
        assert only(Rule.GROWTH, *claims, growth(percent(50), "2019/2023")).verdict is (
            Verdict.CONSISTENT
        )

    def test_a_forecast_of_growth_starts_from_what_was_reported(self) -> None:
        claims = (exports(usd(12e9), "2011"), exports(usd(15e9), stage="forecast"))
        foreseen = growth(percent(25), stage="forecast")
        assert only(Rule.GROWTH, *claims, foreseen).verdict is Verdict.CONSISTENT

    def test_a_growth_in_any_currency_fits(self) -> None:
        roubles = (exports(count(300e9, unit="RUB"), "2011"), exports(count(450e9, unit="RUB")))
        dollars = (exports(usd(12e9), "2011"), exports(usd(12.1e9)))
        found = only(Rule.GROWTH, *roubles, *dollars, growth(percent(50)))
        assert found.verdict is Verdict.CONSISTENT

    @pytest.mark.parametrize("period", ["2012-01/2012-03", "2012~", "201X", "../2012"])
    def test_other_periods_name_no_two_years(self, period: str) -> None:
        found = only(Rule.GROWTH, exports(usd(12e9)), growth(percent(5), period))
        assert found.verdict is Verdict.CANNOT_TELL
        assert "names no two years" in found.reason

    def test_the_missing_year_is_named(self) -> None:
        found = only(Rule.GROWTH, exports(usd(12e9)), growth(percent(5)))
        assert found.reason.endswith("nobody states the exports of Russia, 2011")

    def test_a_bound_widens_what_follows(self) -> None:
        claims = (exports(usd(12e9), "2011"), exports(usd(13e9, Qualifier.OVER)))
        assert only(Rule.GROWTH, *claims, growth(percent(60))).verdict is Verdict.CONSISTENT
        assert only(Rule.GROWTH, *claims, growth(percent(-10))).verdict is Verdict.INCONSISTENT
        open_ = (exports(usd(12e9, Qualifier.UP_TO), "2011"), exports(usd(13e9, Qualifier.UP_TO)))
        assert only(Rule.GROWTH, *open_, growth(percent(60))).verdict is Verdict.CANNOT_TELL

    def test_where_only_a_rival_fits_it_cannot_be_told(self) -> None:
        claims = (
            exports(usd(12e9), "2011", report="a"),
            exports(usd(15e9), report="b", published="2013-03-01"),
            exports(usd(18e9), report="c", published="2013-01-01"),
            growth(percent(50), report="d"),
        )
        found = only(Rule.GROWTH, *claims)
        assert found.verdict is Verdict.CANNOT_TELL
        assert "USD 12 billion" in found.reason
        assert "USD 18 billion" in found.reason
        assert "USD 18 billion" not in only(Rule.GROWTH, *claims[:2], claims[3]).reason

    def test_an_author_is_held_to_the_authors_own_figures(self) -> None:
        own = {"report": "own"}
        claims = (
            exports(usd(12e9), "2011", **own),
            exports(usd(15e9), **own),
            growth(percent(25), **own),
            exports(usd(20e9), report="a", published="2014-01-01"),
            exports(usd(20e9), report="b", published="2014-02-01"),
        )
        found = only(Rule.GROWTH, *claims)
        assert (found.verdict, found.origins) == (Verdict.CONSISTENT, "one")
        several = only(Rule.GROWTH, claims[0], claims[2], claims[3])
        assert (several.verdict, several.origins) == (Verdict.INCONSISTENT, "several")


class TestParts:
    def test_parts_above_the_total_are_inconsistent(self) -> None:
        parts = (exports(usd(9e9), **with_("IND")), exports(usd(8e9), **with_("CHN")))
        found = only(Rule.PARTS, exports(usd(15e9)), *parts)
        assert found.verdict is Verdict.INCONSISTENT
        assert found.reason == "the sum of 2 countries: USD 8 billion + USD 9 billion"
        assert found.computed
        assert (found.computed.low, found.computed.high) == (16e9, 18e9)

    def test_parts_that_come_to_the_total_are_consistent(self) -> None:
        parts = (exports(usd(9e9), **with_("IND")), exports(usd(6.2e9), **with_("CHN")))
        assert only(Rule.PARTS, exports(usd(15e9)), *parts).verdict is Verdict.CONSISTENT

    def test_parts_below_the_total_tell_nothing(self) -> None:
        found = only(Rule.PARTS, exports(usd(15e9)), exports(usd(9e9), **with_("IND")))
        assert found.verdict is Verdict.CANNOT_TELL
        assert found.reason.endswith("the figures of other parts are missing")

    def test_bounds(self) -> None:
        part = exports(usd(9e9, Qualifier.OVER), **with_("IND"))
        assert only(Rule.PARTS, exports(usd(15e9)), part).verdict is Verdict.CANNOT_TELL
        assert only(Rule.PARTS, exports(usd(5e9)), part).verdict is Verdict.INCONSISTENT
        under = exports(usd(15e9, Qualifier.UP_TO))
        assert only(Rule.PARTS, under, exports(usd(3e9), **with_("IND"))).verdict is (
            Verdict.CANNOT_TELL
        )
        over = exports(usd(5e9, Qualifier.OVER))
        assert only(Rule.PARTS, over, exports(usd(9e9), **with_("IND"))).verdict is (
            Verdict.CONSISTENT
        )

    def test_groups_and_items_of_two_reports_are_not_added(self) -> None:
        total = exports(usd(15e9))
        asia = {"parties": (group(Role.COUNTERPART, "Asia"),)}
        nato = {"parties": (group(Role.COUNTERPART, "NATO"),)}
        apart = checks(
            [
                total,
                exports(usd(9e9), report="a", **asia),
                exports(usd(8e9), report="b", **nato),
                exports(usd(9e9), report="a", items=(item("aircraft"),)),
                exports(usd(8e9), report="b", items=(item("fighter"),)),
            ]
        )
        assert {c.verdict for c in apart} == {Verdict.CANNOT_TELL}
        together = checks(
            [
                total,
                exports(usd(9e9), report="a", items=(item("aircraft"),)),
                exports(usd(8e9), report="a", items=(item("ship"),)),
            ]
        )
        assert [c.verdict for c in together] == [Verdict.INCONSISTENT]

    def test_a_part_that_another_names_too_counts_once(self) -> None:
        both = {"parties": (state(Role.COUNTERPART, "IND"), state(Role.COUNTERPART, "CHN"))}
        found = only(
            Rule.PARTS,
            exports(usd(15e9)),
            exports(usd(9e9), **with_("IND")),
            exports(usd(14e9), **both),
        )
        assert found.verdict is Verdict.CANNOT_TELL
        assert len(found.figures) == 2

    def test_a_rival_total_or_part_that_fits_leaves_it_open(self) -> None:
        claims = [
            exports(usd(15e9), report="a", published="2013-03-01"),
            exports(usd(20e9), report="b", published="2013-01-01"),
            exports(usd(18e9), report="c", **with_("IND")),
        ]
        found = only(Rule.PARTS, *claims)
        assert found.verdict is Verdict.CANNOT_TELL
        assert "rival the printed ones" in found.reason

    def test_numbers_of_partners_have_no_total(self) -> None:
        measure = {"measure": Measure.PARTNER_COUNTRIES}
        assert not checks(
            [exports(count(66), **measure), exports(count(80), **measure, **with_("IND"))]
        )


class TestShares:
    def test_above_a_hundred_is_inconsistent(self) -> None:
        parts = [
            share(percent(n), state(Role.SUBJECT, code), OF_RUSSIA)
            for n, code in ((45, "IND"), (40, "CHN"), (30, "EGY"))
        ]
        found = only(Rule.SHARES, *parts)
        assert found.verdict is Verdict.INCONSISTENT
        assert found.subject == "Russia"
        assert (found.computed and found.computed.low) == 113.5
        assert only(Rule.SHARES, *parts[:2]).verdict is Verdict.CANNOT_TELL
        assert not [c for c in checks(parts[:1]) if c.rule is Rule.SHARES]

    def test_about_a_hundred_is_consistent(self) -> None:
        parts = [
            share(percent(n), state(Role.SUBJECT, code), OF_RUSSIA)
            for n, code in ((33, "IND"), (33, "CHN"), (33, "EGY"))
        ]
        assert only(Rule.SHARES, *parts).verdict is Verdict.CONSISTENT

    def test_shares_of_items_of_one_report(self) -> None:
        parts = [
            share(percent(n), None, None, items=(item(name),))
            for n, name in ((48, "missile"), (44, "aircraft"), (20, "ship"))
        ]
        assert only(Rule.SHARES, *parts).verdict is Verdict.INCONSISTENT

    def test_firms_of_two_reports_are_not_added(self) -> None:
        parts = [
            share(percent(90), company(Role.SUBJECT, "Rostec", "RUS"), OF_RUSSIA, report="a"),
            share(percent(80), company(Role.SUBJECT, "Sukhoi", "RUS"), OF_RUSSIA, report="b"),
        ]
        assert not [c for c in checks(parts) if c.rule is Rule.SHARES]


# What was true, how it is printed, and what is then said of it.

amounts = st.floats(1e6, 9e11)


def printed(amount: float, digits: int) -> float:
    """To so many significant digits, as a report prints it."""
    return float(f"{amount:.{digits}g}")


@given(amounts, amounts, st.integers(2, 5), st.integers(0, 2))
def test_a_true_growth_is_consistent_however_it_is_rounded(
    before: float, after: float, digits: int, decimals: int
) -> None:
    rate = round(100 * (after / before - 1), decimals)
    found = only(
        Rule.GROWTH,
        exports(usd(printed(before, digits)), "2011"),
        exports(usd(printed(after, digits))),
        growth(percent(rate)),
    )
    assert found.verdict is Verdict.CONSISTENT


@given(amounts, st.floats(0.01, 1), st.integers(2, 5), st.integers(0, 2))
def test_a_true_share_is_consistent_however_it_is_rounded(
    whole: float, part: float, digits: int, decimals: int
) -> None:
    found = only(
        Rule.SHARE,
        exports(usd(printed(whole, digits))),
        exports(usd(printed(whole * part, digits)), **with_("IND")),
        share(percent(round(100 * part, decimals)), INDIA, OF_RUSSIA),
    )
    assert found.verdict is Verdict.CONSISTENT


@given(amounts, amounts, st.integers(2, 4), st.booleans(), st.floats(1e-6, 500))
def test_a_growth_beyond_the_tolerance_is_inconsistent(
    before: float, after: float, digits: int, up: bool, beyond: float
) -> None:
    before, after = printed(before, digits), printed(after, digits)
    slack = half_digit(before, "USD"), half_digit(after, "USD")
    assume(before > 2 * slack[0])
    most = 100 * (after + slack[1]) / (before - slack[0]) - 100
    least = 100 * max(after - slack[1], 0) / (before + slack[0]) - 100
    stated = round(most + beyond, 6) if up else round(least - beyond, 6)
    half = half_digit(stated, "percent")
    outside = (
        stated - half > most + 1e-6 * abs(most) if up else stated + half < least - 1e-6 * abs(least)
    )
    assume(outside)
    found = only(
        Rule.GROWTH, exports(usd(before), "2011"), exports(usd(after)), growth(percent(stated))
    )
    assert found.verdict is Verdict.INCONSISTENT


parts_of_100 = st.lists(st.floats(1, 100), min_size=2, max_size=5)
CODES = ("IND", "CHN", "FRA", "EGY", "USA")


@given(parts_of_100, st.integers(2, 4), amounts)
def test_true_parts_of_a_total_are_consistent(
    sizes: list[float], digits: int, whole: float
) -> None:
    true = [whole * size / sum(sizes) for size in sizes]
    found = only(
        Rule.PARTS,
        exports(usd(printed(whole, digits))),
        *(exports(usd(printed(p, digits)), **with_(c)) for p, c in zip(true, CODES, strict=False)),
    )
    assert found.verdict is Verdict.CONSISTENT


@given(parts_of_100, amounts, st.floats(1e-4, 3))
def test_parts_that_exceed_the_total_beyond_rounding_are_inconsistent(
    sizes: list[float], whole: float, beyond: float
) -> None:
    parts = [printed(whole * size / sum(sizes), 3) for size in sizes]
    least = sum(part - half_digit(part, "USD") for part in parts)
    stated = printed(least / (1 + beyond), 3)
    assume((stated + half_digit(stated, "USD")) * (1 + 1e-6) < least)
    found = only(
        Rule.PARTS,
        exports(usd(stated)),
        *(exports(usd(p), **with_(c)) for p, c in zip(parts, CODES, strict=False)),
    )
    assert found.verdict is Verdict.INCONSISTENT


@given(amounts, st.floats(0.01, 0.9), st.floats(1.05, 3), st.booleans())
def test_a_share_beyond_the_tolerance_is_inconsistent(
    whole: float, part: float, factor: float, up: bool
) -> None:
    total, amount = printed(whole, 4), printed(whole * part, 4)
    most = (amount + half_digit(amount, "USD")) / (total - half_digit(total, "USD"))
    least = (amount - half_digit(amount, "USD")) / (total + half_digit(total, "USD"))
    stated = round(100 * (most * factor if up else least / factor), 3)
    half = half_digit(stated, "percent")
    assume(stated - half > 100.0001 * most if up else stated + half < 99.9999 * least)
    found = only(
        Rule.SHARE,
        exports(usd(total)),
        exports(usd(amount), **with_("IND")),
        share(percent(stated), INDIA, OF_RUSSIA),
    )
    assert found.verdict is Verdict.INCONSISTENT


@given(parts_of_100, st.integers(0, 2))
def test_true_shares_of_a_whole_are_consistent(sizes: list[float], decimals: int) -> None:
    claims = [
        share(
            percent(round(100 * size / sum(sizes), decimals)), state(Role.SUBJECT, code), OF_RUSSIA
        )
        for size, code in zip(sizes, CODES, strict=False)
    ]
    assert only(Rule.SHARES, *claims).verdict is Verdict.CONSISTENT


@given(parts_of_100, st.floats(0.1, 50))
def test_shares_that_exceed_the_whole_beyond_rounding_are_inconsistent(
    sizes: list[float], beyond: float
) -> None:
    rounded = [round(100 * size / sum(sizes), 1) for size in sizes]
    slack = sum(half_digit(r, "percent") for r in rounded)
    rounded[0] = round(rounded[0] + beyond + 2 * slack + 1, 1)
    assume(sum(r - half_digit(r, "percent") for r in rounded) > 100.001)
    claims = [
        share(percent(r), state(Role.SUBJECT, code), OF_RUSSIA)
        for r, code in zip(rounded, CODES, strict=False)
    ]
    assert only(Rule.SHARES, *claims).verdict is Verdict.INCONSISTENT


MIXED = [
    exports(usd(12e9), "2011", report="a"),
    exports(usd(15e9), report="a"),
    exports(usd(16e9), report="b", published="2013-05-01"),
    exports(usd(14e9), report="c", **with_("IND")),
    exports(usd(9e9), report="d", **with_("CHN")),
    exports(usd(9e9), report="d", items=(item("ship"),)),
    growth(percent(25), report="a"),
    growth(percent(80), report="e"),
    share(percent(60), INDIA, OF_RUSSIA, report="e"),
    share(percent(70), state(Role.SUBJECT, "CHN"), OF_RUSSIA, report="f"),
    share(percent(5), RUSSIA, None, report="f"),
]


def test_the_order_of_the_claims_does_not_matter() -> None:
    first = checks(MIXED)
    assert {c.verdict for c in first} == set(Verdict)
    order = list(MIXED)
    for seed in range(20):
        random.Random(seed).shuffle(order)
        assert checks(order) == first


def test_the_inconsistent_come_first() -> None:
    places = [list(Verdict).index(c.verdict) for c in checks(MIXED)]
    assert places == sorted(places)


def test_checks_of_one_subject() -> None:
    about = checks(MIXED, "India")
    assert {c.rule for c in about} == {Rule.SHARE, Rule.SHARES}
    assert {c.rule for c in checks(MIXED, "RUS")} == set(Rule)
    assert not checks([exports(usd(1))], "Russia")
    with pytest.raises(NotFoundError, match="near it are Russia"):
        checks(MIXED, "Rusia")


def test_what_is_denied_is_not_checked() -> None:
    assert not checks([growth(percent(25), stage="denied")])
