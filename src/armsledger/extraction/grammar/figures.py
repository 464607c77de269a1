"""Money, shares, ratios and counts with their bounds, as no library reads them.

Tables in `languages/<language>/figures.yaml` and the catalogue's currencies; one
regular expression a sort of figure, built from them once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from armsledger.catalogue.folding import fold
from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.document import M
from armsledger.extraction.grammar.numbers import number_pattern, parse_number
from armsledger.extraction.grammar.tables import table
from armsledger.model import Qualifier, Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure found in a text: where it stands and what it says."""

    start: int
    end: int
    type: M
    quantity: Quantity


def _alternatives(words: list[str]) -> str:
    ordered = sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def _currencies(language: str) -> tuple[dict[str, str], dict[str, str]]:
    ordinary = frozenset(table(language, "figures")["not_codes"])
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for currency in load_catalogue().currencies:
        words |= {fold(w): currency.code for w in currency.words}
        symbols |= {fold(s): currency.code for s in (*currency.symbols, currency.code)}
    return words, {s: code for s, code in symbols.items() if s not in ordinary}


@dataclass(frozen=True, slots=True)
class _Grammar:
    money: re.Pattern[str]
    percent: re.Pattern[str]
    ratio: re.Pattern[str]
    measured: re.Pattern[str]
    count: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    t = table(language, "figures")
    words, symbols = _currencies(language)
    number = number_pattern(language)
    word, symbol = _alternatives(list(words)), _alternatives(list(symbols))
    scale = _alternatives(list(t["scales"]) + list(t["short_scales"]))
    link = r"(?:\s*-\s*|\s+(?:to|and|or)\s+)"
    lead = rf"(?:(?<![a-z])(?P<symbol>{symbol})\s?)"
    tail = rf"(?:\s?-?(?P<word>{word}|{symbol})(?![a-z]))"
    low, high = rf"(?P<low>{number})", rf"(?:{symbol})?\s?(?P<high>{number})"
    before = _alternatives(list(t["before"]))
    after = _alternatives(list(t["after"]))
    units = _alternatives(list(t["units"]))
    percent = _alternatives(t["percent"])
    fractions = _alternatives(list(t["fractions"]))
    folds = _alternatives(t["fold"] + t["times"])
    flags = re.IGNORECASE
    return _Grammar(
        money=re.compile(
            rf"{lead}{low}(?:{link}{high})?(?:\s?(?:{scale})\b)?{tail}?"
            rf"|(?P<low2>{number})(?:{link}(?P<high2>{number}))?(?:\s+(?:{scale})\b)?\s?-?"
            rf"(?P<word2>{word}|{symbol})(?![a-z])",
            flags,
        ),
        percent=re.compile(
            rf"{low}(?:\s?(?:{percent}))?(?:{link}{high})?\s?(?:{percent})(?![a-z])"
            rf"|\b(?P<fraction>{fractions})(?=\s+of\b)",
            flags,
        ),
        ratio=re.compile(
            rf"{low}\s?-?(?:{folds})(?![a-z])|\b(?P<ratio>{_alternatives(list(t['ratios']))})\b", flags
        ),
        measured=re.compile(rf"{low}(?:{link}{high})?[\s-]?(?P<unit>{units})(?![a-z])", flags),
        count=re.compile(rf"(?<![\w.,/-]){low}(?:{link}{high})?(?![\w/]|[.,-]\d)", flags),
        before=re.compile(rf"(?:^|(?<=[\s(,;:\"'-]))(?P<bound>{before}|between|from)\s*(?:the\s+|a\s+)?$", flags),
        after=re.compile(rf"\s?(?P<bound>{after})(?![a-z])", flags),
    )


_BETWEEN_LINK = re.compile(r"\s*-\s*|\s+(?:to|and|or)\s+")


