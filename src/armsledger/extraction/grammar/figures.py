"""Money, shares, ratios and counts with their bounds, as no library reads them.

One pass finds the numbers; what stands right before and behind each one says what it
counts; ranges and lists share the unit that stands once. Tables in
`languages/<language>/figures.yaml` and the catalogue's currencies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from armsledger.catalogue.folding import fold
from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.document import M
from armsledger.extraction.grammar.numbers import either, number_pattern, parse_number
from armsledger.extraction.grammar.tables import table
from armsledger.model import Qualifier, Quantity

_WORDS = re.compile(r"[a-z]+")
_SPACE = re.compile(r"\s+")
_SEAM = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure found in a text: where it stands and what it says."""

    start: int
    end: int
    type: M
    quantity: Quantity


@dataclass(slots=True)
class _Number:
    """A number with what its neighbours say that it counts."""

    start: int
    end: int
    """Signs and unit words included."""
    bare: tuple[int, int]
    amount: float
    scale: float = 1
    """What its own scale word multiplies by; 1 where it has none."""
    type: M = M.NUMBER
    unit: str = "count"
    glued: bool = False
    """It stands at the end of a word ("T-90"): a number only as the end of a range."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    worth: re.Pattern[str]
    number: re.Pattern[str]
    sign: re.Pattern[str]
    tail: re.Pattern[str]
    weight: re.Pattern[str]
    label: re.Pattern[str]
    word: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    words: dict[str, str]
    symbols: dict[str, str]
    weak: frozenset[str]
    weak_signs: frozenset[str]
    scales: dict[str, float]


def _names(words: Any) -> str:
    return either([fold(w) for w in words])


@cache
def _grammar(language: str) -> _Grammar:
    t = table(language, "figures")
    ordinary = frozenset(t["not_codes"])
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for currency in load_catalogue().currencies:
        words |= {fold(w): currency.code for w in currency.words}
        signs = [fold(s) for s in (*currency.symbols, currency.code)]
        symbols |= {s: currency.code for s in signs if s not in ordinary}
    starts = _names([*t["numbers"], *t["fractions"], *t["ratios"], "half", "dozen", *t["scales"]])
    flags = re.NOFLAG  # the text is folded: it has no capitals
    return _Grammar(
        worth=re.compile(rf"\d|\b(?:{starts})\b", flags),
        number=re.compile(number_pattern(language), flags),
        sign=re.compile(rf"(?<![a-z])(?P<symbol>{_names(symbols)})\s?$", flags),
        tail=re.compile(
            rf"\s?(?P<percent>{_names(t['percent'])})(?![a-z])"
            rf"|[\s-]?-?(?P<fold>{_names(t['fold'] + t['times'])})(?![a-z])"
            rf"|\s?-?(?P<money>{_names([*words, *symbols])})(?![a-z0-9])"
            rf"|[\s-]?(?P<unit>{_names(t['units'])})(?![a-z0-9])",
            flags,
        ),
        weight=re.compile(rf"\s+(?:of\s+(?:{_names(t['weighed'])})|(?:{_names(t['weapons'])}))\b"),
        label=re.compile(rf"\b(?:{_names(t['labels'])})\.?\s?$", flags),
        word=re.compile(
            rf"\b(?:(?P<fraction>{_names(t['fractions'])})(?=\s+(?:of|{_names(t['compared'])})\b)"
            rf"|(?P<ratio>{_names(t['ratios'])}))\b",
            flags,
        ),
        before=re.compile(
            rf"(?:^|(?<=[\s(,;:\"'-]))(?P<bound>{_names(t['before'])})\s*(?:the\s+|a\s+)?$", flags
        ),
        after=re.compile(rf"\s?(?P<bound>{_names(t['after'])})(?![a-z0-9])", flags),
        words=words,
        symbols=symbols,
        weak=frozenset(t["weak_words"]),
        weak_signs=frozenset(t["weak_signs"]),
        scales={**t["scales"], **t["short_scales"]},
    )


def figures(
    folded: str, start: int = 0, end: int | None = None, language: str = "en"
) -> Iterator[Figure]:
    """Every figure in `folded[start:end]` (folded text), left to right, none overlapping.

    Spans take in the words of the bound ("over $1.5bn").
    """
    end = len(folded) if end is None else end
    g = _grammar(language)
    if not g.worth.search(folded, start, end):
        return iter(())
    text = folded[start:end]
    numbers = _numbers(text, g, language)
    spans = [(n.start, n.end) for n in numbers]
    found: list[Figure] = []
    floor = 0
    for figure in sorted(
        [*_joined(text, numbers, g), *_in_words(text, spans, g, language)], key=_place
    ):
        a, b, type_, quantity = figure
        a, b, qualifier = _bounds(text, floor, (a, b), language)
        if quantity.upper is None:
            quantity = quantity.model_copy(update={"qualifier": qualifier})
        found.append(Figure(start + a, start + b, type_, quantity))
        floor = b
    return iter(found)


_Found = tuple[int, int, M, Quantity]


def _place(found: _Found) -> int:
    return found[0]


def _quantity(amount: float, unit: str, upper: float | None = None) -> Quantity:
    qualifier = Qualifier.EXACT if upper is None else Qualifier.BETWEEN
    return Quantity(amount=amount, unit=unit, qualifier=qualifier, upper=upper)


# -- numbers and their units


def _numbers(text: str, g: _Grammar, language: str) -> list[_Number]:
    """Every number of the text with its own sign and unit."""
    out: list[_Number] = []
    floor = 0
    for match in g.number.finditer(text):
        a, b = match.span()
        if a < floor:
            continue
        amount = parse_number(match.group(), language)
        if amount is None:
            continue
        n = _Number(a, b, (a, b), amount, _scale(match.group(), g))
        if _signed(text, floor, n, g) and not _unfit(text, n):
            out.append(n)
        floor = max(floor, n.end)
    return out


def _scale(number: str, g: _Grammar) -> float:
    """What the scale words behind digits multiply by; the last one of a number in words."""
    words = _WORDS.findall(number)
    if number[0].isdigit():
        scale = 1.0
        for word in words:
            scale *= g.scales.get(word, 1)
        return scale
    return g.scales.get(words[-1], 1) if len(words) > 1 else 1


def _signed(text: str, floor: int, n: _Number, g: _Grammar) -> bool:
    """Read what stands right before and behind the number; False where it is none."""
    a, b = n.bare
    before = text[a - 1 : a]
    sign = None
    if before and (before in _SIGN_ENDS or before.isalpha() or before == " "):
        sign = g.sign.search(text, max(floor, a - 7), a)
    tail = g.tail.match(text, b)
    if sign is not None and sign.group("symbol") in g.weak_signs:
        sign = sign if n.scale >= 1000 or n.amount >= 1000 else None
    if sign is not None:
        n.start, n.type, n.unit = sign.start(), M.MONEY, g.symbols[_plain(sign.group("symbol"))]
    if sign is None and before and (before.isalnum() or before in "_/."):
        return False
    n.glued = sign is None and before == "-" and a >= 2 and text[a - 2] not in " ("
    if tail is not None:
        _tailed(text, n, tail, g)
    elif sign is None and n.scale == 1 and before and text[a].isdigit():
        return g.label.search(text, max(0, a - 14), a) is None
    return True


_SIGN_ENDS = frozenset("$€£¥₽₹₩￦₪₸₭₮₱₲₴₫₺₼₾₵₡฿៛֏৳.")


def _plain(word: str) -> str:
    return _SPACE.sub(" ", word.lower())


def _tailed(text: str, n: _Number, tail: re.Match[str], g: _Grammar) -> None:
    """Give the number the unit that stands behind it."""
    kind, word = tail.lastgroup or "", _plain(tail.group(tail.lastgroup or 0))
    end = tail.end()
    if kind == "money":
        code = g.words.get(word) or g.symbols[word]
        if n.type is M.MONEY:
            if word in g.words:
                n.unit, n.end = code, end
            return
        if word in ("pound", "pounds") and (
            text[tail.start() : tail.start() + 1] == "-" or g.weight.match(text, end)
        ):
            n.type, n.unit, n.end = M.MEASURE, "[lb_av]", end
            return
        if word in g.weak_signs or (word in g.weak and not _carries(text, n, end)):
            return
        n.type, n.unit, n.end = M.MONEY, code, end
    elif n.type is M.MONEY:
        return
    elif kind == "percent":
        n.type, n.unit, n.end = M.PERCENT, "percent", end
    elif kind == "fold":
        n.type, n.unit, n.end = M.RATIO, "ratio", end
    else:
        n.type, n.unit, n.end = M.MEASURE, table("en", "figures")["units"][word], end


_VERB_OBJECT = re.compile(r"\s+(?:a|an|the|its|their|his|her|two|three|several|\d)")


def _carries(text: str, n: _Number, end: int) -> bool:
    """A currency word that is an ordinary word as well needs a sum worth the name."""
    return (n.scale >= 1000 or n.amount >= 1000) and not _VERB_OBJECT.match(text, end)


def _unfit(text: str, n: _Number) -> bool:
    """What runs on behind the number makes it part of something else."""
    behind = text[n.end : n.end + 2]
    if not behind:
        return False
    if behind[0] == "_" or behind[0].isalnum() or behind[0] == "/":
        return True
    return behind[0] in ".,:" and behind[1:2].isdigit()


# -- ranges and lists


_LINK = re.compile(r"\s?-\s?|\s+(?:to|or)\s+")
_AND = re.compile(r"\s+and\s+")
_LIST = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|some\s+)?$")


def _joined(text: str, numbers: list[_Number], g: _Grammar) -> Iterator[_Found]:
    """The numbers as figures: two ends of a range are one, and a list shares its unit."""
    _share(text, numbers)
    k = 0
    while k < len(numbers):
        n = numbers[k]
        after = numbers[k + 1] if k + 1 < len(numbers) else None
        if after is not None and not n.glued and _range(text, n, after):
            yield n.start, after.end, after.type, _quantity(n.amount, after.unit, after.amount)
            k += 2
            continue
        if not n.glued:
            yield n.start, n.end, n.type, _quantity(n.amount, n.unit)
        k += 1


def _share(text: str, numbers: list[_Number]) -> None:
    """ "5.5 and 5.2 percent", "$3-4 billion": what stands once counts for the one before it."""
    for n, after in zip(reversed(numbers[:-1]), reversed(numbers[1:]), strict=True):
        between = text[n.end : after.start]
        bare = (n.type is M.NUMBER and n.scale == 1) or (n.type is M.MONEY and n.end == n.bare[1])
        if not bare or not (_LINK.fullmatch(between) or _LIST.fullmatch(between)):
            continue
        small = n.scale == 1 and n.amount < 1000
        if n.type is M.MONEY:
            if after.type is M.NUMBER or after.unit == n.unit or after.start == after.bare[0]:
                after.type, after.unit = M.MONEY, after.unit if after.type is M.MONEY else n.unit
                n.unit = after.unit
                _rescale(n, after, small)
        elif after.type is M.PERCENT and small:
            n.type, n.unit = after.type, after.unit
        elif after.type is M.MONEY and after.start == after.bare[0]:
            if not _LIST.fullmatch(between) or _BETWEEN.search(
                text[max(0, n.start - 20) : n.start]
            ):
                n.type, n.unit = after.type, after.unit
                _rescale(n, after, small)
        elif _LINK.fullmatch(between) or _BETWEEN.search(text[max(0, n.start - 20) : n.start]):
            if after.type is not M.MONEY:
                n.type, n.unit = after.type, after.unit
            _rescale(n, after, small)


def _rescale(n: _Number, after: _Number, small: bool) -> None:
    if small and after.scale >= 1000 and n.scale == 1:
        n.amount = float(f"{n.amount * after.scale:.12g}")


def _range(text: str, n: _Number, after: _Number) -> bool:
    """Whether two numbers are the ends of one range."""
    if n.type is not after.type or n.unit != after.unit or after.amount <= n.amount:
        return False
    between = text[n.end : after.start]
    if _LINK.fullmatch(between):
        return True
    if not _AND.fullmatch(between):
        return False
    return _BETWEEN.search(text[max(0, n.start - 20) : n.start]) is not None


# -- shares and ratios in words, bounds


def _in_words(
    text: str, spans: list[tuple[int, int]], g: _Grammar, language: str
) -> Iterator[_Found]:
    """ "a third of", "a fifth more", "doubled"."""
    t = table(language, "figures")
    for match in g.word.finditer(text):
        a, b = match.span()
        if any(a < y and x < b for x, y in spans):
            continue
        if match.group("fraction"):
            name = _SEAM.sub(" ", match.group("fraction").lower())
            yield a, b, M.PERCENT, _quantity(t["fractions"][name], "percent")
        else:
            yield a, b, M.RATIO, _quantity(t["ratios"][match.group("ratio").lower()], "ratio")


_OVER = re.compile(r"\b(?:turn|hand|t[ao]ke?|took|pass|sign|carr(?:y|i))(?:s|ed|es|ing|en)?\s+$")


def _particle(text: str, before: re.Match[str]) -> bool:
    """ "turned over 640 million": the word belongs to the verb."""
    start = before.start("bound")
    return before.group("bound") == "over" and bool(_OVER.search(text, max(0, start - 12), start))


_UNDER_A = re.compile(r"(?:under|within|above|below)\s+(?:an?|the)\s")
""" "under a $1.3 billion contract": the contract is what is over it, not the figure."""


def _bounds(
    text: str, floor: int, span: tuple[int, int], language: str
) -> tuple[int, int, Qualifier]:
    """The span with the words that bound the figure, and what they say."""
    g, t = _grammar(language), table(language, "figures")
    start, end = span
    qualifier = Qualifier.EXACT
    before = g.before.search(text, max(floor, start - 32), start)
    if before and not _particle(text, before) and not _UNDER_A.match(before.group()):
        qualifier = Qualifier(t["before"][_plain(before.group("bound"))])
        start = before.start("bound")
    after = g.after.match(text, end, min(len(text), end + 16))
    if after and qualifier is Qualifier.EXACT:
        qualifier = Qualifier(t["after"][_plain(after.group("bound"))])
        end = after.end()
    return start, end, qualifier
