"""Numbers in figures and in words: "1,234.5", "forty-one", "two and a half million", "45bn"."""

import re
from functools import cache

from armsledger.extraction.grammar.tables import table

_DIGITS = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?(?!\d)"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@cache
def number_pattern(language: str = "en") -> str:
    """A regular expression for one number, in figures or words, with its scale."""
    t = table(language, "figures")
    words = _either([w for w in t["numbers"] if w != "a"])
    scales = _either(list(t["scales"]))
    short = _either(list(t["short_scales"]))
    word = rf"(?:{words})"
    spelled = (
        rf"(?:(?:{word}|a)[\s-]+(?:{scales})|{word})"
        rf"(?:(?:[\s-]+|\s+and\s+)(?:{word}|(?:{scales}))\b)*"
    )
    digits = rf"(?:{_DIGITS})(?:\s?-?(?:{scales})\b(?:\s+(?:{scales})\b)?|\s?(?:{short})\b)?"
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
    numbers, scales = _tables(language)
    text = text.strip().lower()
    match = re.match(r"[\d.,\s]*\d", text)
    if match:
        value = float(re.sub(r"[,\s]", "", match.group()))
        for scale in re.findall(r"[a-z]+", text[match.end() :]):
            if scale not in scales:
                return None
            value *= scales[scale]
        return _clean(value)
    total = current = 0.0
    seen = False
    for word in re.findall(r"[a-z]+", text):
        if word in ("and",):
            continue
        if word in numbers:
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
