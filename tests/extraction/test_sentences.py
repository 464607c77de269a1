"""One plain sentence with any two states, any equipment, any number: read as it was written."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from armsledger.catalogue.load import load_catalogue
from armsledger.catalogue.resolve import resolve
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
#: Who makes it: "France signed a contract with Aruba for CAESAR howitzers" is France's sale.
MAKERS = {
    text: set(known.system.origin) if (known := resolve(CATALOGUE, name)) else set()
    for text, name in EQUIPMENT.items()
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


#: Stage of a sale → sentences in which {s} is the supplier of {n} {e}, {r} the recipient.
SALES = {
    "considered": [
        "{r} may buy {n} {e} from {s}.",
        "{r} is interested in buying {n} {e} from {s}.",
    ],
    "offered": [
        "{s} has offered {n} {e} to {r}.",
        "{s} approved the sale of {n} {e} to {r}.",
        "{r} requested {n} {e} from {s}.",
    ],
    "negotiating": ["{r} and {s} are negotiating the purchase of {n} {e}."],
    "planned": [
        "{s} will deliver {n} {e} to {r} in 2026.",
        "{n} {e} will be delivered to {r} by {s} in 2026.",
        "{r} is to receive {n} {e} from {s} in 2026.",
        "{s} will donate {n} {e} to {r} in 2026.",
        "{r} plans to buy {n} {e} from {s}.",
        "{r} intends to buy {n} {e} from {s}.",
        "{r} will buy {n} {e} from {s}.",
        "{s} pledged {n} {e} to {r}.",
    ],
    "signed": [
        "{s} sold {n} {e} to {r} in 2021.",
        "{r} bought {n} {e} from {s} in 2021.",
        "{r} ordered {n} {e} from {s} in 2021.",
        "{r} signed a contract with {s} for {n} {e} in 2021.",
        "{s} agreed to sell {n} {e} to {r}.",
    ],
    "under_way": [
        "{s} is delivering {n} {e} to {r}.",
        "{s} began the delivery of {n} {e} to {r}.",
    ],
    "completed": [
        "{s} delivered {n} {e} to {r} in 2021.",
        "{s} supplied {r} with {n} {e} in 2021.",
        "{s} handed over {n} {e} to {r} in 2021.",
        "{s} gave {r} {n} {e} in 2021.",
        "{s} donated {n} {e} to {r} in 2021.",
        "{r} received {n} {e} from {s} in 2021.",
        "{r} took delivery of {n} {e} from {s} in 2021.",
        "{n} {e} were delivered to {r} by {s} in 2021.",
        "{s} has completed the delivery of {n} {e} to {r}.",
    ],
    "suspended": [
        "{s} suspended the delivery of {n} {e} to {r}.",
        "{s} froze the sale of {n} {e} to {r}.",
    ],
    "cancelled": [
        "{r} cancelled the purchase of {n} {e} from {s}.",
        "{s} cancelled the sale of {n} {e} to {r}.",
        "{r} terminated a contract with {s} for {n} {e}.",
        "The sale of {n} {e} to {r} by {s} was cancelled.",
    ],
    "denied": [
        "{s} has not sold {n} {e} to {r}.",
        "{s} denied that it had sold {n} {e} to {r}.",
        "{s} denied selling {n} {e} to {r}.",
        "{s} did not deliver {n} {e} to {r}.",
        "{s} will not sell {n} {e} to {r}.",
    ],
}
#: Other dealings: sentence → kind, stage, the roles of {s} and {r}.
OTHERS = {
    "{s} upgraded {n} {e} for {r} in 2021.": ("upgrade", "completed", "supplier", "recipient"),
    "{s} will modernise {n} {e} for {r}.": ("upgrade", "planned", "supplier", "recipient"),
    "{s} repaired {n} {e} for {r} in 2021.": ("service", "completed", "supplier", "recipient"),
    "{s} will train the army of {r} on {e}.": ("training", "planned", "supplier", "recipient"),
    "{s} lifted its arms embargo on {r} in 2021.": (
        "restriction", "cancelled", "imposer", "target",
    ),
    "{s} imposed an arms embargo on {r} in 2021.": (
        "restriction", "under_way", "imposer", "target",
    ),
    "{s} refused an export licence for {e} to {r} in 2021.": (
        "restriction", "under_way", "imposer", "target",
    ),
    "{s} and {r} will jointly develop an anti-ship missile.": (
        "joint_development", "planned", "partner", "partner",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("stage", "form"), [(s, f) for s, forms in SALES.items() for f in forms])
@settings(deadline=None, max_examples=10)
@given(states, states, equipment, numbers, st.booleans())
def test_a_sentence_about_a_sale(  # noqa: PLR0917 - one for each part of the sentence
    stage: str, form: str, supplier: str, recipient: str, item: str, number: int, in_word: bool
) -> None:
    assume(supplier != recipient and recipient not in MAKERS[item])
    count = in_words(number) if in_word and number < 100 else f"{number:,}"
    sentence = first(form.format(s=STATES[supplier], r=STATES[recipient], n=count, e=item))
    found = only(sentence)
    assert (found["kind"], found["stage"]) == ("transfer", stage)
    assert (found.get("supplier"), found.get("recipient")) == ({supplier}, {recipient})
    assert found["items"] == {EQUIPMENT[item]: str(number)}
    assert found.get("period") == next((y for y in ("2021", "2026") if f"in {y}" in form), None)


@pytest.mark.parametrize("form", OTHERS)
@settings(deadline=None, max_examples=10)
@given(states, states, equipment, numbers)
def test_a_sentence_about_another_dealing(
    form: str, one: str, other: str, item: str, number: int
) -> None:
    assume(one != other)
    sentence = form.format(s=STATES[one], r=STATES[other], n=f"{number:,}", e=item)
    kind, stage, role, other_role = OTHERS[form]
    found = only(first(sentence))
    assert (found["kind"], found["stage"]) == (kind, stage)
    assert found[role] | found[other_role] == {one, other}
    assert role == other_role or found[role] == {one}


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
