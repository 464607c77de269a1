"""Figures about a party's arms trade or industry: exports, order books, shares, ranks."""

from __future__ import annotations

import re
from functools import cache

from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.draft import Draft
from armsledger.extraction.grammar.tables import table
from armsledger.extraction.languages.en.clauses import Row
from armsledger.extraction.languages.en.units import Unit
from armsledger.model import Kind, Measure, Qualifier, Quantity, Role, Stage


@cache
def _tables(language: str) -> dict[str, re.Pattern[str]]:
    t = table(language, "indicators")

    def either(words: list[str]) -> re.Pattern[str]:
        parts = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])")

    out = {name: either(words) for name, words in t["measures"].items()}
    for name in ("up", "down", "share", "ranked", "forecast", "target"):
        out[name] = either(t[name])
    return out


class Indicators:
    """The indicators of one sentence."""

    def __init__(self, document: Document, sentence: Sentence, number: int, units: list[Unit], language: str) -> None:
        self.document = document
        self.sentence = sentence
        self.number = number
        self.units = units
        self.row = Row(units)
        self.t = _tables(language)
        self.folded = document.folded
        self.ordinals: dict[str, int] = table(language, "figures")["ordinals"]

    def drafts(self, taken: list[Quantity]) -> list[Draft]:
        """Indicators; money that a dealing has taken for its value is left alone."""
        out: list[Draft] = []
        for k, u in enumerate(self.units):
            m = u.mention
            if m is None or m.quantity is None:
                continue
            if m.type is M.MONEY and any(m.quantity is q for q in taken):
                continue
            found: Draft | None = None
            if m.type is M.MONEY:
                found = self._money(k, m)
            elif m.type is M.PERCENT:
                found = self._percent(k, m)
            elif m.type is M.RATIO:
                found = self._growth(k, m)
            elif m.type is M.NUMBER:
                found = self._count(k, m)
            elif m.type is M.MEASURE:
                found = self._specification(k, m)
            if found is not None:
                out.append(found)
        out += self._ranks()
        return out

    # -- helpers

    def _clause(self, k: int) -> tuple[int, int]:
        """The stretch around unit k between breaks and other coordinate clauses."""
        a, b = k, k
        while a > 0 and not self._breaks(a - 1):
            a -= 1
        while b + 1 < len(self.units) and not self._breaks(b + 1):
            b += 1
        return a, b

    def _breaks(self, j: int) -> bool:
        u = self.units[j]
        if u.lower in (";", ":", "“", "”", '"') or (u.kind == "sub" and u.lower not in ("as", "since")):
            return True
        if u.kind in ("conj",) or u.lower == ",":
            # A break where a new subject and verb follow.
            for t in range(j + 1, min(len(self.units), j + 7)):
                w = self.units[t]
                if w.kind == "verb" and w.verb is not None and w.verb.finite:
                    return t > j + 1
                if w.kind in ("conj", "punct", "rel", "sub"):
                    return False
        return False

    def _text(self, a: int, b: int) -> str:
        return self.folded[self.units[a].start : self.units[b].end]

    def _draft(self, measure: Measure, quantity: Quantity, k: int, stage: Stage, a: int, b: int) -> Draft:
        text = self.document.text
        start, end = self.units[a].start, self.units[b].end
        while end > start and text[end - 1] in " ,.;:":
            end -= 1
        while start < end and text[start] in " ,;:“\"":
            start += 1
        draft = Draft(Kind.INDICATOR, stage, self.sentence, self.number, start, end, self.units[k].start)
        draft.measure, draft.amount = measure, quantity
        for j in range(a, b + 1):
            u = self.units[j]
            if u.kind == "date" and u.mention is not None:
                draft.dates.append(u.mention)
        if not draft.dates:
            draft.dates += [u.mention for u in self.units if u.kind == "date" and u.mention is not None][:1]
        draft.future = stage is not Stage.REPORTED
        return draft

    def _stage(self, a: int, b: int) -> Stage:
        text = self._text(a, b)
        verbs = [u.verb for u in self.units[a : b + 1] if u.kind == "verb" and u.verb is not None]
        if self.t["target"].search(text) and any(v.main.operator == "planned" or v.tense == "infinitive" for v in verbs):
            words = self.t["target"].search(text)
            if words and not re.search(r"\b(?:expected|forecast|projected)\b", text):
                return Stage.TARGET
        if any(v.tense in ("future", "future_past", "possible", "obliged") or (v.tense == "conditional") for v in verbs):
            return Stage.FORECAST
        if re.search(r"\b(?:forecast|expected to|projected|expects|is expected)\b", text):
            return Stage.FORECAST
        return Stage.REPORTED

    def _measure(self, a: int, b: int, k: int, names: tuple[str, ...]) -> str | None:
        """The measure whose noun stands nearest to unit k in units a..b."""
        start, end = self.units[a].start, self.units[b].end
        here = self.units[k].start
        best: tuple[float, str] | None = None
        for name in names:
            for match in self.t[name].finditer(self.folded, start, end):
                distance = here - match.end() if match.end() <= here else (match.start() - here) * 1.2
                longer = -0.5 * (match.end() - match.start())
                if best is None or distance + longer < best[0]:
                    best = (distance + longer, name)
        return best[1] if best else None

    def _subject(self, draft: Draft, a: int, b: int, k: int) -> None:
        """Whose figure it is: the subject of the clause, or whose the measured thing is."""
        for j in range(k, a - 1, -1):
            u = self.units[j]
            if u.kind in ("noun", "word", "item") and u.owner is not None and u.owner.is_party:
                draft.add(Role.SUBJECT, u.owner)
                return
            if u.kind == "owner" and u.mention is not None and u.mention.is_party:
                draft.add(Role.SUBJECT, u.mention)
                return
            if u.kind == "verb" and u.verb is not None and (u.verb.finite or u.verb.tense == "infinitive"):
                subject = self.row.subject(j)
                parties = self.row.party(subject) if subject is not None else []
                if subject is not None and not parties and self.units[subject].owner is not None:
                    owner = self.units[subject].owner
                    parties = [owner] if owner is not None and owner.is_party else []
                if not parties and subject is not None:
                    parties = self._of(subject)
                if parties:
                    draft.add(Role.SUBJECT, parties[0])
                    return
        for j in range(a, b + 1):
            u = self.units[j]
            if u.kind == "party" and u.mention is not None and u.mention.is_party and u.mention.form != "adjective":
                draft.add(Role.SUBJECT, *list(u.mention.referents or (u.mention,))[:1])
                return
        for j in range(len(self.units)):
            u = self.units[j]
            if u.kind in ("party", "owner") and u.mention is not None and u.mention.is_party and j < k:
                draft.add(Role.SUBJECT, *list(u.mention.referents or (u.mention,))[:1])
                return

    def _of(self, subject: int) -> list[Mention]:
        """ "exports of Turkey", "imports by the Middle East"."""
        for preposition, j in self.row.arguments(subject):
            if preposition in ("of", "by", "from") and self.units[j].kind == "party":
                return self.row.party(j)[:1]
        return []

    # -- sorts of figures

    def _money(self, k: int, m: Mention) -> Draft | None:
        a, b = self._clause(k)
        name = self._measure(a, b, k, ("exports", "imports", "sales", "orders", "licences", "production", "budget"))
        assert m.quantity is not None
        if name is None:
            return None
        if name in ("exports", "sales", "production") and not self._carried(a, k):
            return None
        draft = self._draft(Measure(name), m.quantity, k, self._stage(a, b), a, b)
        self._subject(draft, a, b, k)
        return draft

    def _carried(self, a: int, k: int) -> bool:
        return any(u.kind in ("verb", "noun", "word") for u in self.units[a:k]) or k == a

    def _percent(self, k: int, m: Mention) -> Draft | None:
        a, b = self._clause(k)
        text = self._text(a, b)
        assert m.quantity is not None
        behind = self.folded[m.end : m.end + 60]
        is_share = bool(re.match(r"\s+(?:share\b|of\s+(?!\w+\s+(?:growth|increase)))", behind)) or bool(self.t["share"].search(text))
        grows = self.t["up"].search(text) or self.t["down"].search(text)
        before = self.folded[max(self.units[a].start, m.start - 40) : m.start]
        if re.search(r"\bshare\b", before) or re.search(r"\bshare\b", behind[:14]):
            is_share, grows = True, None
        if grows and (re.search(r"\bby\s*(?:\w+\s+){0,2}$", before) or not is_share or re.search(rf"(?:{self.t['up'].pattern}|{self.t['down'].pattern})\s*(?:by\s+)?(?:\w+\s+)?$", before)):
            return self._growth(k, m)
        if not is_share:
            return None
        of = self._measure(a, b, k, ("exports", "imports", "sales", "orders", "budget", "production")) or self._measure(0, len(self.units) - 1, k, ("exports", "imports", "sales", "orders", "budget", "production"))
        draft = self._draft(Measure.SHARE, m.quantity, k, self._stage(a, b), a, b)
        draft.of = Measure(of) if of else None
        whole: list[Mention] = []
        for j in range(k + 1, b + 1):
            u = self.units[j]
            if u.kind in ("party", "owner") and u.mention is not None and u.mention.is_party:
                whole = [u.mention]
                break
        from_party = re.search(r"\b(?:comes?|came|coming|going|goes|went)\s+(?:from|to)\b", text)
        self._subject(draft, a, k, k)
        if from_party and whole:
            draft.roles = {}
            draft.add(Role.SUBJECT, whole[0])
        elif whole and draft.has(Role.SUBJECT) and whole[0].name != draft.roles[Role.SUBJECT][0].name:
            draft.add(Role.COUNTERPART, whole[0])
        elif whole and not draft.has(Role.SUBJECT):
            draft.add(Role.SUBJECT, whole[0])
        return draft

    def _growth(self, k: int, m: Mention) -> Draft | None:
        a, b = self._clause(k)
        text = self._text(a, b)
        assert m.quantity is not None
        down = self.t["down"].search(text)
        up = self.t["up"].search(text)
        if not (down or up) and m.type is not M.RATIO:
            return None
        if m.type is M.RATIO and not (up or down or re.search(r"\b(?:doubl|tripl|halv|quadrupl|-?fold|times)", text)):
            return None
        if m.type is M.RATIO and re.search(r"\btimes\b", m.name.lower()) and not (up or down):
            return None
        names = ("exports", "imports", "sales", "orders", "production", "budget", "licences")
        of = self._measure(a, b, k, names) or self._measure(0, len(self.units) - 1, k, names)
        if of is None:
            return None
        quantity = m.quantity
        if m.type is M.PERCENT and down and not (up and up.start() > down.start()):
            quantity = quantity.model_copy(update={"amount": -quantity.amount})
        draft = self._draft(Measure.GROWTH, quantity, k, self._stage(a, b), a, b)
        draft.of = Measure(of)
        self._subject(draft, a, b, k)
        return draft

    def _count(self, k: int, m: Mention) -> Draft | None:
        assert m.quantity is not None
        behind = self.folded[m.end : m.end + 60]
        a, b = self._clause(k)
        text = self._text(a, b)
        noun = re.match(r"\s+(?:[\w-]+\s+){0,2}?(countries|states|nations|contracts|deals|agreements|companies|firms|licences|licenses|enterprises|air forces|navies|armies|products|units)\b", behind)
        if noun is None or m.quantity.unit != "count":
            return None
        word = noun.group(1)
        if word in ("countries", "states", "nations", "air forces", "navies", "armies"):
            if not re.search(r"\b(?:cooperat|co-operat|export|suppl|deliver|sell|sold|customers?|contracts?|client|operat|partner|belong|serv|buy|chosen|selected|ordered|use|deal|market|talks|negotiat)\w*", text):
                return None
            if re.search(r"\b(?:exhibitors|participants|delegations|visitors|exhibition|show|soldiers|troops|exercise)\b", text):
                return None
            measure = Measure.PARTNER_COUNTRIES
        elif word in ("contracts", "deals", "agreements"):
            measure = Measure.CONTRACTS
        elif word in ("companies", "firms", "enterprises"):
            if not re.search(r"\b(?:cooperat|co-operat|work|partner|suppl)\w*", text):
                return None
            measure = Measure.PARTNER_COMPANIES
        elif word in ("licences", "licenses"):
            measure = Measure.LICENCES
        else:
            if word == "units" and not re.search(r"\bproducts?\b", text):
                return None
            measure = Measure.PRODUCTS
        stage = self._stage(a, b)
        if re.search(r"\bbeing\s+(?:worked out|negotiated|discussed|prepared)|under negotiation|in the pipeline\b", text):
            stage = Stage.FORECAST
        draft = self._draft(measure, m.quantity, k, stage, a, b)
        self._subject(draft, a, b, k)
        return draft

    def _specification(self, k: int, m: Mention) -> Draft | None:
        a, b = self._clause(k)
        assert m.quantity is not None
        item = next((u.mention for u in self.units[a : b + 1] if u.kind == "item"), None)
        if item is None or m.quantity.unit in ("h",):
            return None
        draft = self._draft(Measure.SPECIFICATION, m.quantity, k, self._stage(a, b), a, b)
        draft.items.append(item)
        draft.dates = []
        return draft

    # -- ranks

    _RANK = re.compile(
        r"\b(?:(?:world's|globe's|planet's|country's|europe's|asia's|africa's|by far the|remained the|the|is the|as the)\s+)?"
        r"(?:(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[\s-]+)?"
        r"(?P<top>biggest|largest|leading|top|main|number one)\s+(?:\w+\s+){0,3}?"
        r"(?P<what>exporter|importer|seller|buyer|supplier|recipient|purchaser|customer|arms producer|producer|client|market)s?\b"
    )
    _PLACE = re.compile(
        r"\b(?:ranks?|ranked|came|comes|is|was|in)\s+(?:in\s+)?(?:the\s+)?(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|no\.?\s?\d+|number\s\w+)(?:\s+(?:place|position|spot))?\b"
    )
    _LEAD = re.compile(r"\b(?:takes?|took|taking|in)\s+the\s+lead\b|\bleads?\s+in\b")
    _FOLLOWED = re.compile(r"\b(?:is\s+|was\s+|are\s+)?followed\s+by\b|\bfollowed\b|\bahead\s+of\b")
    _TOP = re.compile(r"\btop[\s-]+(?P<n>three|five|ten|\d+)\b")

    def _ranks(self) -> list[Draft]:
        out: list[Draft] = []
        start, end = self.sentence.start, self.sentence.end
        for match in self._RANK.finditer(self.folded, start, end):
            of = "imports" if match.group("what") in ("importer", "buyer", "recipient", "purchaser", "customer", "client") else "production" if "producer" in match.group("what") else "exports"
            position = self.ordinals.get(match.group("ord") or "", 1)
            draft = self._rank_at(match.start(), match.end(), position, of)
            if draft is not None:
                out.append(draft)
        for match in self._PLACE.finditer(self.folded, start, end):
            word = match.group("ord")
            digits = re.search(r"\d+", word)
            position = int(digits.group()) if digits else self.ordinals.get(word.split()[-1], 0)
            behind = self.folded[match.end() : match.end() + 12]
            if not position or (match.group().startswith(("is", "was", "in", "came")) and "place" not in match.group() and "position" not in match.group() and not match.group().startswith("ranks")):
                continue
            if re.match(r"\s+(?:quarter|half|time|stage|batch|phase|year)", behind):
                continue
            draft = self._rank_at(match.start(), match.end(), position, None)
            if draft is not None:
                out.append(draft)
        for match in self._LEAD.finditer(self.folded, start, end):
            draft = self._rank_at(match.start(), match.end(), 1, None)
            if draft is not None:
                out.append(draft)
        out += self._followers(out)
        for match in self._TOP.finditer(self.folded, start, end):
            numbers = {"three": 3, "five": 5, "ten": 10}
            n = numbers.get(match.group("n")) or int(match.group("n"))
            before = self.folded[max(start, match.start() - 60) : match.start()]
            negative = bool(re.search(r"\b(?:not|outside|below|never)\b", before))
            draft = self._rank_at(match.start(), match.end(), n, None)
            if draft is not None and draft.amount is not None:
                qualifier = Qualifier.OVER if negative else Qualifier.UP_TO
                draft.amount = draft.amount.model_copy(update={"qualifier": qualifier})
                out.append(draft)
        return out

    def _rank_at(self, start: int, end: int, position: int, of: str | None) -> Draft | None:
        k = next((j for j, u in enumerate(self.units) if u.end > start), None)
        if k is None:
            return None
        a, b = self._clause(k)
        quantity = Quantity(amount=position, unit="rank", qualifier=Qualifier.EXACT)
        draft = self._draft(Measure.RANK, quantity, k, self._stage(a, b), a, b)
        if of is None:
            of = self._measure(a, b, k, ("exports", "imports", "sales", "production", "orders"))
        draft.of = Measure(of) if of else None
        left = [u.mention for u in self.units[:k] if u.kind in ("party",) and u.mention is not None and u.mention.is_party]
        right = [u.mention for u in self.units[k:] if u.kind in ("party", "owner") and u.mention is not None and u.mention.is_party]
        subject = left[-1] if left else None
        for j in range(k, min(len(self.units), k + 4)):
            if self.units[j].kind == "verb":
                s = self.row.subject(j)
                parties = self.row.party(s) if s is not None else []
                if parties:
                    subject = parties[0]
                break
        if subject is None:
            return None
        subject = (subject.referents or (subject,))[0]
        draft.add(Role.SUBJECT, subject)
        counterpart = next((m for m in right if m.name != subject.name and m.start >= end and self._partner_of(m)), None)
        if counterpart is not None:
            draft.add(Role.COUNTERPART, counterpart)
        else:
            owner = next((u.owner for u in self.units[k : k + 6] if u.owner is not None and u.owner.is_party and u.owner.name != subject.name), None)
            if owner is not None:
                draft.add(Role.COUNTERPART, owner)
        return draft

    def _partner_of(self, m: Mention) -> bool:
        before = self.folded[max(self.sentence.start, m.start - 16) : m.start]
        return bool(re.search(r"\b(?:with|of|to|among|in|for)\s+(?:the\s+)?$", before))

    def _followers(self, leaders: list[Draft]) -> list[Draft]:
        match = self._FOLLOWED.search(self.folded, self.sentence.start, self.sentence.end)
        if match is None or not leaders:
            return []
        leader = leaders[0]
        assert leader.amount is not None
        passive = "by" in match.group()
        parties = [u.mention for u in self.units if u.kind == "party" and u.mention is not None and not u.mention.referents]
        lead_name = leader.roles[Role.SUBJECT][0].name
        chosen = [m for m in parties if (m.start >= match.end() if passive or "ahead" in match.group() else m.end <= match.start())]
        chosen = [m for m in chosen if m.name != lead_name and not any(m.name == c.name for c in leader.roles.get(Role.COUNTERPART, []))]
        if not passive and "ahead" not in match.group():
            after = [u for u in self.units if u.start >= match.end()]
            if not after or after[0].kind not in ("pron", "punct", "party", "det", "conj"):
                return []
        out = []
        for offset, m in enumerate(chosen, 1):
            draft = self._draft(Measure.RANK, leader.amount.model_copy(update={"amount": leader.amount.amount + offset}), 0, leader.stage, 0, len(self.units) - 1)
            draft.start, draft.end = leader.start, max(leader.end, m.end)
            draft.dates = list(leader.dates)
            draft.of = leader.of
            draft.add(Role.SUBJECT, m)
            for c in leader.roles.get(Role.COUNTERPART, []):
                draft.add(Role.COUNTERPART, c)
            out.append(draft)
        return out
