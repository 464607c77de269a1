"""The reference data that ships: complete, and true where a slip would cost most."""

import re
from importlib.resources import files
from typing import Any

import pycountry
import pytest

from armsledger.catalogue.csv_files import read_rows
from armsledger.catalogue.entries import City, Country, Currency, Group
from armsledger.catalogue.files import Entry, names_of
from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.words import ordinary_words

DATA = files("armsledger.catalogue") / "data"


def entries(file: str, kind: type) -> tuple[Any, ...]:
    return tuple(read_rows(DATA / file, kind))


COUNTRIES: tuple[Country, ...] = entries("countries.csv", Country)
CURRENCIES: tuple[Currency, ...] = entries("currencies.csv", Currency)
GROUPS: tuple[Group, ...] = entries("groups.csv", Group)
CITIES: tuple[City, ...] = entries("cities.csv", City)

#: Codes that are not in ISO 3166-1 today: Kosovo, and states that are no more.
FORMER = {"XKX", "SUN", "YUG", "CSK", "DDR", "SCG"}

#: ISO 4217 codes that no report uses: funds, metals, bonds, testing, none.
NOT_MONEY = frozenset(
    {
        *("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "VED"),
        *("XAD", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD", "XPT", "XSU"),
        *("XTS", "XUA", "XXX"),
    }
)


def test_every_state_of_iso_3166_is_there() -> None:
    codes = {country.code for country in COUNTRIES}
    assert codes - FORMER == {country.alpha_3 for country in pycountry.countries}
    assert codes >= FORMER
    assert len(codes) == len(COUNTRIES)


def test_every_currency_of_iso_4217_is_there() -> None:
    codes = {currency.code for currency in CURRENCIES}
    assert {currency.alpha_3 for currency in pycountry.currencies} - codes <= NOT_MONEY
    assert codes >= {"DEM", "FRF", "ITL", "ESP", "NLG", "ATS", "BEF", "GRD", "SKK", "YUM"}
    assert len(codes) == len(CURRENCIES)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"),
        ("British", "GBR"),
        ("Emirati", "ARE"),
        ("Philippine", "PHL"),
        ("Kazakhstani", "KAZ"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("South Korean", "KOR"),
        ("DPRK", "PRK"),
        ("Nigerien", "NER"),
        ("Kiev", "UKR"),
        ("Nur-Sultan", "KAZ"),
        ("Yangon", "MMR"),
        ("Malé", "MDV"),
        ("Kremlin", "RUS"),
        ("Élysée", "FRA"),
        ("Poles", "POL"),
        ("Soviet", "SUN"),
    ],
)
def test_one_country_has_the_name(name: str, code: str) -> None:
    assert [c.code for c in COUNTRIES if name in names_of(c)] == [code]


def test_the_capital_of_a_producing_state_is_known() -> None:
    producers = "USA RUS FRA CHN DEU ITA GBR ISR ESP KOR TUR SWE NLD NOR UKR CHE IND PAK BRA ZAF"
    known = {country.code for country in COUNTRIES if country.capitals and country.adjectives}
    assert set(producers.split()) <= known


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("dollars", "USD"),
        ("rupees", "INR"),
        ("Pakistani rupees", "PKR"),
        ("kronor", "SEK"),
        ("kroner", "NOK"),
        ("manats", "AZN"),
        ("Turkmen manats", "TMT"),
        ("riyals", "SAR"),
        ("rials", "IRR"),
        ("pounds", "GBP"),
        ("lira", "TRY"),
        ("Swiss francs", "CHF"),
        ("zlotych", "PLN"),
    ],
)
def test_a_word_stands_for_one_currency(word: str, code: str) -> None:
    assert [c.code for c in CURRENCIES if word in c.words] == [code]


@pytest.mark.parametrize(
    ("symbol", "code"),
    [("$", "USD"), ("A$", "AUD"), ("Rs.", "INR"), ("¥", "JPY"), ("NIS", "ILS"), ("zł", "PLN")],
)
def test_a_symbol_stands_for_one_currency(symbol: str, code: str) -> None:
    assert [c.code for c in CURRENCIES if symbol in c.symbols] == [code]


def test_a_currency_has_its_code_as_a_symbol_and_a_word() -> None:
    assert [c.code for c in CURRENCIES if c.code not in c.symbols or not c.words] == []


def test_pesos_alone_are_nobodys() -> None:
    assert [c.code for c in CURRENCIES if "pesos" in c.words or "peso" in c.words] == []


def test_names_of_places_clash_with_none_of_a_country_or_group() -> None:
    states: tuple[Entry, ...] = (*COUNTRIES, *GROUPS)
    taken = {name.casefold() for entry in states for name in names_of(entry)}
    cities = {name for city in CITIES for name in names_of(city) if name.casefold() in taken}
    assert cities == set()


def test_a_town_lies_in_a_country_of_the_catalogue() -> None:
    codes = {country.code for country in COUNTRIES}
    assert {city.country for city in CITIES if city.country} <= codes


def test_towns_that_are_ordinary_words_ask_for_context() -> None:
    bare = [
        name
        for city in CITIES
        for name in names_of(city)
        if not city.context and name.lower() in ordinary_words()
    ]
    assert bare == []


@pytest.mark.parametrize("file", ["countries.csv", "groups.csv", "currencies.csv", "cities.csv"])
def test_a_cell_is_clean(file: str) -> None:
    kinds = {
        "countries.csv": Country,
        "groups.csv": Group,
        "currencies.csv": Currency,
        "cities.csv": City,
    }
    for entry in entries(file, kinds[file]):
        for name in names_of(entry):
            assert name == " ".join(name.split())
            assert name


def test_the_stock_is_broad() -> None:
    catalogue = load_catalogue()
    assert len(catalogue.systems) >= 1_800
    assert len(catalogue.organisations) >= 900
    assert len(catalogue.shows) >= 150
    assert len(catalogue.changes) >= 400
    ministries = {o.country for o in catalogue.organisations if o.type == "ministry"}
    assert len(ministries) >= 150


def test_most_systems_have_a_maker_and_all_an_origin() -> None:
    systems = load_catalogue().systems
    assert sum(bool(system.maker) for system in systems) >= 0.8 * len(systems)
    assert [s.name for s in systems if not s.category] == []


def test_russian_and_chinese_families_have_a_name_of_their_own_script() -> None:
    families = [s for s in load_catalogue().systems if not s.family]
    for code, letters in (("RUS", r"[\u0400-\u04ff]"), ("CHN", r"[\u4e00-\u9fff]")):
        own = [s for s in families if s.origin == (code,)]
        named = [s for s in own if any(re.search(letters, name) for name in s.aliases)]
        assert len(named) >= 0.5 * len(own), code
