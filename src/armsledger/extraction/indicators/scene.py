"""A sentence as the readers of its figures see it: clauses, measures, parties, times, stages."""

import re
from dataclasses import dataclass, replace

from armsledger.extraction.document import Document, M, Mention, Sentence, When
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.words import Words, words
from armsledger.extraction.languages.en.clauses import Row
from armsledger.extraction.languages.en.units import Unit
from armsledger.model import Kind, Measure, Quantity, Stage

_FORECAST_TENSES = frozenset(["future", "future_past", "possible", "obliged", "conditional"])
_COMPARED = re.compile(
    r"\b(?:than(?:\s+(?:in|at|during|for|a|the))*|compared\s+(?:with|to)|against|over|versus|from|since)"
    r"(?:\s+(?:the|in|that|those|of|previous|show|year|period))*\s*$"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in its clause: units a..b of the sentence."""

    m: Mention
    quantity: Quantity
    a: int
    b: int


class Scene:
    """One sentence, its units and what has been read from it so far."""

    def __init__(
        self, document: Document, sentence: Sentence, number: int, units: list[Unit], language: str
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.number = number
        self.units = units
        self.language = language
        self.row = Row(units)
        self.words: Words = words(language)
        self.folded = document.folded
        self.done: list[tuple[Mention, Draft]] = []
        """The figures read so far, with the drafts that they made."""

    # -- stretches

    def at(self, place: int) -> int:
        """The index of the unit at or behind a place in the text."""
        units = self.units
        return next((j for j, u in enumerate(units) if u.end > place), len(units) - 1)

    def clause(self, k: int) -> tuple[int, int]:
        """The units around unit k between breaks and other coordinate clauses."""
        a = b = k
        while a > 0 and not self._breaks(a - 1):
            a -= 1
        while b + 1 < len(self.units) and not self._breaks(b + 1):
            b += 1
        return a, b

    def _breaks(self, j: int) -> bool:
        u = self.units[j]
        if u.lower in (";", "“", "”", '"') or (u.kind == "sub" and u.lower not in ("as", "since")):
            return True
        if u.kind != "conj" and u.lower != ",":
            return False
        # A break where a new subject and verb follow.
        for t in range(j + 1, min(len(self.units), j + 7)):
            w = self.units[t]
            if w.kind == "verb" and w.verb is not None and w.verb.finite:
                return t > j + 1
            if w.kind in ("conj", "punct", "rel", "sub"):
                return False
        return False

    def text(self, a: int, b: int) -> str:
        """The folded text of units a..b."""
        return self.folded[self.units[a].start : self.units[b].end]

    def before(self, m: Mention, width: int = 48) -> str:
        """The folded text right before a mention, within its sentence."""
        return self.folded[max(self.sentence.start, m.start - width) : m.start]

    def after(self, m: Mention, width: int = 60) -> str:
        """The folded text right behind a mention, within its sentence."""
        return self.folded[m.end : min(self.sentence.end, m.end + width)]

    def has(self, name: str, a: int, b: int) -> bool:
        """Whether a word of the table `name` stands in units a..b."""
        return self.words.single[name].search(self.text(a, b)) is not None

    # -- measures

    def measure(
        self, a: int, b: int, place: int, names: tuple[str, ...], of: bool = False
    ) -> tuple[str, int, int] | None:
        """The measure whose word stands nearest to `place` in units a..b, and where it stands."""
        start, end = self.units[a].start, self.units[b].end
        best: tuple[float, str, int, int] | None = None
        tables = [self.words.measures, self.words.of] if of else [self.words.measures]
        for words_of in tables:
            for name in names:
                pattern = words_of.get(name)
                for match in pattern.finditer(self.folded, start, end) if pattern else ():
                    x, y = match.span()
                    distance = float(place - y) if y <= place else (x - place) * 1.2
                    distance -= 0.5 * (y - x)
                    if words_of is self.words.of:
                        distance += 12
                    if best is None or distance < best[0]:
                        best = (distance, name, x, y)
        return best[1:] if best else None

    # -- times

    def dates(self, m: Mention, a: int, b: int) -> list[Mention]:
        """The time of a figure: right behind it, before it in its clause, or in its sentence."""
        start, end = self.units[a].start, self.units[b].end
        own = [
            d
            for d in self.sentence.mentions
            if d.type is M.DATE
            and d.date is not None
            and not self._only_compares(d, m)
            and not self._anothers(d, m)
        ]
        inside = [d for d in own if start <= d.start < end]
        following = self._next_figure(m, end)
        behind = [d for d in inside if m.end <= d.start < following]
        if behind:
            return behind[:1]
        ahead = [d for d in inside if d.start < m.start]
        if ahead:
            return ahead[-1:]
        earlier = [d for d in own if d.start < m.start]
        return earlier[-1:] or own[:1]

    def _only_compares(self, d: Mention, m: Mention) -> bool:
        """ "more than in 2013": the time that something is held against."""
        before = self.folded[max(self.sentence.start, d.start - 36) : d.start]
        found = _COMPARED.search(before)
        if found is None:
            return False
        if found.group().startswith("since"):
            return False
        # "up from 36% in 2023": the time of the figure that is held against.
        return d.start < m.start or m.end <= d.start

    def _anothers(self, d: Mention, m: Mention) -> bool:
        """ "54%, up from 36% in 2023": the time right behind another figure is that one's."""
        for f in self.sentence.mentions:
            if f.type is m.type and m.end <= f.start and 0 <= d.start - f.end < 14:
                gap = self.folded[f.end : d.start]
                return (
                    re.fullmatch(r"\s*\(?(?:in|for|during|at|by)?\s*(?:the\s+)?", gap) is not None
                )
        return False

    def _next_figure(self, m: Mention, end: int) -> int:
        kinds = (M.MONEY, M.PERCENT)
        later = (
            f.start for f in self.sentence.mentions if f.type in kinds and m.end <= f.start < end
        )
        return next(later, end)

    def year_before(self, dates: list[Mention]) -> list[Mention]:
        """The year before a figure's own, where that is a plain year."""
        if not dates or dates[0].date is None:
            return []
        when: When = dates[0].date
        if when.kind == "year" and when.year and not when.bound:
            return [replace(dates[0], date=replace(when, year=when.year - 1))]
        if when.kind == "relative" and when.unit == "year":
            return [replace(dates[0], date=replace(when, offset=when.offset - 1))]
        return []

    # -- stages

    def stage(self, a: int, b: int) -> Stage:
        """Whether the clause reports, forecasts or aims."""
        text = self.text(a, b)
        if self.words.single["forecast"].search(text):
            return Stage.FORECAST
        if self.words.single["target"].search(text):
            return Stage.TARGET
        for u in self.units[a : b + 1]:
            if u.verb is not None and u.verb.tense in _FORECAST_TENSES:
                return Stage.FORECAST
        return Stage.REPORTED

    # -- drafts

    def spot(self, m: Mention, quantity: Quantity) -> Spot:
        """The figure with its clause."""
        return Spot(m, quantity, *self.clause(self.at(m.start)))

    def draft(self, measure: str, spot: Spot) -> Draft:
        """An indicator whose evidence is the figure's clause."""
        m, a, b = spot.m, spot.a, spot.b
        text = self.document.text
        start, end = self.units[a].start, max(self.units[b].end, m.end)
        while end > m.end and text[end - 1] in " ,.;:":
            end -= 1
        while start < end and text[start] in ' ,;:“"':
            start += 1
        stage = self.stage(a, b)
        out = Draft(Kind.INDICATOR, stage, self.sentence, self.number, start, end, m.start)
        out.measure, out.amount = Measure(measure), spot.quantity
        out.dates = [d for d in self.dates(m, a, b) if not _runs_ahead(d, stage)]
        out.future = stage is not Stage.REPORTED
        return out


def _runs_ahead(d: Mention, stage: Stage) -> bool:
    """ "have doubled in five years": a stretch that is over, not one to come."""
    when = d.date
    return (
        stage is Stage.REPORTED and when is not None and when.kind == "within" and when.offset > 0
    )
