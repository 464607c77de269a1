"""Deals as JSON Lines."""

import json

from armsledger.export.jsonl import to_jsonl
from armsledger.model.deal import Deal
from armsledger.register.deals import deals
from tests.register.making import rafale_like_history


def test_a_deal_a_line_that_comes_back_whole() -> None:
    found = deals(rafale_like_history())
    lines = to_jsonl(found).splitlines()
    assert [Deal.model_validate(json.loads(line)) for line in lines] == found
    assert "null" not in "".join(lines)


def test_the_same_claims_give_the_same_bytes() -> None:
    claims = rafale_like_history()
    assert to_jsonl(deals(claims)) == to_jsonl(deals(claims[::-1]))
