from dataclasses import replace

import pytest

from armsledger.catalogue.check import problems
from armsledger.catalogue.entries import City, Currency, OrganisationChange
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.words import ordinary_words
from tests.catalogue.made_up import (
    CROWN,
    FAMILY,
    FIGHTER,
    OUTLET,
    PLANT,
    RURITANIA,
    SOUND,
    TOWN,
    VARIANT,
    WORKS,
    altered,
)


def test_a_sound_catalogue_has_no_problems() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize(
    ("catalogue", "problem"),
    [
        (
            altered(cities=(TOWN, City("", "RUR", (), ()))),
            "cities.csv: an entry has no name",
        ),
        (
            altered(cities=(replace(TOWN, aliases=("Zenda",)),)),
            "cities.csv: Zenda lists 'Zenda' twice",
        ),
        (
            altered(cities=(TOWN, City("ZENDA", "RUR", (), ()))),
            "cities.csv: ZENDA shares the name 'zenda' with cities.csv: Zenda; give one context",
        ),
        (
            altered(cities=(replace(TOWN, aliases=("Strelsau",)),)),
            "cities.csv: Zenda shares the name 'strelsau' with countries.csv: Ruritania; "
            "give one context",
        ),
        (
            altered(currencies=(CROWN, Currency("XXA", ("Crown",), ()))),
            "currencies.csv: the word 'crown' belongs to RUC, XXA",
        ),
        (
            altered(currencies=(CROWN, Currency("XXA", (), ("R$",)))),
            "currencies.csv: the symbol 'R$' belongs to RUC, XXA",
        ),
        (
            altered(systems=(FAMILY, replace(VARIANT, category="aeroplane"))),
            "systems/: Zn-30MKI has the category 'aeroplane', which categories.csv lacks",
        ),
        (
            altered(systems=(VARIANT,)),
            "systems/: Zn-30MKI has the family 'Zn-30', which does not exist",
        ),
        (
            altered(systems=(replace(FAMILY, family="Zn-30MKI"), VARIANT)),
            "systems/: Zn-30 is its own family, over 'Zn-30MKI'",
        ),
        (
            altered(systems=(FAMILY, VARIANT, replace(VARIANT, name="Zn-31", family="Zn-30MKI"))),
            "systems/: Zn-31 has the family 'Zn-30MKI', a variant itself of 'Zn-30'",
        ),
        (
            altered(organisations=(PLANT,)),
            "organisations/: Zenda Plant has the parent 'Strelsau Works', which does not exist",
        ),
        (
            altered(organisations=(replace(WORKS, parent="Zenda Plant"), PLANT)),
            "organisations/: Zenda Plant is its own parent, over 'Strelsau Works'",
        ),
        (
            altered(outlets=(replace(OUTLET, country="XYZ"),)),
            "outlets.csv: Strelsau Post has the unknown country 'XYZ'",
        ),
        (
            altered(systems=(FAMILY, replace(VARIANT, origin=("RUR", "XYZ")))),
            "systems/: Zn-30MKI has the unknown country 'XYZ'",
        ),
        (
            altered(changes=(OrganisationChange("Nobody", "1999", "founded", ""),)),
            "organisation_changes.csv: Nobody, 1999: there is no such organisation",
        ),
        (
            altered(changes=(OrganisationChange("Zenda Plant", "99", "founded", ""),)),
            "organisation_changes.csv: Zenda Plant, 99: the year has four digits",
        ),
        (
            altered(changes=(OrganisationChange("Zenda Plant", "1999", "eaten by", "X"),)),
            "organisation_changes.csv: Zenda Plant, 1999 has the change 'eaten by', which is none "
            "of founded, renamed, acquired by, merged into, split from, joined, left, dissolved",
        ),
        (
            altered(changes=(OrganisationChange("Zenda Plant", "1999", "acquired by", "X"),)),
            "organisation_changes.csv: Zenda Plant, 1999 names 'X', which does not exist",
        ),
        (
            altered(categories=(replace(FIGHTER, register="Planes"),)),
            "categories.csv: fighter has the armament category 'Planes', which is none",
        ),
        (
            altered(categories=(replace(FIGHTER, un_register="VIII"),)),
            "categories.csv: fighter has the category 'VIII' of the UN Register: no such",
        ),
        (
            altered(categories=(replace(FIGHTER, munitions_list="ML23"),)),
            "categories.csv: fighter has the heading 'ML23', none of ML1 to ML22",
        ),
        (
            altered(systems=(FAMILY, replace(VARIANT, aliases=("Z3",)))),
            "systems/: Zn-30MKI has the short name 'Z3'; give it context",
        ),
        (
            altered(systems=(FAMILY, replace(VARIANT, aliases=("Tiger",)))),
            "systems/: Zn-30MKI has the ordinary word 'Tiger' as a name; give it context",
        ),
    ],
)
def test_a_fault_is_named_with_its_file_and_entry(catalogue: Catalogue, problem: str) -> None:
    assert problem in problems(catalogue)


def test_a_short_acronym_does_not_clash_with_a_word() -> None:
    towns = (TOWN, City("Gao", "RUR", (), ()), City("Government Town", "RUR", ("GAO",), ()))
    assert problems(altered(cities=towns)) == []


def test_context_excuses_a_clash_and_an_ordinary_word() -> None:
    town = City("Tiger", "RUR", ("Strelsau",), ("river",))
    assert problems(altered(cities=(TOWN, town))) == []


@pytest.mark.parametrize("alias", ["歼10", "红旗", "F-5", "HALO", "LanceR", "Tiger Mk 2"])
def test_a_name_that_looks_like_no_ordinary_word_needs_no_context(alias: str) -> None:
    assert problems(altered(systems=(FAMILY, replace(VARIANT, aliases=(alias,))))) == []


def test_a_country_may_be_an_ordinary_word() -> None:
    country = replace(RURITANIA, aliases=("Turkey",))
    assert problems(altered(countries=(country,))) == []


def test_a_currency_may_have_a_word_of_another_file() -> None:
    assert problems(altered(cities=(TOWN, City("Crowns", "RUR", (), ())))) == []


def test_an_entry_without_a_country_is_no_fault() -> None:
    assert problems(altered(cities=(replace(TOWN, country=""),))) == []


def test_problems_are_sorted() -> None:
    faulty = altered(systems=(VARIANT,), organisations=(PLANT,), outlets=())
    assert problems(faulty) == sorted(problems(faulty))
    assert len(problems(faulty)) == 2


def test_ordinary_words_are_lower_case_and_sorted() -> None:
    words = ordinary_words()
    assert {"patriot", "leopard", "spike"} <= words
    assert all(word == word.lower() for word in words)
