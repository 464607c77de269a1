"""FollowTheMoney: what is exported is what the library itself would keep."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armsledger.catalogue.load import load_catalogue
from armsledger.export.ftm import to_ftm, to_ftm_statements
from armsledger.export.ftm_statements import COLUMNS
from armsledger.model import Kind, SourcedClaim, content_id
from armsledger.register.deals import deals
from tests.register.making import rafale_like_history
from tests.strategies import read_reports

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "build" / "ftm-venv" / "bin" / "python"
CHECK = Path(__file__).with_name("followthemoney_check.py")
CATALOGUE = load_catalogue()


@st.composite
def sourced_claims(draw: st.DrawFn) -> list[SourcedClaim]:
    """Claims of any kind that may make a deal, each with its report."""
    found = []
    for read in draw(st.lists(read_reports(), max_size=3)):
        report = read.report
        for number, claim in enumerate(read.claims):
            if claim.kind is Kind.INDICATOR:
                continue
            found.append(
                SourcedClaim(
                    claim_id=content_id(f"{report.id}{number}{claim.model_dump_json()}")[:16],
                    claim=claim,
                    report_id=report.id,
                    title=report.title,
                    publisher=report.publisher,
                    published=report.published,
                    url=report.url,
                    recorded="2026-01-01T00:00:00Z",
                )
            )
    return found


def exported(claims: list[SourcedClaim]) -> tuple[str, str]:
    found = deals(claims, CATALOGUE)
    return to_ftm(found, CATALOGUE), to_ftm_statements(found, CATALOGUE)


def faults(pairs: list[tuple[str, str]]) -> list[str]:
    """What the library says against these exports."""
    if not (PYTHON.with_name("python").exists() and (PYTHON.parents[1] / ".ready").exists()):
        reason = "no FollowTheMoney library: `make test` builds build/ftm-venv with it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    done = subprocess.run(
        [str(PYTHON), str(CHECK)],
        input="".join(json.dumps(pair) + "\n" for pair in pairs),
        env={**os.environ, "PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_library_keeps_every_value_of_a_history_as_it_is() -> None:
    assert faults([exported(rafale_like_history())]) == []


def test_the_library_keeps_every_value_of_any_deals_as_it_is() -> None:
    collected: list[tuple[str, str]] = []

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(sourced_claims())
    def collect(claims: list[SourcedClaim]) -> None:
        collected.append(exported(claims))

    collect()
    # One start of the library serves all examples.
    assert faults(collected) == []


def test_the_checker_finds_what_the_library_would_change() -> None:
    entity = {"id": "x", "schema": "Project", "properties": {"name": [" two  spaces "]}}
    found = faults([(json.dumps(entity), "")])
    assert any("'two spaces'" in fault for fault in found)


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = rafale_like_history()
    assert exported(claims) == exported(claims[::-1])


def test_every_deal_party_and_claim_is_there_once() -> None:
    found = deals(rafale_like_history(), CATALOGUE)
    entities = [json.loads(line) for line in to_ftm(found, CATALOGUE).splitlines()]
    by_schema: dict[str, list[dict[str, list[str]]]] = {}
    for entity in entities:
        by_schema.setdefault(entity["schema"], []).append(entity["properties"])
    assert {p["recordId"][0] for p in by_schema["Project"]} == {deal.id for deal in found}
    claims = {claim.claim_id for deal in found for claim in deal.claims}
    assert {d["recordId"][0] for d in by_schema["Documentation"]} == claims
    assert ["Rosoboronexport"] in [c["name"] for c in by_schema["Company"]]
    assert len(by_schema["ProjectParticipant"]) == sum(len(deal.parties) for deal in found)


def test_every_statement_leads_to_a_claim_a_report_or_the_catalogue() -> None:
    claims = rafale_like_history()
    rows = list(csv.DictReader(io.StringIO(exported(claims)[1])))
    assert tuple(rows[0]) == COLUMNS
    known = {f"claim:{c.claim_id}" for c in claims} | {f"report:{c.report_id}" for c in claims}
    for row in rows:
        assert set(row["origin"].split("|")) <= known | {"catalogue"}, row
        assert row["origin"]


def test_a_value_in_another_form_keeps_the_register_s() -> None:
    rows = list(csv.DictReader(io.StringIO(exported(rafale_like_history())[1])))
    forms = {(row["value"], row["original_value"]) for row in rows if row["prop"] == "country"}
    assert ("ru", "RUS") in forms
