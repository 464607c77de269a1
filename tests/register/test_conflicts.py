"""Contradictions: how heavy, in what order, and whose words."""

from armsledger.model import Qualifier, SourcedClaim, Speaker
from armsledger.model.conflict import Conflict
from armsledger.register.conflicts import conflicts
from armsledger.register.deals import deals
from armsledger.register.series import every_series
from tests.register.making import count, indicator, item, told, usd


def order(report: str, number: float, **more: object) -> SourcedClaim:
    more.setdefault("period", "2010-04")
    return told(
        "signed",
        item(more.pop("name", "Su-30"), number),  # type: ignore[arg-type]
        report=report,
        published="2010-05-01",
        **more,  # type: ignore[arg-type]
    )


def of(*claims: SourcedClaim) -> list[Conflict]:
    return conflicts(deals(claims))


def test_what_agrees_is_no_conflict() -> None:
    assert of(order("a", 24), order("b", 24)) == []
    about = told(
        "signed",
        item("Su-30", count(25, Qualifier.ABOUT)),
        report="c",
        published="2010-05-01",
        period="2010-04",
    )
    assert of(order("a", 24), about) == []


def test_the_weight_is_the_weaker_side_times_how_far_apart() -> None:
    # 30 lies a fifth above 24; one origin stands for it.
    (one,) = of(order("a", 24), order("b", 24), order("c", 30))
    assert (one.weight, one.field, one.subject) == (1.2, "ordered: Su-30", "Russia → India: Su-30")
    assert [(s.value, s.printed, s.origins) for s in one.sides] == [
        ("24", True, 2),
        ("30", False, 1),
    ]
    # Two origins on either side.
    (two,) = of(order("a", 24), order("b", 24), order("c", 30), order("d", 30))
    assert two.weight == 2.4
    assert (
        two.deal
        == deals([order(r, n) for r, n in (("a", 24), ("b", 24), ("c", 30), ("d", 30))])[0].id
    )


def test_copies_do_not_add_weight() -> None:
    wire = "India signed for thirty fighters of the type, an official told the agency today"
    copies = [order(r, 30, quote=wire) for r in "cde"]
    (one,) = of(order("a", 24), order("b", 24), *copies)
    assert one.weight == 1.2
    assert [s.origins for s in one.sides] == [2, 1]
    assert len(one.sides[1].claim_ids) == 3


def test_each_side_says_whose_words_it_is() -> None:
    speaker = Speaker(name="Ivan Example", role="director")
    (one,) = of(
        order("a", 24, publisher="Daily"),
        order("b", 24, publisher="Weekly"),
        order("c", 30, publisher="Tribune", speaker=speaker),
        order("d", 30, publisher="Mirror", via=("Interfax",)),
    )
    said = {s.value: s.said_by for s in one.sides}
    assert sorted(said["24"]) == ["Daily, 2010-05-01", "Weekly, 2010-05-01"]
    assert sorted(said["30"]) == [
        "Interfax in Mirror, 2010-05-01",
        "Ivan Example in Tribune, 2010-05-01",
    ]


def test_the_heaviest_comes_first_then_by_subject() -> None:
    light = [order("a", 24), order("b", 24), order("c", 30)]
    heavy = [order(r, n, name="T-90") for r, n in (("d", 10), ("e", 10), ("f", 12), ("g", 12))]
    same = [order(r, n, name="Mi-17") for r, n in (("h", 24), ("i", 24), ("j", 30))]
    found = of(*light, *same, *heavy)
    assert [c.subject.split(": ")[1] for c in found] == ["T-90", "Mi-17", "Su-30"]
    assert [c.weight for c in found] == sorted((c.weight for c in found), reverse=True)
    assert of(*heavy, *same, *light) == found


def test_a_denial_stands_against_the_status() -> None:
    denied = told("denied", item("Su-30"), report="z", published="2010-06-01")
    (one,) = of(order("a", 24), order("b", 24), denied)
    assert (one.field, one.weight) == ("status", 2.0)
    assert [s.value for s in one.sides] == ["signed", "denied"]


def test_two_years_of_one_delivery_contradict() -> None:
    done = [
        told("completed", item("Su-30", 24), report=r, published="2013-05-01", period=y)
        for r, y in (("b", "2011"), ("c", "2012"))
    ]
    found = {c.field: c for c in of(order("a", 24), *done)}
    assert [s.value for s in found["delivery years"].sides][1:] == ["2011", "2012"]


def test_figures_of_a_series_may_contradict() -> None:
    claims = [
        indicator(usd(10e9), report="a", published="2013-01-01"),
        indicator(usd(10e9), report="b", published="2013-01-02"),
        indicator(usd(15e9), report="c", published="2013-01-03"),
    ]
    (one,) = conflicts([], every_series(claims))
    assert (one.deal, one.field) == (None, "exports")
    assert one.subject == "Russia, 2012"
    assert [s.value for s in one.sides] == ["USD 10 billion", "USD 15 billion"]
    # A third of the larger lies between them.
    assert one.weight == round(1 + 5 / 15, 3)
