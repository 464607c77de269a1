"""Rules and tagger together: what they read, and that the text licenses all of it."""

import random

import pytest

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import load
from armsledger.evaluation.extractors import extractor
from armsledger.evaluation.renaming import renamed
from armsledger.extraction import Extractor, extract
from armsledger.extraction.pipeline import mentioned, named, understand
from armsledger.extraction.tagger import model
from armsledger.model import Report
from tests.extraction.reading import PUBLISHED, holds
from tests.quality.data import DEV
from tests.quality.measure import ROOT

CATALOGUE = load_catalogue()


def read(text, extractor=Extractor.FUSED):
    return extract(Report(id="r", text=text, published=PUBLISHED), CATALOGUE, extractor)


@pytest.fixture(scope="module")
def reports():
    """Some of the corpus, half of them under names that nobody knows."""
    dice = random.Random(5)
    some = list(load(ROOT / DEV).values())[::4]
    return [one if k % 2 else renamed(one, CATALOGUE, dice) for k, one in enumerate(some)]


@pytest.fixture(scope="module")
def fused(reports):
    return [(one.report, extract(one.report, CATALOGUE, Extractor.FUSED)) for one in reports]


def test_an_order_is_read_with_both_sides_number_and_price():
    text = "Poland has ordered 48 FA-50 jets from South Korea for $3 billion."
    wanted = {
        "kind": "transfer",
        "stage": "signed",
        "supplier": {"KOR"},
        "recipient": {"POL"},
        "value": "3000000000 USD",
    }
    assert holds(read(text), wanted)


def test_a_text_without_arms_gives_nothing():
    assert read("The bakery opens at nine on Sundays, and the tram leaves at ten.") == []


def test_the_same_report_gives_the_same_claims(fused):
    assert all(
        extract(report, CATALOGUE, Extractor.FUSED) == claims for report, claims in fused[:10]
    )


def test_more_is_read_than_by_the_rules(fused):
    rules = [extract(report, CATALOGUE, Extractor.RULES) for report, _ in fused]
    assert sum(map(len, rules)) < sum(len(claims) for _, claims in fused)


def test_evidence_is_the_text_and_holds_every_figure(fused):
    for report, claims in fused:
        document = mentioned(report, CATALOGUE)
        for claim in claims:
            assert document is not None
            cited = [
                m.quantity
                for s in document.sentences
                for m in s.mentions
                if m.quantity is not None
                and any(e.start < s.end and s.start < e.end for e in claim.evidence)
            ]
            amounts = {abs(q.amount) for q in cited} | {q.upper for q in cited}
            assert all(report.text[e.start : e.end] == e.quote for e in claim.evidence)
            if claim.value is not None and claim.confidence is not None:
                assert abs(claim.value.amount) in amounts


def test_every_party_and_item_is_named_in_the_text(fused):
    for report, claims in fused:
        document = mentioned(report, CATALOGUE)
        if document is None:
            assert claims == []
            continue
        understand(document)
        named(document, model.load())
        owners = [m.owner for m in document.mentions if m.owner is not None]
        referents = [r for m in document.mentions for r in m.referents]
        rules = extract(report, CATALOGUE, Extractor.RULES)
        known = {m.name for m in (*document.mentions, *owners, *referents)}
        known |= {one.name for claim in rules for one in (*claim.parties, *claim.items)}
        for claim in claims:
            assert {one.name for one in (*claim.parties, *claim.items)} <= known


def test_confidences_are_shares_and_not_all_the_same(fused):
    confidences = [claim.confidence for _, claims in fused for claim in claims]
    assert all(c is not None and 0 < c < 1 for c in confidences)
    assert len(set(confidences)) > 20


def test_a_report_longer_than_a_window_is_read_to_its_end():
    filler = "The two ministers spoke about culture, sport and the weather in the valley. "
    order = "Poland has ordered 48 FA-50 jets from South Korea for $3 billion."
    text = f"{order}\n\n{filler * 80}\n\nPeru has bought 12 T-90 tanks from Russia."
    claims = read(text)
    assert holds(claims, {"recipient": {"POL"}})
    assert holds(claims, {"recipient": {"PER"}})


def test_without_coreference_and_without_rules_it_reads_otherwise(reports):
    figures = {}
    for name in ("fused", "tagger", "fused-without-coreference"):
        read_claims = extractor(name)
        figures[name] = [read_claims(one.report, CATALOGUE) for one in reports]
    assert figures["fused"] != figures["tagger"]
    assert figures["fused"] != figures["fused-without-coreference"]
    assert all(any(claims) for claims in figures.values())
