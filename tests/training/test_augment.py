"""Copies for training change names, numbers or casing, and nothing that a claim says of them."""

import random

import pytest
from training.augment import changed, recounted, uncapitalised

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import Annotated, load
from armsledger.extraction.pipeline import extract
from armsledger.model import Claim, Report
from tests.quality.data import DEV
from tests.quality.measure import ROOT

TEXT = "Poland has ordered 48 FA-50 jets from South Korea in 2022. The 48 jets cost $3 billion."


def annotated(text=TEXT):
    report = Report(id="r", text=text)
    return Annotated(report, [c.as_json() for c in extract(report, load_catalogue())])


def test_a_number_of_pieces_is_another_in_the_text_and_in_the_claims():
    found = recounted(annotated(), random.Random(1))
    (amount,) = {i["quantity"]["amount"] for c in found.claims for i in c["items"]}
    assert amount != 48
    assert found.report.text == TEXT.replace("48", f"{amount:.0f}")


def test_years_and_sums_keep_their_numbers():
    text = recounted(annotated(), random.Random(1)).report.text
    assert "2022" in text
    assert "$3 billion" in text
    assert "FA-50" in text


def test_without_capitals_the_evidence_is_still_the_text():
    found = uncapitalised(annotated())
    assert found.report.text == TEXT.lower()
    assert found.claims[0]["evidence"][0]["quote"] in TEXT.lower()


def test_a_text_that_would_change_its_length_is_left_alone():
    text = "İstanbul has ordered 48 FA-50 jets from South Korea."
    assert uncapitalised(annotated(text)).report.text == text


@pytest.mark.parametrize("seed", [1, 2])
def test_every_copy_of_the_corpus_is_valid(seed):
    dice, catalogue = random.Random(seed), load_catalogue()
    other = 0
    for one in load(ROOT / DEV).values():
        copy = changed(one, catalogue, dice)
        other += copy.report.text != one.report.text
        for claim in copy.claims:
            Claim.model_validate(claim)
            for e in claim["evidence"]:
                assert copy.report.text[e["start"] : e["end"]] == e["quote"]
    assert other > 60
