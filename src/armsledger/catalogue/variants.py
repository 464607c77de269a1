"""The spellings of a designation: "Su-30MKI", "Su 30MKI", "SU30-MKI"."""

import re
from itertools import product

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


def spellings(name: str) -> tuple[str, ...]:
    """`name` and its forms with hyphen, space or nothing where letters meet digits.

    Names without a digit have one form, or two where a hyphen joins two words
    ("Al-Khalid", "Al Khalid").
    """
    if not any(c.isdigit() for c in name):
        return (name, name.replace("-", " ")) if "-" in name and " " not in name else (name,)
    if len(name) > 24:
        return (name,)
    parts, seams = _parts(name)
    if len(parts) - 1 != len(seams) or not seams:
        return (name,)
    choices = [
        _joins(parts[index], seam, parts[index + 1], index == 0) for index, seam in enumerate(seams)
    ]
    if sum(len(c) > 1 for c in choices) > 3:
        return (name,)
    out = {name}
    for combination in product(*choices):
        out.add("".join([p + s for p, s in zip(parts, (*combination, ""), strict=True)]))
    return tuple(sorted(out))


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
    ordinary = left.lower() in _NO_SPACE or (first and len(left) == 1)
    options = {seam, "-"} if ordinary else {seam, "-", " "}
    if not (first and seam == "" and len(left) == 1):
        options.add("")
    return tuple(sorted(options))
