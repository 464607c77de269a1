"""What reading an input gives: a report, or why there is none."""

from dataclasses import dataclass

from armsledger.model import Report


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report with the bytes that it was read from."""

    report: Report
    original: bytes
    """The whole file, or the one line of a JSONL file."""
    source: str
    """The file, with `:LINE` for one of many in a JSONL file."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that gave no report. The other inputs of a batch go on."""

    source: str
    reason: str
    """What is wrong, where, and what to do about it."""
