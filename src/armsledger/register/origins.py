"""Independent origins: how many sources really speak, however many reports repeat them."""

from collections.abc import Sequence

from armsledger.model import SourcedClaim, Speaker, Stage
from armsledger.register.facts import published
from armsledger.register.wordprint import same_words

_SPEECH_DAYS = 3
"""A speech is reported for about this long; what is said later is said anew."""

_UNNAMED = "unnamed"


def origins(claims: Sequence[SourcedClaim]) -> dict[str, int]:
    """Claim id → number of its origin, counted from 0 in the order of claim ids.

    Two claims are of one origin where their words are copies, one speaker said both
    within three days, one names the other's publisher or both name one outlet as
    their source, one publisher says both in its own voice, or one report says both
    and does not credit them to two named sources. What is joined by steps is joined.
    """
    ordered = sorted(claims, key=lambda c: c.claim_id)
    root = list(range(len(ordered)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, one in enumerate(ordered):
        for j in range(i):
            low, high = sorted((find(i), find(j)))
            if low != high and same_origin(one, ordered[j]):
                root[high] = low
    numbers: dict[int, int] = {}
    return {
        claim.claim_id: numbers.setdefault(find(i), len(numbers)) for i, claim in enumerate(ordered)
    }


def same_origin(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether the two claims come from one source. Symmetric."""
    if _cites(a, b):
        return True
    # A denial quotes what it denies, and an outlet may report both.
    if (a.claim.stage is Stage.DENIED) is not (b.claim.stage is Stage.DENIED):
        return same_speaker(a, b)
    if a.report_id == b.report_id:
        return not (_credited(a) and _credited(b)) or same_speaker(a, b)
    return same_speaker(a, b) or _own_voice(a, b) or same_words(a, b)


def same_speaker(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one speaker said both within three days, as far as the dates are known."""
    one, other = a.claim.speaker, b.claim.speaker
    if one is None or other is None or not _one_person(one, other):
        return False
    first, second = published(a), published(b)
    return first is None or second is None or abs((first - second).days) <= _SPEECH_DAYS


def same_voice(a: SourcedClaim, b: SourcedClaim) -> bool:
    """Whether one speaker, or else one publisher in its own voice, says both, at any time."""
    one, other = a.claim.speaker, b.claim.speaker
    if one is not None and other is not None:
        return _one_person(one, other)
    return one is None and other is None and _own_voice(a, b)


def _one_person(one: Speaker, other: Speaker) -> bool:
    """Same last name and organisation; without an organisation, the same full name."""
    name, other_name = one.name.casefold().split(), other.name.casefold().split()
    if not name or not other_name or name[-1] != other_name[-1] or name[0] == _UNNAMED:
        return False
    if one.organisation and other.organisation:
        return one.organisation.casefold() == other.organisation.casefold()
    return name == other_name or 1 in {len(name), len(other_name)}


def _credited(claim: SourcedClaim) -> bool:
    """Whether the report names a source for it."""
    speaker = claim.claim.speaker
    return bool(claim.claim.via) or (
        speaker is not None and not speaker.name.casefold().startswith(_UNNAMED)
    )


def _own_voice(a: SourcedClaim, b: SourcedClaim) -> bool:
    """One report or one publisher says both without naming a source."""
    if any(c.claim.speaker or c.claim.via for c in (a, b)):
        return False
    if a.report_id == b.report_id:
        return True
    return bool(a.publisher) and bool(b.publisher) and _folded(a) == _folded(b)


def _cites(a: SourcedClaim, b: SourcedClaim) -> bool:
    """One names the other's publisher, or both name one outlet."""
    if (a.claim.stage is Stage.DENIED) is not (b.claim.stage is Stage.DENIED):
        return False
    via, other_via = ({_outlet(outlet) for outlet in claim.claim.via} for claim in (a, b))
    return bool(via & other_via) or _folded(a) in other_via or _folded(b) in via


def _folded(claim: SourcedClaim) -> str | None:
    return _outlet(claim.publisher) if claim.publisher else None


def _outlet(name: str) -> str:
    return name.casefold().strip().removeprefix("the ")
