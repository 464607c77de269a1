"""Who really speaks."""

from hypothesis import given
from hypothesis import strategies as st

from armsledger.model import SourcedClaim, Speaker
from armsledger.register.origins import origins
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
