from inspect import getsource

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.baselines import dependencies, trigger_words
from armsledger.evaluation.extractors import NAMES, extractor
from armsledger.model import Claim, InputError, Report

TEXT = (
    "Poland has ordered 48 FA-50 jets from South Korea for $3 billion.\n\n"
    "The weather in Warsaw was fine."
)
BASELINES = ["nearest-country", "trigger-words", "spacy"]


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def read(name, text, catalogue):
    return extractor(name)(Report(id="r", text=text), catalogue)


@pytest.mark.parametrize("name", NAMES)
def test_every_extractor_reads_an_order_as_the_contract_wants_it(name, catalogue):
    (claim,) = read(name, TEXT, catalogue)
    assert Claim.model_validate(claim).kind == "transfer"
    assert {p["country"] for p in claim["parties"]} == {"POL", "KOR"}
    (evidence,) = claim["evidence"]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert "weather" not in evidence["quote"]


@pytest.mark.parametrize("name", ["trigger-words", "spacy", "rules"])
def test_who_read_the_verb_knows_who_buys(name, catalogue):
    (claim,) = read(name, TEXT, catalogue)
    sides = {p["role"]: p["country"] for p in claim["parties"]}
    assert sides == {"supplier": "KOR", "recipient": "POL"}


def test_the_nearest_countries_are_taken_in_the_order_of_the_text(catalogue):
    (claim,) = read("nearest-country", TEXT, catalogue)
    assert [p["country"] for p in claim["parties"]] == ["POL", "KOR"]
    assert [item["name"] for item in claim["items"]] == ["FA-50"]


def test_the_parsed_sentence_gives_number_and_price(catalogue):
    (claim,) = read("spacy", TEXT, catalogue)
    assert claim["value"] == {"amount": 3e9, "unit": "USD", "qualifier": "exact"}
    assert claim["items"][0]["quantity"]["amount"] == 48


@pytest.mark.parametrize("figure", ["²", "2²", "1,2,3", "4.5.6"])
@pytest.mark.parametrize("name", BASELINES)
def test_odd_figures_stop_no_baseline(name, figure, catalogue):
    text = f"Poland ordered {figure} FA-50 jets from South Korea for ${figure} million."
    assert len(read(name, text, catalogue)) == 1


@pytest.mark.parametrize(
    ("text", "amount"), [("$1.2.3", 1.2), ("€2,500 million", 2.5e9), ("$0.5 bn", 5e8)]
)
def test_money_is_read_as_far_as_it_is_a_figure(text, amount):
    assert dependencies._money(text)["amount"] == amount


def test_soldiers_sell_nothing(catalogue):
    assert read("trigger-words", "Poland has soldiers in South Korea.", catalogue) == []


@pytest.mark.parametrize("name", BASELINES)
@pytest.mark.parametrize("text", ["", "\n", "Poland beat South Korea two to one."])
def test_a_text_without_a_dealing_gives_none(name, text, catalogue):
    assert read(name, text, catalogue) == []


def test_the_rule_of_trigger_words_is_no_longer_than_its_name_says():
    assert len([line for line in getsource(trigger_words).splitlines() if line.strip()]) <= 50


def test_an_extractor_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(InputError, match=r"nearest-country, trigger-words, spacy, fused"):
        extractor("magic")
