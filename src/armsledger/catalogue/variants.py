"""The spellings of a designation: "Su-30MKI", "Su 30MKI", "SU30-MKI"."""

import re
from itertools import product

# A space after these would make a designation of ordinary words ("at 4", "a 50").
_NO_SPACE = frozenset("a i at in on no as is to it or of be an by we so up us all for new type mk".split())
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
    pieces = re.split(r"([\s-]+)", name)
    parts: list[str] = []
    seams: list[tuple[str, ...]] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            seams.append((piece,))
            continue
        for inner, part in enumerate(_PART.findall(piece)):
            if inner:
                seams.append(("",))
            parts.append(part)
    if len(parts) - 1 != len(seams) or not seams:
        return (name,)
    choices: list[tuple[str, ...]] = []
    for index, (seam,) in enumerate(seams):
        left, right = parts[index], parts[index + 1]
        meets = left[-1].isalpha() and right[0].isdigit() or left[-1].isdigit() and right[0].isalpha()
        if not meets or (seam == "" and left[-1].isdigit() and len(right) == 1):
            choices.append((seam,) if seam.strip() == "" else (seam, " "))
            continue
        space = () if left.lower() in _NO_SPACE or len(left) == 1 and index == 0 else (" ",)
        first_join = seam == "" and index == 0 and len(left) == 1
        options = {seam, "-", *space} if first_join else {seam, "", "-", *space}
        choices.append(tuple(sorted(options)))
    if sum(len(c) > 1 for c in choices) > 3:
        return (name,)
    out = {name}
    for combination in product(*choices):
        out.add("".join(p + s for p, s in zip(parts, (*combination, ""), strict=True)))
    return tuple(sorted(out))
