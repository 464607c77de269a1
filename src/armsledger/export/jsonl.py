"""Deals as JSON Lines: one deal a line, with all its claims."""

import json
from collections.abc import Iterable

from armsledger.model.deal import Deal


def to_jsonl(deals: Iterable[Deal]) -> str:
    """The deals, one JSON object a line, keys sorted."""
    return "".join(
        json.dumps(deal.as_json(), ensure_ascii=False, sort_keys=True) + "\n" for deal in deals
    )
