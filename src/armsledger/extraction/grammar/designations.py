"""Designations by their shape: "Su-35S", "Type 054A/P", "9K331", "Mk 45", "Talwar-class"."""

import re
from collections.abc import Iterator

_SHAPE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?:Type|Project|Mk\.?|Mark|Block|Model)[ -]?\d{1,5}[A-Z]{0,3}(?:/[A-Z0-9]{1,4})?(?:M\d?)?"
    r"|[A-Z]{1,5}[a-z]{0,3}-\d{1,4}(?:[A-Za-z]{1,5}\d{0,2})?(?:-\d{1,3}[A-Z]{0,2}|-[A-Z]{1,3})?(?:/[A-Z0-9]{1,4}){0,2}"
    r"|[A-Z]{1,4}\d{1,4}[A-Z]{0,4}(?:-[A-Z0-9]{1,4})?(?:/[A-Z0-9]{1,4}){0,2}"
    r"|\d{1,2}[A-Z]{1,2}\d{1,4}[A-Z]{0,3}\d?"
    r"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?[- ]class(?=\s+[a-z])"
    r"|[A-Z][a-z]+-[A-Z]{0,2}\d{1,4}[A-Z]{0,4}"
    r")(?![\w/]|-\w)"
)
_NOT = re.compile(
    r"(?:G-?(?:7|8|20)|Q[1-4]|FY-?\d+|COVID-19|A[1-4]|B[1-4]|[MA]\d{1,2}|EU-?\d\d|UN-?\d+|T\d|H1N1|MH-?17|C4ISR?|"
    r"BRICS-?\d*|P5|COP-?\d+|CO2|EU-27|D-Day|U-\d\d|[A-Z]{2,}-20\d\d|[A-Za-z]+-(?:19|20)\d\d|CP\d+|ISO-?\d+|PM-?10)$"
)


def designations(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans in `text[start:end]` that look like a designation; plural endings are left out."""
    for match in _SHAPE.finditer(text, start, len(text) if end is None else end):
        a, b = match.span()
        name = text[a:b]
        if name.endswith("s") and name[-2:-1].isdigit() | name[-2:-1].isupper() and len(name) > 3:
            b -= 1
        if not _NOT.match(text[a:b]):
            yield a, b
