"""The text of a report with its layers: each step adds one and reads only earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from armsledger.model import PartyType, Quantity, Report, Speaker


class M(Enum):
    """What a mention is a mention of."""

    COUNTRY = "country"
    GROUP = "group"
    ORGANISATION = "organisation"
    PERSON = "person"
    ITEM = "item"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    MEASURE = "measure"
    NUMBER = "number"
    DATE = "date"
    CITY = "city"
    SHOW = "show"
    OUTLET = "outlet"


@dataclass(slots=True)
class Mention:
    """A span of the text that stands for somebody, something, a figure or a time."""

    start: int
    end: int
    type: M
    name: str
    """The usual English form."""
    country: str | None = None
    """ISO 3166-1 alpha-3 of a country, or of an organisation's or city's country."""
    form: str = "name"
    """How it is named: `name`, `adjective`, `demonym`, `capital`, `metonym`, `pronoun`,
    `definite` ("the concern"), `generic` (an equipment noun), `designation`."""
    org_type: str = ""
    """For an organisation, the catalogue's type."""
    quantity: Quantity | None = None
    """For a figure, its value; for an item, how many."""
    category: str | None = None
    origin: tuple[str, ...] = ()
    """For an item: the states that designed it."""
    family: str = ""
    """For an item: its family, where the catalogue knows it."""
    date: When | None = None
    candidate: bool = False
    """Found by its shape, not in the catalogue."""
    owner: Mention | None = None
    """A party that the text names inside this mention ("Russian" in "Russian equipment")."""
    referents: tuple[Mention, ...] = ()
    """What a pronoun or a definite noun stands for."""
    civil: bool = False
    plural: bool = False
    role: str = ""
    """A person's position, as the text has it."""
    arms: bool = False
    """It can only be about arms (a designation, a force, an arms maker)."""

    @property
    def is_party(self) -> bool:
        """It can play a part in a dealing."""
        return self.type in (M.COUNTRY, M.GROUP, M.ORGANISATION)

    @property
    def party_type(self) -> PartyType:
        """The type of the party it would be."""
        return PartyType(self.type.value)


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text names it, not yet resolved against the report's date."""

    kind: str
    """`day`, `month`, `year`, `years`, `quarter`, `half`, `days`, `weekday`, `relative` …"""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    bound: str = ""
    """`by`, `since`, `until`, `about` … from the words before it."""
    offset: int = 0
    """For relative times: how many units from the report's date."""
    unit: str = ""
    part: str = ""
    """`early`, `mid`, `late`, `end`."""


@dataclass(slots=True)
class Token:
    """A word or a mark."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(slots=True)
class Sentence:
    """A sentence with its words, the mentions in it and who says it."""

    start: int
    end: int
    paragraph: int
    tokens: list[Token] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    """Spans within quotation marks (marks excluded)."""
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    title: bool = False
    """It is the report's headline."""


@dataclass(slots=True)
class Document:
    """One report on its way to claims."""

    report: Report
    text: str
    folded: str = ""
    """The text lower-cased and with dashes, spaces and look-alike letters made plain;
    the same length as the text."""
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    aliases: dict[str, Mention] = field(default_factory=dict)
    """Short names that the text itself gives ("Goa Shipyard Ltd (GSL)")."""
    title_sentence: Sentence | None = None
    rows: list[list[Any]] = field(default_factory=list)
    """Each sentence as the units of its language's grammar."""
    arms: bool = False
    """The report as a whole speaks of arms."""
