"""Step 5: what "the concern", "it", "both sides" and "the jets" stand for."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from armsledger.extraction.attribution import Source
from armsledger.extraction.document import Document, M, Mention, Sentence
from armsledger.extraction.grammar.tables import table
from armsledger.extraction.lexicon import equipment
from armsledger.extraction.names import ministry_name

_DEFINITE = re.compile(r"\b(?:the|these|those|such|both|that|this|its|their|all)\s+(?:\w+\s+)?$")
_YARD = re.compile(r"ship|yard|dock|naval|marine", re.IGNORECASE)
_TRADERS = frozenset(["maker", "exporter", "agency", "", "other", "institute"])
_SPACE = re.compile(r"\s+")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    t = table(language, "reference")
    groups = []
    for kind in ("both", "ministry", "force", "organisation", "country"):
        words = "|".join(
            re.escape(w).replace(r"\ ", r"\s+") for w in sorted(t[kind], key=len, reverse=True)
        )
        if kind == "both":
            groups.append(rf"(?P<both>{words})")
        else:
            groups.append(rf"(?:the|this|that|its|their|our)\s+(?:[a-z-]+\s+)??(?P<{kind}>{words})")
    pronouns = "|".join([*t["singular"], *t["plural"], *t["first_person"]])
    return re.compile(rf"\b(?:{'|'.join(groups)}|(?P<pronoun>{pronouns}))\b(?![-\w])")


def resolve_references(document: Document, sources: list[Source], language: str) -> None:
    """Add mentions for definite nouns and pronouns, with what they stand for."""
    salience = _Salience(document)
    for number, sentence in enumerate(document.sentences):
        added: list[Mention] = []
        for match in _pattern(language).finditer(document.folded, sentence.start, sentence.end):
            start, end = match.span()
            if any(m.start < end and start < m.end for m in sentence.mentions):
                continue
            kind = match.lastgroup or ""
            word = _SPACE.sub(" ", match.group(kind)).lower()
            referents = salience.referents(kind, word, number, start, sources[number])
            if not referents:
                continue
            first = referents[0]
            added.append(
                Mention(
                    start,
                    end,
                    first.type,
                    first.name,
                    first.country,
                    form="pronoun" if kind == "pronoun" else "definite",
                    org_type=first.org_type,
                    referents=tuple(referents),
                    arms=first.arms,
                )
            )
        sentence.mentions = sorted([*sentence.mentions, *added], key=lambda m: (m.start, -m.end))
        _bare_ministries(number, sentence, salience)
    _items(document, language)


class _Salience:
    """Which parties the report has spoken of, and how much."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.counts: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        for sentence in document.sentences:
            for m in sentence.mentions:
                if m.is_party:
                    self.counts[m.name] += 1
                if m.type is M.COUNTRY and m.country:
                    self.countries[m.country] += 1

    def before(self, number: int, start: int, back: int = 6) -> list[Mention]:
        """Parties named before a place, the nearest sentence's first ones first."""
        out: list[Mention] = []
        sentences = self.document.sentences
        here = [m for m in sentences[number].mentions if m.is_party and m.end <= start]
        out += sorted(here, key=lambda m: m.start)
        for k in range(number - 1, max(-1, number - 1 - back), -1):
            out += [m for m in sentences[k].mentions if m.is_party]
        if self.document.title_sentence is not None:
            out += [m for m in self.document.title_sentence.mentions if m.is_party]
        return out

    def referents(
        self, kind: str, word: str, number: int, start: int, source: Source
    ) -> list[Mention]:
        """What a definite noun or pronoun at `start` of a sentence stands for."""
        previous = self.before(number, start)
        if kind == "pronoun":
            return self._pronoun(word, number, start, source)
        if kind == "both":
            return self._two(previous, word)
        if kind == "country":
            if word in ("neighbour", "buyer", "customer", "recipient"):
                return []
            return _first(
                [m for m in previous if m.type is M.COUNTRY and m.form != "adjective"]
            ) or _first([m for m in previous if m.type is M.COUNTRY])
        if kind == "ministry":
            ministries = [m for m in previous if m.org_type == "ministry" and m.form != "pronoun"]
            return _first(ministries)
        if kind == "force":
            forces = [
                m
                for m in previous
                if m.org_type == "force" and word.rsplit(maxsplit=1)[-1] in m.name.lower()
            ]
            if forces:
                return _first(forces)
            owner = _first([m for m in previous if m.type is M.COUNTRY])
            return (
                owner if word in ("military", "armed forces", "army", "navy", "air force") else []
            )
        organisations = [
            m
            for m in previous
            if m.type is M.ORGANISATION and m.org_type in _TRADERS and not m.referents
        ]
        if word in ("agency",):
            organisations = [m for m in organisations if m.org_type in ("agency", "exporter")]
        if word in ("exporter", "arms exporter"):
            organisations = [m for m in organisations if m.org_type == "exporter"] or organisations
        if word in ("yard", "shipyard", "shipbuilder"):
            yards = [m for m in organisations if _YARD.search(m.name)]
            organisations = yards or organisations
        if (
            source.organisation is not None
            and source.organisation.type is M.ORGANISATION
            and word in ("company", "firm", "concern", "corporation")
            and not any(m.name == source.organisation.name for m in organisations[:1])
        ):
            organisations = [source.organisation, *organisations]
        return _first(organisations)

    def _pronoun(
        self,
        word: str,
        number: int,
        start: int,
        source: Source,
    ) -> list[Mention]:
        if word in ("we", "our", "us"):
            return [source.organisation] if source.organisation is not None else []
        if word in ("i", "my"):
            return []
        if word in ("they", "their", "them"):
            return []
        # "it" at the head of a sentence: the previous sentence's first party, its subject.
        here = [
            m for m in self.document.sentences[number].mentions if m.is_party and m.end <= start
        ]
        if here:
            return _first(here)
        for k in range(number - 1, max(-1, number - 4), -1):
            parties = [
                m
                for m in self.document.sentences[k].mentions
                if m.is_party and m.form != "adjective"
            ]
            if parties:
                best = parties[0]
                return list(best.referents[:1]) or [best]
        return []

    def _two(self, previous: list[Mention], word: str) -> list[Mention]:
        wanted = (
            (M.ORGANISATION,)
            if "compan" in word or "firm" in word
            else (M.COUNTRY,)
            if "countr" in word or "nation" in word or "state" in word
            else (M.COUNTRY, M.ORGANISATION)
        )
        if wanted == (M.COUNTRY, M.ORGANISATION) and "side" in word:
            ranked = self.countries.most_common(2)
            if len(ranked) == 2:
                out = []
                for code, _ in ranked:
                    m = next(
                        (
                            m
                            for s in self.document.sentences
                            for m in s.mentions
                            if m.type is M.COUNTRY and m.country == code
                        ),
                        None,
                    )
                    if m is not None:
                        out.append(m)
                return sorted(out, key=lambda m: m.start)
        seen: list[Mention] = []
        for m in previous:
            if m.type in wanted and not any(m.name == s.name for s in seen) and not m.referents:
                seen.append(m)
        return seen[:2] if len(seen) >= 2 else []


