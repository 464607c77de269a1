"""Lines of a text with their offsets, and what tells a sentence from a headline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
#: A line as long as this is prose even where its full stop is missing.
_PROSE_WORDS = 25
_SENTENCE_WORDS = 6
#: Mail and plain-text pages break lines at some width up to this one.
_WRAPPED_WIDTH = 100
_LEAST_WRAPPED_WIDTH = 45
_GOES_ON = re.compile(
    r"(?:,|\b(?:a|an|and|at|by|for|from|has|have|in|is|its|of|on|or|that|the|to|was|will|with))$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    after_blank: bool
    """Whether a blank line, or the text's start, stands before it."""

    @property
    def words(self) -> int:
        """How many words stand in it, split at white space."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence, not as a headline, a menu entry or a date."""
        words = self.words
        return words >= _PROSE_WORDS or (words >= _SENTENCE_WORDS and self.ends_sentence)


def lines(text: str) -> Iterator[Line]:
    """Every line of the text that is not blank, in order."""
    last_end = None
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        end = start + len(stripped)
        gap = "" if last_end is None else text[last_end:start].replace("\r\n", "\n")
        breaks = sum(gap.count(c) for c in "\r\n\u2028\u2029")
        yield Line(start, end, stripped, after_blank=last_end is None or breaks > 1)
        last_end = end


def unwrapped(source: Sequence[Line]) -> list[Line]:
    """The lines, with those joined by a line feed that were broken in mid-sentence."""
    joined: list[Line] = []
    for block in _blocks(source):
        wrapped = _is_wrapped(block)
        for i, line in enumerate(block):
            if i and (wrapped or _continues(block[i - 1], line)):
                text = joined[-1].text + "\n" + line.text
                joined[-1] = replace(joined[-1], end=line.end, text=text)
            else:
                joined.append(line)
    return joined


def _blocks(source: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines without a blank line between them."""
    blocks: list[list[Line]] = []
    for line in source:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_wrapped(block: list[Line]) -> bool:
    """Whether a block is one paragraph that was broken at a fixed width."""
    return (
        len(block) > 2
        and all(len(line.text) >= _LEAST_WRAPPED_WIDTH for line in block[:-1])
        and all(len(line.text) <= _WRAPPED_WIDTH for line in block)
        and any(line.text[0].islower() for line in block[1:])
    )


def _continues(line: Line, after: Line) -> bool:
    """Whether a sentence runs on from one line into the next."""
    if line.ends_sentence or len(line.text) > _WRAPPED_WIDTH:
        return False
    if after.text.startswith(("by ", "www.", "http")):
        return False
    return after.text[0].islower() or bool(_GOES_ON.search(line.text))
