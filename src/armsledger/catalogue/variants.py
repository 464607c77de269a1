"""The spellings of a designation: "Su-30MKI", "Su 30MKI", "SU30-MKI"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product, zip_longest

from armsledger.catalogue.folding import fold, skeleton

# A space after these would make a designation of ordinary words ("at 4", "a 50").
_NO_SPACE = frozenset(
    [
        "a",
        "i",
        "at",
        "in",
        "on",
        "no",
        "as",
        "is",
        "to",
        "it",
        "or",
        "of",
        "be",
        "an",
        "by",
        "we",
        "so",
        "up",
        "us",
        "all",
        "for",
        "new",
        "type",
        "mk",
    ]
)
_SEAM = re.compile(r"([\s-]+)")
_PART = re.compile(r"[A-Za-z]+|\d+|[^\W\d_]+|[^\w\s-]+")
_DIGIT = re.compile(r"\d")
#: Where letters meet digits in a skeleton, glued or apart; but not "16C", which is never "16 C".
_MEETING = re.compile(
    rb"(?<=[a-z\x80-\xff]) ?(?=[0-9])|(?<=[0-9]) (?=[a-z\x80-\xff])|(?<=[0-9])(?=[a-z\x80-\xff]{2})"
)
#: A longer name is a phrase, and is written as it stands.
_LONGEST = 24
#: More seams than these would make more spellings than anyone writes.
_MOST_SEAMS = 3


@lru_cache(maxsize=4096)
def spellings(name: str) -> frozenset[str]:
    """`name` and its forms with hyphen, space or nothing where letters meet digits, folded.

    Names without a digit have one form, or two where a hyphen joins two words
    ("Al-Khalid", "Al Khalid").
    """
    folded = fold(name)
    if _DIGIT.search(folded) is None:
        if "-" in folded and " " not in folded:
            return frozenset((folded, folded.replace("-", " ")))
        return frozenset((folded,))
    parts, choices = _seams(folded)
    return frozenset((folded, *map("".join, product(*_alternate(parts, choices)))))


def skeletons(name: str) -> tuple[bytes, ...]:
    """The skeletons that the name's spellings have, and perhaps some that none has."""
    bare = skeleton(name)
    if len(name) > _LONGEST:
        return (bare,)
    parts = _MEETING.split(bare)
    if len(parts) == 1 or len(parts) > _MOST_SEAMS + 1:
        return (bare,)
    if len(parts) == 2:
        return (b"".join(parts), b" ".join(parts))
    first, *rest = parts
    return tuple({first + b"".join(tail) for tail in product(*((p, b" " + p) for p in rest))})


def _seams(name: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The parts of a name, and what may stand between each two of them."""
    if len(name) <= _LONGEST:
        parts, seams = _parts(name)
        if seams and len(parts) - 1 == len(seams):
            choices = [
                _joins(parts[index], seam, parts[index + 1], index == 0)
                for index, seam in enumerate(seams)
            ]
            if sum(len(c) > 1 for c in choices) <= _MOST_SEAMS:
                return parts, choices
    return [name], []


def _alternate(parts: list[str], choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Parts and what may stand between them, in turn."""
    for part, choice in zip_longest(parts, choices):
        yield (part,)
        if choice is not None:
            yield choice


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The runs of letters and of digits, and what stands between each two."""
    parts: list[str] = []
    seams: list[str] = []
    for index, piece in enumerate(_SEAM.split(name)):
        if index % 2:
            seams.append(piece)
            continue
        inner = _PART.findall(piece)
        seams += [""] * (len(inner) - 1)
        parts += inner
    return parts, seams


def _joins(left: str, seam: str, right: str, first: bool) -> tuple[str, ...]:
    """What may stand between two parts."""
    meets = (left[-1].isalpha() and right[0].isdigit()) or (
        left[-1].isdigit() and right[0].isalpha()
    )
    if not meets or (seam == "" and left[-1].isdigit() and len(right) == 1):
        return (seam,) if not seam.strip() else (seam, " ")
    ordinary = left in _NO_SPACE or (first and len(left) == 1)
    options = {seam, "-"} if ordinary else {seam, "-", " "}
    if not (first and seam == "" and len(left) == 1):
        options.add("")
    return tuple(sorted(options))
