"""A report: one published text, and what was read out of it."""

import hashlib
import unicodedata

from armsledger.model.base import Model
from armsledger.model.claim import Claim


class Report(Model):
    """One published text with what is known about its publication."""

    id: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF date."""
    dateline: str | None = None
    language: str | None = None
    """BCP 47."""
    text: str


class ReadReport(Model):
    """A report with its claims: one line of armsledger's JSONL."""

    report: Report
    claims: tuple[Claim, ...]


def content_id(text: str) -> str:
    """The id of a text: the hash of its normalised form.

    Normalised is NFC with white space folded, so that a copy with other line
    ends is the same report. 16 hex digits of SHA-256.
    """
    normalised = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()[:16]
