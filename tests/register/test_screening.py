"""Screening: who is found on a list and who is not, how well, and that it is a fair comparison."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.catalogue.load import load_catalogue
from armsledger.model import PartyType, Role
from armsledger.register.screening import LEAST, How, screen
from armsledger.register.screening_names import compared
from armsledger.register.screening_score import likeness
from armsledger.sources.sanctions import Alias, ListEntry, Subject, read_list
from tests.register.making import state
from tests.register.screened import LABELLED, deals_of, measured, party, read_labelled

ROOT = Path(__file__).parents[2]
WHOLE = ROOT.parent / "shared" / "data" / "ofac" / "sdn.csv"
#: Rows of the same list, as the US Treasury published them (public domain): those that a
#: labelled party is, some that are near to one, and a hundred others.
SAMPLE = ROOT / "tests" / "data" / "ofac" / "sdn.csv"
CATALOGUE = load_catalogue()
ENTRIES = [e for e in read_list(SAMPLE, CATALOGUE) if isinstance(e, ListEntry)]
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def listed(name: str, *aliases: Alias, country: str = "RUS", identity: str = "1") -> ListEntry:
    return ListEntry("Made up", identity, Subject.ORGANISATION, name, aliases, (country,))


def score(name: str, entry: str) -> float:
    return likeness(compared(name), compared(entry), lambda _: 1.0)


def test_the_labelled_set_is_large_and_has_both_sorts() -> None:
    labelled = read_labelled(LABELLED)
    assert len(labelled) >= 150
    assert sum(not ids for ids in labelled.values()) >= 75
    assert sum(bool(ids) for ids in labelled.values()) >= 75


@pytest.mark.parametrize("path", [WHOLE, SAMPLE], ids=["whole list", "sample"])
@pytest.mark.parametrize("with_catalogue", [True, False])
def test_precision_and_recall_at_the_default_threshold(path: Path, with_catalogue: bool) -> None:
    if not path.exists():
        pytest.skip("the whole list is not beside the checkout")
    found = measured(path, read_labelled(LABELLED), with_catalogue=with_catalogue)
    assert found.precision >= 0.93, found.wrong
    assert found.recall >= (0.96 if with_catalogue else 0.93), found.missed


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Rosoboronexport", "OAO ROSOBORONEKSPORT"),
        ("Рособоронэкспорт", "Rosoboroneksport JSC"),
        ("Plant No. 13", "PLANT NO 13, JSC"),
        ("Ural Vagon Zavod", "URALVAGONZAVOD"),
        ("Défense Nouvelle GmbH", "Defence Nouvelle"),
        ("Molot-Oruzhiye", "MOLOT-ORUZHIE, OOO"),
        ("V.V. Tikhomirov Institute", "INSTITUTE VV TIKHOMIROV"),
    ],
)
def test_spellings_of_one_name_are_alike(name: str, entry: str) -> None:
    assert score(name, entry) >= LEAST


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Plant No. 13", "PLANT NO. 31"),
        ("National Company", "NATIONAL OIL COMPANY"),
        ("National Company", "NATIONAL IRANIAN COMPANY ROSTAM"),
        ("Shahid Hemmat Industrial Group", "SHAHID BAKERI INDUSTRIAL GROUP"),
        ("KBP", "KBM"),
        ("Ivan Petrov", "PETROV, Sergei"),
        ("", "JSC"),
    ],
)
def test_different_names_are_not_alike(name: str, entry: str) -> None:
    assert score(name, entry) < LEAST


def test_how_a_match_came_about_and_where_the_party_stands() -> None:
    deals = deals_of(
        party("Rosoboronexport", country="RUS"),
        party("Рособоронэкспорт", country="RUS"),
        party("KBP", country="RUS"),
        party("Changgwang Sinyong", country="PRK"),
        party("Severnaya Verf", country="RUS"),
    )
    found = {m.party: m for m in screen(deals, ENTRIES, CATALOGUE)}
    assert {name: match.how for name, match in found.items()} == {
        "Rosoboronexport": How.NAME,
        "Рособоронэкспорт": How.TRANSLITERATION,
        "KBP": How.CATALOGUE_ALIAS,
        "Changgwang Sinyong": How.ALIAS,
        "Severnaya Verf": How.CATALOGUE_PARENT,
    }
    assert "owner" in found["Severnaya Verf"].note
    (stand,) = found["Changgwang Sinyong"].deals
    assert (stand.deal, stand.roles) == ("d3", (Role.SUPPLIER,))


def test_another_country_lowers_the_score_and_is_said() -> None:
    entry = listed("Zorvandex Works", country="IRN")
    (same,) = screen(deals_of(party("Zorvandex", country="IRN")), [entry], CATALOGUE, 0.5)
    (other,) = screen(deals_of(party("Zorvandex", country="IND")), [entry], CATALOGUE, 0.5)
    assert other.score < same.score
    assert "IND" in other.note
    assert "IRN" in other.note


def test_a_weak_alias_lowers_the_score() -> None:
    strong, weak = (
        listed("Somebody Otherwise", Alias("Zorvandex Vremya", weak=weak)) for weak in (False, True)
    )
    deals = deals_of(party("Zorvandex Vremya", country="RUS"))
    (first,) = screen(deals, [strong], CATALOGUE)
    (second,) = screen(deals, [weak], CATALOGUE)
    assert second.score < first.score
    assert "weak" in second.note


def test_an_acronym_matches_only_where_the_country_agrees() -> None:
    entry = listed("Zorvandex", Alias("ZVX"), country="IRN")
    assert screen(deals_of(party("ZVX", country="IRN")), [entry], CATALOGUE)
    assert not screen(deals_of(party("ZVX", country="USA")), [entry], CATALOGUE)
    assert not screen(deals_of(party("ZVY", country="IRN")), [entry], CATALOGUE)


def test_states_are_not_screened_nor_ships_and_people_are_no_firms() -> None:
    deals = deals_of(state(Role.SUPPLIER, "RUS"), party("Zorvandex", "person"))
    russia = listed("Russia")
    ship = ListEntry("Made up", "2", Subject.OTHER, "Zorvandex")
    assert screen(deals, [russia, ship, listed("Zorvandex")], CATALOGUE) == []


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(12)), st.permutations(range(40)))
def test_the_order_of_deals_and_entries_makes_no_difference(
    parties: list[int], entries: list[int]
) -> None:
    wanted = [w for w, ids in read_labelled(LABELLED).items() if ids][:12]
    deals = deals_of(*(party(*who) for who in wanted))
    some = ENTRIES[:400:10] if len(ENTRIES) >= 400 else ENTRIES[:40]
    first = screen(deals, some, CATALOGUE, 0.6)
    again = screen([deals[i] for i in parties], [some[i] for i in entries], CATALOGUE, 0.6)
    assert first == again


@given(names, names)
def test_likeness_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    alike = score(one, other)
    assert 0 <= alike <= 1.0000001
    assert alike == pytest.approx(score(other, one))


@given(names)
def test_a_name_is_like_itself_in_any_case(name: str) -> None:
    assert compared(name) == compared(name)
    assert score(name, name) == 1.0


def test_one_match_for_each_party_and_entry() -> None:
    twice = listed("Zorvandex Vremya", Alias("Zorvandex Vremia"), Alias("JSC Zorvandex Vremya"))
    found = screen(deals_of(party("Zorvandex Vremya", country="RUS")), [twice], CATALOGUE)
    assert [(m.score, m.how) for m in found] == [(1.0, How.NAME)]
    assert found[0].type is PartyType.ORGANISATION
