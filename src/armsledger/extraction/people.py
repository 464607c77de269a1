"""People by their shape and by what stands beside them: positions, titles, verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table, word_set

CAP = r"(?:(?:d|D|O|L|l|al|Al|el|El|ben|Mc|Mac)[’'-])?[A-ZÀ-ÞĀ-Ž][\w’'-]*(?<![’'-])"
_PARTICLE = (
    r"(?:de la|de los|van der|van den|von der|de|del|al|el|bin|bint|ibn|van|von|der|den|da|dos|di|"
    r"du|le|la|ben|ul|ur|y|e|binti|abu)"
)
_INITIAL = r"[A-Z]\.(?:\s?[A-Z]\.)?"
_NAME = (
    rf"(?P<name>(?:{_INITIAL}\s*)?{CAP}(?:\s+{_INITIAL})*"
    rf"(?:\s+(?:{_PARTICLE}\s+)*{CAP}(?:\s+{_INITIAL})*){{0,3}})"
)
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"[’']s$")

NOT_NAMES = word_set("en", "names", "not_people")
_NOT_IN_NAMES = word_set("en", "names", "not_in_people")


def _either_case(phrase: str) -> str:
    """A pattern for a phrase with or without capitals; quicker than ignoring case."""
    return r"[\s-]".join(
        word
        if not word[0].isalpha()
        else f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}"
        for word in phrase.split()
    )


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], bool]]:
    """Each pattern, and whether one capitalised word is a name there."""
    t = table(language, "attribution")
    positions = "|".join(_either_case(p) for p in sorted(t["positions"], key=len, reverse=True))
    titles = "|".join(sorted(t["titles"], key=len, reverse=True))
    said = "|".join(sorted(t["said"], key=len, reverse=True))
    between = r"(?:(?:also|later|further|has|had|have|then|recently|earlier)\s+){0,2}"
    return [
        # "Mr Nakatani", "Gen. John Smith", "Lt. Gen. Kim"
        (re.compile(rf"\b(?:{titles})\.?\s+{_NAME}"), True),
        # "CEO Sergey Chemezov", "director for exports, Ivan Petrov", "spokesman Smith"
        (re.compile(rf"\b(?:{positions}),?\s+{_NAME}"), True),
        # "the head of the Federal Service for …, Dmitry Shugayev, said"
        (
            re.compile(
                rf"\b(?:{positions})\s+(?:of|for|at|in|to|on|with)\s[^.;”\"\n]{{3,90}}?,\s+{_NAME}(?=,|\s+(?:{said})\b)"
            ),
            False,
        ),
        # "Ivan Petrov, deputy director", "A. B. Khan, who heads"
        (
            re.compile(
                rf"{_NAME},\s+(?:who\s+(?:is|was|heads|leads|runs|founded)\b"
                rf"|(?:the|an?|its|his|her|their)?\s*(?:[\w’'-]+\s+){{0,4}}?(?:{positions})\b)"
            ),
            False,
        ),
        # "Chemezov said", "said Chemezov", "according to Ivan Petrov"
        (re.compile(rf"{_NAME}\s+{between}(?:{said})\b"), False),
        (re.compile(rf"(?:[,”\"’]\s*|\b)(?:{said})\s+{_NAME}"), False),
        (
            re.compile(
                rf"\b(?:according\s+to|quoted|cited|led\s+by|headed\s+by|report(?:ed)?\s+by)\s+{_NAME}(?=[,.]|\s+(?:as|of|from|that)\b)"
            ),
            False,
        ),
    ]


def find_people(document: Document, language: str) -> None:
    """Add the people that the text names in full, or by a surname after a title."""
    cues = _cues(language)
    title_words = cues["title"] | cues["position"]
    surnames: set[str] = set()
    places = _places(document)
    words = [(s, {t.lower for t in s.tokens}) for s in document.sentences]
    for (pattern, alone), need in zip(_patterns(language), _NEEDS, strict=True):
        wanted = cues[need]
        for sentence, there in words:
            if wanted.isdisjoint(there):
                continue
            for match in _found(pattern, need, wanted, document.text, sentence):
                span = _trimmed(document.text, *match.span("name"), title_words)
                if span is None:
                    continue
                start, end = span
                name = _SPACE.sub(" ", document.text[start:end])
                if not _like_a_person(name, alone, surnames, places):
                    continue
                if any(m.start < end and start < m.end for m in sentence.mentions):
                    continue
                surnames.add(name.split()[-1])
                sentence.mentions.append(Mention(start, end, M.PERSON, name))
    for sentence in document.sentences:
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


#: What each pattern needs to stand in a sentence, pattern by pattern.
_NEEDS = ("title", "position", "position", "position", "said", "said", "by")


def _found(
    pattern: re.Pattern[str], need: str, wanted: frozenset[str], text: str, sentence: Sentence
) -> Iterator[re.Match[str]]:
    """The pattern's matches; where it starts with a title or a position, only those are tried."""
    if need not in ("title", "position") or pattern.pattern.startswith("(?P<name>"):
        yield from pattern.finditer(text, sentence.start, sentence.end)
        return
    reached = sentence.start
    for token in sentence.tokens:
        if token.start >= reached and not wanted.isdisjoint(token.lower.split("-", 1)):
            match = pattern.match(text, token.start, sentence.end)
            if match is not None:
                reached = match.end()
                yield match


