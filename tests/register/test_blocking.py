"""Blocking loses nothing that comparing all with all would find."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.model import Kind, Role, SourcedClaim
from armsledger.register.blocking import NEIGHBOURS, candidates
from armsledger.register.facts import Facts, all_facts
from armsledger.register.likeness import near
from armsledger.register.matching import weigh
from armsledger.register.sides import Sides
from armsledger.register.systems import Systems
from tests.register.making import item, state, told

ITEMS = [
    *((), (item("Su-30MKI", 12),), (item("Su-30", 24, "fighter"),), (item("Mi-17"),)),
    *((item("fighter", 12, "fighter"),), (item("aircraft"),), (item("weapon"),)),
    (item("Su-30", 12), item("helicopter")),
]
KINDS = [Kind.TRANSFER, Kind.PRODUCTION, Kind.COOPERATION, Kind.EXHIBITION, Kind.RESTRICTION]
SIDES = {
    Kind.TRANSFER: (Role.SUPPLIER, Role.RECIPIENT),
    Kind.PRODUCTION: (Role.MANUFACTURER, Role.MANUFACTURER),
    Kind.COOPERATION: (Role.PARTNER, Role.PARTNER),
    Kind.EXHIBITION: (Role.PARTICIPANT, Role.HOST),
    Kind.RESTRICTION: (Role.IMPOSER, Role.TARGET),
}
WORDS = "Russia has sold the system to a customer that it did not name"


@st.composite
def sourced(draw: st.DrawFn) -> SourcedClaim:
    kind = draw(st.sampled_from(KINDS))
    codes = [draw(st.sampled_from([*known, None])) for known in (("RUS", "FRA"), ("IND",))]
    year = draw(st.sampled_from([1989, 2008, 2010, 2012, 2024]))
    return told(
        draw(st.sampled_from(["offered", "planned", "signed", "completed", "denied"])),
        *draw(st.sampled_from(ITEMS)),
        kind=kind,
        parties=tuple(state(r, c) for r, c in zip(SIDES[kind], codes, strict=True) if c),
        report=draw(st.sampled_from("abcdef")),
        published=draw(st.none() | st.just(f"{year}-05-01")),
        period=draw(st.sampled_from([None, str(year), f"{year}/..", f"../{year}"])),
        quote=draw(st.sampled_from([None, WORDS])),
    )


def compared(claims: list[SourcedClaim]) -> list[Facts]:
    return all_facts(claims, Systems(None), Sides(None))


def score(one: Facts, other: Facts) -> int:
    """What speaks for a pair that has enough in common to be joined."""
    return max(0, weigh(one, other) or 0) if near(one, other) else 0


def met(known: list[Facts]) -> set[tuple[int, int]]:
    return {(other, index) for index, earlier in candidates(known) for other in earlier}


@given(st.lists(sourced(), min_size=2, max_size=8))
@settings(max_examples=250, deadline=None)
def test_every_pair_that_scores_is_met(claims: list[SourcedClaim]) -> None:
    known = compared(claims)
    every = [
        (i, j) for i, j in combinations(range(len(known)), 2) if known[i].kind is known[j].kind
    ]
    scoring = {(i, j) for i, j in every if score(known[i], known[j])}
    assert scoring <= met(known)
    for i, j in every:
        assert score(known[i], known[j]) == score(known[j], known[i])
        assert weigh(known[i], known[j]) == weigh(known[j], known[i])


def test_claims_with_nothing_in_common_are_not_met() -> None:
    far = [
        told("signed", item("T-90"), recipient=code, report=code) for code in ("IND", "CHN", "EGY")
    ]
    assert met(compared(far)) == set()


def test_under_a_busy_key_a_claim_meets_the_nearest_in_time() -> None:
    day = [f"20{year:02}-{month:02}-01" for year in range(30) for month in range(1, 13)]
    many = [told("signed", item("T-90"), report=d, published=d, period=d) for d in day]
    known = compared(many)
    earlier = dict(candidates(known))[len(known) - 1]
    assert earlier == list(range(len(known) - 1 - NEIGHBOURS, len(known) - 1))
