"""The JSON Schema of a read report, derived from the types."""

from typing import Any

from armsledger.model.enums import INDICATOR_STAGES, Kind, Stage
from armsledger.model.report import ReadReport


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of `armsledger extract`."""
    schema: dict[str, Any] = _without_null(ReadReport.model_json_schema())
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Claims of one report"
    indicator_stages = [s.value for s in Stage if s in INDICATOR_STAGES]
    schema["$defs"]["Claim"]["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": Kind.INDICATOR.value}}},
            "then": {
                "required": ["measure", "amount"],
                "properties": {"stage": {"enum": [*indicator_stages, Stage.DENIED.value]}},
            },
            "else": {
                "properties": {
                    "stage": {"not": {"enum": indicator_stages}},
                    "measure": False,
                    "of": False,
                    "amount": False,
                }
            },
        }
    ]
    return schema


def _without_null(node: Any) -> Any:
    """The schema without `null`: what is not known is absent."""
    if isinstance(node, list):
        return [_without_null(n) for n in node]
    if not isinstance(node, dict):
        return node
    node = {
        k: _without_null(v) for k, v in node.items() if not (k == "default" and v in (None, []))
    }
    kinds = node.get("anyOf")
    if kinds and {"type": "null"} in kinds:
        rest = [k for k in kinds if k != {"type": "null"}]
        if len(rest) == 1:
            del node["anyOf"]
            node.update(rest[0])
    return node
