"""A sentence as a row of words and mentions."""

from __future__ import annotations

from dataclasses import dataclass

from armsledger.extraction.document import Mention, Sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a mark or a mention."""

    start: int
    end: int
    lower: str
    mention: Mention | None = None


def pieces_of(sentence: Sentence) -> list[Piece]:
    """The sentence as words and mentions, left to right."""
    out: list[Piece] = []
    mentions = sorted(sentence.mentions, key=lambda m: (m.start, -m.end))
    k = 0
    at = sentence.start
    for token in sentence.tokens:
        while k < len(mentions) and mentions[k].start < max(at, token.start):
            k += 1
        if token.start < at:
            continue
        if k < len(mentions) and mentions[k].start < token.end:
            m = mentions[k]
            out.append(Piece(m.start, m.end, m.name.lower(), m))
            at = m.end
            k += 1
        else:
            out.append(Piece(token.start, token.end, token.lower))
    return _without_brackets(out)


def _without_brackets(pieces: list[Piece]) -> list[Piece]:
    """The row without what stands in brackets: "(SECO)", "($920 million)"."""
    out: list[Piece] = []
    k = 0
    while k < len(pieces):
        if pieces[k].lower == "(":
            close = next(
                (j for j in range(k, min(len(pieces), k + 12)) if pieces[j].lower == ")"), None
            )
            if close is not None:
                k = close + 1
                continue
        out.append(pieces[k])
        k += 1
    return out
