"""Page clutter in a report's text: links, sharing buttons, cookie notices, rights lines.

The phrases lie in `data/boilerplate.txt`, which says how to write one.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from armsledger.sources.lines import Line, lines

#: Cells of a line ("a | b") and sentences within it; each may be clutter alone.
_CUT = re.compile(
    r"(?<!\s)\s+[|•·]\s+|(?<!\s)\s*\t\s*|(?<=[a-z0-9)\]”\"’][.!?…])\s+(?=[A-Z0-9©“\"(])", re.ASCII
)
_TRIM = " \t\u00a0.…!:;,»>›→▶▼|-–—*"
_LONGEST = 400
_LINK_WORDS = 6
_WILD = {"*": ".{0,160}?", "<word>": r"[^\W\d_]+", "<number>": r"[\d.,]+"}


@dataclass(frozen=True, slots=True)
class _Patterns:
    link: re.Pattern[str]
    notice: re.Pattern[str]
    list: re.Pattern[str]


def spans(text: str) -> list[tuple[int, int]]:
    """Where the clutter stands: code-point offsets, sorted, without overlap."""
    found: list[tuple[int, int]] = []
    in_list = in_body = False
    for line in lines(text):
        if _is_list_heading(line.text):
            found.append((line.start, line.end))
            # Above the body a list's heading may stand right over the report's own title.
            in_list = in_body
            continue
        pieces = _clutter(line)
        found += pieces
        if line.is_prose and not pieces:
            in_body, in_list = True, False
        elif in_list and not pieces:
            found.append((line.start, line.end))
    return found


def is_clutter(piece: str) -> bool:
    """Whether a line, or a piece of one, is page clutter as a whole."""
    if len(piece) > _LONGEST:
        return False
    bare = _bare(piece)
    if not bare.lower().startswith(_beginnings()):
        return False
    if _patterns().notice.fullmatch(bare):
        return True
    return not _is_sentence(piece) and bool(
        _patterns().link.fullmatch(bare) or _patterns().list.fullmatch(bare)
    )


def _is_list_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST
        and not _is_sentence(line)
        and bool(_patterns().list.fullmatch(_bare(line)))
    )


def _is_sentence(piece: str) -> bool:
    return piece.endswith(".") and not piece.endswith("..") and len(piece.split()) > _LINK_WORDS


def _clutter(line: Line) -> list[tuple[int, int]]:
    """The clutter in one line; neighbours are joined, so that a full notice is one span."""
    found: list[tuple[int, int]] = []
    start, joins = 0, False
    cuts = [m.span() for m in _CUT.finditer(line.text)]
    for cut_start, cut_end in [*cuts, (len(line.text), len(line.text))]:
        if is_clutter(line.text[start:cut_start]):
            first = found.pop()[0] if joins else line.start + start
            found.append((first, line.start + cut_start))
            joins = True
        else:
            joins = False
        start = cut_end
    return found


def _bare(piece: str) -> str:
    """The piece as patterns see it: trimmed, white space folded, brackets around it off."""
    bare = " ".join(piece.split()).strip(_TRIM)
    if bare[:1] in ("(", "[") and bare[-1:] in (")", "]"):
        bare = bare[1:-1].strip(_TRIM)
    return bare.replace("’", "'")


@cache
def _phrases() -> dict[str, list[str]]:
    """The phrases of the data file, by its sections."""
    sections: dict[str, list[str]] = {"link": [], "notice": [], "list": []}
    section = ""
    source = files("armsledger.sources") / "data" / "boilerplate.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        phrase = line.strip()
        if phrase.startswith("[") and phrase.endswith("]"):
            section = phrase[1:-1]
        elif phrase and not phrase.startswith("#"):
            sections[section].append(" ".join(phrase.split()))
    return sections


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        **{
            section: re.compile("|".join(map(_regex, phrases)), re.IGNORECASE)
            for section, phrases in _phrases().items()
        }
    )


@cache
def _beginnings() -> tuple[str, ...]:
    """How a piece must begin to be worth trying: most of a report is ruled out by that."""
    heads = {
        re.split(r"[\s*<:]", phrase.replace("<number>", ""), maxsplit=1)[0].lower()
        for phrases in _phrases().values()
        for phrase in phrases
    }
    if "" in heads:
        heads = (heads - {""}) | set("0123456789.,")
    return tuple(sorted(heads))


def _regex(phrase: str) -> str:
    """A phrase of the data file as a pattern over what `_bare` leaves."""
    parts = re.split(r"(\*|<word>|<number>)", " ".join(phrase.split()))
    return "".join(_WILD.get(part) or re.escape(part) for part in parts).rstrip(":")
