"""What a tagger has to learn from annotated reports: which mention plays which part in a step.

Annotated claims say what a report holds, not in which words. Here each claim is led back to
the words: a dealing to the sentence that states its step, an indicator to the figure that it
is, and both to the mentions (of parties, items, money, dates, places, speakers) that the
steps before the tagger find. What is not found among them is counted, since no tagger that
only links mentions can learn it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from armsledger.catalogue.load import Catalogue
from armsledger.evaluation.annotated import Annotated
from armsledger.evaluation.slots import ClaimJson, agree, same_name
from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.pipeline import understood
from armsledger.extraction.time import period_of, published_day

#: The parts that are not roles of parties.
ITEM, VALUE, PERIOD, PLACE, SPEAKER = "item", "value", "period", "place", "speaker"
_PARTIES = frozenset([M.COUNTRY, M.ORGANISATION, M.GROUP])
_SPEAKERS = _PARTIES | {M.PERSON}
_FIGURES = frozenset([M.MONEY, M.PERCENT, M.RATIO, M.NUMBER, M.ITEM])
_TOLERANCE = 0.005

#: A mention's place in `Document.mentions`, and a part that it plays.
Part = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A dealing at one step: the sentence that states it, and who and what has a part in it."""

    sentence: int
    kind: str
    stage: str
    parts: frozenset[Part]


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator: the mention that is its amount, and who and what has a part in it."""

    mention: int
    measure: str
    of: str | None
    stage: str
    falls: bool
    """The text says a plain number, the claim a negative one ("fell by 12 percent")."""
    parts: frozenset[Part]


@dataclass(slots=True)
class Labels:
    """The labels of one report."""

    document: Document
    steps: list[Step] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    """Slots that some mention stands for, by part; `amount` for indicators led to a figure."""
    missed: Counter[str] = field(default_factory=Counter)
    """Slots that no mention stands for."""


def labels(annotated: Annotated, catalogue: Catalogue) -> Labels | None:
    """The labels of one report; None where the gate before the tagger stays shut."""
    document = understood(annotated.report, catalogue)
    if document is None:
        return None
    found = Labels(document)
    for claim in annotated.claims:
        parts = frozenset(_parts(claim, found))
        if claim["kind"] == "indicator":
            _figure(claim, found, parts)
        elif (sentence := _sentence(claim, document)) is not None:
            found.steps.append(Step(sentence, claim["kind"], claim["stage"], parts))
    return found


def _sentence(claim: ClaimJson, document: Document) -> int | None:
    """The last of the sentences that a claim's evidence lies in: the others only name sides."""
    last = max(claim["evidence"], key=lambda e: e["start"])
    spans = ((n, s.start, s.end) for n, s in enumerate(document.sentences))
    return next((n for n, a, b in spans if a < last["end"] and last["start"] < b), None)


def _figure(claim: ClaimJson, found: Labels, parts: frozenset[Part]) -> None:
    amount = claim["amount"]
    fits = [
        number
        for number, m in enumerate(found.document.mentions)
        if m.type in _FIGURES
        and m.quantity is not None
        and m.quantity.unit == amount["unit"]
        and _close(m.quantity.amount, amount["amount"])
        and any(m.start < e["end"] and e["start"] < m.end for e in claim["evidence"])
    ]
    (found.found if fits else found.missed)["amount"] += 1
    if fits:
        quantity = found.document.mentions[fits[-1]].quantity
        falls = amount["amount"] < 0 and quantity is not None and quantity.amount > 0
        figure = Figure(fits[-1], claim["measure"], claim.get("of"), claim["stage"], falls, parts)
        found.figures.append(figure)


def _close(one: float, other: float) -> bool:
    one, other = abs(one), abs(other)
    return abs(one - other) <= _TOLERANCE * max(one, other, 1e-9)


def _parts(claim: ClaimJson, found: Labels) -> Iterator[Part]:
    """Every mention that stands for a slot of the claim, wherever in the report it is."""
    published = published_day(found.document)
    for slot, part in _wanted(claim):
        players = [
            number
            for number, m in enumerate(found.document.mentions)
            if _stands_for(m, part, slot, found.document, published)
        ]
        (found.found if players else found.missed)[part] += 1
        yield from ((player, part) for player in players)


def _wanted(claim: ClaimJson) -> Iterator[tuple[ClaimJson, str]]:
    yield from ((party, party["role"]) for party in claim["parties"])
    yield from ((item, ITEM) for item in claim.get("items", ()))
    for part in (VALUE, PLACE, SPEAKER):
        if part in claim:
            yield claim[part], part
    if PERIOD in claim:
        yield {PERIOD: claim[PERIOD]}, PERIOD


def _stands_for(
    m: Mention, part: str, slot: ClaimJson, document: Document, published: date | None
) -> bool:
    match part:
        case "item":
            return m.type is M.ITEM and same_name(m.name, slot["name"])
        case "value":
            return (
                m.type is M.MONEY
                and m.quantity is not None
                and agree(VALUE, slot, m.quantity.as_json())
            )
        case "period":
            times = (period_of(document, m, published, future=late) for late in (False, True))
            return m.type is M.DATE and any(t and agree(PERIOD, slot[PERIOD], t) for t in times)
        case "place":
            return m.type in (M.CITY, M.COUNTRY) and same_name(m.name, slot["name"])
        case "speaker":
            return m.type in _SPEAKERS and agree(SPEAKER, slot["name"], m.name)
        case _:
            return any(_is(one, slot) for one in _meant(m))


def _meant(m: Mention) -> Iterator[Mention]:
    """Whom a mention stands for: itself, its owner ("Russian equipment"), its referents."""
    if m.owner is not None:
        yield from _meant(m.owner)
    if m.referents:
        for one in m.referents:
            yield from _meant(one)
    else:
        yield m


def _is(m: Mention, party: ClaimJson) -> bool:
    if m.type not in _PARTIES or m.type.value != party["type"]:
        return False
    if party["type"] == "country":
        return m.country == party.get("country")
    return same_name(m.name, party["name"])
