"""Reports under invented names say the same of others."""

import random
from collections import Counter

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation import score
from armsledger.evaluation.annotated import Annotated, load
from armsledger.evaluation.renaming import renamed
from armsledger.extraction.pipeline import extract
from armsledger.model import Claim, Report
from tests.quality.data import DEV
from tests.quality.measure import ROOT

TEXT = (
    "Rosoboronexport will deliver 12 Su-30SM fighters to Kazakhstan. The Su-30SMs are for the "
    "Ministry of Defence, Rosoboronexport said."
)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def copy(text, catalogue, seed=1):
    report = Report(id="r", text=text, title=text[:15])
    claims = [c.as_json() for c in extract(report, catalogue)]
    return renamed(Annotated(report, claims), catalogue, random.Random(seed))


def test_firms_and_designations_get_other_names_and_countries_and_ministries_keep_theirs(catalogue):
    text = copy(TEXT, catalogue).report.text
    assert "Rosoboronexport" not in text
    assert "Su-30" not in text
    assert "Kazakhstan" in text
    assert "Ministry of Defence" in text
    assert "12 " in text


def test_a_name_is_replaced_by_the_same_everywhere_in_text_and_claims(catalogue):
    found = copy(TEXT, catalogue)
    (supplier,) = {p["name"] for c in found.claims for p in c["parties"] if p["type"] != "country"}
    (item,) = {i["name"] for c in found.claims for i in c["items"]}
    assert found.report.text.count(supplier) == 2
    assert found.report.text.count(item) == 2
    assert f"{item}s are" in found.report.text


def test_the_title_changes_with_the_text(catalogue):
    found = copy(TEXT, catalogue)
    assert found.report.title == found.report.text[: len(found.report.title)]


def test_the_same_dice_invent_the_same_names(catalogue):
    assert copy(TEXT, catalogue) == copy(TEXT, catalogue)
    assert copy(TEXT, catalogue) != copy(TEXT, catalogue, seed=2)


def test_every_claim_of_the_corpus_stays_a_claim_on_its_words(catalogue):
    changed = 0
    for annotated in load(ROOT / DEV).values():
        other = renamed(annotated, catalogue, random.Random(3))
        assert len(other.claims) == len(annotated.claims)
        for before, claim in zip(annotated.claims, other.claims, strict=True):
            Claim.model_validate(claim)
            for e in claim["evidence"]:
                assert other.report.text[e["start"] : e["end"]] == e["quote"]
            assert Counter(p["role"] for p in before["parties"]) == Counter(
                p["role"] for p in claim["parties"]
            )
            changed += score({"r": [before]}, {"r": [claim]}).slots.f1 < 1
    assert changed > 200
