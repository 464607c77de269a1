"""Names that no catalogue and no rule found, as the tagger's tags have them, become mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.equipment import equipment, singular
from armsledger.extraction.tagger.encoder import Array, Encoded
from armsledger.extraction.tagger.vocabulary import SPANS

#: The types of spans that are taken over: figures, times and countries are the grammars' and
#: the catalogue's.
TAKEN = ("organisation", "person", "item")
#: How likely a span must be.
LEAST = 0.5
_SPACE = re.compile(r"\s+")
_TRIM = " \t\n,;:.\"“”'‘’()[]"
_ARTICLE = re.compile(r"(?:the|a|an|its|their)\s+", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that is a name of some type."""

    start: int
    end: int
    type: str


def spans(text: str, encoded: Encoded, tags: Array, least: float = LEAST) -> list[Span]:
    """The spans that the tags tell: whole words, each of one type."""
    by_type = np.stack([tags[:, 1 + 2 * k : 3 + 2 * k].sum(axis=1) for k in range(len(SPANS))], 1)
    out: list[Span] = []
    k = 0
    while k < len(tags):
        kind = int(by_type[k].argmax())
        if by_type[k, kind] < least or not _opens_word(text, encoded, k):
            k += 1
            continue
        j = k + 1
        while j < len(tags) and (
            not _opens_word(text, encoded, j)
            or (by_type[j, kind] >= least and tags[j, 2 + 2 * kind] >= tags[j, 1 + 2 * kind])
        ):
            j += 1
        start, end = int(encoded.starts[k]), int(encoded.ends[j - 1])
        out.append(Span(*_trimmed(text, start, end), SPANS[kind]))
        k = j
    return [s for s in out if s.start < s.end]


def _opens_word(text: str, encoded: Encoded, k: int) -> bool:
    """A token behind a space, or behind a mark that is no part of a word."""
    start = int(encoded.starts[k])
    return k == 0 or encoded.ends[k - 1] < start or text[start - 1] in '(["“‘/'


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    body = text[start:end]
    if article := _ARTICLE.match(body):
        start += article.end()
    body = text[start:end].rstrip(_TRIM)
    if owned := _OWNED.search(body):
        body = body[: owned.start()]
    end = start + len(body)
    return start + len(body) - len(body.lstrip(_TRIM)), end


def add(document: Document, found: Iterable[Span]) -> None:
    """Add the spans of the types that are taken, where they are new, to the sentences."""
    wanted = sorted((s for s in found if s.type in TAKEN), key=lambda s: s.start)
    for sentence in document.sentences:
        here = [s for s in wanted if sentence.start <= s.start and s.end <= sentence.end]
        for span in here:
            _add(document.text, sentence, span)
        if here:
            sentence.mentions.sort(key=lambda m: (m.start, -m.end))
    document.mentions = [m for s in document.sentences for m in s.mentions]


def _add(text: str, sentence: Sentence, span: Span) -> None:
    inside = [m for m in sentence.mentions if m.start < span.end and span.start < m.end]
    if any(not _gives_way(m, span) for m in inside):
        return
    words = text[span.start : span.end].lower().split()
    if not re.search(r"[^\W\d_]", " ".join(words)) or equipment("en").function.issuperset(words):
        return
    owner = next((m for m in inside if m.type is M.COUNTRY), None)
    old = next((m for m in inside if m.type is M.ITEM), None)
    sentence.mentions = [m for m in sentence.mentions if m not in inside]
    name = _SPACE.sub(" ", text[span.start : span.end])
    match span.type:
        case "organisation":
            country = owner.country if owner is not None else None
            sentence.mentions.append(
                Mention(span.start, span.end, M.ORGANISATION, name, country, org_type="maker",
                        candidate=True)
            )  # fmt: skip
        case "person":
            sentence.mentions.append(Mention(span.start, span.end, M.PERSON, name, candidate=True))
        case _:
            head, _, last = name.rpartition(" ")
            named = f"{head} {singular(last)}" if head and last.islower() else name
            if last.islower() and not head:
                named = singular(last)
            form = "generic" if named.islower() else "designation"
            mention = Mention(span.start, span.end, M.ITEM, named, form=form, candidate=True)
            mention.plural = named != name
            if old is not None:
                mention.quantity, mention.category, mention.origin = (
                    old.quantity, old.category, old.origin
                )  # fmt: skip
                mention.start = min(mention.start, old.start)
            mention.owner = owner if owner is not None and owner.end <= mention.end else None
            sentence.mentions.append(mention)


def _gives_way(m: Mention, span: Span) -> bool:
    """Whether a mention that the rules made yields to a longer span around it.

    What the catalogue knows never does; an adjective of a country is the owner's within.
    """
    if m.end - m.start >= span.end - span.start or not (
        span.start <= m.start and m.end <= span.end
    ):
        return False
    if m.type is M.COUNTRY:
        return span.type in ("organisation", "item") and m.form in ("adjective", "name")
    if m.type is M.CITY:
        return span.type == "organisation"
    if span.type == "item":
        return m.type is M.ITEM and (m.candidate or m.form == "generic")
    return m.candidate and m.type in (M.ORGANISATION, M.PERSON)
