"""How many of an item: "121 M109 howitzers", "two regiments of S-400", "Tor-M1 (27 units)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.equipment import Equipment
from armsledger.extraction.grammar.tables import table, word_set
from armsledger.model import Qualifier, Quantity

_ONE = Quantity(amount=1, unit="count", qualifier=Qualifier.EXACT)


@dataclass(frozen=True, slots=True)
class _Grammar:
    formation: re.Pattern[str]
    """Before an item: "two regiments of ", "a set of the new "."""
    behind: re.Pattern[str]
    """After an item: " missile batteries"."""
    bracket: re.Pattern[str]
    """After an item: " (27 units)"."""
    of: re.Pattern[str]
    """Between a number and an item: " of these "."""
    alone: re.Pattern[str]
    """After a number: " shore-based anti-ship batteries"."""
    formations: dict[str, str]
    not_between: frozenset[str]
    """Words over which a number does not reach an item."""
    behind_one: frozenset[str]
    """Verbs that may stand right behind "the second ship"."""


@cache
def _grammar(language: str) -> _Grammar:
    t = table(language, "figures")
    formations = "|".join(sorted(map(re.escape, t["formations"]), key=len, reverse=True))
    pieces = "|".join(t["pieces"])
    return _Grammar(
        formation=re.compile(
            rf"(?P<det>\b(?:an?|another|one)\s+)?(?:[\w-]+\s+)?\b(?P<f>{formations})\s+of\s+"
            rf"(?:(?:the|its|their|these|those|new|used|[\w-]+-made|[A-Z][a-z]+n|[A-Z][a-z]+ese)\s+)*$"
        ),
        behind=re.compile(
            rf"(?:[’']s)?\s+(?:missile\s+|(?:air|missile)[\s-]def(?:en[cs]e)\s+|[a-z-]+\s+)?"
            rf"(?P<f>{formations})\b"
        ),
        bracket=re.compile(rf"\s*\((?:a total of\s+)?[^()]{{0,24}}?\s*(?:{pieces})?\)"),
        of=re.compile(
            rf"\s*(?:more\s+|further\s+|additional\s+|new\s+)*(?:(?:{pieces})\s+)?of\s+"
            r"(?:(?:the|these|those|its|their|such|all|his|our|new|same|a|total|planned|ordered)\s+"
            r"|[\w-]+\s+)*"
        ),
        alone=re.compile(
            rf"\s+(?:[a-z-]+\s+){{0,3}}?(?P<f>{formations})\b"
            r"(?=\s+(?:of\s+(?:it|them|these|those)|each|in|by|from|to|for|were|are|will|have|had|and)\b|[.,;:)])"
        ),
        formations=t["formations"],
        not_between=word_set(language, "figures", "not_between"),
        behind_one=word_set(language, "figures", "behind_one"),
    )


def count_pieces(document: Document, words: Equipment, language: str) -> None:
    """Give each item its number, and let a number that stands alone be an item."""
    g = _grammar(language)
    earlier: list[list[Mention]] = []
    for sentence in document.sentences:
        counts = _Counts(document.text, sentence, words, g)
        counts.run()
        counts.alone(earlier)
        here = [m for m in sentence.mentions if m.type is M.ITEM]
        if here:
            earlier = [*earlier[-3:], here]


class _Counts:
    """The numbers and the items of one sentence."""

    def __init__(self, text: str, sentence: Sentence, words: Equipment, g: _Grammar) -> None:
        self.text = text
        self.sentence = sentence
        self.words = words
        self.g = g
        self.mentions = sentence.mentions
        self.used: list[Mention] = []

    def run(self) -> None:
        """Match numbers to items; the numbers that are used leave the sentence's mentions."""
        for k, m in enumerate(self.mentions):
            if m.type is M.ITEM and m.quantity is None:
                self._item(k, m)
        if self.used:
            self.sentence.mentions = [m for m in self.mentions if m not in self.used]
            self.sentence.mentions.sort(key=lambda m: (m.start, -m.end))
            self.mentions = self.sentence.mentions

    def _item(self, k: int, m: Mention) -> None:
        unit, edge = "count", m.start
        opened = max(self.sentence.start, m.start - 60)
        formation = self.g.formation.search(self.text, opened, m.start)
        behind = self.g.behind.match(self.text, m.end, m.end + 50)
        if formation:
            unit = self.g.formations[formation.group("f")]
            edge = formation.start("f")
        elif behind:
            unit = self.g.formations[behind.group("f")]
        if self._numbered(k, m, unit, edge, bool(formation or behind)):
            return
        if formation and formation.group("det"):
            m.quantity = _ONE.model_copy(update={"unit": unit})
        elif m.plural and _FIRST_OF.search(self.text[opened : m.start]):
            m.quantity = _ONE
        elif not self._bracketed(k, m) and not m.plural and not behind:
            self._single(m)
        elif behind and _ONE_OF_A_SORT.search(self.text[opened : m.start]):
            m.quantity = _ONE.model_copy(update={"unit": unit})

    def _numbered(self, k: int, m: Mention, unit: str, edge: int, formed: bool) -> bool:
        """The number before the item, if it counts it."""
        number = (
            next(
                (
                    n
                    for n in self.mentions[k - 1 :: -1]
                    if n.type is M.NUMBER and n not in self.used
                ),
                None,
            )
            if k
            else None
        )
        if number is None or number.quantity is None:
            return False
        if number.end > edge:
            # "a squadron of 12 F-16s": the pieces, not the formation.
            if number.end > m.start:
                return False
            unit, edge = "count", m.start
        between = [o for o in self.mentions[:k] if number.end <= o.start < edge]
        if not self._counts(self.text[number.end : edge], between):
            return False
        number = self._first_of(number)
        q = number.quantity
        fits = m.plural or formed or m.form == "designation" or (q and q.amount == 1)
        if q is None or not fits:
            return False
        m.quantity = q.model_copy(update={"unit": unit})
        self.used.append(number)
        m.start = min(m.start, number.start)
        return True

    def _first_of(self, number: Mention) -> Mention:
        """ "the first two of eight frigates": the number spoken of is the first."""
        at = self.mentions.index(number)
        if at and self.mentions[at - 1].type is M.NUMBER:
            earlier = self.mentions[at - 1]
            if _OF_THE.fullmatch(self.text[earlier.end : number.start]):
                self.used.append(number)
                return earlier
        return number

    def _counts(self, gap: str, between: list[Mention]) -> bool:
        """Whether a number and what follows after `gap` belong together."""
        parties = (M.COUNTRY, M.GROUP, M.ORGANISATION, M.CITY)
        if any(o.type not in parties for o in between):
            return False
        for o in between:
            gap = gap.replace(self.text[o.start : o.end], " ")
        gap = _POSSESSIVE.sub(" ", gap)
        if _MARK.search(gap):
            return bool(_ADJECTIVES.fullmatch(gap))
        words = gap.split()
        if len(words) > 6:
            return False
        if "of" in words:
            return bool(self.g.of.fullmatch(gap + " ")) and not self.g.not_between & set(words) - {
                "of"
            }
        return not self.g.not_between & set(words)

    def _bracketed(self, k: int, m: Mention) -> bool:
        bracket = self.g.bracket.match(self.text, m.end, min(m.end + 48, self.sentence.end))
        if not bracket:
            return False
        for n in self.mentions[k + 1 :]:
            if n.start > bracket.end():
                break
            if n.type is M.NUMBER and n not in self.used and n.quantity and n.start - m.end < 20:
                m.quantity = n.quantity
                self.used.append(n)
                m.end = bracket.end()
                return True
        return False

    def _single(self, m: Mention) -> None:
        """ "a frigate", "the fourth ship", "a second S-400 regiment": one of them."""
        lead = self.text[max(self.sentence.start, m.start - 40) : m.start]
        head = self.text[m.start : m.end]
        ordinal = _NTH.search(lead) or _NTH_HEAD.match(head)
        ship = m.category in self.words.ships and _A.search(lead)
        if not (ordinal or ship) or not self._ends_here(m.end):
            return
        m.quantity = _ONE

    def _ends_here(self, end: int) -> bool:
        """No noun follows that the item only describes ("the second Gripen contract")."""
        after = _NEXT_WORD.match(self.text[end : end + 24])
        if after is None:
            return True
        word = after.group(1)
        return word in self.words.function or word.endswith("ed") or word in self.g.behind_one

    def alone(self, earlier: list[list[Mention]]) -> None:
        """ "a further 24", "the first", "six were delivered": of what was last counted."""
        if not earlier and not any(m.type is M.ITEM for m in self.mentions):
            return
        for k, n in enumerate(self.mentions):
            q = n.quantity
            if n.type is M.NUMBER and q is not None and q.amount <= 5000:
                formation = self.g.alone.match(self.text, n.end, self.sentence.end)
                if formation:
                    unit = self.g.formations[formation.group("f")]
                    target = self._target(k, earlier)
                    if target is not None and target.form != "generic":
                        counted = q.model_copy(update={"unit": unit})
                        self.mentions[k] = _stands_for(n.start, formation.end(), target, counted)
                elif self._is_alone(n):
                    target = self._target(k, earlier)
                    if target is not None:
                        self.mentions[k] = _stands_for(n.start, n.end, target, q)
        self._ordinals(earlier)

    def _ordinals(self, earlier: list[list[Mention]]) -> None:
        """ "The first arrived in 2014": one of them."""
        found = []
        for match in _THE_FIRST.finditer(self.text, self.sentence.start, self.sentence.end):
            start, end = match.span("nth")
            if any(m.start < end and start < m.end for m in self.mentions):
                continue
            k = sum(m.start < start for m in self.mentions)
            target = self._target(k, earlier)
            if target is not None:
                found.append(_stands_for(start, end, target, _ONE))
        if found:
            self.mentions += found
            self.mentions.sort(key=lambda m: (m.start, -m.end))

    def _target(self, k: int, earlier: list[list[Mention]]) -> Mention | None:
        """What a bare number counts: what was last counted, by its most exact name."""
        here = [m for m in self.mentions[:k] if m.type is M.ITEM]
        counted = next((m for m in reversed(here) if m.quantity is not None), None)
        for items in reversed(earlier):
            if counted is not None:
                break
            counted = next((m for m in items if m.quantity is not None), None)
        known = [m for items in (*earlier, here) for m in items if m.form == "designation"]
        if counted is None:
            return next((m for m in reversed(known) if not m.civil), None)
        if counted.form != "generic":
            return counted
        fits = self.words.stands_for.get(self.words.anaphoric.get(counted.name, ""), frozenset())
        return next((m for m in reversed(known) if m.category in fits), counted)

    def _is_alone(self, n: Mention) -> bool:
        lead = self.text[max(self.sentence.start, n.start - 24) : n.start]
        rest = self.text[n.end : min(n.end + 32, self.sentence.end)]
        if _ALONE_TAIL.match(rest):
            return True
        return bool(_ALONE_LEAD.search(lead) and (_ALONE_END.match(rest)))


