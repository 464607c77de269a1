"""Step 3: who and what the text names, and its figures and times."""

import re

from armsledger.catalogue.entries import (
    City,
    Country,
    Group,
    Organisation,
    Outlet,
    Show,
    System,
)
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.matcher import Match, matcher
from armsledger.catalogue.namesakes import is_no_system
from armsledger.catalogue.resolve import family_by_stem
from armsledger.extraction.currencies import settle_currencies
from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.cues import tells
from armsledger.extraction.grammar.dates import times
from armsledger.extraction.grammar.designations import designations
from armsledger.extraction.grammar.figures import figures
from armsledger.extraction.items import find_items
from armsledger.extraction.names import find_names

_YEAR = re.compile(r"[\s-]?(?:20|19)\d\d\b")
_NO_WORD = re.compile(r"[\W_]+")
_ARMS_ORGANISATIONS = frozenset(["maker", "exporter", "force", "agency"])


def find_mentions(document: Document, catalogue: Catalogue, language: str) -> None:
    """Fill the mentions of every sentence of the document."""
    known = [_mention(m, document.text) for m in matcher(catalogue).find(document.text)]
    ends = {}
    by_sentence: dict[int, list[Mention]] = {}
    index = 0
    for number, sentence in enumerate(document.sentences):
        ends[number] = sentence.end
        while index < len(known) and known[index].end <= sentence.start:
            index += 1
        while index < len(known) and known[index].start < sentence.end:
            if known[index].start >= sentence.start:
                by_sentence.setdefault(number, []).append(known[index])
            index += 1
    for number, sentence in enumerate(document.sentences):
        mentions = by_sentence.get(number, [])
        mentions = _designations(document, sentence, mentions, catalogue)
        masked = _masked(document, sentence, mentions)
        _figures(document, sentence, mentions, masked, language)
        mentions.sort(key=lambda m: (m.start, -m.end))
        sentence.mentions = mentions
    settle_currencies(document, language)
    find_names(document, language)
    find_items(document, language)
    document.mentions = [m for s in document.sentences for m in s.mentions]


def _mention(match: Match, text: str) -> Mention:
    entry = match.entry
    start, end = match.start, match.outer_end
    match entry:
        case Country():
            return Mention(start, end, M.COUNTRY, entry.name, entry.code, match.form)
        case Group():
            return Mention(start, end, M.GROUP, entry.name, form=match.form)
        case Organisation():
            return Mention(
                start,
                end,
                M.ORGANISATION,
                entry.name,
                entry.country or None,
                org_type=entry.type,
                arms=entry.type in _ARMS_ORGANISATIONS,
            )
        case System():
            return Mention(
                start,
                end,
                M.ITEM,
                _named(entry, match.alias),
                form="designation",
                category=entry.category,
                origin=entry.origin,
                family=entry.family or entry.name,
                plural=match.outer_end > match.end,
                arms=True,
            )
        case Show():
            return _show(match, entry, text)
        case Outlet():
            return Mention(start, end, M.OUTLET, entry.name, entry.country or None)
        case City():
            return Mention(start, end, M.CITY, entry.name, entry.country)


def _named(system: System, alias: str) -> str:
    """The text's own name of a variant that the catalogue joins or spells otherwise.

    "Gripen C" stays so where the entry is "Gripen C/D"; a spelling ("Su 30MKI"), a
    codename or another designation gives the entry's name.
    """
    if not system.family or alias == system.name:
        return system.name
    ours, found = _words(system.name), _words(alias)
    joined = "/" in system.name and "/" not in alias
    if joined and any(c.isdigit() or c.isupper() for c in alias) and ours & found:
        return alias
    return alias if _words(system.family) & found and not ours & found else system.name


def _words(name: str) -> set[str]:
    return {w for w in _NO_WORD.split(name.lower()) if len(w) > 2 or w.isdigit()}


def _show(match: Match, show: Show, text: str) -> Mention:
    """A show with its year ("ADEX-2014"), which is part of its own name."""
    year = _YEAR.match(text, match.end)
    end = year.end() if year else match.outer_end
    name = show.name + year.group() if year else show.name
    return Mention(match.start, end, M.SHOW, name, show.country)


def _designations(
    document: Document, sentence: Sentence, mentions: list[Mention], catalogue: Catalogue
) -> list[Mention]:
    """Add designations that the catalogue does not know; longer shapes win over known parts.

    One that begins as a known system does ("Su-30XK") is taken for a variant of its family.
    """
    out = list(mentions)
    for start, end in designations(document.text, sentence.start, sentence.end):
        inside = [m for m in out if m.start < end and start < m.end]
        if any(m.start <= start and m.end >= end for m in inside):
            continue
        if any(m.type is not M.ITEM and m.end - m.start > 3 for m in inside):
            continue
        if is_no_system(document.text, start, end):
            continue
        name = document.text[start:end]
        known = next((m for m in inside if m.type is M.ITEM), None)
        for m in inside:
            out.remove(m)
        relative = None if known else family_by_stem(catalogue, name)
        mention = Mention(
            start,
            end,
            M.ITEM,
            name,
            form="designation",
            candidate=True,
            plural=document.text[end : end + 1] == "s",
            arms=bool(known or relative),
        )
        if known:
            mention.category, mention.origin = known.category, known.origin
            mention.family = known.family
        elif relative:
            mention.category, mention.origin = relative.category, relative.origin
            mention.family = relative.family or relative.name
        out.append(mention)
    return out


def _masked(document: Document, sentence: Sentence, mentions: list[Mention]) -> str:
    """The folded sentence in which names are blotted out, so that they yield no figures."""
    chars = list(document.folded[sentence.start : sentence.end])
    for m in mentions:
        if m.type is M.COUNTRY:
            continue  # "3 billion Canadian dollars"
        for i in range(m.start - sentence.start, min(m.end, sentence.end) - sentence.start):
            chars[i] = "_"
    return "".join(chars)


def _figures(
    document: Document, sentence: Sentence, mentions: list[Mention], masked: str, language: str
) -> None:
    base = sentence.start
    if not tells(masked, language):
        return
    taken = list(masked)
    for time in times(masked, language=language):
        mentions.append(
            Mention(
                base + time.start,
                base + time.end,
                M.DATE,
                document.text[base + time.start : base + time.end],
                date=time.when,
            )
        )
        taken[time.start : time.end] = "_" * (time.end - time.start)
    found = list(figures("".join(taken), language=language))
    for figure in found:
        # "3 billion Canadian dollars" names a currency, not Canada.
        a, b = base + figure.start, base + figure.end
        mentions[:] = [m for m in mentions if m.type is not M.COUNTRY or m.end <= a or b <= m.start]
    mentions.extend(
        Mention(
            base + figure.start,
            base + figure.end,
            figure.type,
            document.text[base + figure.start : base + figure.end],
            quantity=figure.quantity,
        )
        for figure in found
    )
