"""Step 7: who says it, and through which outlets the report has it."""

from __future__ import annotations

import re

from armsledger.extraction.acting import home
from armsledger.extraction.credited import UNNAMED, Source
from armsledger.extraction.document import Document, M, Sentence
from armsledger.extraction.outlets import OutletFinder, credit_line
from armsledger.extraction.positions import Person, people_of
from armsledger.extraction.speakers import SpeakerFinder
from armsledger.model import Speaker

__all__ = ["Source", "attribute"]


def attribute(document: Document, language: str) -> list[Source]:
    """The source of every sentence, in order; also put on the sentences themselves."""
    if not document.sentences:
        return []
    outlets = OutletFinder(document, language)
    people = people_of(document, language)
    speakers = SpeakerFinder(document, people, home(document), language)
    found = [
        _named(document, sentence, speakers.find(number, outlets.find(sentence)), people)
        for number, sentence in enumerate(document.sentences)
    ]
    _pronouns(document, found)
    own = [bool(source) for source in found]
    _within_paragraphs(document, found, own)
    _name_offices(document, found)
    _back(found, own)
    _figures(document, found, own)
    _interview(document, found)
    _release(document, found)
    _fill(document, found, credit_line(document))
    for sentence, source in zip(document.sentences, found, strict=True):
        sentence.speaker, sentence.via = source.speaker, source.via
    return found


_TOLD = re.compile(
    r",?\s+(?:also\s+|has\s+|had\s+)?(?:told|said|says|announced|stated|noted|added)\b"
)


def _named(
    document: Document, sentence: Sentence, source: Source, people: dict[str, Person]
) -> Source:
    """ "the deputy director for exports, Ivan Petrov, told the media": the name, not the office."""
    if source.speaker is None or source.speaker.name != UNNAMED:
        return source
    for m in sentence.mentions:
        if m.type is M.PERSON and _TOLD.match(document.text, m.end):
            speaker, organisation = people[m.name]
            return Source(speaker, source.via, source.backward, organisation)
    return source


_HE = re.compile(
    r"[\"“]?(?:he|she)\s+(?:also\s+|further\s+|then\s+)?(?:said|added|noted|told|stressed|explained)\b",
    re.IGNORECASE,
)


def _pronouns(document: Document, found: list[Source]) -> None:
    """ "He said …" behind a sentence with a name: the same person."""
    for k in range(1, len(found)):
        source, last = found[k], found[k - 1]
        if (
            source.speaker is not None
            and source.speaker.name == UNNAMED
            and last.speaker is not None
            and last.speaker.name != UNNAMED
            and _HE.match(document.text, document.sentences[k].start)
        ):
            found[k] = Source(last.speaker, source.via or last.via, False, last.organisation)


def _follow(source: Source) -> Source:
    return Source(source.speaker, source.via, False, source.organisation)


def _paragraphs(document: Document) -> list[list[int]]:
    out: dict[int, list[int]] = {}
    for k, sentence in enumerate(document.sentences):
        out.setdefault(sentence.paragraph, []).append(k)
    return list(out.values())


def _quoted(document: Document, sentence: Sentence) -> bool:
    """Whether all of a sentence stands in quotation marks."""
    return any(a <= sentence.start + 2 and b >= sentence.end - 3 for a, b in sentence.quotes)


def _within_paragraphs(document: Document, found: list[Source], own: list[bool]) -> None:
    """A quotation's other sentences, and those that plainly go on with what was said."""
    sentences = document.sentences
    last: Source | None = None
    for members in _paragraphs(document):
        current: Source | None = None
        for k in members:
            if own[k]:
                current = last = found[k]
            elif _quoted(document, sentences[k]) and (current or last) is not None:
                found[k] = _follow(current or last)  # type: ignore[arg-type]
            elif (
                current is not None
                and current.speaker is not None
                and _goes_on(document, sentences[k])
            ):
                found[k] = _follow(current)
            else:
                current = None
        following: Source | None = None
        for k in reversed(members):
            if own[k]:
                following = found[k]
            elif (
                following is not None
                and following.speaker is not None
                and _quoted(document, sentences[k])
            ):
                found[k] = _follow(following)
            elif not _quoted(document, sentences[k]):
                if following is not None and not found[k] and _closes(document, sentences, members):
                    found[k] = _follow(following)
                    continue
                following = None


_SAID_LAST = re.compile(
    r"[,”\"]\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:said|added|noted|stressed|explained)\s*\.?\s*$"
)


def _closes(document: Document, sentences: list[Sentence], members: list[int]) -> bool:
    """A paragraph that ends with "…, NAME said.": all of it is what the person said."""
    last = sentences[members[-1]]
    return len(members) > 1 and bool(_SAID_LAST.search(document.text[last.start : last.end]))


