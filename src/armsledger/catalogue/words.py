"""Lists of words that the catalogue keeps beside its entries, one a line; `#` begins a remark."""

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of `data/NAME.txt`."""
    source = files("armsledger.catalogue") / "data" / f"{name}.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def ordinary_words() -> frozenset[str]:
    """Words of everyday English, some of which are names of weapons, firms or towns too."""
    return frozenset(word_list("ordinary_words"))


def distractors() -> tuple[str, ...]:
    """Names in which a state or a weapon is no party and no item: "South China Sea"."""
    return word_list("distractors")
