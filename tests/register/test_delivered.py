"""The number handed over, and how far a deal has got: which value, by which rule, how sure."""

from armsledger.model import Qualifier, Quantity, SourcedClaim, Stage
from armsledger.model.deal import Figure
from armsledger.register.deals import deals
from tests.register.making import count, item, told

SEVERAL = "the largest number reported handed over; partial deliveries are not added up"


def order(report: str = "o", number: float = 24) -> SourcedClaim:
    return told(
        "signed", item("Su-30", number), report=report, period="2010-04", published="2010-05-01"
    )


def handed(report: str, number: float | Quantity, year: int, **more: object) -> SourcedClaim:
    return told(
        "completed",
        item("Su-30", number),
        report=report,
        period=str(year),
        published=f"{year}-12-01",
        **more,  # type: ignore[arg-type]
    )


def delivered(*claims: SourcedClaim) -> Figure | None:
    (deal,) = deals([order(), *claims])
    return deal.items[0].delivered


def test_nothing_handed_over_is_no_number() -> None:
    assert delivered() is None


def test_the_only_number_is_printed() -> None:
    number = delivered(handed("a", 24, 2012))
    assert number
    assert (number.printed, number.sure) == (count(24), True)
    assert number.rule == "the only value reported"


def test_a_total_stands_beside_its_parts_and_nothing_is_added_up() -> None:
    number = delivered(handed("a", 8, 2011), handed("b", 16, 2012), handed("c", 20, 2013))
    assert number
    assert (number.printed, number.sure, number.rule) == (count(20), True, SEVERAL)
    assert number.reported[0].value == count(20)
    assert not any(r.rival for r in number.reported)
    assert {r.value.amount for r in number.reported} == {8, 16, 20}


def test_of_numbers_at_one_time_the_one_with_more_origins_stands() -> None:
    number = delivered(handed("a", 16, 2012), handed("b", 16, 2012), handed("c", 20, 2012))
    assert number
    assert (number.printed, number.sure) == (count(16), False)
    assert [(r.value, r.rival) for r in number.reported] == [(count(16), False), (count(20), True)]


def test_an_estimate_is_not_sure() -> None:
    number = delivered(handed("a", count(20, Qualifier.ABOUT), 2012))
    assert number
    assert (number.printed, number.sure) == (count(20, Qualifier.ABOUT), False)


def test_what_is_ordered_is_not_what_is_delivered() -> None:
    (deal,) = deals([order(), order("p"), handed("a", 10, 2012)])
    assert deal.items[0].ordered
    assert deal.items[0].ordered.printed == count(24)
    assert deal.items[0].delivered
    assert deal.items[0].delivered.printed == count(10)
    assert [d.period for d in deal.items[0].deliveries] == ["2012"]


def step(stage: str, year: int, report: str) -> SourcedClaim:
    return told(stage, item("Su-30"), report=report, published=f"{year}-07-01", period=str(year))


def test_the_status_is_the_furthest_step_with_all_that_are_reported() -> None:
    (deal,) = deals([order(), order("p"), handed("a", 24, 2012)])
    assert deal.status.printed is deal.stage is Stage.COMPLETED
    assert deal.status.rule == "the furthest step that is reported"
    assert [(r.value, r.origins) for r in deal.status.reported] == [
        (Stage.COMPLETED, 1),
        (Stage.SIGNED, 2),
    ]
    assert deal.status.sure


def test_the_status_of_what_was_stopped() -> None:
    (deal,) = deals([order(), step("cancelled", 2012, "c")])
    assert (deal.stage, deal.status.rule) == (Stage.CANCELLED, "nothing is reported after it")
    (deal,) = deals([order(), step("suspended", 2011, "s"), handed("a", 24, 2013)])
    assert deal.stage is Stage.COMPLETED
    assert deal.status.rule == "the furthest step reported since it was stopped"


def test_a_denial_is_the_rival_of_a_status_that_others_assert() -> None:
    (deal,) = deals([order(), order("p"), step("denied", 2010, "d")])
    assert deal.stage is Stage.SIGNED
    assert not deal.status.sure
    assert [r.value for r in deal.status.reported if r.rival] == [Stage.DENIED]


def test_what_is_only_denied() -> None:
    (deal,) = deals([step("denied", 2010, "d")])
    assert (deal.stage, deal.status.sure) == (Stage.DENIED, False)
    assert deal.status.rule == "it is denied, and nobody asserts it"


def test_one_origin_is_no_sure_status() -> None:
    (deal,) = deals([order()])
    assert (deal.stage, deal.status.sure) == (Stage.SIGNED, False)


def test_numbers_in_two_units_are_not_said_to_be_the_largest() -> None:
    number = delivered(handed("a", 2, 2012), handed("b", count(3, unit="squadron"), 2012))
    assert number
    assert number.rule != SEVERAL