@cache
def _cues(language: str) -> dict[str, frozenset[str]]:
    """The single words of which one must stand in a sentence for a pattern to be tried."""
    t = table(language, "attribution")
    positions = {w.lower() for p in t["positions"] for w in re.split(r"[\s-]", p)}
    return {
        "title": frozenset(w.lower() for w in t["titles"]),
        "position": frozenset(positions | {p.lower() for p in t["positions"]} | {"who"}),
        "said": frozenset(w.lower() for p in t["said"] for w in p.split()),
        "by": frozenset(["according", "quoted", "cited", "led", "headed", "report", "reported"]),
    }


def _places(document: Document) -> frozenset[str]:
    return frozenset(
        word
        for s in document.sentences
        for m in s.mentions
        if m.type in (M.COUNTRY, M.CITY, M.GROUP)
        for word in document.text[m.start : m.end].split()
    )


def _trimmed(
    text: str, start: int, end: int, title_words: frozenset[str]
) -> tuple[int, int] | None:
    """The name without titles before it and a possessive behind it."""
    words = list(_WORD.finditer(text[start:end]))
    while words and (
        words[0].group().lower().rstrip(".,") in title_words
        or words[0].group() in ("(Ret.)", "Mr.", "Mrs.")
    ):
        words.pop(0)
    if not words:
        return None
    first, last = start + words[0].start(), start + words[-1].end()
    shown = _POSSESSIVE.sub("", text[first:last])
    return first, first + len(shown)


def _like_a_person(name: str, alone: bool, surnames: set[str], places: frozenset[str]) -> bool:
    words = name.split()
    if (
        words[0] in NOT_NAMES
        or words[-1] in NOT_NAMES
        or any(any(c.isdigit() for c in w) for w in words)
    ):
        return False
    if len(words) == 1:
        known = name in surnames or (alone and name not in places and name not in _NOT_IN_NAMES)
        return known and len(name) > 2 and not name.isupper()
    if any(w.isupper() and len(w.strip(".")) > 3 for w in words):
        return False
    return len(words) <= 5 and not any(w.rstrip(".,") in _NOT_IN_NAMES for w in words)


def find_surnames(document: Document) -> None:
    """Later mentions of a person by surname alone, or by a one-word name."""
    full: dict[str, str] = {}
    names = dict.fromkeys(
        m.name
        for sentence in document.sentences
        for m in sentence.mentions
        if m.type is M.PERSON and " " in m.name
    )
    for name in names:
        full.setdefault(name.split()[-1], name)
        if _surname_first(document, name):
            full.setdefault(name.split(maxsplit=1)[0], name)
    if not full:
        return
    either = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in full)})(?![\w-])")
    for sentence in document.sentences:
        for match in either.finditer(document.text, sentence.start, sentence.end):
            start, end = match.span()
            if not any(m.start < end and start < m.end for m in sentence.mentions):
                sentence.mentions.append(Mention(start, end, M.PERSON, full[match.group()]))
        for m in sentence.mentions:
            if m.type is M.PERSON and " " not in m.name:
                m.name = full.get(m.name, m.name)
        sentence.mentions.sort(key=lambda m: (m.start, -m.end))


def _surname_first(document: Document, name: str) -> bool:
    """ "Shin Won-sik": later he is Shin, as after "Mr Shin" or "Shin said"."""
    first = name.split(maxsplit=1)[0]
    return "-" in name.rsplit(maxsplit=1)[-1] or bool(
        re.search(
            rf"\b(?:Mr|Ms|Mrs|Dr|General|President|Minister)\.?\s+{re.escape(first)}\b(?!\s+[A-Z])",
            document.text,
        )
    )
