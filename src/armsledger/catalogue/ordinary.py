"""Words of everyday English, some of which are names of weapons, firms or towns too."""

from functools import cache
from importlib.resources import files


@cache
def ordinary_words() -> frozenset[str]:
    """The words of `ordinary_words.txt`, in small letters."""
    source = files("armsledger.catalogue") / "data" / "ordinary_words.txt"
    return frozenset(source.read_text(encoding="utf-8").split())
