"""What is one deal and what is two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.catalogue.entries import System
from armsledger.catalogue.load import Catalogue
from armsledger.model import Kind, Qualifier, Role, SourcedClaim, Stage
from armsledger.register.deals import deal_id, deals
from armsledger.register.selecting import find
from tests.register.making import company, count, item, state, told, usd
from tests.strategies import claims as any_claims


def grouped(*claims: SourcedClaim) -> list[int]:
    return sorted(len(d.claims) for d in deals(claims))


def test_one_dealing_from_offer_to_delivery_is_one_deal() -> None:
    (deal,) = deals(
        [
            told("completed", item("Su-30", 12), report="c", published="2008-01-02", period="2007"),
            told("offered", item("Su-30", 24), report="a", published="2005-02-01", period="2005"),
            told("signed", item("Su-30", 24), report="b", published="2006-02-01", period="2006"),
        ]
    )
    assert [s.stage for s in deal.steps] == [Stage.OFFERED, Stage.SIGNED, Stage.COMPLETED]
    assert (deal.stage, deal.first, deal.last) == (Stage.COMPLETED, "2005", "2007")
    # The contract's number, not that of a delivery.
    assert deal.items[0].ordered
    assert deal.items[0].ordered.printed == count(24)
    assert deal.items[0].ordered.sure


def test_a_second_order_years_later_is_another_deal() -> None:
    first = told("signed", item("Su-30", 40), report="a", published="2006-04-01", period="2006")
    second = told("signed", item("Su-30", 42), report="b", published="2012-12-25", period="2012-12")
    assert grouped(first, second) == [1, 1]


def test_orders_dated_a_month_apart_are_two_where_the_numbers_differ() -> None:
    framework = told("signed", item("K9", 648), report="a", period="2022-07-27")
    contract = told("signed", item("K9", 212), report="b", period="2022-08-26")
    assert grouped(framework, contract) == [1, 1]
    nearly_same_day = told("signed", item("K9", 672), report="c", period="2022-07-29")
    assert grouped(framework, nearly_same_day) == [2]


def test_two_numbers_signed_in_one_report_are_two_orders() -> None:
    assert grouped(told("signed", item("T-90", 10)), told("signed", item("T-90", 30))) == [1, 1]


def test_two_sources_quoted_in_one_report_may_contradict_each_other() -> None:
    one = told("signed", item("T-90", 10), via=("Interfax",))
    other = told("signed", item("T-90", 12), via=("Reuters",))
    assert grouped(one, other) == [2]


def test_a_different_number_in_the_same_year_contradicts_the_same_order() -> None:
    (deal,) = deals(
        [
            told("signed", item("Su-30", 24), report="a", published="2010-05-01"),
            told("signed", item("Su-30", 24), report="b", published="2010-05-02"),
            told("signed", item("Su-30", 26), report="c", published="2010-05-03"),
        ]
    )
    number = deal.items[0].ordered
    assert number
    assert number.printed == count(24)
    assert not number.sure
    assert [(r.value.amount, r.origins, r.rival) for r in number.reported] == [
        (24, 2, False),
        (26, 1, True),
    ]
    assert number.rule == "most independent origins (2 against 1)"
    assert deal.existence == "sure"


def test_more_delivered_than_ordered_is_another_order() -> None:
    ordered = told("signed", item("Mi-17", 10), report="a", published="2008-01-01", period="2008")
    had = told("completed", item("Mi-17", 80), report="b", published="2014-01-01", period="2013")
    assert grouped(ordered, had) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "count_of_deals"),
    [
        (item("Su-30MKI"), item("Su-30"), 1),
        (item("Su-30MKI"), item("Su-35S"), 2),
        (item("frigate", category="frigate"), item("Project 11356", category="frigate"), 1),
        (item("frigate", category="frigate"), item("S-400", category="air defence system"), 2),
        (item("helicopter"), item("Mi-35", category="attack helicopter"), 1),
        (item("warship"), item("frigate"), 1),
        (item("tank"), item("submarine"), 2),
        (item("weapon"), item("T-90"), 1),
    ],
)
def test_items_meet_by_family_and_by_category(one, other, count_of_deals) -> None:  # type: ignore[no-untyped-def]
    assert len(deals([told("signed", one, report="a"), told("signed", other, report="b")])) == (
        count_of_deals
    )


def test_the_catalogue_brings_aliases_together() -> None:
    triumf = System("S-400", "", "air defence system", ("RUS",), "", ("Triumf", "SA-21"), ())
    catalogue = Catalogue((), (), (), (), (triumf,), (), (), (), ())
    claims = [told("signed", item("Triumf"), report="a"), told("signed", item("S-400"), report="b")]
    assert len(deals(claims)) == 2
    (deal,) = deals(claims, catalogue)
    assert deal.items[0].category == "air defence system"


def test_a_company_meets_its_country() -> None:
    by_company = told(
        "signed",
        item("Ka-52"),
        report="b",
        parties=(company(Role.SUPPLIER, "Kamov", "RUS"), state(Role.RECIPIENT, "IND")),
    )
    assert grouped(told("signed", item("Ka-52"), report="a"), by_company) == [2]


def test_the_navy_is_not_the_air_force() -> None:
    def order(force: str, report: str) -> SourcedClaim:
        buyer = company(Role.RECIPIENT, force, "IND")
        parties = (state(Role.SUPPLIER, "RUS"), buyer)
        return told("signed", item("MiG-29"), report=report, parties=parties)

    assert grouped(order("Indian Navy", "a"), order("Indian Air Force", "b")) == [1, 1]
    assert grouped(order("Indian Navy", "a"), order("Indian Ministry of Defence", "b")) == [2]


def test_an_unknown_supplier_joins_the_only_deal_that_fits() -> None:
    known = told("signed", item("T-90", 300), report="a")
    unknown = told("completed", item("T-90"), report="b", supplier=None)
    assert grouped(known, unknown) == [2]


def test_an_unknown_recipient_joins_none_of_two_that_fit_equally() -> None:
    to_india = told("signed", item("S-400"), report="a")
    to_china = told("signed", item("S-400"), report="b", recipient="CHN")
    to_somebody = told("signed", item("S-400"), report="c", recipient=None)
    assert grouped(to_india, to_china, to_somebody) == [1, 1, 1]
    sized = told("signed", item("S-400", 5), report="d")
    to_somebody = told("signed", item("S-400", 5), report="e", recipient=None)
    assert grouped(sized, to_china, to_somebody) == [1, 2]


def test_sales_to_nobody_named_are_one_only_where_the_words_are_copies() -> None:
    def sale(report: str, quote: str | None = None) -> SourcedClaim:
        return told("signed", item("S-400"), report=report, recipient=None, quote=quote)

    assert grouped(sale("a"), sale("b")) == [1, 1]
    words = "Russia has sold the system to a customer that it did not name"
    assert grouped(sale("a", words), sale("b", words + " on Monday")) == [2]


def test_other_kinds_and_other_parties_are_other_deals() -> None:
    claims = [
        told("signed", item("T-90"), report="a"),
        told("signed", item("T-90"), report="b", kind=Kind.TRAINING),
        told("signed", item("T-90"), report="c", recipient="EGY"),
    ]
    assert grouped(*claims) == [1, 1, 1]


def test_partners_are_compared_as_a_set() -> None:
    def together(report: str, *codes: str) -> SourcedClaim:
        parties = tuple(state(Role.PARTNER, c) for c in codes)
        return told(
            "signed", item("BrahMos"), report=report, kind=Kind.JOINT_DEVELOPMENT, parties=parties
        )

    assert grouped(together("a", "RUS", "IND"), together("b", "IND", "RUS")) == [2]
    assert grouped(together("a", "RUS", "IND"), together("b", "RUS", "CHN")) == [1, 1]


def test_an_embargo_in_force_is_one_however_long_it_lasts() -> None:
    parties = (state(Role.IMPOSER, "GBR"), state(Role.TARGET, "CHN"))
    imposed, still = (
        told(
            "under_way", kind=Kind.RESTRICTION, parties=parties, report=r, published=p, period=when
        )
        for r, p, when in (("a", "1999-01-01", "1989/.."), ("b", "2015-01-01", None))
    )
    assert grouped(imposed, still) == [2]


def test_indicators_are_no_deals_and_a_claim_given_twice_counts_once() -> None:
    claim = told("signed", item("T-90"))
    assert grouped(claim, claim) == [1]
    assert deals([]) == []


def test_a_part_is_never_added_to_its_total_nor_taken_for_it() -> None:
    (deal,) = deals(
        [
            told("signed", item("Mi-17", 12), value=usd(2e8), report="a", period="2010-04"),
            told(
                "signed",
                item("Mi-17", 12),
                item("Ka-52", 6),
                value=usd(7e8),
                report="b",
                period="2010-04",
                published="2010-04-20",
            ),
        ]
    )
    assert deal.value
    assert deal.value.printed == usd(7e8)
    assert [(r.value.amount, r.rival) for r in deal.value.reported] == [(7e8, False), (2e8, False)]
    assert deal.value.sure


def test_partial_deliveries_in_one_report_are_no_rivals() -> None:
    (deal,) = deals(
        [
            told("completed", item("OPV-2600", 4), period="2024"),
            told("completed", item("OPV-2600", 1), period="2024-06"),
        ]
    )
    assert deal.items[0].ordered
    assert deal.items[0].ordered.sure


def test_an_estimate_that_fits_is_no_rival() -> None:
    (deal,) = deals(
        [
            told("signed", item("T-90", count(300, Qualifier.OVER)), report="a"),
            told("signed", item("T-90", 310), report="b"),
        ]
    )
    number = deal.items[0].ordered
    assert number
    assert number.printed.amount == 310
    assert number.sure


def test_the_id_is_that_of_the_smallest_claim() -> None:
    claims = [told("signed", item("T-90"), report=r) for r in "abc"]
    (deal,) = deals(claims)
    assert deal.id == deal_id(min(c.claim_id for c in claims))
    # An id that it had, or would have without that claim, finds it as well.
    assert all(find([deal], deal_id(c.claim_id)) is deal for c in claims)


@st.composite
def _claims(draw: st.DrawFn) -> SourcedClaim:
    """Claims of few sides, systems and dates, so that many nearly meet."""
    year = draw(st.integers(2005, 2014))
    number = draw(st.none() | st.sampled_from([10, 12, 24]))
    name, category = draw(
        st.sampled_from(
            [("Su-30", "fighter"), ("Su-30MKI", None), ("fighter", "fighter"), ("Mi-17", None)]
        )
    )
    systems = [item(name, number, category)] if draw(st.booleans()) else []
    return told(
        draw(st.sampled_from(["offered", "planned", "signed", "completed", "cancelled", "denied"])),
        *systems,
        supplier=draw(st.sampled_from(["RUS", "RUS", None])),
        recipient=draw(st.sampled_from(["IND", "CHN", None])),
        report=f"r{draw(st.integers(1, 8))}",
        published=f"{year}-06-01",
        period=draw(st.none() | st.just(str(year))),
    )


@given(st.lists(_claims(), max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_claims_changes_nothing(claims, random) -> None:  # type: ignore[no-untyped-def]
    before = deals(claims)
    shuffled = claims[:]
    random.shuffle(shuffled)
    assert deals(shuffled) == before
    held = sorted(c.claim_id for d in before for c in d.claims)
    assert held == sorted({c.claim_id for c in claims})
    assert len({d.id for d in before}) == len(before)


@given(st.lists(any_claims("Russia will supply 12 helicopters to India."), max_size=6))
@settings(max_examples=80, deadline=None)
def test_any_claims_give_deals(claims) -> None:  # type: ignore[no-untyped-def]
    known = [
        SourcedClaim(claim_id=f"{n:016x}", claim=c, report_id=f"r{n % 3}", recorded="2026-01-01")
        for n, c in enumerate(claims)
    ]
    dealings = [c for c in known if c.claim.kind is not Kind.INDICATOR]
    assert sum(len(d.claims) for d in deals(known)) == len(dealings)