_PAST = re.compile(
    r"\b(?:was|were|had|did|began|came|took|went|made|became|bought|sold|won|lost|built|so far|"
    r"until now|since|ago|"
    r"last year|earlier|previously|already|[a-z]{3,}ed)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|is due|are due|plans? to|intends? to|hopes? to)\b"
)


def _goes_on(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence after an attributed one is still the speaker's, not background.

    It looks ahead, and no other party is its subject.
    """
    body = document.folded[sentence.start : sentence.end]
    first = sentence.mentions[0] if sentence.mentions else None
    other = first is not None and first.is_party and first.start - sentence.start < 12
    return not other and bool(_AHEAD.search(body)) and not _PAST.search(body)


def _back(found: list[Source], own: list[bool]) -> None:
    """ "This was announced by …" reaches back over the text before it."""
    for k, source in enumerate(found):
        if not (source.backward and source.speaker is not None and own[k]):
            continue
        for j in range(k - 1, -1, -1):
            if found[j].speaker is not None:
                break
            found[j] = Source(
                source.speaker, source.via or found[j].via, False, source.organisation
            )


def _name_offices(document: Document, found: list[Source]) -> None:
    """ "…, its prime minister said. Mateusz Morawiecki called it …": he is the minister."""
    named = {s.speaker.name for s in found if s.speaker is not None}
    for k, source in enumerate(found[:-1]):
        speaker = source.speaker
        if speaker is None or not speaker.role or not speaker.name.endswith(speaker.role):
            continue
        following = document.sentences[k + 1]
        first = following.mentions[0] if following.mentions else None
        if first is None or first.type is not M.PERSON or first.start != following.start:
            continue
        if first.name not in named:
            person = Speaker(name=first.name, role=speaker.role)
            for j, other in enumerate(found):
                if other.speaker == speaker:
                    found[j] = Source(person, other.via, other.backward, other.organisation)


_SUM = (M.MONEY, M.PERCENT, M.RATIO)


def _figures(document: Document, found: list[Source], own: list[bool]) -> None:
    """A digest of one institution's figures: the figures that follow are its own too."""
    body = [k for k, s in enumerate(document.sentences) if not s.title]
    lead = next((found[k] for k in body[:2] if found[k].speaker is not None), None)
    if lead is None or lead.speaker is None or lead.speaker.name == UNNAMED:
        return
    stated = [k for k in body if any(m.type in _SUM for m in document.sentences[k].mentions)]
    if len(stated) < 4 or 2 * len(stated) < len(body):
        return
    for k in stated:
        if not found[k] and not own[k]:
            found[k] = _follow(lead)


def _interview(document: Document, found: list[Source]) -> None:
    """Questions on lines of their own: the answers are the one person's who is introduced."""
    text = document.text
    paragraphs = _paragraphs(document)
    asked = [
        n for n, members in enumerate(paragraphs)
        if all(text[document.sentences[k].end - 1] == "?" for k in members)
    ]  # fmt: skip
    if len(asked) < 3:
        return
    opening = [k for members in paragraphs[: asked[0] + 1] for k in members]
    people = [m for k in opening for m in document.sentences[k].mentions if m.type is M.PERSON]
    if not people or len({p.name for p in people}) != 1:
        return
    firm = next(
        (m for k in opening for m in document.sentences[k].mentions if m.type is M.ORGANISATION),
        None,
    )
    speaker = Speaker(name=people[0].name, organisation=firm.name if firm is not None else None)
    for n, members in enumerate(paragraphs):
        if n > asked[0] and n not in asked:
            for k in members:
                if not found[k]:
                    found[k] = Source(speaker, (), False, firm)


_RELEASE = re.compile(
    r"\s*(?:press|news|media)\s+release\b|\s*for\s+immediate\s+release\b", re.IGNORECASE
)


def _release(document: Document, found: list[Source]) -> None:
    """A firm's own release: all of it is the firm's word."""
    if not _RELEASE.match(document.text):
        return
    firm = next(
        (
            m
            for s in document.sentences
            if not s.title
            for m in s.mentions
            if m.type is M.ORGANISATION
        ),
        None,
    )
    if firm is None:
        return
    for k, source in enumerate(found):
        if source.speaker is None:
            found[k] = Source(Speaker(name=firm.name), source.via, False, firm)


def _fill(document: Document, found: list[Source], credit: tuple[str, ...]) -> None:
    if credit:
        for k, source in enumerate(found):
            if not source.via:
                found[k] = Source(source.speaker, credit, source.backward, source.organisation)
