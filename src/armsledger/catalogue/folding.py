"""One plain form of a text, of the same length, so that spans stay true."""

import re

_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\n"
_CYRILLIC = ("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")

_PLAIN = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("‘’‚‛`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    # Letters that look Latin, as in "С-300" typed on a Russian keyboard.
    **dict(zip(*_CYRILLIC, strict=True)),
    **dict(zip(*_GREEK, strict=True)),
}
_TABLE = str.maketrans(_PLAIN)
_RUSSIAN_S = re.compile("С(?=-[2-5]00)")
_ASCII_SPACES = str.maketrans("\t\r\n`", "   '")


def plain(text: str) -> str:
    """`text` with dashes, spaces, quotes and look-alike letters made plain, length kept."""
    if text.isascii():
        return text.translate(_ASCII_SPACES)
    # A Cyrillic Es looks like a C and means an S ("С-300"), where it names such a system.
    if "С-" in text:
        text = _RUSSIAN_S.sub("S", text)
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """`plain(text)` in lower case, length kept.

    A letter whose lower case is longer than itself ("İ") stays as it is.
    """
    simple = plain(text)
    lower = simple.lower()
    if len(lower) == len(simple):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in simple)
