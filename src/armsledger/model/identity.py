"""Ids that are hashes of what they name."""

import hashlib
import json

from armsledger.model.claim import Claim


def claim_id(report_id: str, claim: Claim) -> str:
    """The id of a claim: the hash of its report, its evidence and its content.

    The claim's own `id` and the reader's `confidence` are no part of it.
    16 hex digits of SHA-256.
    """
    content = claim.as_json()
    content.pop("id", None)
    content.pop("confidence", None)
    canonical = json.dumps([report_id, content], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
