"""The short form of annotations: what it means, and what it refuses."""

import json
import subprocess
import sys

import pytest
import yaml
from scripts.annotate import claim, item, party, place, quantity, speaker
from scripts.disagreements import rows

from armsledger.extraction.segment import sentence_spans
from armsledger.model import ReadReport
from tests.quality.measure import ROOT

TEXT = (
    "LIMA - Peru has ordered 12 KF-9 trainers from Korea's Hanbit for more than $310 million, "
    "Defence Minister Jose Rojas said on Thursday.\n\nThe first two are due in 2021."
)
ORDER = {
    "kind": "transfer",
    "stage": "signed",
    "supplier": "Hanbit (KOR)",
    "recipient": "Peru",
    "items": ["KF-9 [trainer aircraft] * 12"],
    "value": ">310e6 USD",
    "speaker": "Jose Rojas; Defence Minister; Peru",
    "at": "LIMA - Peru has ordered",
}


def written(given):
    return claim(given, TEXT, sentence_spans(TEXT))


def test_a_claim_in_the_short_form_is_one_of_the_contract():
    assert written(ORDER) == {
        "kind": "transfer",
        "stage": "signed",
        "parties": [
            {"role": "supplier", "name": "Hanbit", "type": "organisation", "country": "KOR"},
            {"role": "recipient", "name": "Peru", "type": "country", "country": "PER"},
        ],
        "items": [
            {
                "name": "KF-9",
                "category": "trainer aircraft",
                "quantity": {"amount": 12, "unit": "count", "qualifier": "exact"},
            }
        ],
        "value": {"amount": 310000000, "unit": "USD", "qualifier": "over"},
        "speaker": {"name": "Jose Rojas", "role": "Defence Minister", "organisation": "Peru"},
        "evidence": [{"start": 0, "end": 134, "quote": TEXT[:134]}],
    }


@pytest.mark.parametrize(
    ("short", "meant"),
    [
        ("12 count", {"amount": 12, "unit": "count", "qualifier": "exact"}),
        ("~1.5e9 USD", {"amount": 1500000000, "unit": "USD", "qualifier": "about"}),
        (">=3 count", {"amount": 3, "unit": "count", "qualifier": "at_least"}),
        ("<=3 count", {"amount": 3, "unit": "count", "qualifier": "up_to"}),
        ("<2.5 percent", {"amount": 2.5, "unit": "percent", "qualifier": "under"}),
        ("-14 percent", {"amount": -14, "unit": "percent", "qualifier": "exact"}),
        ("10-15 EUR", {"amount": 10, "upper": 15, "unit": "EUR", "qualifier": "between"}),
    ],
)
def test_quantities(short, meant):
    assert quantity(short) == meant


def test_parties_items_places_and_speakers():
    assert party("target", "NATO [group]") == {"role": "target", "name": "NATO", "type": "group"}
    assert party("supplier", "MBDA [organisation]")["type"] == "organisation"
    assert party("supplier", "BEL (IND)")["type"] == "organisation"
    assert party("supplier", "India (IND)")["type"] == "country"
    assert item("S-300 * 2 regiment")["quantity"]["unit"] == "regiment"
    assert item("T-90S * ~64")["quantity"] == quantity("~64 count")
    assert item("coastal radar")["category"] == "radar"
    assert "category" not in item("spare parts")
    assert place("Kazan (RUS)") == {"name": "Kazan", "country": "RUS"}
    assert place("India")["country"] == "IND"
    assert speaker("SIPRI") == {"name": "SIPRI"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"at": "no such words"}, "not in the text"),
        ({"at": "2021."} | {"at": "e"}, "twice in the text"),
        ({"at": None}, "no `at`"),
        ({"supplier": "Hanbit"}, "is no country"),
        ({"supplier": "Hanbit (XYZ)"}, "no country's code"),
        ({"imposer": "Peru"}, "has no imposer"),
        ({"value": "much"}, "is no quantity"),
        ({"items": ["KF-9 [toy]"]}, "is no category"),
        ({"items": ["KF-9 *12"]}, "is no item"),
        ({"items": ["KF-9 * 12 pieces or so"]}, "is no item"),
        ({"items": [{"name": "KF-9"}]}, "must be text"),
        ({"speaker": ["Jose Rojas"]}, "must be text"),
        ({"at": 2020}, "not in the text"),
        ({"period": "next year"}, "next year"),
        ({"stage": "reported"}, "only an indicator"),
        ({"colour": "red"}, "unknown: colour"),
    ],
)
def test_what_is_not_meant_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        written(ORDER | change)