def figures(folded: str, start: int = 0, end: int | None = None, language: str = "en") -> Iterator[Figure]:
    """Every figure in `folded[start:end]` (folded text), left to right, none overlapping.

    Money comes before shares, shares before ratios and measures, and what is left
    is a count. Spans take in the words of the bound ("over $1.5bn").
    """
    end = len(folded) if end is None else end
    g = _grammar(language)
    taken: list[tuple[int, int]] = []
    found: list[Figure] = []
    for type_, pattern in (
        (M.MONEY, g.money),
        (M.PERCENT, g.percent),
        (M.RATIO, g.ratio),
        (M.MEASURE, g.measured),
        (M.NUMBER, g.count),
    ):
        for match in pattern.finditer(folded, start, end):
            a, b = match.span()
            if any(a < y and x < b for x, y in taken):
                continue
            figure = _figure(folded, start, end, type_, match, g, language)
            if figure:
                found.append(figure)
                taken.append((figure.start, figure.end))
    return iter(sorted(found, key=lambda f: f.start))


def _figure(
    folded: str, lo: int, hi: int, type_: M, match: re.Match[str], g: _Grammar, language: str
) -> Figure | None:
    t = table(language, "figures")
    groups = match.groupdict()
    unit = {M.PERCENT: "percent", M.RATIO: "ratio", M.NUMBER: "count"}.get(type_, "")
    low = groups.get("low") or groups.get("low2")
    high = groups.get("high") or groups.get("high2")
    if type_ is M.MONEY:
        unit = _unit_of_money(groups, language)
    elif type_ is M.MEASURE:
        unit = t["units"][re.sub(r"\s+", " ", groups["unit"])]
    if groups.get("fraction"):
        amount: float | None = t["fractions"][re.sub(r"[\s-]+", " ", groups["fraction"])]
    elif groups.get("ratio"):
        amount = t["ratios"][groups["ratio"]]
    else:
        amount = parse_number(low or "", language)
    if amount is None:
        return None
    upper = parse_number(high, language) if high else None
    amount, upper = _share_scale(match.group(), amount, upper, low or "", high, language)
    start, end, qualifier = _bounds(folded, lo, hi, match, g, t)
    if upper is not None:
        if upper <= amount:
            return None
        qualifier = Qualifier.BETWEEN
    return Figure(start, end, type_, Quantity(amount=amount, unit=unit, qualifier=qualifier, upper=upper))


def _unit_of_money(groups: dict[str, str | None], language: str) -> str:
    """ISO 4217: a qualified word ("Australian dollars") beats the sign before the figure."""
    words, symbols = _currencies(language)
    tail = groups.get("word") or groups.get("word2")
    for name in (tail, groups.get("symbol")):
        if name:
            name = re.sub(r"\s+", " ", name)
            code = words.get(name) or symbols.get(name)
            if code:
                return code
    raise KeyError(str(groups))


def _share_scale(
    whole: str, amount: float, upper: float | None, low: str, high: str | None, language: str
) -> tuple[float, float | None]:
    """ "$3-4 billion" and "between 1 and 2 million": the scale stands once, for both."""
    t = table(language, "figures")
    scales = {**t["scales"], **t["short_scales"]}
    tail = (high or low).strip()
    if not tail:
        return amount, upper
    after = whole.split(tail)[-1] if tail in whole else ""
    for scale in re.findall(r"[a-z]+", after):
        if scale in scales and not re.search(r"[a-z]", tail):
            amount, upper = amount * scales[scale], upper * scales[scale] if upper else upper
            return float(f"{amount:.12g}"), upper
    if high and upper and upper >= 1000:
        scale_word = re.search(r"[a-z]+$", high.strip())
        if scale_word and scale_word.group() in scales and not re.search(r"[a-z]", low):
            return float(f"{amount * scales[scale_word.group()]:.12g}"), upper
    return amount, upper


def _bounds(
    folded: str, lo: int, hi: int, match: re.Match[str], g: _Grammar, t: dict[str, dict[str, str]]
) -> tuple[int, int, Qualifier]:
    start, end = match.span()
    qualifier = Qualifier.EXACT
    before = g.before.search(folded, max(lo, start - 32), start)
    if before:
        word = re.sub(r"\s+", " ", before.group("bound"))
        if word in t["before"]:
            qualifier = Qualifier(t["before"][word])
            start = before.start("bound")
    after = g.after.match(folded, end, min(hi, end + 16))
    if after and qualifier is Qualifier.EXACT:
        qualifier = Qualifier(t["after"][re.sub(r"\s+", " ", after.group("bound"))])
        end = after.end()
    return start, end, qualifier
