"""Hypothesis strategies for the types of the model."""

from typing import TypeVar

from hypothesis import strategies as st

from armsledger.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    Measure,
    Party,
    PartyType,
    Place,
    Qualifier,
    Quantity,
    ReadReport,
    Report,
    Role,
    Speaker,
    Stage,
    content_id,
)
from armsledger.model.enums import INDICATOR_STAGES

T = TypeVar("T")

UNITS = ("USD", "EUR", "percent", "ratio", "count", "rank", "regiment", "battery", "t", "km")
PERIODS = ("2014", "2014-09-11/2014-09-13", "2017~", "2017?", "../2017-12-31", "1989/..")

#: What a database keeps: every character but NUL and halves of characters.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(characters, min_size=1, max_size=20)
texts = st.text(characters, min_size=1, max_size=200)
countries = st.sampled_from(("CHN", "FRA", "IND", "RUS", "TUR", "USA"))
finite = st.floats(allow_nan=False, allow_infinity=False)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    qualifier = draw(st.sampled_from(Qualifier))
    return Quantity(
        amount=draw(finite),
        unit=draw(st.sampled_from(UNITS)),
        qualifier=qualifier,
        upper=draw(finite) if qualifier is Qualifier.BETWEEN else None,
    )


parties = st.builds(
    Party,
    role=st.sampled_from(Role),
    name=words,
    type=st.sampled_from(PartyType),
    country=maybe(countries),
)
items = st.builds(Item, name=words, category=maybe(words), quantity=maybe(quantities()))
places = st.builds(Place, name=words, country=maybe(countries))
speakers = st.builds(Speaker, name=words, role=maybe(words), organisation=maybe(words))


@st.composite
def evidence(draw: st.DrawFn, text: str) -> Evidence:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Evidence(start=start, end=end, quote=text[start:end])


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    """A claim whose evidence stands in `text`, which is not empty."""
    kind = draw(st.sampled_from(Kind))
    indicator = kind is Kind.INDICATOR
    stages = INDICATOR_STAGES | {Stage.DENIED} if indicator else set(Stage) - INDICATOR_STAGES
    return Claim(
        kind=kind,
        stage=draw(st.sampled_from(sorted(stages))),
        parties=tuple(draw(st.lists(parties, max_size=3))),
        items=tuple(draw(st.lists(items, max_size=3))),
        value=draw(maybe(quantities())),
        measure=draw(st.sampled_from(Measure)) if indicator else None,
        of=draw(maybe(st.sampled_from(Measure))) if indicator else None,
        amount=draw(quantities()) if indicator else None,
        period=draw(maybe(st.sampled_from(PERIODS))),
        place=draw(maybe(places)),
        event=draw(maybe(words)),
        speaker=draw(maybe(speakers)),
        via=tuple(draw(st.lists(words, max_size=2))),
        evidence=tuple(draw(st.lists(evidence(text), min_size=1, max_size=3))),
        confidence=draw(maybe(st.floats(0, 1))),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(texts)
    return Report(
        id=content_id(text),
        url=draw(maybe(words)),
        title=draw(maybe(words)),
        publisher=draw(maybe(words)),
        published=draw(maybe(st.sampled_from(("2014", "2014-09", "2014-09-11")))),
        dateline=draw(maybe(words)),
        language=draw(maybe(st.just("en"))),
        text=text,
    )


@st.composite
def read_reports(draw: st.DrawFn) -> ReadReport:
    report = draw(reports())
    return ReadReport(report=report, claims=tuple(draw(st.lists(claims(report.text), max_size=4))))
