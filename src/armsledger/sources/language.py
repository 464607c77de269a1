"""Tells English from other languages by its commonest words."""

import re

#: Function words that hardly any other language of the Latin alphabet has.
_ENGLISH_WORDS = """
    and been by from has have its of said that the their this were which will with would
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
#: English prose has 15 to 25 such words in a hundred, a list of headlines about 8.
_SHARE = 0.08
_DIFFERENT = 3


def looks_english(text: str) -> bool:
    """Whether the text is English beyond doubt; False also where it is too short to tell."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    hits = [w for w in words if w in _ENGLISH]
    return len(set(hits)) >= _DIFFERENT and len(hits) >= _SHARE * len(words)
