"""Names of the catalogue in running text: ambiguity, endings, spellings, odd letters, spans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.catalogue.entries import Country, System
from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.matcher import Match, matcher


def find(text: str) -> list[Match]:
    return matcher(load_catalogue()).find(text)


def named(text: str) -> list[tuple[str, str]]:
    """Each match as the words of the text and the entry's name or country code."""
    return [
        (text[m.start : m.end], m.entry.code if isinstance(m.entry, Country) else m.entry.name)
        for m in find(text)
    ]


def entries(text: str) -> set[str]:
    return {name for _, name in named(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Germany sent two Patriot batteries with their missiles.", "Patriot"),
        ("The army flies the Tiger helicopter.", "Tiger helicopter"),
        ("The helicopters of army aviation, all Tigers, are old.", "Tiger"),
        ("The Leopard tanks were shipped.", "Leopard"),
        ("Typhoon fighters landed on the base.", "Typhoon"),
        ("Turkey bought frigates.", "TUR"),
        ("Jordan ordered rockets.", "JOR"),
        ("Chad received armoured vehicles.", "TCD"),
        ("Georgia bought Javelins.", "GEO"),
        ("The Georgia Air Force has no fighters.", "GEO"),
        ("The US sells arms.", "USA"),
        ("The U.S. sells arms.", "USA"),
        ("A ship of the US Navy.", "US Navy"),
    ],
)
def test_an_ambiguous_name_is_known_where_it_fits(text: str, name: str) -> None:
    assert name in entries(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Patriot Act was passed in 2001.", "Patriot"),
        ("He was a patriot with a missile in his garden.", "Patriot"),
        ("A Patriot stood up in the hall and sang.", "Patriot"),
        ("A tiger escaped from the zoo in a helicopter.", "Tiger"),
        ("Tiger Woods came by helicopter.", "Tiger"),
        ("A snow leopard sat on the tank.", "Leopard"),
        ("Leopard print is in fashion.", "Leopard"),
        ("Typhoon Haiyan hit the coast.", "Typhoon"),
        ("The typhoon hit the fighter base.", "Typhoon"),
        ("They ate turkey at dinner.", "TUR"),
        ("Michael Jordan played basketball.", "JOR"),
        ("General Jordan spoke.", "JOR"),
        ("The Jordan River is low.", "JOR"),
        ("Chad Smith plays the drums.", "TCD"),
        ("He was born in Atlanta, Georgia.", "GEO"),
        ("A plant in Marietta, Georgia, builds it.", "GEO"),
        ("Georgia Tech opened a laboratory.", "GEO"),
        ("They told us that it sells arms.", "USA"),
        ("It is one of us.", "USA"),
    ],
)
def test_an_ambiguous_name_is_left_alone_where_it_does_not(text: str, name: str) -> None:
    assert name not in entries(text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("an exercise in the South China Sea", "CHN"),
        ("ships in the Sea of Japan", "JPN"),
        ("a flight with Turkish Airlines", "TUR"),
        ("in the Gulf of Oman", "OMN"),
        ("the Bank of Russia", "RUS"),
    ],
)
def test_a_name_within_another_is_no_state(text: str, hidden: str) -> None:
    assert hidden not in entries(text)


@pytest.mark.parametrize(
    ("text", "words", "outer", "name"),
    [
        ("two Su-30MKIs", "Su-30MKI", "Su-30MKIs", "Su-30MKI"),
        ("some S-400s", "S-400", "S-400s", "S-400"),
        ("the S-400's radar", "S-400", "S-400", "S-400"),
        ("the S-400’s radar", "S-400", "S-400", "S-400"),
        ("Germany's tanks", "Germany", "Germany", "DEU"),
        ("Germany’s tanks", "Germany", "Germany", "DEU"),
        ("the Netherlands' navy", "Netherlands", "Netherlands", "NLD"),
        ("ten T-90s", "T-90", "T-90s", "T-90"),
        ("sixteen F-16s", "F-16", "F-16s", "F-16"),
    ],
)
def test_endings_stand_outside_the_name(text: str, words: str, outer: str, name: str) -> None:
    (match,) = find(text)
    assert text[match.start : match.end] == words
    assert text[match.start : match.outer_end] == outer
    assert entries(text) == {name}


@pytest.mark.parametrize("text", ["Turkish ships", "the Turks", "Ankara", "Türkiye", "TURKEY"])
def test_every_form_of_a_state_is_the_state(text: str) -> None:
    assert entries(text) == {"TUR"}


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Su-30MKI", ["Su-30MKI", "Su 30MKI", "Su30MKI", "SU-30MKI", "Su-30 MKI", "SU30MKI"]),
        ("F-16", ["F-16", "F16", "F–16", "F‑16", "F−16"]),
        ("S-400", ["S-400", "S400", "S–400", "С-400"]),
        ("S-300", ["S-300", "S300", "С-300"]),
        ("AH-64E Apache", ["AH-64E", "AH64E", "AH 64E", "AH–64E"]),
        ("KC-390", ["KC-390", "KC390", "KC 390"]),
    ],
)
def test_a_designation_in_every_spelling(name: str, spellings: list[str]) -> None:
    for spelling in spellings:
        text = f"They ordered {spelling} this year."
        (match,) = find(text)
        assert text[match.start : match.end] == spelling
        assert isinstance(match.entry, System)
        assert name in (match.entry.name, match.entry.family, *match.entry.aliases)


def test_a_cyrillic_letter_before_a_dash() -> None:
    assert entries("two С–400 batteries") == {"S-400"}


@pytest.mark.parametrize(
    "text", ["xF-16x", "F-161", "MF-16", "F-16_old", "Chadwick", "Iranians_", "US_based"]
)
def test_a_name_within_a_word_is_none(text: str) -> None:
    assert named(text) == []


def test_the_longest_name_wins() -> None:
    assert entries("South Korea") == {"KOR"}
    assert entries("the Democratic Republic of the Congo") == {"COD"}
    assert entries("a Leopard 2A4 tank") == {"Leopard 2A4"}


def test_spans_are_code_points() -> None:
    text = "😀😀 İstanbul: Türkiye bought S-400s from Russia. 👍🏽 İİ F–16s e\u0301 С-300"
    found = [(text[m.start : m.end], text[m.start : m.outer_end]) for m in find(text)]
    assert ("Türkiye", "Türkiye") in found
    assert ("S-400", "S-400s") in found
    assert ("Russia", "Russia") in found
    assert ("F–16", "F–16s") in found
    assert ("С-300", "С-300") in found


NAMES = [
    "Turkey",
    "S-400",
    "Russia",
    "F-16",
    "Leopard 2A4",
    "Almaz-Antey",
    "Su-30MKI",
    "Rosoboronexport",
]
AROUND = st.text(alphabet="😀İß\u0301“”–\u00a0.,;() \n", max_size=8).map(lambda s: f"{s} ")


@settings(deadline=None, max_examples=80)
@given(AROUND, st.sampled_from(NAMES), AROUND)
def test_a_name_is_found_whatever_stands_around_it(before: str, name: str, after: str) -> None:
    text = f"{before}{name} {after}"
    assert [text[m.start : m.end] for m in find(text)] == [name]


@settings(deadline=None, max_examples=100)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from([*NAMES, "s", "'s", "-", "İ", "😀"])).map("".join)
)
def test_matches_are_in_bounds_and_apart(text: str) -> None:
    floor = 0
    for match in find(text):
        assert floor <= match.start < match.end <= match.outer_end <= len(text)
        floor = match.outer_end
