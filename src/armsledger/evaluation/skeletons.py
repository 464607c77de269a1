"""Whether reports were written or filled into forms: sentences that share a skeleton.

A sentence's skeleton is its words with every name and every number masked. Written text
repeats hardly any; a text made from templates repeats most.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable

#: A sentence with fewer words that are no name and no number has no skeleton worth sharing: a
#: row of a table, a dateline, a heading.
LEAST_WORDS = 4

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./,][^\W_]+)*|[^\w\s]")
_NUMBER_WORDS = frozenset(
    [
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy"),
        *("eighty", "ninety", "dozen", "hundred", "thousand", "million", "billion", "trillion"),
        *("bn", "m"),
    ]
)
_SIGNS = frozenset("$€£¥%")


def skeleton(sentence: str, words: Collection[str]) -> tuple[str, ...]:
    """The words of a sentence in lower case, runs of names as `N`, runs of numbers as `0`.

    A name is a word with a capital, or with a capital or a digit behind its first letter;
    at the start of a sentence it is one unless it is among `words`, in lower case.
    """
    found: list[str] = []
    started = False
    for token in _TOKEN.findall(sentence):
        mask = _mask(token, ordinary=not started and token.casefold() in words)
        started = started or token[0].isalnum()
        if mask is None:
            found.append(token.casefold())
        elif not found or found[-1] != mask:
            found.append(mask)
    return tuple(found)


def _mask(token: str, *, ordinary: bool) -> str | None:
    if token[0].isdigit() or token in _SIGNS or _NUMBER_WORDS.issuperset(_parts(token)):
        return "0"
    if token[0].isupper() and not ordinary:
        return "N"
    return "N" if any(c.isupper() or c.isdigit() for c in token[1:]) else None


def _parts(token: str) -> list[str]:
    """The words of `twenty-four`."""
    return token.casefold().split("-")


def shared(sentences: Iterable[str]) -> tuple[int, int]:
    """How many of the sentences share their skeleton with another, and how many have one."""
    given = list(sentences)
    words = {token for sentence in given for token in _TOKEN.findall(sentence) if token.islower()}
    bones = [skeleton(sentence, words) for sentence in given]
    telling = [b for b in bones if sum(w[0].isalpha() and w != "N" for w in b) >= LEAST_WORDS]
    often = Counter(telling)
    return sum(often[b] > 1 for b in telling), len(telling)
