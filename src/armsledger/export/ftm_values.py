"""Values as FollowTheMoney takes them unchanged: cleaned texts, dates, numbers, addresses."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

#: The longest name, label and text that the library takes.
NAME, LABEL, TEXT = 384, 1024, 65000
_URL = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+"
    r"/[A-Za-z0-9/._~=&+,-]*(?:\?[A-Za-z0-9/._~=&+,-]+)?"
)
_DATE = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_TOO_MUCH = 1e18


def text(value: str | None, most: int = TEXT) -> str | None:
    """The text on one line, composed, without control and invisible signs; None if none is left."""
    composed = unicodedata.normalize("NFC", value or "")
    shown = "".join(_shown(sign) for sign in composed)
    cut = unicodedata.normalize("NFC", " ".join(shown.split()))[:most].strip()
    return cut or None


def name(value: str | None) -> str | None:
    """A name likewise, without the quotation marks around it."""
    found = text(value, NAME)
    while found and len(found) > 1 and found[0] in "\"'" and found[-1] in "\"'":
        found = text(found[1:-1], NAME)
    return found


def label(value: str | None) -> str | None:
    """A short text."""
    return text(value, LABEL)


def url(value: str | None) -> str | None:
    """An address as it stands; None where the library would write it otherwise."""
    return value if value and _URL.fullmatch(value) else None


def day(edtf: str | None) -> str | None:
    """An EDTF date without its marks, `2014`, `2014-09` or `2014-09-11`; None for any other."""
    match = _DATE.fullmatch((edtf or "").rstrip("~?%")[:10])
    if not match:
        return None
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    return match[0]


def number(amount: float) -> str | None:
    """A plain decimal number; None where it is negative or beyond all money."""
    if not 0 <= amount < _TOO_MUCH:
        return None
    plain = format(Decimal(repr(float(amount))), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _shown(sign: str) -> str:
    kind = unicodedata.category(sign)
    # Joiners and other invisible signs go; line ends and odd spaces are spaces.
    if kind in ("Cf", "Cs", "Co", "Cn") or (kind == "Cc" and not sign.isspace()):
        return ""
    return " " if sign.isspace() or kind.startswith("Z") or kind == "Cc" else sign
