"""How records are written into rows, and the ids that rows have."""

import json
import re
from datetime import UTC, datetime

from armsledger.ledger.originals import digest
from armsledger.model import Claim, InputError, Report
from armsledger.model.identity import claim_id

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def now() -> str:
    """The present moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def encode(claim: Claim) -> str:
    """A claim's content as JSON in ASCII, without its id and the reader's confidence.

    Raises InputError for a figure that is not a finite number.
    """
    content = claim.as_json()
    content.pop("id", None)
    content.pop("confidence", None)
    try:
        return json.dumps(content, sort_keys=True, allow_nan=False)
    except ValueError:
        raise InputError(f"a claim has a figure that is not a number: {content}") from None


def decode(content: str, report_id: str, confidence: float | None) -> Claim:
    """The claim that a row holds, with its id worked out anew from what is there.

    Raises ValueError where the content is not a claim.
    """
    claim = Claim.model_validate_json(content)
    return claim.model_copy(
        update={"id": claim_id(report_id, claim), "confidence": confidence},
    )


def appearance_id(
    report_id: str,
    *,
    source: str,
    url: str | None,
    publisher: str | None,
    published: str | None,
    title: str | None,
    dateline: str | None,
    given_id: str,
) -> str:
    """The id of an appearance: the hash of the text's id, the place, and what is known there.

    The place is the URL; only a text without one is known by its file, so that
    moving a file about does not make new appearances.
    """
    place = url or source
    parts = [report_id, place, publisher, published, title, dateline, given_id]
    return digest(json.dumps(parts).encode())[:16]


def refuse_unkeepable(report: Report, source: str) -> None:
    """Raise InputError where a field holds what no database keeps: NUL or half a character."""
    for name, value in [("source", source), *report]:
        found = UNKEEPABLE.search(value) if value else None
        if found:
            raise InputError(
                f"{source[:200]!a}: the report's {name} holds the character "
                f"U+{ord(found[0]):04X} at {found.start()}, which no database keeps; "
                "take it out and add the report again"
            )
