"""Who really speaks."""

from hypothesis import given
from hypothesis import strategies as st

from armsledger.model import SourcedClaim, Speaker
from armsledger.model.deal import Origin
from armsledger.register.origins import (
    BY_STEPS,
    CITED,
    COPIED,
    ONE_OUTLET,
    ONE_REPORT,
    ONE_SPEAKER,
    Origins,
    origins,
)
from tests.register.making import item, told

WIRE = "Russia has signed a contract to supply 24 fighters to India, a source told the agency"


def independent(*claims: SourcedClaim) -> int:
    return len(set(origins(claims).values()))


def said(report: str, **more: object) -> SourcedClaim:
    return told("signed", item("Su-30", 24), report=report, **more)  # type: ignore[arg-type]


def test_copies_of_a_wire_are_one_origin() -> None:
    copies = [said(r, quote=WIRE) for r in "abc"]
    longer = said("d", quote=f"{WIRE}. The price was not given by either of the two sides.")
    assert independent(*copies, longer) == 1
    assert independent(*copies, said("e")) == 2


def test_one_speaker_within_three_days_is_one_origin() -> None:
    def speech(report: str, name: str, day: int, employer: str | None = "Rostec") -> SourcedClaim:
        speaker = Speaker(name=name, organisation=employer)
        return said(report, speaker=speaker, published=f"2010-05-{day:02}")

    assert independent(speech("a", "Ivan Example", 1), speech("b", "I. Example", 4)) == 1
    assert independent(speech("a", "Ivan Example", 1), speech("b", "Ivan Example", 5)) == 2
    assert independent(speech("a", "Ivan Example", 1), speech("b", "Ivan Other", 1)) == 2
    assert independent(speech("a", "Ivan Example", 1), speech("b", "P. Example", 1, "KRET")) == 2
    assert independent(speech("a", "Ivan Example", 1), speech("b", "Example", 1, None)) == 1


def test_unnamed_sources_are_not_one_person() -> None:
    nobody = Speaker(name="unnamed source")
    assert independent(said("a", speaker=nobody), said("b", speaker=nobody)) == 2


def test_an_outlet_that_cites_another_is_no_origin_of_its_own() -> None:
    agency = said("a", publisher="Interfax")
    assert independent(agency, said("b", via=("Interfax",))) == 1
    assert independent(said("b", via=("Interfax",)), said("c", via=("The Interfax",))) == 1
    assert independent(agency, said("b", via=("Reuters",))) == 2


def test_one_publisher_in_its_own_voice_is_one_origin() -> None:
    assert independent(said("a", publisher="Daily"), said("b", publisher="daily")) == 1


def test_a_report_is_one_origin_unless_it_names_two_sources() -> None:
    minister, director = Speaker(name="A. Minister"), Speaker(name="B. Director")
    nobody = Speaker(name="unnamed source")
    assert independent(said("a"), said("a", speaker=minister, period="2010")) == 1
    assert independent(said("a", speaker=nobody), said("a", speaker=minister)) == 2
    assert independent(said("a", speaker=director), said("a", speaker=minister)) == 2


def test_a_denial_is_not_of_one_origin_with_what_it_quotes() -> None:
    claim = said("a", quote=WIRE)
    denial = told("denied", item("Su-30"), report="b", quote=WIRE, via=("Outlet of a",))
    assert independent(claim, denial) == 2


@given(
    st.lists(
        st.builds(
            said,
            report=st.sampled_from("abcdef"),
            via=st.sampled_from([(), ("Interfax",), ("Reuters", "Outlet of a")]),
            quote=st.sampled_from([None, WIRE, WIRE + " again"]),
        ),
        max_size=8,
    )
)
def test_origins_do_not_depend_on_order(claims: list[SourcedClaim]) -> None:
    found = origins(claims)
    assert origins(claims[::-1]) == found
    assert set(found.values()) == set(range(len(set(found.values()))))


def _shape(tree: Origin) -> tuple[str, str | None, list[object]]:
    return tree.source, tree.why, [_shape(copy) for copy in tree.copies]


def shapes(*claims: SourcedClaim) -> list[tuple[str, str | None, list[object]]]:
    return [_shape(tree) for tree in Origins(claims).trees]


def day(report: str, number: int, **more: object) -> SourcedClaim:
    more.setdefault("publisher", report.upper())
    return said(report, published=f"2010-05-{number:02}", **more)


def test_a_tree_for_each_origin_in_the_order_of_time() -> None:
    assert shapes(day("b", 2), day("a", 1)) == [("A", None, []), ("B", None, [])]
    assert shapes() == []


