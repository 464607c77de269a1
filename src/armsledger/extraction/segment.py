"""Step 2: paragraphs, sentences, words and quotes, with exact offsets."""

import re

from armsledger.catalogue.folding import fold, plain
from armsledger.extraction.document import Document, Sentence, Token

_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "gen", "lt", "maj", "col", "adm", "capt", "brig", "prof", "sen", "rep", "st", "no", "vs", "rs", "co", "corp", "inc", "ltd", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "u.n", "u.a.e", "e.g", "i.e", "est", "fig", "op", "mk", "cmdr", "sgt", "hon", "jr", "sr", "bros", "dept", "mln", "bln"]
)
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9À-Þ])|[.!?]+[\"'”’)\]]*(?=\s*$)")
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-/&.][^\W_]+|'(?!s\b)[^\W_]+)*|'s\b|'(?=\s)|[^\w\s]|_"
)
_OPEN = '“„«"'
_CLOSE = '”“»"'


def segment(document: Document, skip: list[tuple[int, int]], body_start: int) -> None:
    """Fill the document's sentences; `skip` are spans that are no evidence."""
    text = document.text
    document.folded = fold(text)
    simple = plain(text)
    paragraph = 0
    for match in re.finditer(r"[^\n]+", text):
        start, end = max(match.start(), body_start), match.end()
        if start >= end or not text[start:end].strip():
            continue
        for a, b in _outside(start, end, skip):
            for sentence in _sentences(text, a, b, paragraph):
                _words(sentence, text, simple)
                _quotes(sentence, text)
                document.sentences.append(sentence)
        paragraph += 1
    _open_quotes(document)


def _outside(start: int, end: int, skip: list[tuple[int, int]]) -> list[tuple[int, int]]:
    parts = []
    at = start
    for a, b in skip:
        if b <= at or a >= end:
            continue
        if a > at:
            parts.append((at, a))
        at = max(at, b)
    if at < end:
        parts.append((at, end))
    return parts


def _sentences(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    out = []
    at = start
    for match in _END.finditer(text, start, end):
        word = re.search(r"([\w.]+)[.!?]+[\"'”’)\]]*$", text[at : match.end()])
        last = word.group(1).lower().rstrip(".") if word else ""
        following = text[match.end() : match.end() + 12].lstrip()
        if match.group().startswith(".") and (
            last in _ABBREVIATIONS or re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", last)
        ):
            if not re.match(r"(?:The|It|He|She|In|But|This|They|A|We)\b", following) or last in (
                "mr",
                "st",
                "gen",
            ):
                continue
        if (
            match.group() == "."
            and re.match(r"\d+$", last)
            and len(last) <= 2
            and following[:1].isdigit()
        ):
            continue
        out.append((at, match.end()))
        at = match.end()
    if text[at:end].strip():
        out.append((at, end))
    sentences = []
    for a, b in out:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            sentences.append(Sentence(a, b, paragraph))
    return sentences


def _words(sentence: Sentence, text: str, simple: str) -> None:
    for match in _TOKEN.finditer(simple, sentence.start, sentence.end):
        word = text[match.start() : match.end()]
        sentence.tokens.append(Token(match.start(), match.end(), word, match.group().lower()))


def _quotes(sentence: Sentence, text: str) -> None:
    opened = -1
    for position in range(sentence.start, sentence.end):
        char = text[position]
        if opened < 0 and char in _OPEN:
            opened = position + 1
        elif opened >= 0 and char in _CLOSE:
            sentence.quotes.append((opened, position))
            opened = -1
    if opened >= 0:
        sentence.quotes.append((opened, sentence.end))


def _open_quotes(document: Document) -> None:
    """A quotation that runs on over several sentences covers the ones in between."""
    text = document.text
    inside = False
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        body = text[sentence.start : sentence.end]
        opens, closes = body.count("“"), body.count("”")
        straight = body.count('"')
        if inside:
            ends = re.search('[”"]', body)
            stop = sentence.start + ends.start() if ends else sentence.end
            if ends and straight % 2:
                sentence.quotes = [(sentence.start, stop)]
            elif ends is None:
                sentence.quotes = [(sentence.start, sentence.end)]
            else:
                sentence.quotes.insert(0, (sentence.start, stop))
        if straight % 2:
            inside = not inside
        elif opens != closes:
            inside = opens > closes
