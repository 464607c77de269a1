"""What the ledger answers with: small frozen records."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one read report brought into the ledger; all false where it was all known."""

    report_id: str
    """The ledger's own id: the hash of the text."""
    new_report: bool
    new_appearance: bool
    """The text, known or new, was found at a place not recorded before."""
    new_reading: bool
    claims: int
    """Claims stored by the new reading."""

    @property
    def anything(self) -> bool:
        """Whether the ledger holds more than before."""
        return self.new_report or self.new_appearance or self.new_reading


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a report's text was found, with what was known about it there."""

    report_id: str
    source: str
    """The path, `path:line` or address that it was read from."""
    url: str | None
    publisher: str | None
    published: str | None
    title: str | None
    dateline: str | None
    given_id: str
    """The id that the input gave, or the hash of the text where it gave none."""
    original_sha256: str
    recorded: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change feed."""

    cursor: int
    """Grows with every change; ask for what came after it."""
    what: Literal["report", "appearance", "reading", "claim", "superseded", "review"]
    """`claim`: it now stands; `superseded`: a newer reading no longer has it."""
    id: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found not to be as it was written."""

    what: Literal[
        "database",
        "report",
        "appearance",
        "original",
        "reading",
        "claim",
        "evidence",
        "review",
    ]
    id: str
    where: str
    """The table, file or field."""
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds."""

    reports: int
    appearances: int
    readings: int
    claims: int
    """Every claim ever read, superseded ones among them."""
