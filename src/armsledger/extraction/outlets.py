"""Through which outlets a report has what it says, nearest first."""

from __future__ import annotations

import re
from functools import cache

from armsledger.extraction.credited import words_of
from armsledger.extraction.document import Document, M, Sentence
from armsledger.extraction.grammar.tables import table, word_set

_DOTTED = re.compile(r"[\w-]+\.\w{2,}")
_POSSESSIVE = re.compile(r"[’']s$")
_BREAK = re.compile(r"[,;.](?!\s*(?:in|citing)\b)")
_REPORTS = (
    r"(?:reported|reports|said|says|quoted|quotes|wrote|writes|cited|cites|learned|learnt|revealed|"
    r"reveals|noted|added|adds|citing|quoting|has\s+it|published)"
)
_VERB = re.compile(
    r"(?:,\s+(?:which|who)\s[^,.]{3,70},)?[”\"’']?\s*(?:\([A-Z]+\)\s*)?(?:(?:news\s+agency|agency|newspaper|daily|website|news|in\s+[A-Z]\w+(?:,\s+which)?)\s+)*,?\s*"
    rf"(?:(?:has|had|also|later|earlier|first|further)\s+)*(?:{_REPORTS}|written)\b"
)
_TOLD = re.compile(
    r"\b(?:told|to|by|with|for|citing|quoting|cited\s+by|quoted\s+by|reported\s+by|reference\s+to|according\s+to|"
    r"interview\s+with|speaking\s+to|via)[\s,]+(?:(?:the|a|an|its|state|state-run|local|Russian|[A-Z][a-z]+|[a-z-]+)\s+){0,5}[“\"']?$"
)
_SITE = re.compile(r"\b[A-Za-z][\w-]*\.(?:com|ru|cn|net|org|az|in|pl|info|uk|de|fr|ua|kz|il|tr)\b")
_NOT_A_NAME = word_set("en", "names", "not_outlets")


@cache
def _named_pattern(language: str) -> re.Pattern[str]:
    """ "the Independent newspaper", "the investigative site Disclose"."""
    nouns = "|".join(sorted(table(language, "attribution")["outlet_nouns"], key=len, reverse=True))
    cap = r"[A-ZÀ-Þ][\w'’-]*"
    return re.compile(
        rf"\b(?:the|The)\s+(?:[a-z-]+\s+|[A-Z]\w+\s+)?(?:{nouns})\s+(?P<behind>{cap}(?:\s+{cap}){{0,2}})"
        rf"|\b(?:the|The)\s+(?P<before>{cap}(?:\s+{cap}){{0,2}})\s+(?:{nouns})\b"
    )


class OutletFinder:
    """Finds the outlets that each sentence of one report names as its source."""

    def __init__(self, document: Document, language: str) -> None:
        self.document = document
        self.language = language
        self.according = words_of(language).according
        self.publisher = (document.report.publisher or "").casefold()
        self.dateline = (document.report.dateline or "").casefold()
        self.known: set[str] = set()
        self.adjectives = frozenset(
            document.text[m.start : m.end]
            for s in document.sentences
            for m in s.mentions
            if m.type is M.COUNTRY
        )

    def find(self, sentence: Sentence) -> tuple[str, ...]:
        """The outlets cited, in the order in which the sentence names them."""
        found: list[tuple[int, int, str]] = []
        for m in sentence.mentions:
            if m.type is M.OUTLET:
                shown = self.document.text[m.start : m.end]
                dotted = _DOTTED.fullmatch(shown)
                found.append((m.start, m.end, shown if dotted else m.name))
        body = self.document.text
        for match in _SITE.finditer(body, sentence.start, sentence.end):
            self._take(found, match.start(), match.end(), match.group())
        self._shaped(sentence, found)
        for name in self.known:
            for match in re.finditer(
                rf"\b{re.escape(name)}\b", body[sentence.start : sentence.end]
            ):
                self._take(
                    found, sentence.start + match.start(), sentence.start + match.end(), name
                )
        out: list[str] = []
        for start, end, name in sorted(found):
            if name not in out and not self._own(name) and self._cited(sentence, start, end):
                out.append(name)
        return tuple(out)

    @staticmethod
    def _take(found: list[tuple[int, int, str]], start: int, end: int, name: str) -> None:
        if not any(a < end and start < b for a, b, _ in found):
            found.append((start, end, name))

    def _shaped(self, sentence: Sentence, found: list[tuple[int, int, str]]) -> None:
        for match in _named_pattern(self.language).finditer(
            self.document.text, sentence.start, sentence.end
        ):
            group = "behind" if match.group("behind") else "before"
            name, start, end = match.group(group), *match.span(group)
            words = name.split()
            while words and (words[0] in _NOT_A_NAME or words[0] in self.adjectives):
                start += len(words[0]) + 1
                words = words[1:]
            if not words or any(
                m.start < end and start < m.end and m.type is not M.CITY for m in sentence.mentions
            ):
                continue
            name = _POSSESSIVE.sub("", " ".join(words))
            if self._cited(sentence, start, end):
                self.known.add(name)
                self._take(found, start, end, name)

    def _own(self, name: str) -> bool:
        """Whether it is the report's own publisher or the agency of its dateline."""
        plain = name.casefold()
        opening = self.document.text[
            : self.document.sentences[0].end + 1 if self.document.sentences else 0
        ]
        return plain == self.publisher or bool(
            re.search(rf"[/(\s]{re.escape(plain)}(?:$|[/)\s])", self.dateline)
            or re.match(rf"[^.\n]{{0,60}}[/(]{re.escape(name)}[/)]", opening, re.IGNORECASE)
        )

    def _cited(self, sentence: Sentence, start: int, end: int) -> bool:
        text = self.document.text
        before = text[max(sentence.start, start - 60) : start]
        after = text[end : min(sentence.end, end + 60)]
        return bool(_TOLD.search(before) or self._according(before) or _VERB.match(after))

    def _according(self, before: str) -> bool:
        matches = list(self.according.finditer(before))
        if not matches:
            return False
        return not _BREAK.search(before[matches[-1].end() :])


_CREDIT = re.compile(
    r"^\s*(?:Source|Via|From)\s*:\s*(?P<name>[A-Z][\w.'’& -]{1,40}?)\s*\.?\s*$", re.MULTILINE
)


def credit_line(document: Document) -> tuple[str, ...]:
    """ "Source: X" on a line of its own: the whole report is from there."""
    match = _CREDIT.search(document.text)
    if (
        match is None
        or match.group("name").casefold() == (document.report.publisher or "").casefold()
    ):
        return ()
    return (match.group("name"),)
