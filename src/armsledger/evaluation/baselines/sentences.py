"""Sentences, as the baselines tell them apart."""

import re
from typing import Any

_SENTENCE = re.compile(r"[^\s.!?][^\n]*?(?:[.!?](?=\s+[A-Z\"'(]|\s*$)|(?=\n)|$)", re.MULTILINE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each starts and ends: at a stop before a capital, and at a line's end."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def evidence(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """The evidence of a claim that is read from one sentence."""
    return [{"start": start, "end": end, "quote": text[start:end]}]