def test_beneath_the_outlet_that_is_cited_stand_those_that_cite_it() -> None:
    found = shapes(day("a", 2, publisher="Interfax"), day("b", 1, via=("Interfax",)), day("c", 3))
    assert found == [("Interfax", None, [("B", CITED, [])]), ("C", None, [])]


def test_an_outlet_that_is_only_cited_is_the_root_though_no_claim_is_its_own() -> None:
    (tree,) = Origins([day("a", 1, via=("Interfax",)), day("b", 2, via=("The Interfax",))]).trees
    assert (tree.source, tree.claim_id, tree.why) == ("Interfax", None, None)
    assert [(c.source, c.why) for c in tree.copies] == [("A", CITED), ("B", CITED)]
    (single,) = Origins([day("a", 1, via=("Interfax",))]).trees
    assert (single.source, single.copies) == ("A", ())


def test_a_copy_of_one_that_cites_stands_beneath_it() -> None:
    cites = [day(r, n, via=("Interfax",)) for r, n in (("a", 1), ("b", 3))]
    wire = "Both ministries confirmed the order for the fighters in a joint note on Monday"
    copied = [day("c", 1, quote=wire, via=("Interfax",)), day("d", 2, quote=wire)]
    (tree,) = Origins([*cites, *copied]).trees
    assert (tree.source, tree.claim_id) == ("Interfax", None)
    beneath = {c.source: [(d.source, d.why) for d in c.copies] for c in tree.copies}
    assert beneath == {"A": [], "B": [], "C": [("D", COPIED)]}


def test_copies_stand_beneath_the_first_that_names_no_source() -> None:
    found = shapes(*(day(r, n, quote=WIRE) for r, n in (("b", 2), ("a", 1), ("c", 3))))
    assert found == [("A", None, [("B", COPIED, []), ("C", COPIED, [])])]


def test_one_speaker_quoted_twice_is_one_tree() -> None:
    director = Speaker(name="Ivan Example", organisation="Rostec")
    found = shapes(day("a", 1, speaker=director), day("b", 3, speaker=director))
    assert found == [("A", None, [("B", ONE_SPEAKER, [])])]


def test_one_report_and_one_outlet_say_so() -> None:
    one_report = [said("a", publisher="A"), said("a", publisher="A", period="2010")]
    assert [[c.why for c in tree.copies] for tree in Origins(one_report).trees] == [[ONE_REPORT]]
    one_outlet = [day("a", 1, publisher="Daily"), day("b", 20, publisher="Daily")]
    assert [[c.why for c in tree.copies] for tree in Origins(one_outlet).trees] == [[ONE_OUTLET]]


def test_a_long_chain_of_copies_can_be_written_and_read_back() -> None:
    chain = [
        said(f"r{n}", publisher=f"Outlet {n}", via=(f"Outlet {n + 1}",), quote=f"nothing {n}")
        for n in range(400)
    ]
    (tree,) = Origins(chain).trees
    assert Origin.model_validate_json(tree.model_dump_json()) == tree
    assert sorted(_claim_ids(tree)) == sorted(c.claim_id for c in chain)
    assert BY_STEPS in tree.model_dump_json()


def _claim_ids(tree: Origin) -> list[str]:
    below = [i for copy in tree.copies for i in _claim_ids(copy)]
    return ([tree.claim_id] if tree.claim_id else []) + below


@given(
    st.lists(
        st.builds(
            day,
            report=st.sampled_from("abcdef"),
            number=st.integers(1, 28),
            via=st.sampled_from([(), ("Interfax",), ("Reuters", "A"), ("B",)]),
            quote=st.sampled_from([None, WIRE, WIRE + " again"]),
            speaker=st.sampled_from([None, Speaker(name="Ivan Example", organisation="Rostec")]),
        ),
        max_size=9,
        unique_by=lambda c: c.claim_id,
    )
)
def test_the_trees_hold_each_claim_once_each_origin_in_one(claims: list[SourcedClaim]) -> None:
    found = Origins(claims)
    trees = found.trees
    assert Origins(claims[::-1]).trees == trees
    ids = [_claim_ids(tree) for tree in trees]
    assert sorted(i for some in ids for i in some) == sorted(c.claim_id for c in claims)
    assert len(trees) == len(set(found.of.values()))
    assert all(len({found.of[i] for i in some}) == 1 for some in ids)
    assert all(tree.why is None for tree in trees)
