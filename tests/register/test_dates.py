"""When a deal was signed and delivered, by which rule, and how sure."""

import pytest

from armsledger.model import SourcedClaim
from armsledger.model.deal import Deal
from armsledger.register.deals import deals
from tests.register.making import item, told


def order(report: str, period: str | None, published: str = "2013-02-01") -> SourcedClaim:
    return told("signed", item("Su-30", 24), report=report, period=period, published=published)


def handed(
    report: str, period: str | None, number: float = 24, stage: str = "completed"
) -> SourcedClaim:
    return told(stage, item("Su-30", number), report=report, period=period, published="2016-02-01")


def one(*claims: SourcedClaim) -> Deal:
    (deal,) = deals(claims)
    return deal


def test_the_only_date_is_printed_and_sure() -> None:
    dated = one(order("a", "2012-12-24"), handed("b", "2015")).order_date
    assert dated
    assert (dated.printed, dated.rule, dated.sure) == ("2012-12-24", "the only date reported", True)


def test_a_year_speaks_for_a_day_within_it() -> None:
    dated = one(order("a", "2012-12-24"), order("b", "2012"), order("c", "2012-12")).order_date
    assert dated
    assert dated.printed == "2012-12-24"
    assert (
        dated.rule == "most independent origins leave room for it (3), and the most exact of those"
    )
    assert dated.sure
    assert {r.value: r.origins for r in dated.reported} == {
        "2012-12-24": 1,
        "2012": 1,
        "2012-12": 1,
    }


def test_the_date_with_more_origins_is_printed_and_another_day_stands_against_it() -> None:
    dated = one(
        order("a", "2012-12-24"), order("b", "2012-12-24"), order("c", "2012-11-01")
    ).order_date
    assert dated
    assert dated.printed == "2012-12-24"
    assert [r.value for r in dated.reported if r.rival] == ["2012-11-01"]
    assert not dated.sure


def test_days_of_one_signature_may_differ_by_a_fortnight() -> None:
    dated = one(
        order("a", "2012-12-24"), order("b", "2012-12-24"), order("c", "2012-12-12")
    ).order_date
    assert dated
    assert not any(r.rival for r in dated.reported)
    assert dated.sure


@pytest.mark.parametrize("period", ["2012-12-24?", "2012~"])
def test_a_date_that_its_source_doubts_is_not_sure(period: str) -> None:
    dated = one(order("a", period)).order_date
    assert dated
    assert (dated.printed, dated.sure) == (period, False)


def test_the_date_that_stands_in_is_no_more_exact_than_the_reports_own() -> None:
    dated = one(order("a", None, "2013")).order_date
    assert dated
    assert dated.printed == "2013~"


def test_without_a_date_the_first_reports_own_stands_in_and_says_so() -> None:
    dated = one(order("a", None, "2013-02-03"), order("b", None, "2013-02-01")).order_date
    assert dated
    assert dated.printed == "2013-02-01~"
    assert dated.rule == "no report dates the signature; the date of the first report of it"
    assert not dated.sure


def test_without_a_signature_there_is_no_order_date() -> None:
    assert one(handed("a", "2015")).order_date is None


def test_a_report_without_a_date_gives_none() -> None:
    deal = one(told("signed", item("Su-30", 24), report="a", published=None))
    assert deal.order_date is None


def test_delivery_years_reach_from_the_first_to_the_last() -> None:
    dated = one(
        order("a", "2012"), handed("b", "2014", 10, "under_way"), handed("c", "2015-03", 24)
    ).delivery_years
    assert dated
    assert (dated.printed, dated.sure) == ("2014/2015", True)
    assert dated.rule == "from the first to the last delivery reported"
    assert [r.value for r in dated.reported] == ["2014", "2015-03"]


def test_one_year_is_no_span_and_an_open_end_is_no_year() -> None:
    dated = one(order("a", "2012"), handed("b", "2014-03"), handed("c", "2014/..")).delivery_years
    assert dated
    assert dated.printed == "2014"


def test_planned_deliveries_stand_in_and_are_not_sure() -> None:
    deal = one(order("a", "2012"), handed("b", "2016/2018", stage="planned"))
    assert deal.delivery_years
    assert (deal.delivery_years.printed, deal.delivery_years.sure) == ("2016/2018", False)
    assert deal.delivery_years.rule == "none reported, only planned"
    assert one(order("a", "2012")).delivery_years is None


def test_two_years_for_one_number_handed_over_are_rivals() -> None:
    rivals = one(order("a", "2012"), handed("b", "2014"), handed("c", "2015")).delivery_years
    assert rivals
    assert [r.value for r in rivals.reported if r.rival] == ["2014", "2015"]
    assert not rivals.sure
    parts = one(order("a", "2012"), handed("b", "2014", 8), handed("c", "2015", 16)).delivery_years
    assert parts
    assert parts.sure


def test_a_report_after_a_delivery_does_not_date_the_signature() -> None:
    late = order("a", None, published="2020-09-15")
    assert one(late, handed("b", "2017-04")).order_date is None
    dated = one(late, handed("b", "2021")).order_date
    assert dated
    assert dated.printed == "2020-09-15~"
