"""The corpus is what its data statement says, and its splits are honest."""

import hashlib
from collections import Counter
from functools import cache
from itertools import combinations

from scripts.corpus_counts import CORPUS, Corpus

from armsledger.catalogue.load import load_catalogue
from armsledger.evaluation.annotated import SPLITS
from armsledger.evaluation.dealings import dealings
from armsledger.model import Kind, ReadReport, Stage
from armsledger.register.systems import Systems


@cache
def corpus() -> Corpus:
    return Corpus()


def test_every_report_and_claim_is_as_the_contract_wants_it_and_quotes_its_text():
    for one in corpus().reports.values():
        read = ReadReport.model_validate({"report": one.report, "claims": one.claims})
        for claim in read.claims:
            for evidence in claim.evidence:
                assert read.report.text[evidence.start : evidence.end] == evidence.quote


def test_there_is_enough_of_everything():
    reports = corpus().reports.values()
    assert len(reports) >= 1200
    assert len(corpus().claims) >= 6000
    assert sum(not one.claims for one in reports) >= 250
    assert min(corpus().counted("kind")[kind] for kind in Kind) >= 150
    assert min(corpus().counted("stage")[stage] for stage in Stage) >= 100
    assert len(corpus().states("supplier")) >= 60
    assert len(corpus().states("recipient")) >= 120


def test_every_category_of_equipment_is_dealt_with():
    names = {category.name for category in load_catalogue().categories}
    assert names - set(corpus().categories) == set()


def test_reports_are_of_60_to_400_words_and_of_1990_to_2026():
    for one in corpus().reports.values():
        assert 60 <= len(one.report.text.split()) <= 400, one.report.id
        assert one.report.published is None or "1990" <= one.report.published < "2027"
    years = {one.report.published[:4] for one in corpus().reports.values() if one.report.published}
    assert years == {str(year) for year in range(1990, 2027)}


def test_a_tenth_has_invented_names():
    invented = sum(row["invented"] == "yes" for row in corpus().rows)
    assert invented / len(corpus().rows) >= 0.1


def test_it_was_written_and_not_filled_into_forms():
    alike, of = corpus().shared_skeletons
    assert of > 5000
    assert alike / of <= 0.05


def test_no_text_stands_in_it_twice():
    texts = Counter(" ".join(one.report.text.split()) for one in corpus().reports.values())
    assert max(texts.values()) == 1


def test_each_report_has_one_row_and_each_row_its_report():
    assert [row["id"] for row in corpus().rows] == sorted(corpus().reports)
    for row in corpus().rows:
        assert row["id"] in corpus().splits[row["split"]]
        assert row["genre"]
        assert row["writer"]


def test_no_dealing_stands_in_two_splits():
    systems = Systems(load_catalogue())
    found = {
        split: {key for one in reports.values() for key in dealings(one, systems)}
        for split, reports in corpus().splits.items()
    }
    for one, other in combinations(SPLITS, 2):
        shared = found[one] & found[other]
        assert not shared, (one, other, shared)


def test_test_has_a_writer_and_the_latest_years_to_itself():
    writers: dict[str, set[str]] = {split: set() for split in SPLITS}
    last = dict.fromkeys(SPLITS, "")
    for row in corpus().rows:
        writers[row["split"]].add(row["writer"])
        last[row["split"]] = max(last[row["split"]], row["published"][:4])
    assert writers["test"] > writers["train"] | writers["dev"]
    assert last["test"] > max(last["train"], last["dev"])


def test_the_test_split_is_frozen():
    frozen = (CORPUS / "test.sha256").read_text(encoding="utf-8").split()[0]
    assert hashlib.sha256((CORPUS / "test.jsonl").read_bytes()).hexdigest() == frozen
