"""Numbers in figures and in words: "1,234.5", "forty-one", "two and a half million", "45bn"."""

import re
from functools import cache

from armsledger.extraction.grammar.tables import table

_FIGURES = re.compile(r"[\d.,\s]*\d")
_WORDS = re.compile(r"[a-z]+")
_GROUPING = re.compile(r"[,\s]")
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?(?!,?\d)"  # 1,234,567; 1,82,492
    r"|\d{1,3}(?: \d{3})+(?!\d|\s?-?mm)(?:\.\d+)?(?!\d)"
    r"|\d+(?:\.\d+)?(?!\d)"
)


def either(words: list[str]) -> str:
    """A regular expression for any of `words`, the longest first; a blank matches any run."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def number_pattern(language: str = "en") -> str:
    """A regular expression for one number, in figures or words, with its scale."""
    t = table(language, "figures")
    word = rf"(?:{either([w for w in t['numbers'] if w != 'a'])})"
    scales = either(list(t["scales"]))
    short = either(list(t["short_scales"]))
    half = rf"(?:and\s+)?(?:a\s+)?half(?:\s+(?:a|an)(?=\s))?[\s-]+(?:{scales})"
    spelled = (
        rf"(?:{half}|(?:(?:{word}|a)[\s-]+(?:{scales})|{word})"
        rf"(?:[\s-]+{half}|(?:[\s-]+|\s+and\s+)(?:{word}|{scales})\b)*)"
    )
    digits = (
        rf"(?:{_DIGITS})"
        rf"(?:\s?-?(?:{scales})\b(?:\s+(?:{scales})\b)?|\s?(?:{short})(?![a-z0-9'/]))?"
    )
    return rf"(?:(?:{digits})|\b(?:{spelled})\b)"


@cache
def _tables(language: str) -> tuple[dict[str, float], dict[str, float]]:
    t = table(language, "figures")
    return dict(t["numbers"]), {**t["scales"], **t["short_scales"]}


def parse_number(text: str, language: str = "en") -> float | None:
    """The value of a number that `number_pattern` found; None where it has none.

    >>> parse_number("forty-one"), parse_number("1.5bn"), parse_number("two hundred and six")
    (41.0, 1500000000.0, 206.0)
    """
    text = text.strip().lower()
    match = _FIGURES.match(text)
    if match is None:
        return _spelled(_WORDS.findall(text), language)
    _, scales = _tables(language)
    digits = _GROUPING.sub("", match.group())
    if digits.count(".") > 1:
        return None
    value = float(digits)
    for scale in _WORDS.findall(text[match.end() :]):
        if scale not in scales:
            return None
        value *= scales[scale]
    return _clean(value)


def _spelled(words: list[str], language: str) -> float | None:
    numbers, scales = _tables(language)
    total = current = 0.0
    seen = False
    for position, word in enumerate(words):
        if word == "and" or (word in ("a", "an") and position):
            continue
        if word == "half":
            current += 0.5
        elif word in numbers:
            current += numbers[word]
        elif word in scales:
            current = (current or 1) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, 0.0
        else:
            return None
        seen = True
    return _clean(total + current) if seen else None


def _clean(value: float) -> float:
    """Without the noise of binary fractions (4.1 million is 4100000, not 4099999.9999999995)."""
    return float(f"{value:.12g}")
