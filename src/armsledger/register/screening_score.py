"""How alike two names are, 0 to 1."""

from collections.abc import Callable

from rapidfuzz.distance import JaroWinkler, Levenshtein

from armsledger.register.screening_names import Compared, is_generic

Weight = Callable[[str], float]
"""How much a word tells of who is named: 1 for a rare one, less for a common one."""

#: Words less alike than this are different words.
_ALIKE = 0.82
#: Words as short as this, acronyms among them, are compared exactly.
_SHORT = 4
_GENERIC = 0.25


def likeness(one: Compared, other: Compared, weight: Weight) -> float:
    """The share of two names' words that agree, each weighed by how rare it is.

    0 where numbers differ, or where nothing but common words agrees.
    """
    if one.words == other.words:
        return 1.0
    if one.numbers != other.numbers and one.numbers and other.numbers:
        return 0.0
    if not (one.distinctive and other.distinctive):
        return 0.0
    whole = _joined(one.joined, other.joined)
    return max(whole, _by_words(one, other, weight))


def _joined(one: str, other: str) -> float:
    """Names whose words are parted differently: "Ural Vagon Zavod", "Uralvagonzavod"."""
    if min(len(one), len(other)) <= 2 * _SHORT or any(c.isdecimal() for c in one + other):
        return 1.0 if one == other else 0.0
    alike = Levenshtein.normalized_similarity(one, other, score_cutoff=0.9)
    return alike if one[0] == other[0] else 0.0


def _by_words(one: Compared, other: Compared, weight: Weight) -> float:
    pairs = sorted(
        (
            (word_likeness(a, b), i, j)
            for i, a in enumerate(one.words)
            for j, b in enumerate(other.words)
        ),
        key=lambda pair: -pair[0],
    )
    left, right = set(range(len(one.words))), set(range(len(other.words)))
    agreed, told = 0.0, False
    for alike, i, j in pairs:
        if not alike:
            break
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            a, b = one.words[i], other.words[j]
            agreed += alike * (_weigh(a, weight) + _weigh(b, weight))
            told = told or not (is_generic(a) or is_generic(b))
    if not told:
        return 0.0
    whole = sum(_weigh(w, weight) for w in (*one.words, *other.words))
    return agreed / whole


def _weigh(word: str, weight: Weight) -> float:
    return _GENERIC if is_generic(word) else max(_GENERIC, weight(word))


def word_likeness(one: str, other: str) -> float:
    """How alike two words are; 0 where they are different words."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) <= _SHORT or one.isdecimal() or other.isdecimal():
        return 0.0
    if is_generic(one) or is_generic(other):
        return 0.0
    # Letters weigh alike throughout, but two words rarely begin differently and are the same.
    alike = Levenshtein.normalized_similarity(one, other)
    if alike < _ALIKE or one[0] != other[0] or JaroWinkler.similarity(one, other) < 0.88:
        return 0.0
    return alike