_POSSESSIVE = re.compile(r"[’']s?\b")
_MARK = re.compile(r"[,;:.()]")
_ADJECTIVES = re.compile(r"\s*(?:[a-z-]+,\s+){1,3}[a-z-]+\s*")
_ONE_OF_A_SORT = re.compile(r"\b(?:an?|another|one|second|third|first)\s+$")
_OF_THE = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+)?")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_NTH = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|another|final|"
    r"lead|\d+(?:st|nd|rd|th))\s+(?:[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(
    r"\b(?:first|second|third|one|another)\s+of\s+(?:the|these|its|those)\s+$", re.I
)
_NTH_HEAD = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s"
)
_A = re.compile(r"\b(?:an?|one)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_ALONE_TAIL = re.compile(
    r"\s+(?:(?:more|others?|additional|further)\s*(?:[,.;:)]|$|\s(?:in|by|from|to|for|at|over|are|were|will|"
    r"have|had|would|should|on|later|this|next|last|between|before|after|under|with|and|as|being)\b)"
    r"|of\s+(?:them|which|these|those)\b(?!\s+[a-z]+s\b)"
    r"|(?:were|have\s+been|had\s+been|are|will\s+be|would\s+be|have|had)\s+(?:already\s+|now\s+|so\s+far\s+|to\s+be\s+|since\s+|also\s+|being\s+|still\s+)*"
    r"(?:been\s+)?(?:delivered|built|ordered|bought|supplied|handed|received|produced|assembled|"
    r"shipped|upgraded|modernised|modernized|leased|made|sold|arrived|sent|completed|due|in\s+service))"
)
_ALONE_LEAD = re.compile(
    r"\b(?:the\s+first|first|its|their|the\s+last|the\s+next|the\s+remaining|the\s+other|a\s+further|another|"
    r"an\s+additional|the\s+final|all|the|these|those|further|and\s+the)\s+$",
    re.IGNORECASE,
)
_ALONE_END = re.compile(
    r"\s*(?:[,.;:)]|$|(?:in|by|from|to|for|at|are|were|will|have|had|would|should|on|later|this|"
    r"next|between|before|after|under|with|and|came|arrived|went|left|reached|joined)\b)"
)


_THE_FIRST = re.compile(
    r"\b(?P<nth>[Tt]he (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?: one)?)"
    r"(?=,? (?:was|is|has|had|will|would|should|could|may|might|can|must|arrived|reached|came|"
    r"went|left|flew|entered|joined|landed|sailed|of (?:them|these|those|which)\b)"
    r"|, (?:the|named|called)\b)"
)


def _stands_for(start: int, end: int, target: Mention, quantity: Quantity) -> Mention:
    """A mention of some of the pieces that `target` names."""
    return Mention(
        start,
        end,
        M.ITEM,
        target.name,
        form="definite" if target.form != "generic" else "generic",
        category=target.category,
        origin=target.origin,
        family=target.family,
        quantity=quantity,
        civil=target.civil,
        arms=target.arms,
        plural=True,
        owner=target.owner,
    )
