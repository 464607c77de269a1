"""How far a deal has got, and whether it exists."""

from armsledger.model import SourcedClaim, Speaker, Stage
from armsledger.register import wording
from armsledger.register.deals import deals
from tests.register.making import item, told


def step(stage: str, year: int, report: str | None = None, **more: object) -> SourcedClaim:
    published = more.pop("published", f"{year}-07-01")
    return told(
        stage,
        item("Mistral", 2),
        report=report or f"{stage}{year}",
        published=published,  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def test_a_later_cancellation_wins() -> None:
    (deal,) = deals([step("signed", 2011), step("under_way", 2013), step("cancelled", 2015)])
    assert deal.stage is Stage.CANCELLED
    assert wording.standing(deal) == "cancelled, off"


def test_what_goes_on_after_a_suspension_goes_on() -> None:
    (deal,) = deals([step("signed", 2011), step("suspended", 2012), step("completed", 2014)])
    assert deal.stage is Stage.COMPLETED


def test_a_plan_whose_date_lies_after_the_cancellation_does_not_revive_it() -> None:
    (deal,) = deals(
        [
            step("signed", 2011),
            step("planned", 2014, published="2012-01-01", period="2014"),
            step("cancelled", 2013),
        ]
    )
    assert deal.stage is Stage.CANCELLED
    assert deal.last == "2013-07-01~"


def test_a_denial_leaves_what_others_assert_but_in_doubt() -> None:
    (deal,) = deals([step("signed", 2011, "a"), step("signed", 2011, "b"), step("denied", 2011)])
    assert (deal.stage, deal.existence, deal.origins) == (Stage.SIGNED, "unsure", 2)
    assert wording.standing(deal) == "signed, disputed"


def test_what_is_only_denied_is_denied() -> None:
    (deal,) = deals([step("denied", 2011, "a"), step("denied", 2011, "b")])
    assert (deal.stage, deal.existence, deal.origins) == (Stage.DENIED, "denied", 2)


def test_who_takes_back_his_word_no_longer_asserts() -> None:
    minister = Speaker(name="A. Minister", organisation="Ministry")
    said = step("signed", 2011, "a", speaker=minister, published="2011-01-01")
    taken_back = step("denied", 2011, "b", speaker=minister, published="2011-03-01")
    (deal,) = deals([said, taken_back])
    assert (deal.stage, deal.existence) == (Stage.DENIED, "denied")


def test_a_single_report_is_unsure_and_says_when() -> None:
    (deal,) = deals([step("considered", 2011)])
    assert deal.existence == "unsure"
    assert (deal.first, deal.last) == ("2011-07-01~", "2011-07-01~")
    assert wording.standing(deal) == "considered, not agreed"


def test_history_is_in_the_order_of_time() -> None:
    (deal,) = deals(
        [
            step("completed", 2014, period="2013/2014"),
            step("signed", 2011, period="2011-06"),
            step("offered", 2011, period="2009/.."),
        ]
    )
    assert [(s.stage, s.period) for s in deal.steps] == [
        (Stage.OFFERED, "2009/.."),
        (Stage.SIGNED, "2011-06"),
        (Stage.COMPLETED, "2013/2014"),
    ]
    assert (deal.first, deal.last) == ("2009", "2014")


def test_a_report_without_a_date_dates_nothing() -> None:
    (deal,) = deals([step("signed", 2011, published=None), step("signed", 2011, published="soon")])
    assert (deal.first, deal.last) == (None, None)
