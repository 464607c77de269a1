"""A sentence as the frames see it, and how what stands in it gets its place in a draft."""

from __future__ import annotations

from dataclasses import replace

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.draft import Draft
from armsledger.extraction.frames.stages import Stages
from armsledger.extraction.frames.words import frame_words
from armsledger.extraction.languages.en.clauses import Row
from armsledger.extraction.languages.en.unit import Unit
from armsledger.extraction.lexicon import lexicon
from armsledger.model import Kind, Role, Stage

#: Kinds of units that play no part themselves, but whose owner does ("Swiss firms").
_OWNED = frozenset(["noun", "word", "figure"])
_LISTED = frozenset(["conj", "det", "word", "owner", "adverb", "figure"])


class Scene:
    """One sentence: its row of units, its stages, and the drafts' helpers."""

    def __init__(
        self, document: Document, sentence: Sentence, number: int, units: list[Unit], language: str
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.number = number
        self.units = units
        self.row = Row(units)
        self.lexicon = lexicon(language)
        self.words = frame_words(language)
        self.stages = Stages(self.row, self.lexicon.doubt, self.words)
        self.used: set[int] = set()
        """Contract nouns that an event has taken up."""

    def draft(self, kind: Kind, stage: Stage, i: int) -> Draft:
        """A draft of the dealing that the unit at i triggers."""
        start, end = self._clause(i)
        return Draft(kind, stage, self.sentence, self.number, start, end, self.units[i].start)

    def _clause(self, i: int) -> tuple[int, int]:
        """The stretch of the sentence around unit i between hard breaks."""
        units = self.units
        a, b = i, i
        while a > 0 and units[a - 1].lower not in (";", "“", "”", '"'):
            a -= 1
        while b + 1 < len(units) and units[b + 1].lower not in (";", "”", '"'):
            b += 1
        start, end = units[a].start, units[b].end
        text = self.document.text
        while end > start and text[end - 1] in " ,.;:":
            end -= 1
        return start, end

    # -- placing what an argument names

    def place(self, draft: Draft, role: str, j: int) -> None:
        """Put the phrase at j into the draft as the `role` that a frame gives it."""
        u = self.units[j]
        if role in ("none", "item_field"):
            return
        if role in ("item_or_recipient", "target_or_item"):
            other = "recipient" if role == "item_or_recipient" else "target"
            role = "item" if u.item is not None else other
        if role == "item":
            if u.item is not None:
                draft.items.append(u.item)
        elif role == "place":
            if u.kind in ("party", "place") and draft.place is None:
                draft.place = u.mention
        elif role == "event":
            if u.kind == "show":
                draft.event = u.mention
            elif u.item is not None:
                draft.items.append(u.item)
        else:
            self._party(draft, Role(role), j)

    def _party(self, draft: Draft, role: Role, j: int) -> None:
        u = self.units[j]
        if u.kind == "person":
            return
        if u.kind in _OWNED:
            theirs = u.kind != "word" or u.lower in self.words.theirs | self.lexicon.personnel
            sided = role in (Role.RECIPIENT, Role.TARGET, Role.PARTNER)
            if u.holder is not None and sided and theirs:
                draft.add(role, u.holder)
            return
        parties = self.row.party(j)
        if u.mention is not None and u.mention.form == "pronoun":
            # "HAL bought engines from it": not itself
            parties = [m for m in parties if all(m.name != p.name for p in draft.parties)]
        draft.add(role, *parties)

    def sum(self, draft: Draft, j: int) -> None:
        """The sum of money at j is the dealing's value, if it has none yet."""
        m = self.units[j].mention
        if m is not None and m.type is M.MONEY and draft.value is None:
            draft.value = m.quantity

    def date(self, draft: Draft, j: int) -> None:
        """The time at j is one that the dealing's step may have."""
        m = self.units[j].mention
        if m is not None:
            draft.dates.append(m)

    def items_at(self, draft: Draft, j: int) -> None:
        """The item at j with the others of its list, to the left."""
        units = self.units
        out: list[Mention] = []
        for k in range(j, -1, -1):
            u = units[k]
            if u.item is not None:
                out.append(u.item)
            elif u.lower == ",":
                if not (k and units[k - 1].kind == "item"):
                    break
            elif u.kind not in _LISTED and u.lower not in ("’s", "'s"):
                break
        draft.items += reversed(out)

    def left_context(self, draft: Draft, i: int) -> None:
        """Dates and prices that stand before the trigger, in its own clause."""
        for j in range(i - 1, -1, -1):
            u = self.units[j]
            if u.finite or u.kind == "rel" or u.lower == ";":
                break
            if u.kind == "date":
                self.date(draft, j)
            elif u.kind == "figure":
                self.sum(draft, j)

    # -- equipment that is only pointed at

    def elliptic_subject(self, draft: Draft, subject: int) -> None:
        """ "The first four arrived", "the rest will follow", "they were delivered"."""
        u = self.units[subject]
        if u.kind == "figure" and u.mention is not None and u.mention.type is M.NUMBER:
            self.ellipsis(draft, u.mention)
        elif u.lower in self.words.elliptic:
            self.again(draft, u)

    def ellipsis(self, draft: Draft, number: Mention) -> None:
        """ "Angola ordered six": of what the report last spoke of."""
        previous = self._last_item(number.start)
        if previous is not None and number.quantity is not None:
            item = _again(previous, number.start, number.end)
            draft.items.append(replace(item, quantity=number.quantity))

    def again(self, draft: Draft, unit: Unit) -> None:
        """ "delivered them": the item that a pronoun stands for."""
        previous = self._last_item(unit.start)
        if previous is not None:
            draft.items.append(_again(previous, unit.start, unit.end))

    def _last_item(self, before: int) -> Mention | None:
        for k in range(self.number, max(-1, self.number - 4), -1):
            sentence = self.document.sentences[k]
            items = [m for m in sentence.mentions if m.type is M.ITEM and m.end <= before]
            strong = [m for m in items if m.form in ("designation", "definite")] or items
            if strong:
                return strong[-1]
        return None


def _again(item: Mention, start: int, end: int) -> Mention:
    """The item named before, spoken of once more."""
    return replace(item, start=start, end=end, form="definite", quantity=None)
