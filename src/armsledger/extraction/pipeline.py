"""`extract`: a report in, its claims out, through the nine steps."""

from __future__ import annotations

from armsledger.catalogue.entries import Organisation, System
from armsledger.catalogue.folding import fold
from armsledger.catalogue.load import Catalogue
from armsledger.catalogue.matcher import matcher
from armsledger.extraction.assembly import assemble, link_values
from armsledger.extraction.attribution import attribute
from armsledger.extraction.claims import claim_of
from armsledger.extraction.document import Document
from armsledger.extraction.draft import VALUED, Draft
from armsledger.extraction.frames import Frames
from armsledger.extraction.fusion import fuse
from armsledger.extraction.gate import arms_words
from armsledger.extraction.grounding import grounded
from armsledger.extraction.indicators import Indicators
from armsledger.extraction.languages.en.units import Unit, build_units
from armsledger.extraction.mentions import find_mentions
from armsledger.extraction.reference import resolve_references
from armsledger.extraction.segment import segment
from armsledger.extraction.tagger import Encoded, Tagger
from armsledger.extraction.tagger.weighing import Without, weigh
from armsledger.extraction.time import published_day, set_period
from armsledger.model import Claim, Report
from armsledger.model.identity import claim_id
from armsledger.sources.boilerplate import spans as boilerplate_spans
from armsledger.sources.head import parse_head

LANGUAGE = "en"


def extract(
    report: Report,
    catalogue: Catalogue,
    tagger: Tagger | None = None,
    without: frozenset[Without] = frozenset(),
) -> list[Claim]:
    """The claims of a report, in the order of its text.

    With a tagger, what it finds and what the rules find are fused; without one the rules
    read alone. Deterministic: the same report and the same version give the same claims,
    byte for byte. A report that does not speak of arms gives none.
    """
    document = mentioned(report, catalogue)
    if document is None:
        return []
    understand(document)
    drafts = ruled(document)
    if tagger is not None:
        encoded = named(document, tagger)
        weighed = weigh(document, drafts, tagger, encoded, without)
        drafts = fuse(weighed, tagger.thresholds, tagger.calibration)
    return _claims(document, drafts)


def named(document: Document, tagger: Tagger) -> Encoded:
    """Add the names that only the tagger finds, and say anew who speaks and who is meant.

    The rules have read before: what they make of a report is the same with a tagger.
    """
    encoded = tagger.tag(document)
    understand(document)
    return encoded


def understand(document: Document) -> None:
    """Who speaks and who is meant: steps 5 and 7."""
    sources = attribute(document, LANGUAGE)
    resolve_references(document, sources, LANGUAGE)
    document.mentions = [m for s in document.sentences for m in s.mentions]


def ruled(document: Document) -> list[Draft]:
    """What the rules read, with the time of each step, in the order of the text."""
    document.rows = [build_units(document, s, LANGUAGE) for s in document.sentences]
    drafts = assemble(document, _drafts(document, document.rows), LANGUAGE)
    link_values(document, drafts)
    published = published_day(document)
    drafts.sort(key=lambda d: (d.number, d.start, d.trigger, d.kind.value))
    for draft in drafts:
        set_period(document, draft, published)
        draft.speaker = draft.sentence.speaker
    return drafts


def _claims(document: Document, drafts: list[Draft]) -> list[Claim]:
    """The claims of the drafts that stand the last check, each once."""
    claims: list[Claim] = []
    seen: set[str] = set()
    for draft in drafts:
        claim = grounded(document, claim_of(document, draft))
        if claim is None:
            continue
        identity = claim_id(document.report.id, claim)
        if identity not in seen:
            seen.add(identity)
            claims.append(claim.model_copy(update={"id": identity}))
    return claims


def mentioned(report: Report, catalogue: Catalogue) -> Document | None:
    """The report with all that it names, after step 3; none where it does not speak of arms."""
    folded = fold(report.text)
    cues = arms_words(folded, LANGUAGE)
    if cues < 2:
        cues += 2 * _names_arms(report.text, catalogue)
    if not cues:
        return None
    document = Document(report, report.text)
    head = parse_head(report.text)
    skip = sorted([*boilerplate_spans(report.text), *head.furniture])
    segment(document, skip, 0)
    _mark_title(document)
    document.arms = cues >= 2
    find_mentions(document, catalogue, LANGUAGE)
    return document


#: Categories that are civil as often as not: a name of theirs alone opens no gate.
_DUAL = frozenset(
    [
        "aircraft",
        "transport aircraft",
        "helicopter",
        "engine",
        "satellite",
        "space launcher",
        "simulator",
    ]
)


def _names_arms(text: str, catalogue: Catalogue) -> bool:
    """Whether a system or a maker of arms is named in a text that has few words of the trade."""
    return any(
        (isinstance(m.entry, System) and m.entry.category not in _DUAL)
        or (isinstance(m.entry, Organisation) and m.entry.type in ("exporter", "force"))
        for m in matcher(catalogue).find(text)
    )


def _mark_title(document: Document) -> None:
    """The headline, where the text carries it: it announces, and the body is the evidence."""
    title = " ".join((document.report.title or "").split()).casefold()
    for sentence in document.sentences[:4]:
        body = " ".join(document.text[sentence.start : sentence.end].split()).casefold()
        paragraph_alone = sum(s.paragraph == sentence.paragraph for s in document.sentences) == 1
        bare = (
            paragraph_alone
            and document.text[sentence.end - 1] not in '.!?"”'
            and sentence.end - sentence.start < 160
        )
        if (title and body.rstrip(".") == title.rstrip(".")) or bare:
            sentence.title = True
            document.title_sentence = document.title_sentence or sentence


def _drafts(document: Document, rows: list[list[Unit]]) -> list[Draft]:
    out: list[Draft] = []
    read: dict[int, list[Draft]] = {}
    for number, (sentence, units) in enumerate(zip(document.sentences, rows, strict=True)):
        found = Frames(document, sentence, number, units, LANGUAGE).drafts()
        taken = [d.value for d in found if d.value is not None and d.kind in VALUED]
        read[number] = Indicators(document, number, LANGUAGE, read).drafts(taken)
        found += read[number]
        out += found
    return out
