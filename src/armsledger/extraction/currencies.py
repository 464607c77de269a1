"""Step 3, continued: which currency a sum is in that does not say so.

"41 million kroner in 2016, and 79 million in 2015": the second sum is in the currency of the
one before it. "20 billion pesos" and "300 million francs" are of the state that the report
speaks of, where one currency of that name is its own.
"""

from __future__ import annotations

import re
from functools import cache

from armsledger.catalogue.alpha2 import alpha2
from armsledger.catalogue.entries import Currency
from armsledger.catalogue.load import load_catalogue
from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.numbers import either
from armsledger.extraction.grammar.tables import word_set
from armsledger.model import Quantity

#: Sentences over which a currency is carried.
_REACH = 3


def settle_currencies(document: Document, language: str) -> None:
    """Give sums that share a currency's name, or name none, the currency that they are in."""
    last: tuple[int, str] | None = None
    for number, sentence in enumerate(document.sentences):
        if last is not None and number - last[0] > _REACH:
            last = None
        for m in sentence.mentions:
            if m.quantity is None or m.type not in (M.MONEY, M.NUMBER):
                continue
            if (code := _of_state(document, sentence, m)) is not None:
                _become(m, code)
            elif (
                last is not None and m.type is M.NUMBER and _is_sum(document, sentence, m, language)
            ):
                _become(m, last[1])
            if m.type is M.MONEY:
                last = number, m.quantity.unit


def _become(m: Mention, code: str) -> None:
    """Turn a number into a sum, or give a sum another currency."""
    assert m.quantity is not None
    m.type = M.MONEY
    m.quantity = m.quantity.model_copy(update={"unit": code})


# -- names that several currencies share


def _of_state(document: Document, sentence: Sentence, m: Mention) -> str | None:
    """The currency of that name of a state in the sentence, else in the report; None if unsure."""
    word = _shared_word(document, m)
    if word is None:
        return None
    owners = _shared()[word]
    for mentions in (sentence.mentions, *(s.mentions for s in document.sentences)):
        near = {o.country for o in mentions if o.country in owners}
        if len(near) == 1:
            m.end = max(m.end, document.folded.index(word, m.start) + len(word))
            return owners[near.pop()]
    return None


def _shared_word(document: Document, m: Mention) -> str | None:
    """The name of a currency at the end of a figure or right behind it, if several share it."""
    folded = document.folded
    match = _shared_pattern().search(folded, m.start, m.end + _LONGEST)
    if match is None or match.start() > m.end + 1:
        return None
    # "Swiss francs" says it all.
    before = folded[m.start : match.start()].rstrip()
    return match.group() if before[-1:].isdigit() or _SCALE_END.search(before) else None


_LONGEST = 12
_SCALE_END = re.compile(r"\b(?:hundred|thousand|million|billion|trillion|bn|mn|mln|m|crore|lakh)$")


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Last word of a currency's name → country's code → the currency of that state."""
    threes = {two: three for three, two in alpha2().items()}
    found: dict[str, dict[str, str]] = {}
    for currency in load_catalogue().currencies:
        country = threes.get(currency.code[:2].lower())
        if country is None:
            continue
        for word in _last_words(currency):
            found.setdefault(word, {}).setdefault(country, currency.code)
    return {word: owners for word, owners in found.items() if len(owners) > 1}


def _last_words(currency: Currency) -> set[str]:
    """ "pesos" of "Chilean pesos". A dollar is the United States', where no other is named."""
    words = {name.split()[-1].casefold() for name in currency.words}
    return {word for word in words if word not in ("dollar", "dollars", "pound", "pounds")}


@cache
def _shared_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){either(sorted(_shared()))}(?![a-z])")


# -- sums that name no currency


def _is_sum(document: Document, sentence: Sentence, m: Mention, language: str) -> bool:
    """Whether a bare number of millions is money, by its sentence and by what follows it."""
    folded = document.folded
    if not _scaled(m.quantity) or not _MILLIONS.search(folded, m.start, m.end):
        return False
    if not _follows(language).match(folded, m.end):
        return False
    if any(o.type is M.MONEY for o in sentence.mentions):
        return True
    return _of_money(language).search(folded, sentence.start, sentence.end) is not None


def _scaled(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit == "count" and quantity.amount >= 100_000


_MILLIONS = re.compile(r"(?:million|billion|trillion|bn|mn|mln|m|crore)\b")


@cache
def _follows(language: str) -> re.Pattern[str]:
    """The end of the phrase: no noun comes that the number could count."""
    return re.compile(rf"\s*(?:[.,;:)\]|-]|$|(?:{either(_words(language, 'behind_a_sum'))})\b)")


@cache
def _of_money(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(_words(language, 'of_money'))})\b")


def _words(language: str, name: str) -> list[str]:
    return sorted(word_set(language, "figures", name))
