"""Designations that no catalogue has are found by their shape, and look-alikes are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.extraction.grammar.designations import designations


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in designations(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Su-35S",
        "Type 054A/P",
        "9K331",
        "C-802A",
        "9M729",
        "H-6K",
        "J-20B",
        "AH-64E",
        "Mk 45",
        "Project 22350",
        "KF-21",
        "T-90MS",
        "Yak-130",
        "Mi-17V-5",
        "RGM-84L",
        "L118",
        "ZBD-04",
    ],
)
def test_a_designation_is_found_whole(name: str) -> None:
    assert found(f"They ordered twelve {name} of the new batch.") == [name]
    assert found(f"({name})") == [name]
    assert found(f"{name}, and more") == [name]


@pytest.mark.xfail(reason="the shape knows no capital inside a word")
def test_a_designation_with_a_capital_within_is_found() -> None:
    assert found("a new MiG-41 interceptor") == ["MiG-41"]


@pytest.mark.parametrize("name", ["T-90", "F-35", "KF-21", "Yak-130"])
def test_a_plural_ending_is_left_out(name: str) -> None:
    assert found(f"two {name}s were shipped") == [name]


def test_a_class_is_a_designation_before_a_noun() -> None:
    assert found("three Talwar-class frigates") == ["Talwar-class"]
    assert found("a world-class frigate and first class service") == []


def test_all_of_a_list_are_found() -> None:
    assert found("Su-35S, KF-21 and 9K331 systems") == ["Su-35S", "KF-21", "9K331"]


@pytest.mark.parametrize(
    "text",
    [
        "G20 leaders met",
        "the COVID-19 pandemic",
        "sales in Q3 rose",
        "the FY-2024 budget",
        "printed on A4 paper",
        "the M2 motorway",
        "the MH-17 crash",
        "emissions of CO2",
        "at IDEX-2023",
        "BRICS-10",
        "the EU-27 states",
        "the 1990s",
        "in 2019",
        "a mid-2024 date",
        "100,000 shells",
        "$45m",
        "24/7",
        "the P5 states",
        "ISO-9001",
        "COP-28",
    ],
)
def test_look_alikes_are_none(text: str) -> None:
    assert found(text) == []


@settings(deadline=None, max_examples=80)
@given(
    st.sampled_from(["SU", "KF", "TB", "RGM", "ZTZ", "Tu", "Mi", "An"]),
    st.integers(30, 99),
    st.sampled_from(["", "A", "M", "SM", "MKI"]),
    st.sampled_from(["{} radars", "the {}.", "an upgraded {} (new)", "“{}”", "{}’s"]),
)
def test_a_made_up_designation_is_found_in_any_sentence(
    letters: str, number: int, ending: str, sentence: str
) -> None:
    name = f"{letters}-{number}{ending}"
    assert found(sentence.format(name)) == [name]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ASKtypesMkPrjc0123456789-/ .,'", max_size=60) | st.text(max_size=60))
def test_any_text_gives_spans_in_bounds_and_apart(text: str) -> None:
    floor = 0
    for start, end in designations(text):
        assert floor <= start < end <= len(text)
        floor = end
