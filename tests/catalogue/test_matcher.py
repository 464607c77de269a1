"""Names of the catalogue in running text: ambiguity, endings, spellings, odd letters, spans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.catalogue.entries import Country, Currency, System
from armsledger.catalogue.files import all_entries, names_of
from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.matcher import Match, matcher
from armsledger.catalogue.words import distractors
from tests.catalogue.made_up import FAMILY, RURITANIA, SHOW, altered


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
        ("They bought Dassault Falcon 2000 aircraft.", "Falcon 2000"),
        ("Twenty Hawk trainers were ordered.", "Hawk trainer"),
        ("Bell delivered helicopters.", "Bell"),
        ("Mistral missiles were fired.", "Mistral"),
        ("A Mirage fighter landed.", "Mirage"),
        ("Turkey bought frigates.", "TUR"),
        ("Jordan ordered rockets.", "JOR"),
        ("Chad received armoured vehicles.", "TCD"),
        ("It signed a contract with Jordan Tuesday.", "JOR"),
        ("Chad Agrees to Buy Tanks", "TCD"),
        ("Kenya Asks for missiles", "KEN"),
        ("Two S-400 bn were sent.", "S-400"),
        ("They saw in flight F-16s of the air force.", "F-16"),
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
        ("A falcon sat on the aircraft.", "Falcon 2000"),
        ("A hawk circled; Hawk eyes see all.", "Hawk trainer"),
        ("Bell ringers met on Sunday.", "Bell"),
        ("The Mistral blew all night.", "Mistral"),
        ("It was a mirage in the desert.", "Mirage"),
        ("They ate turkey at dinner.", "TUR"),
        ("Turkey sandwiches were served.", "TUR"),
        ("Kenya Lovell baked a cake.", "KEN"),
        ("Mrs Babcock made the costumes.", "Babcock"),
        ("Tomahawk steak for two.", "Tomahawk"),
        ("They met in room C-130 again.", "C-130 Hercules"),
        ("Six M16 bolts and a nut.", "M16"),
        ("It cost R60 million in South Africa.", "R-60"),
        ("The Latin letters C-300 are no Russian ones.", "S-300"),
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


def test_every_name_that_needs_no_context_is_found() -> None:
    hidden = {name.casefold() for name in distractors()}
    names = [
        name
        for entry in all_entries(load_catalogue())
        if not isinstance(entry, Currency) and not getattr(entry, "context", ())
        for name in names_of(entry)
        if name.casefold() not in hidden
    ]
    assert len(names) > 20_000
    missed = []
    for name in names:
        text = f"and {name} for"
        # "Boeing P-8A" is read as its maker and the P-8A, "Rafale fighter" as the Rafale.
        ends = {end for m in find(text) for end in (m.start, m.end)}
        if ends.isdisjoint((4, 4 + len(name))):
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("four S-300PMU2 systems", "S-300PMU2", "S-300"),
        ("the S-300 system", "S-300", ""),
        ("ten MiG-29s", "MiG-29", ""),
        ("ten MiG-29S fighters", "MiG-29S", "MiG-29"),
        ("two Project 636 submarines", "Project 636", "Kilo-class submarine"),
        ("two Kilo-class submarines", "Kilo-class submarine", ""),
        ("a Mirage 2000-5 fighter", "Mirage 2000-5", "Mirage 2000"),
        ("six Су-30МКИ", "Su-30MKI", "Su-30"),
        ("two 歼-10 aircraft", "J-10", ""),
        ("the Flanker-H fighter", "Su-30MKI", "Su-30"),
    ],
)
def test_a_variant_is_of_its_family(text: str, name: str, family: str) -> None:
    (match,) = find(text)
    assert isinstance(match.entry, System)
    assert (match.entry.name, match.entry.family) == (name, family)


def test_a_maker_before_a_name_is_named_for_itself() -> None:
    assert {"Boeing", "P-8A"} <= entries("four Boeing P-8A aircraft")


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


def test_names_that_hide_one_another_without_end_are_read_once() -> None:
    """A text made to harm: every name overlaps the next, and none has its context."""
    names = ("Ax Bx", "Bx Ax")
    systems = tuple(System(n, "", "fighter", (), (), (), ("radar",)) for n in names)
    harmful = matcher(altered(systems=systems))
    text = "Ax Bx " * 20_000
    assert harmful.find(text) == []
    assert len(harmful.find(f"{text}radar")) > 20


def test_names_that_hide_one_another_in_many_ways_are_read_once() -> None:
    """Each start is tried once, however many ways lead to it; else this would never end."""
    names = ("Qaa Qbb Qcc Qdd Qaa", "Qbb Qcc", "Qcc Qdd Qaa", "Qdd Qaa Qbb Qcc Qdd")
    systems = tuple(System(n, "", "fighter", (), (), (), ("radar",)) for n in names)
    assert matcher(altered(systems=systems)).find("Qaa Qbb Qcc Qdd " * 200) == []


def test_a_name_within_a_longer_one_that_is_none_is_found() -> None:
    longer = System("Great Zn-30 Ax", "", "fighter", (), (), (), ("radar",))
    own = matcher(altered(systems=(FAMILY, longer)))
    assert [m.entry for m in own.find("a Great Zn-30 Ax")] == [FAMILY]
    assert [m.entry for m in own.find("a Great Zn-30 Ax with radar")] == [longer]
    assert [m.entry for m in own.find("Zenda Air Zn-30 Strelsau, Zn-30s")] == [
        *(SHOW, FAMILY, RURITANIA, FAMILY)
    ]
