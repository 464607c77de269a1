"""Deals beside a trade register: paired one to one, and never different without a reason."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.register_deals import register_deals
from armsledger.export.sipri import to_sipri
from armsledger.model import Kind, Qualifier, Quantity, SourcedClaim
from armsledger.register.assigning import assign
from armsledger.register.deals import deals
from armsledger.register.reconcile import Reconciliation, Verdict, reconcile
from tests.register.making import count, item, told
from tests.register.register_files import register, row

CATALOGUE = load_catalogue()


def order(number: Any = 40, name: str = "Su-30MKI", **more: Any) -> SourcedClaim:
    more = {"period": "2006-04-01", "published": "2006-04-02", **more}
    return told("signed", item(name, number), **more)


def handed_over(number: Any, period: str, stage: str = "under_way", **more: Any) -> SourcedClaim:
    more = {"report": f"of {period}", "published": f"{period[:4]}-12-30", **more}
    return told(stage, item(more.pop("name", "Su-30MKI"), number), period=period, **more)


def beside(tmp_path: Path, claims: list[SourcedClaim], *rows: str) -> Reconciliation:
    found = deals(claims, CATALOGUE)
    return reconcile(found, register_deals(register(tmp_path, *rows)), CATALOGUE)


def verdicts(found: Reconciliation) -> dict[str, int]:
    return {v.value: n for v in Verdict if (n := found.count(v))}


def differing(found: Reconciliation) -> list[tuple[str, str, str]]:
    return [(d.field, d.ours, d.theirs) for pair in found.pairs for d in pair.differences]


def test_what_both_have_is_corroborated(tmp_path: Path) -> None:
    found = beside(tmp_path, [order(), handed_over(10, "2007")], row())
    assert verdicts(found) == {"corroborated": 1}
    assert (found.precision, found.recall) == (1, 1)


@pytest.mark.parametrize(
    ("ours", "register_has"),
    [
        ("Su-30MK2", "Su-30"),
        ("F-16", "F-16C Block-50/52"),
        ("AIM-120 AMRAAM", "AIM-120C AMRAAM"),
        ("UH-60L", "S-70/UH-60L"),
        ("BTR-80", "BTR-80A"),
        ("S-300PMU2", "S-300PMU-2/SA-20B"),
        ("Leopard 2", "Leopard-2A7"),
        ("T-90S", "T-90"),
    ],
)
def test_a_family_meets_however_it_is_written(tmp_path: Path, ours: str, register_has: str) -> None:
    found = beside(tmp_path, [order(name=ours)], row(designation=register_has, what=","))
    assert verdicts(found) == {"corroborated": 1}


def test_a_noun_meets_the_designation_of_its_category_but_another_system_does_not(
    tmp_path: Path,
) -> None:
    assert verdicts(beside(tmp_path, [order(name="fighter")], row())) == {"corroborated": 1}
    apart = beside(tmp_path, [order(name="T-90S")], row(delivered="10,No,2006,No"))
    assert verdicts(apart) == {"only_here": 1, "only_there": 1}
    assert (apart.precision, apart.recall) == (0, 0)


@pytest.mark.parametrize(
    ("claims", "register_has", "fields"),
    [
        ([order(8)], {}, [("number delivered", "8 ordered", "10")]),
        ([order(count(9, Qualifier.ABOUT))], {}, []),
        ([order(8)], {"delivered": "9,Yes,2007,No"}, []),
        ([order(8)], {"delivered": "?,No,2007,No"}, []),
        (
            [order(), handed_over(16, "2007")],
            {},
            [("number delivered", "16", "10")],
        ),
        ([order(), handed_over(4, "2007")], {}, []),
        (
            [order(), handed_over(40, "2007", "completed")],
            {"delivered": "50,No,2007,No"},
            [("number delivered", "40 ordered", "50")],
        ),
        (
            [order(), handed_over(40, "2007", "completed")],
            {},
            [("number delivered", "40", "10")],
        ),
        ([order(), handed_over(10, "2007", "completed")], {}, []),
        (
            [order(), handed_over(None, "2007", "completed")],
            {},
            [("number delivered", "40 ordered", "10")],
        ),
        ([order()], {"order": "2007,No"}, [("order year", "2006-04-01", "2007")]),
        ([order()], {"order": "2007,Yes"}, []),
        ([order(period=None)], {"order": "2007,No"}, []),
        (
            [order(), handed_over(10, "2008")],
            {},
            [("delivery years", "2008", "2007")],
        ),
        ([order(), handed_over(10, "2008")], {"delivered": "10,No,2007,Yes"}, []),
        ([order()], {"local": "Yes"}, [("local production", "no", "yes")]),
        ([order()], {"local": ""}, []),
        (
            [
                order(),
                told(
                    "cancelled",
                    item("Su-30MKI"),
                    report="r9",
                    published="2007-03-01",
                    period="2007",
                ),
            ],
            {},
            [("status", "cancelled", "delivered 2007")],
        ),
    ],
)
def test_only_what_excludes_each_other_differs(
    tmp_path: Path,
    claims: list[SourcedClaim],
    register_has: dict[str, str],
    fields: list[tuple[str, str, str]],
) -> None:
    found = beside(tmp_path, claims, row(**register_has))
    assert differing(found) == fields
    assert verdicts(found) == {"differs" if fields else "corroborated": 1}


def test_a_number_that_reports_dispute_differs_from_none_of_its_rivals(tmp_path: Path) -> None:
    disputed = [order(8), order(10, report="r2", published="2006-04-03")]
    assert verdicts(beside(tmp_path, disputed, row())) == {"corroborated": 1}


def test_orders_too_far_apart_are_two(tmp_path: Path) -> None:
    early = row(identity="2", designation="Ka-31", delivered="4,No,2005,No", order="2004,No")
    assert verdicts(beside(tmp_path, [order()], row(order="2008,No"), early)) == {
        "only_here": 1,
        "only_there": 2,
    }
    assert verdicts(beside(tmp_path, [order()], row(order="2008,Yes"))) == {"differs": 1}


def test_pairs_are_one_to_one_and_the_best_of_all(tmp_path: Path) -> None:
    found = beside(
        tmp_path,
        [order(8), order(20, report="r2", period="2007-05-01", published="2007-05-02")],
        row(identity="1", order="2006,No", delivered="8,No,2008,No"),
        row(identity="2", order="2007,No", delivered="20,No,2010,No"),
        row(identity="3", order="1999,No"),
    )
    assert verdicts(found) == {"corroborated": 2, "only_there": 1}
    assert {p.theirs.id for p in found.pairs if p.ours and p.theirs} == {"1", "2"}
    assert found.precision == 1
    assert found.recall == pytest.approx(2 / 3)


def test_special_names_of_the_register_meet_ours(tmp_path: Path) -> None:
    claims = [order(recipient="VNM"), order(recipient="TUR", report="r2")]
    found = beside(tmp_path, claims, row(recipient="Viet Nam"), row(recipient="Turkiye"))
    assert verdicts(found) == {"corroborated": 2}


def test_what_the_file_cannot_tell_about_is_not_counted(tmp_path: Path) -> None:
    claims = [
        order(),
        order(name="T-90S", report="r2", period="1985-01-01", published="1985-02-01"),
        order(name="Rafale", report="r3", supplier="FRA", recipient="EGY"),
        order(name="MiG-29", report="r4", supplier=None),
        told("planned", item("Ka-52", 4), report="r5"),
    ]
    found = beside(
        tmp_path,
        claims,
        row(),
        row(identity="2", recipient="China", designation="Ka-31"),
        row(identity="3", supplier="unknown supplier(s)"),
        row(identity="4", supplier="Israel", designation="Heron"),
    )
    assert verdicts(found) == {"corroborated": 1, "only_there": 2}
    assert (found.left_out_here, found.left_out_there) == (3, 1)


def test_a_file_of_one_supplier_tells_about_all_its_recipients(tmp_path: Path) -> None:
    claims = [order(), handed_over(4, "2007", name="Ka-52", recipient="EGY")]
    found = beside(tmp_path, claims, row(), row(recipient="China", designation="Ka-31"))
    assert verdicts(found) == {"corroborated": 1, "only_here": 1, "only_there": 1}


def test_nothing_beside_nothing(tmp_path: Path) -> None:
    found = beside(tmp_path, [])
    assert (found.pairs, found.precision, found.recall) == ((), None, None)


DESIGNATIONS = ("Su-30MKI", "Su-30MKK", "T-90S", "fighter", "Kornet", "Foobar 7", "=X-1", "S-400")
numbers = st.one_of(
    st.none(),
    st.builds(
        lambda amount, qualifier, unit: Quantity(amount=amount, qualifier=qualifier, unit=unit),
        st.integers(1, 60),
        st.sampled_from([q for q in Qualifier if q is not Qualifier.BETWEEN]),
        st.sampled_from(["count", "count", "regiment"]),
    ),
)
claims = st.builds(
    lambda stage, names, number, report, **more: told(
        stage, *(item(name, number) for name in names), report=f"r{report}", **more
    ),
    st.sampled_from(("signed", "under_way", "completed", "cancelled", "planned")),
    st.lists(st.sampled_from(DESIGNATIONS), min_size=1, max_size=2, unique=True),
    numbers,
    st.integers(0, 999),
    supplier=st.sampled_from(("RUS", "FRA")),
    recipient=st.sampled_from(("IND", "VNM", "TUR")),
    kind=st.sampled_from((Kind.TRANSFER, Kind.LICENSED_PRODUCTION)),
    published=st.sampled_from(("2006-04-02", "2007-05", "2009")),
    period=st.sampled_from(
        (None, "2006", "2006-04-01", "2007~", "2008-11", "2006/2007", "2005/2009", "2008?")
    ),
)


@given(st.lists(claims, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_our_own_export_corroborates_every_deal_in_any_order(
    told: list[SourcedClaim], random: Any
) -> None:
    found = deals(told, CATALOGUE)
    text = to_sipri(found, CATALOGUE)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "register.csv"
        file.write_text(text, encoding="utf-8", newline="")
        theirs = register_deals(file)
    again = reconcile(found, theirs, CATALOGUE)
    assert differing(again) == []
    assert verdicts(again) in ({}, {"corroborated": len(theirs)})
    random.shuffle(found)
    random.shuffle(theirs)
    shuffled = reconcile(found, theirs, CATALOGUE)
    assert shuffled == again


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 50), max_size=25
    )
)
def test_pairs_are_as_many_and_as_cheap_as_can_be(costs: dict[tuple[int, int], int]) -> None:
    chosen = assign(costs)
    assert len(set(chosen.values())) == len(chosen)
    assert all(pair in costs for pair in chosen.items())
    # A pair that may not be costs more than all that may.
    barred = 10_000
    table = [[costs.get((i, j), barred) for j in range(5)] for i in range(5)]
    best = sum(table[i][j] for i, j in zip(*linear_sum_assignment(table), strict=True))
    assert sum(costs[pair] for pair in chosen.items()) + barred * (5 - len(chosen)) == best
