"""Our schema, our types and the contract accept and refuse the same documents."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from armsledger.model import Claim, Kind, Measure, ReadReport, Role, Stage
from armsledger.model.schema import json_schema
from tests.strategies import read_reports

COPY = Path(__file__).parent / "contract.schema.json"
ORIGINAL = Path(__file__).parents[3] / "shared" / "claim.schema.json"

contract = Draft202012Validator(json.loads(COPY.read_text(encoding="utf-8")))
ours = Draft202012Validator(json_schema())

CLAIM: dict[str, Any] = {
    "kind": "transfer",
    "stage": "signed",
    "parties": [{"role": "supplier", "name": "Rosoboronexport", "type": "organisation"}],
    "evidence": [{"start": 0, "end": 4, "quote": "Peru"}],
}
QUANTITY = {"amount": 12, "unit": "count", "qualifier": "exact"}
INDICATOR = {
    **CLAIM,
    "kind": "indicator",
    "stage": "reported",
    "measure": "exports",
    "amount": QUANTITY,
}


def document(claim: dict[str, Any]) -> dict[str, Any]:
    return {"report": {"id": "x", "text": "Peru has ordered."}, "claims": [claim]}


def without(claim: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: v for k, v in claim.items() if k != key}


def pydantic_accepts(value: Any) -> bool:
    try:
        ReadReport.model_validate(value)
    except ValidationError:
        return False
    return True


def has_null(value: Any) -> bool:
    if isinstance(value, dict):
        return any(has_null(v) for v in value.values())
    if isinstance(value, list):
        return any(has_null(v) for v in value)
    return value is None


def agree(value: Any) -> bool:
    """Whether the contract accepts the document; our schema and our types must say the same."""
    accepted = contract.is_valid(value)
    assert ours.is_valid(value) == accepted, value
    # In Python None stands for what is absent, so that the types cannot refuse null.
    if not has_null(value):
        assert pydantic_accepts(value) == accepted, value
    return accepted


def test_the_copy_is_the_contract():
    if not ORIGINAL.exists():
        pytest.skip("the contract lies beside the project and is not here")
    assert ORIGINAL.read_bytes() == COPY.read_bytes()


def test_both_are_schemas():
    Draft202012Validator.check_schema(json_schema())
    Draft202012Validator.check_schema(contract.schema)


@pytest.mark.parametrize(
    "claim",
    [
        CLAIM,
        INDICATOR,
        {**CLAIM, "id": "x", "items": [{"name": "Mi-8", "quantity": QUANTITY}], "via": ["TASS"]},
        {**CLAIM, "place": {"name": "Zhuhai", "country": "CHN"}, "confidence": 1, "items": []},
        {**CLAIM, "speaker": {"name": "", "role": "", "organisation": ""}, "period": ""},
        {**CLAIM, "parties": []},
        {**CLAIM, "stage": "denied"},
        {**INDICATOR, "stage": "denied", "of": "sales"},
        {**CLAIM, "value": {**QUANTITY, "upper": 1e300, "qualifier": "exact"}},
    ],
)
def test_accepted(claim):
    assert agree(document(claim))


@pytest.mark.parametrize(
    "claim",
    [
        *(without(CLAIM, key) for key in CLAIM),
        *(without(INDICATOR, key) for key in INDICATOR),
        {**CLAIM, "colour": "red"},
        {**CLAIM, "kind": "gift"},
        {**CLAIM, "stage": "reported"},
        {**INDICATOR, "stage": "signed"},
        {**CLAIM, "measure": "exports"},
        {**CLAIM, "of": "exports"},
        {**CLAIM, "amount": QUANTITY},
        {**CLAIM, "evidence": []},
        {**CLAIM, "evidence": [{"start": -1, "end": 4, "quote": "Peru"}]},
        {**CLAIM, "evidence": [{"start": 0, "end": 0, "quote": ""}]},
        {**CLAIM, "evidence": [{"start": "0", "end": 4, "quote": "Peru"}]},
        {**CLAIM, "evidence": [{"start": 0, "end": 4.5, "quote": "Peru"}]},
        {**CLAIM, "evidence": [{"start": 0, "end": True, "quote": "Peru"}]},
        {**CLAIM, "place": {"name": "Zhuhai", "country": "cn"}},
        {**CLAIM, "place": {"name": "Zhuhai", "country": "CHINA"}},
        {**CLAIM, "place": {"country": "CHN"}},
        {**CLAIM, "parties": [{"role": "seller", "name": "X", "type": "country"}]},
        {**CLAIM, "parties": [{"role": "supplier", "name": "", "type": "country"}]},
        {**CLAIM, "parties": {}},
        {**CLAIM, "items": [{"name": ""}]},
        {**CLAIM, "items": None},
        {**CLAIM, "items": "Mi-8"},
        {**CLAIM, "period": 2014},
        {**CLAIM, "period": None},
        {**CLAIM, "speaker": {"role": "minister"}},
        {**CLAIM, "confidence": 1.1},
        {**CLAIM, "confidence": "0.5"},
        {**CLAIM, "confidence": True},
        {**CLAIM, "value": {**QUANTITY, "amount": "12"}},
        {**CLAIM, "value": {**QUANTITY, "unit": ""}},
        {**CLAIM, "value": {**QUANTITY, "qualifier": "circa"}},
        {**CLAIM, "value": 12},
    ],
)
def test_refused(claim):
    assert not agree(document(claim))


@pytest.mark.parametrize(
    "value", [{}, [], "x", None, {"report": {"id": "x", "text": "y"}}, {"claims": []}]
)
def test_what_is_no_document_is_refused(value):
    assert not contract.is_valid(value)
    assert not ours.is_valid(value)
    assert not pydantic_accepts(value)


#: What may stand wrongly, or rightly, in place of any value.
_WORDS = [w.value for vocabulary in (Kind, Stage, Role, Measure) for w in vocabulary]
_REPLACEMENTS = st.one_of(
    st.sampled_from([None, True, False, "", "x", "5", "CHN", "chn", [], {}, -1, 0, 1, 0.5, 7.25]),
    st.sampled_from(_WORDS),
    st.sampled_from([QUANTITY, [QUANTITY], CLAIM["parties"], CLAIM["evidence"]]),
)
_KEYS = st.sampled_from(
    [*Claim.model_fields, "country", "name", "upper", "quantity", "colour", "title"]
)


def _nodes(value: Any) -> list[Any]:
    """Every object and array in a document, outermost first."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict | list) else []
    return own + [node for child in inner for node in _nodes(child)]


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A valid document, or one with a few things changed."""
    value: Any = copy.deepcopy(draw(read_reports()).as_json())
    if draw(st.booleans()) and value.get("claims"):
        value["claims"].append(copy.deepcopy(draw(st.sampled_from([CLAIM, INDICATOR]))))
    for _ in range(draw(st.integers(0, 3))):
        node = draw(st.sampled_from(_nodes(value)))
        replacement = copy.deepcopy(draw(_REPLACEMENTS))
        if isinstance(node, list):
            if node and draw(st.booleans()):
                node.pop()
            else:
                node.append(replacement)
        elif node and draw(st.booleans()):
            key = draw(st.sampled_from(sorted(node)))
            if draw(st.booleans()):
                del node[key]
            else:
                node[key] = replacement
        else:
            node[draw(_KEYS)] = replacement
    return value


@settings(max_examples=400, deadline=None)
@given(documents())
def test_contract_schema_and_types_agree_on_any_document(value):
    agree(value)


@given(read_reports())
def test_what_we_write_is_valid(report):
    written = json.loads(json.dumps(report.as_json()))
    assert agree(written)
    assert ReadReport.model_validate(written) == report
