"""Whatever the text: every claim quotes it exactly, fits the schema, and comes out the same."""

import json
import re
from functools import cache

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import load
from armsledger.extraction.pipeline import extract
from armsledger.model import Claim, ReadReport, Report
from armsledger.model.schema import json_schema
from tests.quality.data import OURS
from tests.quality.measure import ROOT

some = settings(deadline=None, max_examples=60)


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def assert_sound(report: Report, claims: list[Claim]) -> None:
    for claim in claims:
        for evidence in claim.evidence:
            assert report.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote.strip()
    line = ReadReport(report=report, claims=tuple(claims)).as_json()
    validator().validate(json.loads(json.dumps(line)))


@pytest.mark.parametrize("name", OURS)
def test_every_claim_of_every_report_is_sound_and_comes_out_the_same(name: str) -> None:
    for annotated in load(ROOT / name).values():
        report = annotated.report
        claims = extract(report, load_catalogue())
        assert_sound(report, claims)
        again = extract(report, load_catalogue())
        first, second = (
            "\n".join(claim.model_dump_json() for claim in each) for each in (claims, again)
        )
        assert first == second


WORDS = (
    "Russia China India Turkey Saab Rosoboronexport NATO S-400 T-90s F-16 Patriot tanks missiles "
    "sold delivered ordered signed denied cancelled will may not to from for with by and the of a "
    'worth $500 million 12 two dozen percent contract licence exports arms in 2019 March 5, . , " '
    "“ ” ( ) - – : ; said told Reuters according minister President Putin \n \n\n İ 😀 С-300 "
    "exhibition train upgrade jointly develop embargo sanctions share growth largest exporter "
    "joint venture talks offered its their it the company which that first batch last year"
)
texts = st.lists(st.sampled_from(re.split(" ", WORDS)), max_size=60).map(" ".join)


@some
@given(texts, st.sampled_from([None, "2024-03-05", "2024-03", "2024"]))
def test_any_words_of_the_trade_give_sound_claims(text: str, published: str | None) -> None:
    report = Report(id="r", text=text, published=published, language="en")
    assert_sound(report, extract(report, load_catalogue()))


@some
@given(st.text(max_size=200))
def test_any_text_gives_sound_claims(text: str) -> None:
    report = Report(id="r", text=text, published="2024-03-05")
    assert_sound(report, extract(report, load_catalogue()))


@cache
def sentences() -> list[str]:
    """Every sentence of our own annotated reports, roughly cut."""
    texts = [one.report.text for name in OURS for one in load(ROOT / name).values()]
    return [cut for text in texts for cut in re.split(r"(?<=[.!?])\s+", text)]


@some
@given(st.data(), st.sampled_from([" ", "\n\n"]))
def test_sentences_of_other_reports_give_sound_claims(data: st.DataObject, between: str) -> None:
    # Where a deal is done at sea, see below.
    ashore = [sentence for sentence in sentences() if "Sea" not in sentence]
    text = between.join(data.draw(st.lists(st.sampled_from(ashore), min_size=1, max_size=6)))
    report = Report(id="r", text=text, published="2024-03-05", language="en")
    assert_sound(report, extract(report, load_catalogue()))


@pytest.mark.parametrize("sea", ["Black Sea", "Baltic Sea", "Red Sea"])
def test_a_deal_at_sea_is_read(sea: str) -> None:
    text = f"Turkey delivered two corvettes to Ukraine in the {sea}. The ships carry missiles."
    report = Report(id="r", text=text, published="2024-03-05", language="en")
    claims = extract(report, load_catalogue())
    assert claims
    assert_sound(report, claims)


PLAIN = "The weapons reached the port. Sweden delivered eight Gripen fighters to Hungary in 2024. "


@some
@given(
    st.text(alphabet="😀İß\u0301\u200b\ufeff“”–\u00a0\n\t", max_size=12),
    st.text(alphabet="😀İß\u0301\u200b\ufeff“”–\u00a0\n\t", max_size=12),
)
def test_odd_characters_around_a_report_move_no_span(before: str, after: str) -> None:
    report = Report(id="r", text=f"{before}\n{PLAIN}\n{after}", published="2024-03-05")
    assert_sound(report, extract(report, load_catalogue()))


@some
@given(st.data())
def test_a_report_cut_anywhere_gives_sound_claims(data: st.DataObject) -> None:
    reports = list(load(ROOT / OURS[0]).values())
    whole = data.draw(st.sampled_from(reports)).report
    text = whole.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    report = whole.model_copy(update={"text": text[start:end]})
    assert_sound(report, extract(report, load_catalogue()))
