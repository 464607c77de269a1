"""What a report's words say of an order: that it is a frame, a part of one, or one more."""

import re

from armsledger.model import SourcedClaim

#: Words for a frame contract, and for a contract that carries out a part of one.
_FRAME = re.compile(
    r"\b(?:frame(?:work)?[- ](?:agreement|contract|deal|order|accord)|framework|umbrella)\b",
    re.IGNORECASE,
)
_CALL_OFF = re.compile(
    r"\b(?:executive (?:contract|agreement|order)|call-?offs?|tranches?|implementing contract|"
    r"(?:under|within|from|of) (?:the|a|that|its|this) frame)",
    re.IGNORECASE,
)
#: Words by which a report says that an order comes on top of another.
_MORE = re.compile(
    r"\b(?:second|third|fourth|fifth|another|additional(?:ly)?|further|more|extra|follow-?on|"
    r"follow-?up|repeat|options?|supplementary|new (?:contract|order|batch|deal|tranche))\b",
    re.IGNORECASE,
)


def is_frame(claim: SourcedClaim) -> bool:
    """Whether the report calls it a frame contract, and no call-off of one."""
    return _says(_FRAME, claim) and not _says(_CALL_OFF, claim)


def is_call_off(claim: SourcedClaim) -> bool:
    """Whether the report calls it a call-off, an executive contract or a tranche."""
    return _says(_CALL_OFF, claim)


def says_more(claim: SourcedClaim) -> bool:
    """Whether the report says that the order comes on top of another."""
    return _says(_MORE, claim)


def _says(words: re.Pattern[str], claim: SourcedClaim) -> bool:
    return any(words.search(evidence.quote) for evidence in claim.claim.evidence)
