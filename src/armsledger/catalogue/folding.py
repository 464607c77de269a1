"""One plain form of a text, of the same length, so that spans stay true."""

_PLAIN = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\n", " "),
    **dict.fromkeys("‘’‚‛`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    # Cyrillic letters that look Latin, as in "С-300" typed on a Russian keyboard.
    **dict(zip("АВЕКМНОРСТУХаеорсух", "ABEKMHOPCTYXaeopcyx", strict=True)),
}
_TABLE = str.maketrans(_PLAIN)


def plain(text: str) -> str:
    """`text` with dashes, spaces, quotes and look-alike letters made plain, length kept."""
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """`plain(text)` in lower case, length kept."""
    simple = plain(text)
    lower = simple.lower()
    if len(lower) == len(simple):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in simple)
