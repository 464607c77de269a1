"""Plain forms of a text, each of the text's own length, so that spans stay true."""

import re
import string
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003"
_CYRILLIC = ("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")

_ODD = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("‘’‚‛´ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        # Letters that look Latin, as in "Т-90" typed on a Russian keyboard.
        **dict(zip(*_CYRILLIC, strict=True)),
        **dict(zip(*_GREEK, strict=True)),
    }
)
_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэіґє", "abvgdeziiklmnoprstufyeige", strict=True)),
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ї": "i",
}
#: Cyrillic by its sound, after the usage of English-language news.
_SOUNDS = str.maketrans(
    {**_LETTERS, **{letter.upper(): latin.capitalize() for letter, latin in _LETTERS.items()}}
)
_PLAIN = str.maketrans("\t\r\n`", "   '")
_FOLDED = str.maketrans("\t\r\n`" + string.ascii_uppercase, "   '" + string.ascii_lowercase)
#: The skeleton of each byte: what is not ASCII is a stand-in already, and stays.
_BONES = bytes(
    ord(chr(c).lower()) if c < 128 and (chr(c).isalnum() or c == ord("_")) else 32 if c < 128 else c
    for c in range(256)
)
#: Runs of what is not ASCII: few and alike in English text, a word each in Russian. Bounded,
#: so that no page of Chinese is kept as one run. The first sign stands alone, since a search
#: for one sign is twice as fast as a search for several.
_RUNS = re.compile("([\x80-\U0010ffff][\x80-\U0010ffff]{0,31})")


def plain(text: str) -> str:
    """`text` with dashes, spaces, quotes and look-alike letters made plain, length kept."""
    return _by_runs(text, _PLAIN, _plain_run)


def fold(text: str) -> str:
    """`plain(text)` in lower case, length kept.

    A letter whose lower case is longer than itself ("İ") stays as it is.
    """
    return _by_runs(text, _FOLDED, _folded_run)


def skeleton(text: str) -> bytes:
    """`fold(text)`, one byte a character, with a space for each sign that is no word's.

    "Su-30MKI" and "SU 30MKI" have one skeleton. A letter that is not ASCII has one of 128
    bytes, which it shares with others: what has one skeleton may still be different words.
    """
    if text.isascii():
        return text.encode("ascii").translate(_BONES)
    standing_in = _RUNS.sub(lambda run: _bones_run(run.group()), text)
    return standing_in.encode("latin-1").translate(_BONES)


def in_word(char: str) -> bool:
    """Whether a character belongs to a word: a letter, digit, underscore or combining mark."""
    return char.isalnum() or char == "_" or (char > "\u02ff" and unicodedata.combining(char) > 0)


def _by_runs(text: str, table: Mapping[int, int | str], other: Callable[[str], str]) -> str:
    # Translating a string is fast only where all of it is ASCII.
    if text.isascii():
        return text.translate(table)
    out: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.isascii():
            out.append(line.translate(table))
        else:
            for odd, piece in enumerate(_RUNS.split(line)):
                out.append(other(piece) if odd % 2 else piece.translate(table))
    return "".join(out)


@lru_cache(maxsize=8192)
def _plain_run(run: str) -> str:
    return run.translate(_ODD)


@lru_cache(maxsize=8192)
def _folded_run(run: str) -> str:
    simple = run.translate(_ODD)
    lower = simple.lower()
    if len(lower) == len(simple):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in simple)


@lru_cache(maxsize=8192)
def _bones_run(run: str) -> str:
    return "".join(
        " " if not in_word(c) else c if c.isascii() else chr(128 + ord(c) % 128)
        for c in _folded_run(run)
    )


def sounded(name: str) -> str:
    """A Russian or Ukrainian name in Latin letters, as English prints it ("Корнет", "Kornet")."""
    return name.translate(_SOUNDS)


def bare(name: str) -> str:
    """`name` without case, accents, hyphens, spaces and dots: what two spellings share."""
    folded = fold(name)
    if folded.isascii():
        return skeleton(folded).decode().replace(" ", "").replace("_", "")
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if c.isalnum())