def _first(mentions: list[Mention]) -> list[Mention]:
    if not mentions:
        return []
    best = mentions[0]
    return list(best.referents[:1]) or [best]


def _bare_ministries(number: int, sentence: Sentence, salience: _Salience) -> None:
    """ "the Defence Ministry" of a report that has named one country's: that country's."""
    for m in sentence.mentions:
        if m.form != "ministry":
            continue
        previous = salience.before(number, m.start, back=30)
        same = next(
            (
                p
                for p in previous
                if p.org_type == "ministry"
                and p.form == "name"
                and m.name.split()[0] in p.name.lower()
            ),
            None,
        )
        country = next((p for p in previous if p.type is M.COUNTRY), None)
        if same is not None:
            m.name, m.country = same.name, same.country
        elif country is not None:
            m.name, m.country = (
                ministry_name(m.name, country.name, country.country),
                country.country,
            )
        else:
            m.name = ministry_name(m.name, "", None).removesuffix(" of ")
        m.form = "name"


def _items(document: Document, language: str) -> None:
    """ "the jets", "these systems": the system named before, where its sort fits."""
    words = equipment(language)
    seen: list[Mention] = []
    for sentence in document.sentences:
        for m in sentence.mentions:
            if m.type is not M.ITEM:
                continue
            sort = words.anaphoric.get(m.name)
            if m.form == "generic" and sort is not None and seen:
                before = document.folded[max(sentence.start, m.start - 24) : m.start]
                opening = document.folded[m.start : m.end].split()
                definite = _DEFINITE.search(before) is not None or opening[0] in words.definite
                if definite:
                    fits = words.stands_for.get(sort, frozenset())
                    target = next(
                        (s for s in reversed(seen) if sort == "any" or s.category in fits), None
                    )
                    if target is not None:
                        m.name, m.category, m.origin = target.name, target.category, target.origin
                        m.family, m.arms, m.form = target.family, True, "definite"
                        m.owner = m.owner or target.owner
            elif m.form == "designation" or (m.category and m.form == "generic"):
                seen.append(m)
