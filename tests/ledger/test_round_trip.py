from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings

from armsledger.ledger import Ledger
from armsledger.model import ReadReport, content_id
from armsledger.model.identity import claim_id
from tests.strategies import read_reports


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        yield opened


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(read=read_reports())
def test_claims_come_back_as_they_went_in(ledger: Ledger, read: ReadReport) -> None:
    report_id = content_id(read.report.text)
    # Each example reads as a version of its own, so that it is the latest reading.
    extractor = f"test/{ledger.counts().readings}"
    # Another text that differs in white space alone has other offsets.
    assume(ledger.text(report_id) in {None, read.report.text})
    ledger.add(read, source="a.txt", original=b"", extractor=extractor)
    expected = {claim_id(report_id, claim): claim for claim in read.claims}
    found = list(ledger.claims(report=report_id))
    assert [sourced.claim_id for sourced in found] == list(expected)
    for sourced in found:
        original = expected[sourced.claim_id]
        assert sourced.claim == original.model_copy(update={"id": sourced.claim_id})
    assert ledger.report(report_id).text == read.report.text
    assert list(ledger.verify()) == []
