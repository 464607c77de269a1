"""When two names are of one party or item, as the scores have it."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

#: Words that tell one name from another no more than "the" does.
_GENERIC_WORDS = (
    "the a an of and for jsc ojsc pjsc cjsc llc ltd inc plc co corp corporation company concern "
    "group holding system systems complex complexes missile missiles air defence aircraft jet "
    "jets fighter fighters helicopter helicopters tank tanks vehicle vehicles gun guns class "
    "type series new"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


@cache
def same_name(one: str, other: str) -> bool:
    """Equal when folded, or the telling words of one are all among the other's, or nearly equal."""
    words, others = name_words(one), name_words(other)
    if "".join(words) == "".join(others):
        return True
    telling, others_telling = (
        {word.rstrip("s") for word in name} - _GENERIC for name in (words, others)
    )
    if not telling or not others_telling:
        return SequenceMatcher(None, "".join(words), "".join(others)).ratio() >= 0.8
    if telling <= others_telling or others_telling <= telling:
        return True
    return likeness(sorted(telling), sorted(others_telling)) >= 0.86


def likeness(words: list[str], others: list[str]) -> float:
    """How alike two lists of words are, by their letters: 0 to 1."""
    return SequenceMatcher(None, "".join(words), "".join(others)).ratio()


def name_words(name: str) -> list[str]:
    """The words of a name without case, accents and marks, in British spelling."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text.replace("defense", "defence")).split()