def test_a_name_may_be_folded_over_lines():
    assert party("supplier", "Hanbit\n  Heavy (KOR)")["name"] == "Hanbit Heavy"
    assert item("KF-9\n* 2")["quantity"]["amount"] == 2
    assert place("Kazan\n(RUS)") == {"name": "Kazan", "country": "RUS"}


@pytest.fixture
def annotate(tmp_path):
    def run(reports, *options):
        part, out = tmp_path / "part.yaml", tmp_path / "part.jsonl"
        part.write_text(yaml.safe_dump({"reports": reports}), encoding="utf-8")
        script = ROOT / "scripts" / "annotate.py"
        command = [sys.executable, str(script), str(part), "--out", str(out), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done, [json.loads(line) for line in out.open(encoding="utf-8")]

    return run


def test_a_part_is_written_and_its_mistakes_are_listed(annotate):
    good = {"id": "a", "text": TEXT, "genre": "wire", "writer": "w", "claims": [ORDER]}
    bad = good | {"id": "b", "claims": [ORDER | {"at": "nowhere"}]}
    done, lines = annotate([good, bad])
    assert done.returncode == 1
    assert "MISTAKE b, claim 1: not in the text" in done.stdout
    (line,) = lines
    assert (line["genre"], line["writer"]) == ("wire", "w")
    ReadReport.model_validate({"report": line["report"], "claims": line["claims"]})


def test_a_report_that_stands_twice_is_written_once_and_one_without_text_never(annotate):
    good = {"id": "a", "text": TEXT, "claims": []}
    done, lines = annotate([good, good, {"id": "b"}])
    assert done.returncode == 1
    assert "MISTAKE a: twice" in done.stdout
    assert "MISTAKE b: no text" in done.stdout
    assert [line["report"]["id"] for line in lines] == ["a"]


def test_a_second_reader_gives_claims_for_texts_that_are_there(annotate, tmp_path):
    texts = tmp_path / "texts.jsonl"
    report = {"id": "a", "text": TEXT + " Some end lines\u2028so."}
    texts.write_text(json.dumps({"report": report}, ensure_ascii=False) + "\n", encoding="utf-8")
    done, (line,) = annotate([{"id": "a", "claims": [ORDER]}], "--texts", str(texts))
    assert done.returncode == 0
    assert line["report"] == report


def test_the_example_of_the_guide_is_right(annotate):
    guide = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    done, (line,) = annotate(yaml.safe_load(example)["reports"])
    assert done.returncode == 0, done.stdout
    assert len(line["claims"]) == 2


def test_disagreements_are_one_row_a_slot_and_one_for_a_whole_claim(tmp_path):
    report = {"id": "a", "text": TEXT}
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    later = written(
        ORDER | {"stage": "planned", "items": ["KF-9 * 2"], "period": "2021", "at": "The first"}
    )
    mine = [written(ORDER), later]
    theirs = [written(ORDER | {"value": "~310e6 USD", "speaker": None})]
    first.write_text(json.dumps({"report": report, "claims": mine}))
    second.write_text(json.dumps({"report": report, "claims": theirs}))
    found = list(rows(first, second))
    assert found[:2] == [
        ("a", "1", "1", "value_qualifier", "over", "about"),
        ("a", "1", "1", "speaker", "Jose Rojas", ""),
    ]
    (whole,) = found[2:]
    assert whole[:4] == ("a", "2", "", "claim")
    assert "KF-9: 2 count" in whole[4]
