from dataclasses import replace

import pytest

from armsledger.catalogue.entries import City, OrganisationChange
from armsledger.catalogue.files import names_of
from armsledger.catalogue.find import describe, find, nearest
from armsledger.catalogue.load import load_catalogue
from armsledger.model import NotFoundError
from tests.catalogue.made_up import (
    CROWN,
    FAMILY,
    LEAGUE,
    PLANT,
    RURITANIA,
    SOUND,
    TOWN,
    VARIANT,
    altered,
)


@pytest.mark.parametrize("name", ["Zn-30MKI", "Zn30MKI", "ZN 30 MKI", "zn‑30mki", " Zn 30MKI "])
def test_hyphens_spaces_and_case_do_not_matter(name: str) -> None:
    assert find(SOUND, name) == [VARIANT]


def test_every_form_of_a_country_finds_it() -> None:
    for name in ("Ruritania", "kingdom of ruritania", "Ruritanian", "STRELSAU"):
        assert find(SOUND, name) == [RURITANIA]


def test_accents_do_not_matter() -> None:
    town = City("Krönburg", "RUR", (), ())
    assert find(altered(cities=(town,)), "Kronburg") == [town]


def test_an_alias_finds_an_entry_by_its_last_words_too() -> None:
    assert find(SOUND, "SA-99 Rupert") == [FAMILY]
    assert find(SOUND, "Rupert") == [FAMILY]


def test_a_sign_finds_its_currency_alone() -> None:
    assert find(SOUND, "R$") == [CROWN]
    assert find(SOUND, "crowns") == [CROWN]
    assert find(SOUND, "E.L.") == [LEAGUE]


def test_every_entry_of_that_name_is_found() -> None:
    town = replace(TOWN, name="Zn 30")
    assert find(altered(cities=(town,)), "zn-30") == [FAMILY, town]


def test_an_unknown_name_is_an_error_with_the_nearest_names() -> None:
    with pytest.raises(NotFoundError, match=r"called 'Strelsau Work'.*Strelsau Works"):
        find(SOUND, "Strelsau Work")


@pytest.mark.parametrize("name", ["Mk", "CZ"])
def test_a_short_ending_of_a_name_finds_nothing(name: str) -> None:
    with pytest.raises(NotFoundError):
        find(altered(systems=(replace(FAMILY, aliases=("Rupert Mk", "Rupert CZ")),)), name)


@pytest.mark.parametrize("name", ["", "--", "qqqqqqqq"])
def test_a_name_near_nothing_is_an_error_without_a_suggestion(name: str) -> None:
    with pytest.raises(NotFoundError, match="called"):
        find(SOUND, name)


def test_a_family_is_described_with_its_variants() -> None:
    described = describe(SOUND, FAMILY)
    assert described["kind"] == "system"
    assert described["variants"] == ["Zn-30MKI"]
    assert "family" not in described
    assert describe(SOUND, VARIANT)["family"] == "Zn-30"


def test_a_category_says_where_others_count_it() -> None:
    described = describe(SOUND, VARIANT)
    counted = (described["register"], described["un_register"], described["munitions_list"])
    assert counted == ("Aircraft", "IV", "ML10")


def test_an_organisation_is_described_with_its_history() -> None:
    changes = (
        OrganisationChange("Zenda Plant", "1999", "acquired by", "Strelsau Works"),
        OrganisationChange("Zenda Plant", "1950", "founded", ""),
    )
    described = describe(altered(changes=changes), PLANT)
    assert described["history"] == ["1950 founded", "1999 acquired by Strelsau Works"]


def test_a_variant_that_is_not_known_is_near_its_family() -> None:
    assert nearest(SOUND, "Zn-30XK")[0] == "Zn-30"
    assert nearest(SOUND, "qqqqqqqq") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Рособоронэкспорт", "Rosoboronexport"),
        ("Су-30МКИ", "Su-30MKI"),
        ("歼-10", "J-10"),
        ("SA-10 Grumble", "S-300"),
        ("9К37", "Buk"),
        ("9М133 Корнет", "9M133 Kornet"),
        ("40Р6", "40R6"),
        ("Renhai", "Type 055"),
    ],
)
def test_names_in_any_script_are_found(name: str, found: str) -> None:
    assert any(found in names_of(entry) for entry in find(load_catalogue(), name))


def test_a_description_leaves_out_what_is_empty() -> None:
    assert describe(SOUND, PLANT) == {
        "kind": "organisation",
        "name": "Zenda Plant",
        "country": "RUR",
        "type": "maker",
        "parent": "Strelsau Works",
    }
