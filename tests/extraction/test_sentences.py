"""One plain sentence with any two states, any equipment, any number: read as it was written."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from armsledger.catalogue.load import load_catalogue
from tests.extraction.reading import Said, read, said
from tests.extraction.test_numbers import in_words

some = settings(deadline=None, max_examples=60)

CATALOGUE = load_catalogue()
#: English puts "the" before these.
WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Czech", "Maldives", "Bahamas", "Gambia")
STATES = {
    country.code: f"the {country.name}" if country.name.startswith(WITH_ARTICLE) else country.name
    for country in CATALOGUE.countries
    if " and " not in country.name and "," not in country.name
}
#: Name in the text → name in the claim.
EQUIPMENT = {
    "F-16 fighters": "F-16",
    "T-72 tanks": "T-72",
    "CAESAR howitzers": "CAESAR",
    "Mi-17 helicopters": "Mi-17",
    "Gripen fighters": "Gripen",
    "HIMARS launchers": "HIMARS",
    "Bayraktar TB2 drones": "Bayraktar TB2",
    "armoured vehicles": "armoured vehicle",
    "anti-tank missiles": "anti-tank missile",
    "C-130 transport aircraft": "C-130 Hercules",
}
numbers = st.integers(2, 4_999)
states = st.sampled_from(sorted(STATES))
equipment = st.sampled_from(sorted(EQUIPMENT))


def first(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def only(sentence: str) -> Said:
    """What the one claim of a sentence says."""
    found = [said(claim) for claim in read(f"{sentence} The ministry said no more on the arms.")]
    assert len(found) == 1, found
    return found[0]


#: Sentence → kind, stage. {s} supplies {n} {e} to {r}.
FORMS = {
    "{s} delivered {n} {e} to {r} in 2021.": ("transfer", "completed"),
    "{s} sold {n} {e} to {r} in 2021.": ("transfer", "signed"),
    "{s} will deliver {n} {e} to {r} in 2026.": ("transfer", "planned"),
    "{s} has offered {n} {e} to {r}.": ("transfer", "offered"),
    "{r} ordered {n} {e} from {s} in 2021.": ("transfer", "signed"),
    "{r} received {n} {e} from {s} in 2021.": ("transfer", "completed"),
    "{r} may buy {n} {e} from {s}.": ("transfer", "considered"),
    "{r} plans to buy {n} {e} from {s}.": ("transfer", "planned"),
    "{r} cancelled the purchase of {n} {e} from {s}.": ("transfer", "cancelled"),
    "{s} suspended the delivery of {n} {e} to {r}.": ("transfer", "suspended"),
    "{s} has not sold {n} {e} to {r}.": ("transfer", "denied"),
}


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=15)
@given(states, states, equipment, numbers, st.booleans())
def test_a_sentence_about_a_sale(  # noqa: PLR0917 - one for each part of the sentence
    form: str, supplier: str, recipient: str, item: str, number: int, in_word: bool
) -> None:
    assume(supplier != recipient)
    count = in_words(number) if in_word and number < 100 else f"{number:,}"
    sentence = first(form.format(s=STATES[supplier], r=STATES[recipient], n=count, e=item))
    kind, stage = FORMS[form]
    found = only(sentence)
    assert (found["kind"], found["stage"]) == (kind, stage)
    assert (found.get("supplier"), found.get("recipient")) == ({supplier}, {recipient})
    assert found["items"] == {EQUIPMENT[item]: str(number)}
    year = next((word.strip(".") for word in sentence.split() if word.startswith("202")), None)
    assert found.get("period") == year


@some
@given(
    states,
    st.integers(1, 999),
    st.sampled_from([("million", 10**6), ("billion", 10**9)]),
    st.sampled_from([("${}", "USD"), ("{} euros", "EUR"), ("£{}", "GBP"), ("{} dollars", "USD")]),
    st.sampled_from(
        [("", ""), ("about ", "about "), ("more than ", "over "), ("up to ", "up_to ")]
    ),
)
def test_a_contract_has_its_worth(
    recipient: str,
    sum_: int,
    scale: tuple[str, int],
    money: tuple[str, str],
    bound: tuple[str, str],
) -> None:
    assume(recipient != "SWE")
    worth = bound[0] + money[0].format(f"{sum_} {scale[0]}")
    found = only(
        f"Saab signed a contract with {STATES[recipient]} worth {worth} for 12 Gripen fighters."
    )
    assert found["stage"] == "signed"
    assert found["recipient"] == {recipient}
    assert found["value"] == f"{bound[1]}{sum_ * scale[1]} {money[1]}"


@some
@given(states, states)
def test_partners_of_an_agreement(one: str, other: str) -> None:
    assume(one != other)
    found = only(
        first(f"{STATES[one]} and {STATES[other]} signed an agreement on military cooperation.")
    )
    assert (found["kind"], found["stage"]) == ("cooperation", "signed")
    assert found["partner"] == {one, other}


@some
@given(states, st.integers(1, 900), st.integers(2000, 2023))
def test_exports_of_a_state(state: str, millions: int, year: int) -> None:
    found = only(
        first(f"{STATES[state]} exported arms and weapons worth ${millions} million in {year}.")
    )
    assert (found["kind"], found["measure"]) == ("indicator", "exports")
    assert (found["subject"], found["period"]) == ({state}, str(year))
    assert found["amount"] == f"{millions * 10**6} USD"
