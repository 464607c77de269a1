"""Figures about a party's arms trade or industry: exports, order books, shares, ranks."""

from __future__ import annotations

from armsledger.extraction.document import Document, M, Mention
from armsledger.extraction.draft import Draft
from armsledger.extraction.indicators.counts import count, held, nth_customers
from armsledger.extraction.indicators.growth import ratio
from armsledger.extraction.indicators.money import as_money, money
from armsledger.extraction.indicators.ranks import ranks
from armsledger.extraction.indicators.scene import Scene
from armsledger.extraction.indicators.shares import percent
from armsledger.model import Kind, Measure, Quantity, Stage

__all__ = ["Indicators"]

_BACK = 3
"""How many sentences back a figure may find its measure."""
_LIST_MARK = 6
"""Shorter sentences than this are the numbers of a list."""
_TELLING = frozenset(
    [Measure.EXPORTS, Measure.IMPORTS, Measure.SALES, Measure.ORDERS, Measure.LICENCES,
     Measure.SHARE, Measure.GROWTH, Measure.PRODUCTION, Measure.BUDGET]
)  # fmt: skip


class Indicators:
    """The indicators of one sentence."""

    def __init__(
        self,
        document: Document,
        number: int,
        language: str,
        read: dict[int, list[Draft]],
    ) -> None:
        """`read` holds the indicators of the sentences before, by their number."""
        sentence, units = document.sentences[number], document.rows[number]
        self.scene = Scene(document, sentence, number, units, language)
        self.read = read
        self._before: list[Draft] | None = None

    def drafts(self, taken: list[Quantity], back: int = _BACK) -> list[Draft]:
        """The indicators, left to right; sums that a dealing has taken are left alone."""
        scene = self.scene
        if not scene.units:
            return []
        out: list[Draft] = []
        for m in list(scene.sentence.mentions):
            if m.quantity is None or m.type is M.ITEM:
                continue
            found = self._figure(m, taken, back)
            for draft in found:
                scene.done.append((m, draft))
            out += found
        out += ranks(scene, self._earlier(back) if back else [])
        out += nth_customers(scene)
        out += held(scene)
        return out

    def _figure(self, m: Mention, taken: list[Quantity], back: int) -> list[Draft]:
        scene = self.scene
        assert m.quantity is not None
        found: Draft | None = None
        if m.type is M.PERCENT:
            return percent(scene, m, self._earlier(back))
        if m.type is M.MONEY:
            is_taken = any(m.quantity is q or m.quantity == q for q in taken)
            found = money(scene, m, m.quantity, is_taken, self._earlier(back))
        elif m.type is M.RATIO:
            found = ratio(scene, m, self._earlier(back))
        elif m.type is M.MEASURE:
            found = _specification(scene, m)
        elif m.type is M.NUMBER:
            sum_of = as_money(scene, m)
            if sum_of is not None:
                found = money(scene, m, sum_of, sum_of in taken, self._earlier(back))
            else:
                found = count(scene, m)
        return [found] if found is not None else []

    def _earlier(self, back: int) -> list[Draft]:
        """The indicators of the sentences before, of the same paragraph, the nearest last."""
        if back <= 0:
            return []
        if self._before is None:
            self._before = self._read_before(back)
        return self._before

    def _read_before(self, back: int) -> list[Draft]:
        scene = self.scene
        sentences = scene.document.sentences
        out: list[Draft] = []
        step = 0
        for number in range(scene.number - 1, -1, -1):
            earlier = sentences[number]
            if earlier.end - earlier.start < _LIST_MARK:
                continue
            step += 1
            if step > back or earlier.title:
                break
            found = self.read.get(number, [])
            out = [*found, *out]
            if any(d.measure in _TELLING for d in found):
                break
        return out


def _specification(scene: Scene, m: Mention) -> Draft | None:
    """A stated property of an item."""
    a, b = scene.clause(scene.at(m.start))
    item = next((u.mention for u in scene.units[a : b + 1] if u.kind == "item"), None)
    if item is None or m.quantity is None or m.quantity.unit == "h":
        return None
    draft = scene.draft(Measure.SPECIFICATION.value, scene.spot(m, m.quantity))
    draft.stage, draft.kind = Stage.REPORTED, Kind.INDICATOR
    draft.items, draft.dates = [item], []
    return draft
