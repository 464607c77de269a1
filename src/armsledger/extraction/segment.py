"""Step 2: paragraphs, sentences, words and quotes, with exact offsets."""

import re

from armsledger.catalogue.folding import fold
from armsledger.extraction.document import Document, Sentence, Token
from armsledger.extraction.grammar.tables import word_set
from armsledger.model import Report

_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"([\w.]+)[.!?]+[\"'”’)\]]*$")
_INITIALS = re.compile(r"[a-z]|(?:[a-z]\.)+[a-z]")
_OPENER = re.compile(r"(?:The|It|He|She|In|But|This|They|A|We)\b")
_NUMBER = re.compile(r"\d+$")
_CLOSING = re.compile('[”"]')
_ABBREVIATIONS = word_set("en", "sentences", "abbreviations")
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9À-Þ])|[.!?]+[\"'”’)\]]*(?=\s*$)")
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-/&.][^\W_]+|'(?!s\b)[^\W_]+)*|'s\b|'(?=\s)|[^\w\s]|_"
)
_OPEN = '“„«"'
_MARK = re.compile('[“„«”»"]')
_CLOSE = '”“»"'


def segment(document: Document, skip: list[tuple[int, int]], body_start: int) -> None:
    """Fill the document's sentences; `skip` are spans that are no evidence."""
    text = document.text
    document.folded = fold(text)
    paragraph = 0
    for match in _LINE.finditer(text):
        start, end = max(match.start(), body_start), match.end()
        if start >= end or not text[start:end].strip():
            continue
        for a, b in _outside(start, end, skip):
            for sentence in _sentences(text, a, b, paragraph):
                _words(sentence, text, document.folded)
                _quotes(sentence, text)
                document.sentences.append(sentence)
        paragraph += 1
    _open_quotes(document)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a bare text start and end, in code points."""
    document = Document(Report(id="", text=text), text)
    segment(document, [], 0)
    return [(sentence.start, sentence.end) for sentence in document.sentences]


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
        word = _LAST_WORD.search(text[at : match.end()])
        last = word.group(1).lower().rstrip(".") if word else ""
        following = text[match.end() : match.end() + 12].lstrip()
        if _goes_on(match.group(), last, following):
            continue
        out.append((at, match.end()))
        at = match.end()
    if text[at:end].strip():
        out.append((at, end))
    stripped = (_stripped(text, a, b) for a, b in out)
    return [Sentence(a, b, paragraph) for a, b in stripped if a < b]


def _goes_on(stop: str, last: str, following: str) -> bool:
    """Whether the sentence goes on behind a stop, as it does behind "Lt." and "3." before "5"."""
    short = stop.startswith(".") and (last in _ABBREVIATIONS or _INITIALS.fullmatch(last))
    if short and (last in ("mr", "st", "gen") or not _OPENER.match(following)):
        return True
    numbered = stop == "." and len(last) <= 2 and _NUMBER.match(last) is not None
    return numbered and following[:1].isdigit()


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(sentence: Sentence, text: str, folded: str) -> None:
    add = sentence.tokens.append
    for match in _TOKEN.finditer(folded, sentence.start, sentence.end):
        start, end = match.span()
        add(Token(start, end, text[start:end], match.group()))


def _quotes(sentence: Sentence, text: str) -> None:
    opened = -1
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        position, char = mark.start(), mark.group()
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
            ends = _CLOSING.search(body)
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
